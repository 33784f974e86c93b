"""Days as people say them, with ICU as the oracle."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icu4py.messageformat import MessageFormat

from bot.dialogue.content import LOCALES, Locale
from bot.wording.dates import GREGORIAN_MONTHS, SOLAR_MONTHS, digits, say_day

FIRST, LAST = date(2005, 1, 1), date(2032, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range(0, (LAST - FIRST).days + 1, 3)]
ICU_LOCALES: dict[Locale, str] = {"ps": "ps", "fa_AF": "fa-AF", "ur": "ur", "en": "en"}

# Where ours differs from ICU on purpose: no ezafe at the end of a name that stands before a year,
# and the gaf of Pashto, which ICU writes with the Persian one.
SOLAR_AS_OURS = {"سنبلهٔ": "سنبله", "غبرگولی": "غبرګولی", "چنگاښ": "چنګاښ"}
# Retroflex letters as Pashto newspapers write these months; ICU has them as in Dari.
GREGORIAN_AS_OURS = {"سېپتمبر": "سپټمبر", "اکتوبر": "اکټوبر", "دسمبر": "ډسمبر"}


def icu(locale: Locale, calendar: str) -> MessageFormat:
    return MessageFormat("{d,date,::yMMMMd}", f"{ICU_LOCALES[locale]}-u-ca-{calendar}")


def asked(oracle: MessageFormat, day: date) -> set[str]:
    """The words of ICU's date, in whatever order; its era is left out."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return set(oracle.format({"d": noon}).replace(",", "").replace("،", "").split()) - {"AP"}


def ours(names: dict[str, str], words: set[str]) -> set[str]:
    return {names.get(word, word) for word in words}


@pytest.mark.parametrize("locale", ["ps", "fa_AF"])
def test_every_solar_day_is_the_one_of_icu(locale: Locale) -> None:
    oracle = icu(locale, "persian")
    for day in DAYS:
        solar = say_day(day, locale).split(" (")[0]
        assert set(solar.split()) == ours(SOLAR_AS_OURS, asked(oracle, day)), day


@pytest.mark.parametrize("locale", LOCALES)
def test_every_gregorian_day_is_the_one_of_icu(locale: Locale) -> None:
    oracle = icu(locale, "gregory")
    names = GREGORIAN_AS_OURS if locale == "ps" else {}
    for day in DAYS[::5]:
        said = say_day(day, locale)
        gregorian = said.split(" (")[1].rstrip(")") if "(" in said else said
        assert set(gregorian.split()) == ours(names, asked(oracle, day)), day


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "30 June 2025"),
        ("ur", "30 جون 2025"),
        ("fa_AF", "۹ سرطان ۱۴۰۴ (۳۰ جون ۲۰۲۵)"),
        ("ps", "۹ چنګاښ ۱۴۰۴ (۳۰ جون ۲۰۲۵)"),
    ],
)
def test_a_day_in_each_language(locale: Locale, said: str) -> None:
    assert say_day(date(2025, 6, 30), locale) == said


@pytest.mark.parametrize(
    ("day", "solar"),
    [
        (date(2025, 3, 19), "۲۹ حوت ۱۴۰۳"),
        (date(2025, 3, 20), "۳۰ حوت ۱۴۰۳"),  # a leap year, where another library is one day ahead
        (date(2025, 3, 21), "۱ حمل ۱۴۰۴"),
        (date(2026, 3, 20), "۲۹ حوت ۱۴۰۴"),
        (date(2026, 3, 21), "۱ حمل ۱۴۰۵"),
    ],
)
def test_the_turn_of_the_year(day: date, solar: str) -> None:
    assert say_day(day, "fa_AF").startswith(f"{solar} (")


@pytest.mark.parametrize("months", [SOLAR_MONTHS, GREGORIAN_MONTHS])
def test_twelve_months_each_once(months: dict[Locale, tuple[str, ...]]) -> None:
    assert all(len(set(months[locale])) == 12 for locale in LOCALES)


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "0136"), ("ur", "0136"), ("ps", "۰۱۳۶"), ("fa_AF", "۰۱۳۶")]
)
def test_the_digits_of_each_language(locale: Locale, said: str) -> None:
    assert digits("0136", locale) == said

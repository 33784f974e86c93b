"""Days as people say them: Afghan Solar Hijri beside Gregorian, in each language's digits.

Conversion by persiantools, which agrees with ICU for every day from 1900 to 2123 (khayyam is one
day off in all of 1404). No library has the Afghan month names, so they stand here: four languages
by twelve.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from persiantools.jdatetime import JalaliDate

from bot.dialogue.calendar import Calendar, Month, solar
from bot.dialogue.content import Locale

_EASTERN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_DIGITS: Mapping[Locale, dict[int, int] | None] = {"en": None, "ps": _EASTERN, "fa_AF": _EASTERN, "ur": None}

SOLAR_MONTHS: Mapping[Locale, tuple[str, ...]] = {
    "ps": tuple("وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب".split()),
    "fa_AF": tuple("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split()),
    "ur": tuple("حمل ثور جوزا سرطان اسد سنبلہ میزان عقرب قوس جدی دلو حوت".split()),
    "en": tuple("Hamal Sawr Jawza Saratan Asad Sunbula Mizan Aqrab Qaws Jadi Dalw Hut".split()),
}
GREGORIAN_MONTHS: Mapping[Locale, tuple[str, ...]] = {
    "ps": tuple("جنوري فبروري مارچ اپریل مۍ جون جولای اګست سپټمبر اکټوبر نومبر ډسمبر".split()),
    "fa_AF": tuple("جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر".split()),
    "ur": tuple("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر".split()),
    "en": tuple(
        "January February March April May June July August September October November December".split()
    ),
}
_SOLAR_FIRST: frozenset[Locale] = frozenset({"ps", "fa_AF"})


def digits(text: str, locale: Locale) -> str:
    """The same text with the digits that the language is read in."""
    table = _DIGITS[locale]
    return text.translate(table) if table else text


def say_day(day: date, locale: Locale) -> str:
    """`30 June 2025`; in Pashto and Dari the Solar Hijri day with the Gregorian one beside it."""
    gregorian = f"{day.day} {GREGORIAN_MONTHS[locale][day.month - 1]} {day.year}"
    if locale not in _SOLAR_FIRST:
        return digits(gregorian, locale)
    solar = JalaliDate(day)
    return digits(f"{solar.day} {SOLAR_MONTHS[locale][solar.month - 1]} {solar.year} ({gregorian})", locale)


def say_both(day: date, locale: Locale) -> str:
    """A day in two calendars in every language, that of the reader first."""
    if locale in _SOLAR_FIRST:
        return say_day(day, locale)
    year, month, number = solar(day)
    return digits(f"{say_day(day, locale)} ({number} {SOLAR_MONTHS[locale][month - 1]} {year})", locale)


def say_month(month: Month, locale: Locale) -> str:
    """`Saratan 1404`, `June 2025`."""
    names = SOLAR_MONTHS if month.calendar is Calendar.SOLAR else GREGORIAN_MONTHS
    return digits(f"{names[locale][month.month - 1]} {month.year}", locale)

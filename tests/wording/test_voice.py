"""One language speaking about one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.dialogue.content import LOCALES, Locale
from bot.wording.bidi import FSI, PDI, isolate
from bot.wording.catalogs import Words
from bot.wording.dates import say_day
from bot.wording.voice import Voice
from tests.dialogue.small import CARD_ENDS, LETTER, LETTER_ENDS, ORDER, READ_UNTIL, make_faq
from tests.wording.invented import SIGNS, invented_words, translated

FAQ = make_faq()
WORDS = invented_words()
TODAY = date(2025, 6, 10)


def voice(locale: Locale, today: date = TODAY, words: Words | None = None) -> Voice:
    return Voice(words or WORDS[locale], FAQ, today)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, f"in {FSI}2{PDI} days"),
        (20, f"in {FSI}20{PDI} days"),
        (-2, f"{FSI}2{PDI} days ago"),
        (-20, f"{FSI}20{PDI} days ago"),
    ],
)
def test_how_far_a_day_is_in_english(days: int, said: str) -> None:
    assert voice("en").relative(days) == said


@pytest.mark.parametrize("locale", ["ps", "fa_AF", "ur"])
@pytest.mark.parametrize(("days", "word"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday")])
def test_near_days_have_words_of_their_own(locale: Locale, days: int, word: str) -> None:
    assert voice(locale).relative(days) == translated(word, locale)


@pytest.mark.parametrize(
    ("locale", "number"),
    [("ps", "۲"), ("ur", "2"), ("fa_AF", "۲"), ("ps", "۲۰"), ("ur", "20"), ("fa_AF", "۲۰")],
)
def test_many_days_in_the_digits_of_the_language(locale: Locale, number: str) -> None:
    count = 2 if len(number) == 1 else 20
    assert voice(locale).relative(count) == f"په {isolate(number)} ورځو کې"
    assert voice(locale).relative(-count) == f"{isolate(number)} ورځې مخکې"


@pytest.mark.parametrize(
    ("locale", "count", "said"),
    [
        ("en", 1, f"in {FSI}1{PDI} day"),
        ("en", 2, f"in {FSI}2{PDI} days"),
        ("ps", 1, f"په {FSI}۱{PDI} ورځ کې"),
        ("ps", 2, f"په {FSI}۲{PDI} ورځو کې"),
        ("ps", 21, f"په {FSI}۲۱{PDI} ورځو کې"),
        ("ur", 1, f"په {FSI}1{PDI} ورځ کې"),
        ("ur", 0, f"په {FSI}0{PDI} ورځو کې"),
        ("fa_AF", 1, f"په {FSI}۱{PDI} ورځو کې"),  # Dari has one form
        ("fa_AF", 2, f"په {FSI}۲{PDI} ورځو کې"),
    ],
)
def test_one_day_and_many(locale: Locale, count: int, said: str) -> None:
    assert voice(locale).say_n("in {count} day", "in {count} days", count) == said


@pytest.mark.parametrize(("count", "said"), [(1, "in ⁨۱⁩ day"), (2, "in ⁨۲⁩ days")])
def test_without_a_translation_the_right_english_form_is_said(count: int, said: str) -> None:
    speaking = voice("ps", words=Words("ps"))
    assert speaking.say_n("in {count} day", "in {count} days", count) == isolate(said)
    assert speaking.missed


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_filled_in_stands_isolated(locale: Locale) -> None:
    said = voice(locale).say("{name} {number} {day}", name="UNHCR", number=136, day=CARD_ENDS)
    for value in ("UNHCR", "۱۳۶" if locale in {"ps", "fa_AF"} else "136", say_day(CARD_ENDS, locale)):
        assert isolate(value) in said


@pytest.mark.parametrize(
    ("text", "today", "value"),
    [
        ("{card_validity.due}", TODAY, CARD_ENDS),
        ("{card_validity.due}", LETTER, LETTER_ENDS),
        ("{card_validity.announced}", TODAY, ORDER),
        ("{card_validity.announced}", LETTER, LETTER),
        ("{card_validity.letter.sets}", LETTER, LETTER_ENDS),
        ("{card_validity.letter.announced}", LETTER, LETTER),
        ("{as_of}", TODAY, TODAY),
        ("{as_of}", date(2026, 5, 1), date(2026, 1, 31)),
        ("{read_until}", TODAY, TODAY),
        ("{read_until}", date(2026, 5, 1), READ_UNTIL),
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_placeholder_is_filled_as_known_on_the_day(
    text: str, today: date, value: date, locale: Locale
) -> None:
    said = voice(locale, today).passage("card", text, as_of=date(2026, 1, 31))
    assert said.endswith(isolate(say_day(value, locale)))


def test_how_far_it_is_stands_isolated_like_every_value() -> None:
    said = voice("en").passage("card", "The card ends {card_validity.relative}.")
    assert said == "The card ends " + isolate("in " + isolate("20") + " days") + "."


@pytest.mark.parametrize(
    "text",
    [
        "{nothing}",
        "{as_of}",  # where no version speaks
        "{nothing.due}",
        "{card_validity.wrong}",
        "{card_validity.nobody.sets}",
        "{card_validity.letter.wrong}",
        "{a.b.c.d}",
        "{removals.due}",  # not announced on this day
    ],
)
def test_a_wrong_placeholder_is_never_shown_as_it_stands(text: str) -> None:
    with pytest.raises(KeyError):
        voice("en").passage("card", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_translated_is_said_and_nothing_is_missed(locale: Locale) -> None:
    speaking = voice(locale)
    said = speaking.say("Menu")
    assert said == ("Menu" if locale == "en" else translated("Menu", locale))
    assert not speaking.missed


@pytest.mark.parametrize("locale", ["ps", "fa_AF", "ur"])
def test_what_is_not_translated_is_said_in_english_and_noted(locale: Locale) -> None:
    speaking = voice(locale, words=invented_words("Menu")[locale])
    assert speaking.say("Hide").startswith(SIGNS[locale])
    assert not speaking.missed
    assert speaking.say("Menu") == isolate("Menu")
    assert speaking.missed


def test_a_translation_belongs_to_its_answer() -> None:
    speaking = voice("ps", words=Words("ps", {("card", "Title"): ("سرلیک",)}))
    assert speaking.passage("card", "Title") == "سرلیک"
    assert not speaking.missed
    assert speaking.passage("office", "Title") == isolate("Title")
    assert speaking.missed


def test_the_end_of_our_reading_is_never_later_than_the_day() -> None:
    assert voice("en").read_until() == TODAY
    assert voice("en", READ_UNTIL + timedelta(days=1)).read_until() == READ_UNTIL

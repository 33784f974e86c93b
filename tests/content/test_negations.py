"""Negations are counted as each language makes them."""

from __future__ import annotations

import pytest

from bot.content.negations import count, differ, span
from bot.dialogue.content import Locale


@pytest.mark.parametrize(
    ("english", "least", "most"),
    [
        ("We know of no extension.", 1, 1),
        ("I am not the government and not the UN.", 2, 2),
        ("We do not know whether it is open or not.", 1, 1),
        ("Do not go to the police or to a centre.", 1, 2),
        ("A hospital refused people without a visa.", 1, 2),
        ("You can be deported while your case is not decided.", 0, 1),
        ("It costs nothing, and nobody asks.", 2, 2),
        ("Note the name.", 0, 0),
    ],
)
def test_english(english: str, least: int, most: int) -> None:
    found = span(english)
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("locale", "sentence", "expected"),
    [
        ("ps", "موږ د مودې له هېڅ غځولو خبر نه یو.", 1),
        ("ps", "موږ نه پوهېږو چې خلاص دی که نه.", 1),
        ("ps", "که نه شئ کتلای، مه یې لېږئ.", 2),
        ("ps", "تر هغو چې مو پوښتنه نه وي کړې، پولیسو ته مه ورځئ.", 1),
        ("ps", "نه کارت، نه ویزه", 2),
        ("fa_AF", "ما از هیچ تمدیدی خبر نداریم.", 1),
        ("fa_AF", "نشانی نزد یک نفر نوشته شده است.", 0),
        ("fa_AF", "تا نپرسیده‌اید، آن‌جا نروید.", 1),
        ("fa_AF", "ما نمی‌دانیم که باز است یا نه.", 1),
        ("fa_AF", "پول ندهید و اسناد نفرستید.", 2),
        ("ur", "ہمیں کسی توسیع کا علم نہیں۔", 1),
        ("ur", "معلوم نہیں کہ کھلا ہے یا نہیں۔", 1),
        ("ur", "بغیر کاغذات کے نہ جائیں۔", 2),
        ("ur", "یہ کارڈ ان لوگوں کے لیے بنا۔", 0),
    ],
)
def test_a_language(locale: Locale, sentence: str, expected: int) -> None:
    assert count(sentence, locale) == expected


def test_sentences_are_compared_one_by_one() -> None:
    english = "Do not pay. Ask legal aid."
    assert differ(english, "پیسې مه ورکوئ. وپوښتئ.", "ps") is None
    assert differ(english, "پیسې ورکوئ. مه پوښتئ.", "ps") is not None


def test_other_sentences_are_compared_as_a_whole() -> None:
    assert differ("Do not pay, ask.", "پیسې مه ورکوئ. وپوښتئ.", "ps") is None

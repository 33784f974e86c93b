"""Dates in both calendars and any digits; half a date is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.content import LOCALES, Locale
from bot.search.dates import typed_days
from bot.search.folding import fold
from bot.wording.bidi import FSI, PDI
from bot.wording.dates import say_day

AUGUST = date(2026, 8, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31/8/2026",
        "31.08.2026",
        "31-8-2026",
        "2026-08-31",
        "8/31/2026",
        "۳۱/۸/۲۰۲۶",
        "٣١/٨/٢٠٢٦",
        "۱۴۰۵/۶/۹",
        "9/6/1405",
        "9 sonbola 1405",
        "9 Sunbula, 1405",
        "۹ سنبله ۱۴۰۵",
        "د ۱۴۰۵ وږی ۹",
        "۹ وږی ۱۴۰۵",
        "31 August 2026",
        "31st of august 2026",
        "Aug 31, 2026",
        "31 اگست 2026",
        "۳۱ اګست ۲۰۲۶",
        "my card ends 31/8/2026 what now",
    ],
)
def test_a_date_is_read(text: str) -> None:
    assert typed_days(fold(text)) == (AUGUST,)


@pytest.mark.parametrize(
    "text", ["", "31/8", "august", "2026", "31/13/2026", "30 February 2026", "1/1/1200", "31/6/12/2026/8/1"]
)
def test_what_is_no_date(text: str) -> None:
    assert all(day.year >= 1971 for day in typed_days(fold(text)))
    assert text.count("/") > 3 or typed_days(fold(text)) == ()


def test_several_days_stand_in_their_order_each_once() -> None:
    assert typed_days("1 1 2027 and 31 8 2026 or 1405 6 9") == (date(2027, 1, 1), AUGUST)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(LOCALES))
def test_every_day_as_this_bot_says_it_is_read(day: date, locale: Locale) -> None:
    said = say_day(day, locale).translate(dict.fromkeys(map(ord, FSI + PDI)))
    assert typed_days(fold(said)) == (day,)

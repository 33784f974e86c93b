"""The core's own calendar against persiantools, day by day, and the grid of a month."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from persiantools.jdatetime import JalaliDate

from bot.dialogue.calendar import (
    FIRST_DAY,
    LAST_DAY,
    Calendar,
    Month,
    first_of,
    from_solar,
    month_of,
    number_in,
    solar,
    weekdays,
    weeks,
)

DAYS = [FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]


def months(calendar: Calendar) -> list[Month]:
    return list(dict.fromkeys(month_of(day, calendar) for day in DAYS))


def test_every_day_of_two_centuries_is_the_one_of_persiantools() -> None:
    assert len(DAYS) == 73_414
    for day in DAYS:
        other = JalaliDate(day)
        assert solar(day) == (other.year, other.month, other.day)
        assert from_solar(other.year, other.month, other.day) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 6, 30), (1404, 4, 9)),
        (date(2025, 3, 20), (1403, 12, 30)),  # the last day of a leap year
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 3, 20), (1404, 12, 29)),
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(2024, 2, 29), (1402, 12, 10)),
    ],
)
def test_days_that_are_known(day: date, said: tuple[int, int, int]) -> None:
    assert solar(day) == said


@pytest.mark.parametrize("calendar", list(Calendar))
def test_a_month_shows_each_of_its_days_once_in_its_column(calendar: Calendar) -> None:
    for month in months(calendar):
        grid = weeks(month)
        assert all(len(week) == 7 for week in grid)
        shown = [day for week in grid for day in week if day]
        assert shown[0] == first_of(month)
        assert all(after - before == timedelta(days=1) for before, after in pairwise(shown))
        assert [number_in(day, calendar) for day in shown] == list(range(1, len(shown) + 1))
        assert shown[-1] + timedelta(days=1) == first_of(month.later(1))
        for week in grid:
            assert any(week)
            columns = zip(week, weekdays(calendar), strict=True)
            assert all(day is None or day.weekday() == weekday for day, weekday in columns)


@pytest.mark.parametrize("calendar", list(Calendar))
def test_months_follow_each_other(calendar: Calendar) -> None:
    for before, after in pairwise(months(calendar)):
        assert before.later(1) == after
        assert after.later(-1) == before
        assert before.later(12) == Month(calendar, before.year + 1, before.month)


def test_a_week_begins_as_the_calendar_has_it() -> None:
    assert weekdays(Calendar.SOLAR) == (5, 6, 0, 1, 2, 3, 4)
    assert weekdays(Calendar.GREGORIAN) == (0, 1, 2, 3, 4, 5, 6)

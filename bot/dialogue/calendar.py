"""The two calendars that people's papers are dated in, and a month of them as a grid.

Own arithmetic, because the dialogue needs days and months without a library: the Solar Hijri year
of the cycle of 33 years, which gives the same day as persiantools for every day from 1900 to 2100
(a test compares them all). It knows no names of months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
WEEK = 7
_DAY = timedelta(days=1)
_NEW_YEAR_1 = 226_895  # ordinal of the day before 1 Hamal of the year 1, had the cycle always held
_SOLAR_MONTHS = (31,) * 6 + (30,) * 6


class Calendar(StrEnum):
    SOLAR = "solar"  # Solar Hijri, as in Afghanistan; its week begins on Saturday
    GREGORIAN = "gregorian"


@dataclass(frozen=True, slots=True)
class Month:
    calendar: Calendar
    year: int
    month: int

    def later(self, months: int) -> Month:
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.calendar, self.year + years, month + 1)


def solar(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Solar Hijri calendar."""
    year = day.year - 621
    if day < _new_year(year):
        year -= 1
    left = (day - _new_year(year)).days
    month = left // 31 + 1 if left < 186 else (left - 186) // 30 + 7
    return year, month, left - _before(month) + 1


def from_solar(year: int, month: int, day: int) -> date:
    return _new_year(year) + timedelta(days=_before(month) + day - 1)


def month_of(day: date, calendar: Calendar) -> Month:
    """The month that a day is in."""
    match calendar:
        case Calendar.SOLAR:
            return Month(calendar, *solar(day)[:2])
        case Calendar.GREGORIAN:
            return Month(calendar, day.year, day.month)
        case _:
            assert_never(calendar)


def first_of(month: Month) -> date:
    match month.calendar:
        case Calendar.SOLAR:
            return from_solar(month.year, month.month, 1)
        case Calendar.GREGORIAN:
            return date(month.year, month.month, 1)
        case _:
            assert_never(month.calendar)


def number_in(day: date, calendar: Calendar) -> int:
    """The day of the month."""
    return solar(day)[2] if calendar is Calendar.SOLAR else day.day


def weeks(month: Month) -> tuple[tuple[date | None, ...], ...]:
    """The month week by week, seven places each; None where a place belongs to another month."""
    first = first_of(month)
    length = (first_of(month.later(1)) - first).days
    empty = (first.weekday() - weekdays(month.calendar)[0]) % WEEK
    places = [None] * empty + [first + number * _DAY for number in range(length)]
    places += [None] * (-len(places) % WEEK)
    return tuple(tuple(places[start : start + WEEK]) for start in range(0, len(places), WEEK))


def weekdays(calendar: Calendar) -> tuple[int, ...]:
    """The days of the week in the order of the grid, Monday being 0 as in `date.weekday`."""
    begins = 5 if calendar is Calendar.SOLAR else 0
    return tuple((begins + number) % WEEK for number in range(WEEK))


def _new_year(year: int) -> date:
    """1 Hamal of a year. Eight years in 33 have a day more."""
    leaps = (8 * year + 21) // 33
    return date.fromordinal(_NEW_YEAR_1 + 365 * (year - 1) + leaps)


def _before(month: int) -> int:
    return sum(_SOLAR_MONTHS[: month - 1])

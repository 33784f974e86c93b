"""The days that a screen lists are the days on which something is planned: in every zone, at every hour.

Planning is walked here hour by hour as `bot.reminders` does it; that the database plans by the same rule
is held in `tests/reminders/test_days_said.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.clock import KARACHI
from bot.dialogue.actions import Asked
from bot.dialogue.content import Deadline, Decision, Faq, Kind
from bot.dialogue.date_actions import DateAction, Remind, Save, ShowDate, ShowOwn
from bot.dialogue.date_screens import DayPassed, OneDate, OneOwn
from bot.dialogue.events import Person, Pressed
from bot.dialogue.following import DAYS_BEFORE, ZONES, Follow, OwnDate, OwnKind, Watch, Whose
from bot.dialogue.reminding import comes_due
from bot.dialogue.step import Turn, step
from bot.hours import local

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
CARD = "card"

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)
ahead = st.integers(0, 35)
reminding = st.sets(st.integers(0, 32), min_size=1, max_size=6).map(lambda days: (*sorted(days)[::-1],))
passing = st.integers(0, 34 * 24)


def official(due: date, remind: tuple[int, ...]) -> Faq:
    decision = Decision(date(2025, 1, 1), due, ())
    deadline = Deadline(CARD, Kind.UNTIL, "The card", (decision,), listed=True, remind=remind)
    return Faq(1, date(2025, 1, 1), (), {}, {}, {CARD: deadline}, {}, {})


def karachi(moment: datetime) -> date:
    return moment.astimezone(KARACHI).date()


def press(faq: Faq, person: Person, action: DateAction, moment: datetime) -> Turn:
    return step(faq, person, Pressed(Asked(action)), karachi(moment), local(person.zone, moment).day)


def listed(turn: Turn) -> tuple[date, ...]:
    assert isinstance(turn.screen, OneDate | OneOwn)
    return turn.screen.on


def arrivals(
    due: date, remind: tuple[int, ...], zone: str, begun: datetime, since: date
) -> dict[date, datetime]:
    """The reminder days of a follow that stands from `begun` on, with the hour at which each is planned."""
    hour = begun.replace(minute=0, second=0, microsecond=0) - 2 * DAY
    planned, found = local(zone, hour).day - DAY, {}
    while local(zone, hour).day <= due + DAY:
        there = local(zone, hour)
        if there.morning_came and planned < there.day:
            for each in comes_due(due, remind, planned, there.day):
                if each.fate is None and hour >= begun and since < each.day:
                    found[each.day] = hour
            planned = there.day
        hour += HOUR
    return found


def agree(days: tuple[date, ...], coming: dict[date, datetime], moment: datetime, today: date) -> None:
    """Everything that still comes is listed, and nothing is listed that neither comes nor came today."""
    assert days == tuple(day for day in coming if day >= today)
    assert all(day in days for day, when in coming.items() if when > moment)


@given(moments, zones, ahead, reminding, passing)
@example(datetime(2026, 6, 27, 3, 0, tzinfo=UTC), "Asia/Karachi", 3, DAYS_BEFORE, 0)  # 8 in the morning
@example(datetime(2026, 6, 27, 5, 0, tzinfo=UTC), "Asia/Karachi", 3, DAYS_BEFORE, 0)  # 10 in the morning
@example(datetime(2026, 6, 26, 20, 0, tzinfo=UTC), "America/Los_Angeles", 3, DAYS_BEFORE, 20)
@example(datetime(2026, 6, 26, 15, 0, tzinfo=UTC), "Australia/Sydney", 4, DAYS_BEFORE, 20)
def test_the_days_of_an_official_date(
    moment: datetime, zone: str, days: int, remind: tuple[int, ...], hours: int
) -> None:
    due = karachi(moment) + days * DAY
    faq = official(due, remind)
    turn = press(faq, Person("ps", zone), Remind(CARD, Watch.DAYS, agreed=True), moment)
    coming = arrivals(due, remind, zone, moment, turn.person.following[0].since)
    agree(listed(turn), coming, moment, karachi(moment))
    later = moment + hours * HOUR
    agree(listed(press(faq, turn.person, ShowDate(CARD), later)), coming, later, karachi(later))


@given(moments, zones, ahead, reminding, passing)
@example(datetime(2026, 6, 27, 3, 0, tzinfo=UTC), "Asia/Karachi", 3, DAYS_BEFORE, 0)
def test_the_days_of_a_follow_that_was_of_changes_only(
    moment: datetime, zone: str, days: int, remind: tuple[int, ...], hours: int
) -> None:
    due = karachi(moment) + days * DAY
    faq = official(due, remind)
    follow = Follow(CARD, Watch.CHANGES, karachi(moment) - 20 * DAY)
    turn = press(faq, Person("ps", zone, following=(follow,)), Remind(CARD, Watch.DAYS), moment)
    coming = arrivals(due, remind, zone, moment, turn.person.following[0].since)
    agree(listed(turn), coming, moment, karachi(moment))
    later = moment + hours * HOUR
    agree(listed(press(faq, turn.person, Remind(CARD, Watch.DAYS), later)), coming, later, karachi(later))


@given(moments, zones, st.integers(1, 35), passing)
@example(datetime(2026, 6, 27, 3, 0, tzinfo=UTC), "Asia/Karachi", 3, 72)
def test_the_days_of_a_date_of_ones_own(moment: datetime, zone: str, days: int, hours: int) -> None:
    """Counted by the day where the person lives, whatever day it is in Karachi."""
    here = local(zone, moment).day
    faq, own = official(date(2030, 1, 1), ()), OwnDate(OwnKind.VISA, Whose.ME, here + days * DAY)
    turn = press(faq, Person("ps", zone), Save(own, agreed=True), moment)
    assert isinstance(turn.screen, OneOwn)
    assert turn.screen.days == days
    coming = arrivals(own.day, DAYS_BEFORE, zone, moment, here)
    agree(listed(turn), coming, moment, here)
    later = moment + hours * HOUR
    agree(listed(press(faq, turn.person, ShowOwn(own), later)), coming, later, local(zone, later).day)
    agree(listed(press(faq, turn.person, Save(own), moment)), coming, moment, here)


def test_tomorrow_in_america_is_a_day_to_come() -> None:
    """It is already the day after in Karachi."""
    evening = datetime(2026, 6, 27, 3, 0, tzinfo=UTC)  # 26 June, 20:00 in Los Angeles
    american = Person("en", "America/Los_Angeles", following=(Follow(CARD, Watch.CHANGES, date(2026, 1, 1)),))
    faq, own = official(date(2030, 1, 1), ()), OwnDate(OwnKind.HEARING, Whose.ME, date(2026, 6, 27))
    turn = press(faq, american, Save(own), evening)
    assert turn.screen == OneOwn(replace(own, since=date(2026, 6, 26)), 1, (own.day,), american.zone)
    assert isinstance(press(faq, Person("en"), Save(own, agreed=True), evening).screen, DayPassed)

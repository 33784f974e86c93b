"""People with dates, and every screen about dates that the small content can show on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.dialogue.calendar import Calendar, month_of
from bot.dialogue.content import Faq
from bot.dialogue.date_actions import Draft, Remind, Save
from bot.dialogue.date_reading import days_on, one_date
from bot.dialogue.date_screens import (
    Consent,
    DateScreen,
    DatesOf,
    DayChoice,
    DayPassed,
    DayQuestion,
    Declined,
    Dropped,
    Kept,
    KindQuestion,
    OneDate,
    OneOwn,
    Stopped,
    StopQuestion,
    TooMany,
    Unfollowed,
    WhoseQuestion,
    Zones,
)
from bot.dialogue.events import Person
from bot.dialogue.following import DAYS_BEFORE, MOST_OWN, Follow, OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.reminding import Reminder, RunKind

CARD = "card-validity"
SOON = date(2026, 12, 24)  # after all days of the small content
HEARING = OwnDate(OwnKind.HEARING, Whose.SIBLING, SOON)
VISA = OwnDate(OwnKind.VISA, Whose.ME, SOON)
MANY = tuple(OwnDate(OwnKind.OTHER, Whose.OTHER, SOON + timedelta(days=each)) for each in range(MOST_OWN))


def follower(today: date, watch: Watch = Watch.DAYS) -> Person:
    """Follows the card, and saved a hearing."""
    return Person("ps", following=(Follow(CARD, watch, today),), own_dates=(HEARING,))


def date_screens(faq: Faq, today: date) -> Iterator[DateScreen]:
    yield from _fixed(today)
    yield from _reminders(today)
    for watch in (None, *Watch):
        person = Person("ps") if watch is None else follower(today, watch)
        for id in faq.deadlines:
            screen = one_date(faq, person, id, today)
            if isinstance(screen, OneDate):
                yield screen
    yield DatesOf("dates", tuple(faq.deadlines))


def _fixed(today: date) -> Iterator[DateScreen]:
    yield from (Consent(Remind(CARD, Watch.DAYS)), Consent(Save(VISA)), Declined(CARD), Declined("menu"))
    yield from (Unfollowed(CARD, Watch.DAYS, left) for left in (0, 2))
    yield Kept((), (), "Asia/Karachi", Preview.NEUTRAL)
    gone = Follow("gone", Watch.CHANGES, today)
    yield from (
        Kept((*follower(today, watch).following, gone), (HEARING, VISA), zone, preview)
        for watch, zone, preview in zip(Watch, ("Asia/Karachi", "Moon/Far_Side"), Preview, strict=True)
    )
    yield from (KindQuestion(), KindQuestion(SOON), DayPassed(today))
    yield DayChoice((SOON, SOON + timedelta(days=40)))
    yield from (WhoseQuestion(kind, day) for kind in OwnKind for day in (None, SOON))
    for calendar in Calendar:
        for day in (today, SOON, date(2100, 12, 1)):
            yield DayQuestion(Draft(OwnKind.VISA, Whose.CHILD), month_of(day, calendar), today)
            yield DayQuestion(Draft(OwnKind.VISA, Whose.CHILD, SOON), month_of(day, calendar), today)
    yield from (
        OneOwn(
            OwnDate(OwnKind.VISA, whose, SOON),
            (SOON - today).days,
            days_on(SOON, DAYS_BEFORE, today, today),
            "Europe/Berlin",
        )
        for whose in Whose
    )
    yield OneOwn(OwnDate(OwnKind.VISA, Whose.ME, today), 0, (), "Asia/Kabul")
    yield from (Dropped(HEARING, left) for left in (0, 1))
    yield from (TooMany(MANY), Zones("Asia/Karachi"), Zones("America/New_York"))
    yield from (StopQuestion(0, 0), StopQuestion(2, 3), Stopped(0, 0), Stopped(1, 0))


def _reminders(today: date) -> Iterator[Reminder]:
    for preview in Preview:
        for kind in RunKind:
            own = HEARING if kind is RunKind.OWN else None
            deadline = None if own else CARD
            for days, before, late in ((3, None, False), (0, today, True), (-2, today, False)):
                due = today + timedelta(days=days)
                yield Reminder(kind, deadline, own, due, days, before, late, preview)
        yield Reminder(RunKind.CHANGED, "gone", None, today, 0, None, late=False, preview=preview)

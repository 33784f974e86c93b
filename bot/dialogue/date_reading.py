"""What there is to see about dates: which can be followed, what a person keeps, when messages come."""

from __future__ import annotations

from datetime import date, timedelta

from bot.dialogue.content import Faq
from bot.dialogue.date_screens import (
    DayChoice,
    DayPassed,
    Kept,
    KindQuestion,
    OneDate,
    OneOwn,
    TooMany,
    Unfollowed,
    WhoseQuestion,
)
from bot.dialogue.deadlines import Known, Move, known, moves
from bot.dialogue.events import Person
from bot.dialogue.following import DAYS_BEFORE, MOST_OWN, Follow, OwnDate, OwnKind, Watch
from bot.dialogue.reminding import is_stale
from bot.dialogue.screens import OldButton, Screen


def follows(person: Person) -> bool:
    """Whether there is anything to write to this person about, and so whether they have agreed to it."""
    return bool(person.following or person.own_dates)


def answer_of(faq: Faq, deadline: str) -> str | None:
    """The answer that speaks of a deadline."""
    found = faq.deadlines.get(deadline)
    if found is None:
        return None
    naming = (each.id for each in faq.answers.values() if deadline in each.deadlines)
    return found.answer or next(naming, None)


def typed(days: tuple[date, ...], today: date) -> Screen:
    """A day that somebody wrote, perhaps to be read in several ways: it can be saved if it is to come."""
    coming = tuple(day for day in days if day > today)
    if len(coming) > 1:
        return DayChoice(coming)
    return KindQuestion(coming[0]) if coming else DayPassed(days[0])


def dates_of(faq: Faq, id: str, today: date) -> tuple[str, ...]:
    """The deadlines that can be followed from an answer, in its order, as far as they are known."""
    answer = faq.answers.get(id)
    if answer is None:
        return ()
    listed = [each.id for each in faq.deadlines.values() if each.listed]
    if answer.lists == "deadlines":
        ids = listed
    else:
        ids = [*answer.deadlines, *(each for each in listed if faq.deadlines[each].answer == id)]
    return tuple(each for each in dict.fromkeys(ids) if known_now(faq, each, today))


def ahead(faq: Faq, deadlines: tuple[str, ...], today: date) -> tuple[str, ...]:
    """Those of which a reminder can still come."""
    return tuple(each for each in deadlines if (now := known_now(faq, each, today)) and now.days > 0)


def one_date(faq: Faq, person: Person, id: str, today: date) -> Screen:
    now = known_now(faq, id, today)
    follow = follow_of(person, id)
    if now is None:
        return Unfollowed(id, follow.watch, count(person)) if follow and id in faq.deadlines else OldButton()
    watch = follow.watch if follow else None
    days = faq.deadlines[id].remind if watch is Watch.DAYS else ()
    return OneDate(
        id,
        watch,
        on=days_on(now.due, days, today, follow.since if follow else today),
        zone=person.zone,
        ahead=now.days > 0,
        moved_from=_moved_from(moves(faq.deadlines[id], today)[-1], follow),
        stale=is_stale(faq, id, today),
    )


def _moved_from(last: Move, follow: Follow | None) -> date | None:
    """The date that somebody followed, where it moved since."""
    moved = last.before != last.decision.sets
    return last.before if moved and follow and last.decision.announced >= follow.since else None


def days_on(due: date, days: tuple[int, ...], today: date, since: date) -> tuple[date, ...]:
    """The days, from today on, on which a message comes: those after `since`, as they are planned.

    What is due on the day of the follow was said by its screen.
    """
    coming = (due - timedelta(days=each) for each in days)
    return tuple(sorted(day for day in coming if day >= today and day > since))


def kept(person: Person) -> Kept:
    return Kept(person.following, person.own_dates, person.zone, person.preview)


def one_own(person: Person, own: OwnDate, today: date) -> OneOwn:
    saved = next(each for each in person.own_dates if each == own)
    on = days_on(saved.day, DAYS_BEFORE, today, saved.since or today)
    return OneOwn(saved, (saved.day - today).days, on, person.zone)


def new_date(person: Person, kind: OwnKind | None, day: date | None, today: date) -> Screen:
    if day is not None and day <= today:
        return DayPassed(day)
    if len(person.own_dates) >= MOST_OWN:
        return TooMany(person.own_dates)
    return WhoseQuestion(kind, day) if kind else KindQuestion(day)


def known_now(faq: Faq, id: str, today: date) -> Known | None:
    if id not in faq.deadlines:
        return None
    found = known(faq.deadlines[id], today)
    return found if isinstance(found, Known) else None


def follow_of(person: Person, deadline: str) -> Follow | None:
    return next((each for each in person.following if each.deadline == deadline), None)


def count(person: Person) -> int:
    return len(person.following) + len(person.own_dates)

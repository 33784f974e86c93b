"""What a wish about dates does: the person from then on, and the screen that says so.

Nothing is kept before the person has agreed in so many words; who already follows something has.
A date that nobody follows any more takes the zone and the preview with it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from bot.dialogue.actions import MENU
from bot.dialogue.calendar import Calendar, month_of
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_actions import (
    AskStop,
    ChooseZone,
    DateAction,
    Decline,
    Drop,
    MyDates,
    NewDate,
    Remind,
    Renew,
    Save,
    SetPreview,
    SetZone,
    ShowDate,
    ShowDates,
    ShowMonth,
    ShowOwn,
    Stay,
    StopAll,
    Unfollow,
)
from bot.dialogue.date_reading import (
    count,
    dates_of,
    follow_of,
    follows,
    kept,
    known_now,
    new_date,
    one_date,
    one_own,
)
from bot.dialogue.date_screens import (
    Consent,
    DatesOf,
    DayPassed,
    DayQuestion,
    Declined,
    Dropped,
    Stopped,
    StopQuestion,
    TooMany,
    Unfollowed,
    Zones,
)
from bot.dialogue.events import Person
from bot.dialogue.following import MOST_OWN, Follow, OwnDate, Watch
from bot.dialogue.screens import OldButton, Screen

SOLAR_FIRST: frozenset[Locale] = frozenset({"ps", "fa_AF"})
Done = tuple[Person, Screen]


def act(
    faq: Faq, person: Person, action: DateAction, locale: Locale | None, today: date, there: date
) -> Done:
    """What a button does. Without a language nothing is kept: it is asked for first.

    Dates of one's own are counted by `there`, the day where the person lives.
    """
    match action:
        case Remind():
            return _remind(faq, person, action, locale, today)
        case Renew(deadline):
            return _renew(faq, person, deadline, today)
        case Unfollow(deadline):
            return _unfollow(faq, person, deadline)
        case Save():
            return _save(person, action, locale, there)
        case Drop(own):
            left = tuple(each for each in person.own_dates if each != own)
            after = _with(person, person.following, left)
            return after, Dropped(own, count(after))
        case SetZone(zone):
            after = replace(person, zone=zone) if follows(person) else person
            return after, kept(after)
        case SetPreview(preview):
            after = replace(person, preview=preview) if follows(person) else person
            return after, kept(after)
        case StopAll():
            return _with(person, (), ()), Stopped(len(person.following), len(person.own_dates))
        case _:
            return person, look(faq, person, action, locale, today, there)


def asked_first(
    faq: Faq, person: Person, action: DateAction, locale: Locale | None, today: date, there: date
) -> Screen:
    """What a link shows: one that would follow, save, stop or set something only asks."""
    match action:
        case Remind(deadline) | Renew(deadline) | Unfollow(deadline):
            return look(faq, person, ShowDate(deadline), locale, today, there)
        case Save(own):
            return look(faq, person, NewDate(own.kind, own.day), locale, today, there)
        case Drop(own):
            return look(faq, person, ShowOwn(own), locale, today, there)
        case SetZone():
            return Zones(person.zone)
        case SetPreview():
            return kept(person)
        case StopAll():
            return look(faq, person, AskStop(), locale, today, there)
        case _:
            return look(faq, person, action, locale, today, there)


_Look = ShowDate | ShowDates | MyDates | NewDate | ShowMonth | Stay | ShowOwn | ChooseZone | AskStop | Decline


def look(faq: Faq, person: Person, action: _Look, locale: Locale | None, today: date, there: date) -> Screen:
    """The screen of an action that changes nothing."""
    match action:
        case ShowDate(deadline):
            return one_date(faq, person, deadline, today)
        case ShowDates(answer):
            dates = dates_of(faq, answer, today)
            return DatesOf(answer, dates) if dates else OldButton()
        case MyDates():
            return kept(person)
        case NewDate(kind, day):
            return new_date(person, kind, day, there)
        case ShowMonth(draft, month):
            begin = draft.replaces if draft.replaces and draft.replaces > there else _first(there)
            return DayQuestion(draft, month or month_of(begin, _calendar(locale)), _first(there))
        case Stay(draft, month):
            return DayQuestion(draft, month, _first(there))
        case ShowOwn(own):
            return one_own(person, own, there) if own in person.own_dates else kept(person)
        case ChooseZone():
            return Zones(person.zone)
        case AskStop():
            return StopQuestion(len(person.following), len(person.own_dates))
        case Decline(then):
            return Declined(then if then in faq.answers or then in faq.deadlines else MENU)
        case _:
            assert_never(action)


def _remind(faq: Faq, person: Person, action: Remind, locale: Locale | None, today: date) -> Done:
    now = known_now(faq, action.deadline, today)
    if now is None:
        return person, OldButton()
    if not follows(person) and not action.agreed:
        return person, Consent(action)
    if locale is None:
        return person, Consent(replace(action, agreed=False))
    watch = action.watch if now.days >= 0 else Watch.CHANGES  # a passed one is followed for changes only
    before = follow_of(person, action.deadline)
    # Another watch begins today: a reminder of this morning would not stand on the screen.
    follow = before if before and before.watch is watch else Follow(action.deadline, watch, today)
    after = _following(_speaking(person, locale), follow)
    return after, one_date(faq, after, action.deadline, today)


def _renew(faq: Faq, person: Person, deadline: str, today: date) -> Done:
    """The day of the follow begins anew, so that the question comes again after the same time."""
    follow = follow_of(person, deadline)
    after = _following(person, replace(follow, since=today)) if follow else person
    return after, one_date(faq, after, deadline, today)


def _unfollow(faq: Faq, person: Person, deadline: str) -> Done:
    follow = follow_of(person, deadline)
    left = tuple(each for each in person.following if each.deadline != deadline)
    after = _with(person, left, person.own_dates)
    if deadline not in faq.deadlines:
        return after, kept(after)
    return after, Unfollowed(deadline, follow.watch if follow else Watch.CHANGES, count(after))


def _save(person: Person, action: Save, locale: Locale | None, today: date) -> Done:
    own, replaces = action.own, action.replaces
    if own in person.own_dates:
        return person, one_own(person, own, today)
    if own.day <= today:
        return person, DayPassed(own.day)
    left = tuple(each for each in person.own_dates if each != replace(own, day=replaces or own.day))
    if len(left) >= MOST_OWN:
        return person, TooMany(person.own_dates)
    if (not follows(person) and not action.agreed) or locale is None:
        return person, Consent(replace(action, agreed=False))
    saved = replace(own, since=today)
    after = _with(_speaking(person, locale), person.following, (*left, saved))
    return after, one_own(after, saved, today)


def _first(today: date) -> date:
    return today + timedelta(days=1)


def _calendar(locale: Locale | None) -> Calendar:
    return Calendar.SOLAR if locale in SOLAR_FIRST else Calendar.GREGORIAN


def _following(person: Person, follow: Follow) -> Person:
    others = tuple(each for each in person.following if each.deadline != follow.deadline)
    return _with(person, (*others, follow), person.own_dates)


def _with(person: Person, following: tuple[Follow, ...], own_dates: tuple[OwnDate, ...]) -> Person:
    """The person with these dates, in an order of their own; without any, only the language is left."""
    if not following and not own_dates:
        return Person(person.locale)
    return replace(
        person,
        following=tuple(sorted(following, key=lambda each: (each.since, each.deadline))),
        own_dates=tuple(sorted(own_dates, key=lambda each: (each.day, each.kind, each.whose))),
    )


def _speaking(person: Person, locale: Locale) -> Person:
    """Reminders need a language: the one remembered, else that of this screen."""
    return person if person.locale else replace(person, locale=locale)

"""The buttons of the screens about dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from bot.dialogue.actions import MENU, Asked, Open
from bot.dialogue.calendar import FIRST_DAY, LAST_DAY, Calendar, Month, first_of, month_of, weekdays, weeks
from bot.dialogue.content import Faq
from bot.dialogue.date_actions import (
    AskStop,
    ChooseZone,
    DateAction,
    Decline,
    Draft,
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
from bot.dialogue.date_reading import ahead, answer_of, dates_of
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
from bot.dialogue.following import ZONES, OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.reminding import STAYS, Reminder, RunKind

Rows = tuple[tuple[Asked, ...], ...]
EMPTY = 7  # the place of the grid that is no day, see Stay
MY_DATES = Asked(MyDates())


def offers(faq: Faq, answer: str, today: date) -> Rows:
    """What an answer offers about its dates: to remind of those to come, to tell when one changes."""
    dates = dates_of(faq, answer, today)
    reminding = tuple((Asked(Remind(each, Watch.DAYS)),) for each in ahead(faq, dates, today))
    match dates:
        case ():
            return ()
        case (only,):
            return (*reminding, (Asked(Remind(only, Watch.CHANGES)),))
        case _:
            return (*reminding, (Asked(ShowDates(answer)),))


def date_place(screen: DateScreen) -> str:
    """Where a change of language leads back to: the answer that speaks of the date."""
    match screen:
        case OneDate(id) | Unfollowed(id) | Declined(id) | DatesOf(id):
            return id
        case Consent(Remind(id)):
            return id
        case _:
            return MENU


def date_rows(faq: Faq, screen: DateScreen) -> Rows:
    match screen:
        case Consent(then):
            return ((_agreed(then), _declined(then)),)
        case Declined(then):
            return _answer(faq, then)
        case OneDate():
            return _one_date(faq, screen)
        case DatesOf(answer, deadlines):
            return (*_column(*(ShowDate(each) for each in deadlines)), *_answer(faq, answer))
        case Unfollowed(deadline, watch):
            return (*_column(Remind(deadline, watch)), *_answer(faq, deadline), (MY_DATES,))
        case Kept():
            return _kept(faq, screen)
        case Zones():
            return _pairs(*(SetZone(zone) for zone in ZONES))
        case StopQuestion():
            return (*_column(StopAll()), (MY_DATES,))
        case Stopped():
            return ()
        case Reminder():
            return _reminder(faq, screen)
        case _:
            return _own(screen)


_Own = KindQuestion | WhoseQuestion | DayQuestion | DayChoice | DayPassed | OneOwn | Dropped | TooMany


def _own(screen: _Own) -> Rows:
    """The screens on the way to a date of one's own."""
    match screen:
        case KindQuestion(day):
            return _column(*(NewDate(kind, day) for kind in OwnKind))
        case WhoseQuestion(kind, day):
            return _column(*(_whose(kind, whose, day) for whose in Whose))
        case DayQuestion():
            return _grid(screen)
        case DayChoice(days):
            return _column(*(NewDate(None, day) for day in days))
        case DayPassed():
            return (*_column(NewDate()), (MY_DATES,))
        case OneOwn(own):
            changed = ShowMonth(Draft(own.kind, own.whose, own.day))
            return (*_column(changed, Drop(own)), *_column(NewDate()), (MY_DATES,))
        case Dropped():
            return (*_column(NewDate()), (MY_DATES,))
        case TooMany(own_dates):
            return _column(*(ShowOwn(each) for each in own_dates))
        case _:
            assert_never(screen)


def _column(*actions: DateAction) -> Rows:
    return tuple((Asked(each),) for each in actions)


def _pairs(*actions: DateAction) -> Rows:
    asked = [Asked(each) for each in actions]
    return tuple(tuple(asked[place : place + 2]) for place in range(0, len(asked), 2))


def _agreed(then: Remind | Save) -> Asked:
    match then:
        case Remind(deadline, watch):
            return Asked(Remind(deadline, watch, agreed=True))
        case Save(own, replaces):
            return Asked(Save(own, replaces, agreed=True))


def _declined(then: Remind | Save) -> Asked:
    return Asked(Decline(then.deadline if isinstance(then, Remind) else MENU))


def _answer(faq: Faq, id: str) -> Rows:
    """The answer that speaks of a deadline, or the answer itself."""
    answer = answer_of(faq, id) or id
    return ((Asked(Open(answer)),),) if faq.shown(answer) else ()


def _one_date(faq: Faq, screen: OneDate) -> Rows:
    id = screen.deadline
    days, changes = Remind(id, Watch.DAYS), Remind(id, Watch.CHANGES)
    match screen.watch:
        case None:
            choices: tuple[DateAction, ...] = (days, changes) if screen.ahead else (changes,)
        case Watch.DAYS:
            choices = (changes, Unfollow(id)) if screen.ahead else (Unfollow(id),)
        case Watch.CHANGES:
            choices = (days, Unfollow(id)) if screen.ahead else (Unfollow(id),)
        case _:
            assert_never(screen.watch)
    return (*_column(*choices), *_answer(faq, id), (MY_DATES,))


def _kept(faq: Faq, screen: Kept) -> Rows:
    official = (ShowDate(each.deadline) for each in screen.following if each.deadline in faq.deadlines)
    own = (ShowOwn(each) for each in screen.own_dates)
    if not screen.following and not screen.own_dates:
        return (*_column(NewDate()), *_dates_all(faq))
    other = Preview.OPEN if screen.preview is Preview.NEUTRAL else Preview.NEUTRAL
    return _column(*official, *own, NewDate(), ChooseZone(), SetPreview(other), AskStop())


def _dates_all(faq: Faq) -> Rows:
    listing = (answer.id for answer in faq.answers.values() if answer.lists == "deadlines")
    return tuple((Asked(Open(id)),) for id in listing if faq.shown(id))


def _whose(kind: OwnKind, whose: Whose, day: date | None) -> DateAction:
    """With a day the date is whole; without one the day is chosen next."""
    return Save(OwnDate(kind, whose, day)) if day else ShowMonth(Draft(kind, whose))


def _grid(screen: DayQuestion) -> Rows:
    """The names of the days, the weeks, and the months around."""
    draft, month = screen.draft, screen.month
    names = tuple(Asked(Stay(draft, month, day)) for day in weekdays(month.calendar))
    grid = tuple(tuple(Asked(_place(screen, day)) for day in week) for week in weeks(month))
    return (names, *(week for week in grid if _has_day(week)), *_around(screen))


def _has_day(week: tuple[Asked, ...]) -> bool:
    return any(isinstance(each.action, Save) for each in week)


def _place(screen: DayQuestion, day: date | None) -> DateAction:
    draft = screen.draft
    if day is None or day < screen.first or day > LAST_DAY:
        return Stay(draft, screen.month, EMPTY)
    return Save(OwnDate(draft.kind, draft.whose, day), draft.replaces)


def _around(screen: DayQuestion) -> Rows:
    """The month before and after, the same month a year later, and the other calendar."""
    draft, month = screen.draft, screen.month
    near = tuple(
        Asked(ShowMonth(draft, each)) for each in (month.later(-1), month.later(1)) if _in(screen, each)
    )
    year = tuple(Asked(ShowMonth(draft, each)) for each in (month.later(12),) if _in(screen, each))
    other = Calendar.GREGORIAN if month.calendar is Calendar.SOLAR else Calendar.SOLAR
    middle = min(max(first_of(month) + timedelta(days=14), screen.first), LAST_DAY)
    return (near, (*year, Asked(ShowMonth(draft, month_of(middle, other)))))


def _in(screen: DayQuestion, month: Month) -> bool:
    """Whether the month has a day to choose."""
    last = month_of(LAST_DAY, month.calendar)
    if (month.year, month.month) > (last.year, last.month):
        return False
    return first_of(month.later(1)) > screen.first >= FIRST_DAY


def _reminder(faq: Faq, screen: Reminder) -> Rows:
    """Read it, and one tap that stops just this."""
    if screen.own:
        return _column(ShowOwn(screen.own), Drop(screen.own))
    id = screen.deadline
    if id is None or id not in faq.deadlines:
        return ((MY_DATES,),)
    if screen.kind is RunKind.STILL:
        return _column(Renew(id), Unfollow(id))
    answer = answer_of(faq, id)
    if screen.kind in STAYS and answer and faq.shown(answer):
        return ((Asked(Open(answer)),), *_column(Unfollow(id)))
    return _column(ShowDate(id), Unfollow(id))

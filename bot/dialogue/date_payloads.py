"""How an action on dates fits into a payload, and is read from one; what is none of ours is None."""

from __future__ import annotations

import re
from datetime import date
from typing import assert_never

from bot.dialogue.calendar import FIRST_DAY, LAST_DAY, Calendar, Month, month_of
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
from bot.dialogue.following import ZONES, OwnDate, OwnKind, Preview, Watch, Whose

_MONTH = re.compile(r"([sg])(\d{4})-(\d\d)")
_CALENDARS = {"s": Calendar.SOLAR, "g": Calendar.GREGORIAN}
_CITIES = {zone.rpartition("/")[2].lower().replace("_", "-"): zone for zone in ZONES}
_YES = "y"


def date_parts(action: DateAction) -> tuple[str, ...]:
    """The words of a payload, without a language."""
    match action:
        case Remind(deadline, watch, agreed):
            return ("f", deadline, watch, *_yes(agreed))
        case Unfollow(deadline):
            return ("u", deadline)
        case Renew(deadline):
            return ("y", deadline)
        case ShowDate(deadline):
            return ("r", deadline)
        case ShowDates(answer):
            return ("b", answer)
        case _:
            return _own_parts(action)


_Own = (
    MyDates
    | NewDate
    | ShowMonth
    | Stay
    | Save
    | ShowOwn
    | Drop
    | ChooseZone
    | SetZone
    | SetPreview
    | AskStop
    | StopAll
    | Decline
)


def _own_parts(action: _Own) -> tuple[str, ...]:
    match action:
        case NewDate(kind, day):
            return ("n", *_some(kind), *_day(day))
        case ShowMonth(draft, month):
            return ("g", draft.kind, draft.whose, *((_month(month),) if month else ()), *_day(draft.replaces))
        case Stay(draft, month, place):
            replaced = _day(draft.replaces)
            return ("t", draft.kind, draft.whose, _month(month), str(place), *replaced)
        case Save(own, replaces, agreed):
            return ("k", *_own(own), *_day(replaces), *_yes(agreed))
        case ShowOwn(own):
            return ("v", *_own(own))
        case Drop(own):
            return ("x", *_own(own))
        case MyDates():
            return ("m",)
        case ChooseZone():
            return ("z",)
        case SetZone(zone):
            return ("z", next(city for city, each in _CITIES.items() if each == zone))
        case SetPreview(preview):
            return ("m", preview)
        case AskStop():
            return ("m", "stop")
        case StopAll():
            return ("m", "stop", _YES)
        case Decline(then):
            return ("j", then)
        case _:
            assert_never(action)


def _some(word: str | None) -> tuple[str, ...]:
    return (word,) if word else ()


def _yes(agreed: bool) -> tuple[str, ...]:
    return (_YES,) if agreed else ()


def _day(day: date | None) -> tuple[str, ...]:
    return (day.isoformat(),) if day else ()


def _month(month: Month) -> str:
    return f"{month.calendar[0]}{month.year}-{month.month:02}"


def _own(own: OwnDate) -> tuple[str, ...]:
    return (own.kind, own.whose, own.day.isoformat())


def date_action(words: list[str]) -> DateAction | None:
    """What the words of a payload ask for; None where they are none of ours."""
    try:
        return _official(words) or _of_ones_own(words) or _settings(words)
    except ValueError:  # a kind, a day, a month or a zone that there is not
        return None


def _official(words: list[str]) -> DateAction | None:
    match words:
        case ["f", deadline, watch]:
            return Remind(deadline, Watch(watch))
        case ["f", deadline, watch, "y"]:
            return Remind(deadline, Watch(watch), agreed=True)
        case ["u", deadline]:
            return Unfollow(deadline)
        case ["y", deadline]:
            return Renew(deadline)
        case ["r", deadline]:
            return ShowDate(deadline)
        case ["b", answer]:
            return ShowDates(answer)
        case _:
            return None


def _of_ones_own(words: list[str]) -> DateAction | None:
    match words:
        case ["n"]:
            return NewDate()
        case ["n", word] if word[:1].isdigit():
            return NewDate(None, _read_day(word))
        case ["n", kind, *rest] if len(rest) < 2:
            return NewDate(OwnKind(kind), _first_day(rest))
        case ["g", kind, whose, month, *rest] if _MONTH.fullmatch(month) and len(rest) < 2:
            return ShowMonth(Draft(OwnKind(kind), Whose(whose), _first_day(rest)), _read_month(month))
        case ["g", kind, whose, *rest] if len(rest) < 2:
            return ShowMonth(Draft(OwnKind(kind), Whose(whose), _first_day(rest)))
        case ["t", kind, whose, month, ("0" | "1" | "2" | "3" | "4" | "5" | "6" | "7") as place, *rest] if (
            len(rest) < 2
        ):
            draft = Draft(OwnKind(kind), Whose(whose), _first_day(rest))
            return Stay(draft, _read_month(month), int(place))
        case ["k", kind, whose, day, *rest] if len(rest) < 3:
            agreed = rest[-1:] == [_YES]
            replaces = _first_day(rest[:-1] if agreed else rest)
            return Save(_read_own(kind, whose, day), replaces, agreed) if len(rest) - agreed < 2 else None
        case ["v", kind, whose, day]:
            return ShowOwn(_read_own(kind, whose, day))
        case ["x", kind, whose, day]:
            return Drop(_read_own(kind, whose, day))
        case _:
            return None


def _settings(words: list[str]) -> DateAction | None:
    match words:
        case ["m"]:
            return MyDates()
        case ["m", "stop"]:
            return AskStop()
        case ["m", "stop", "y"]:
            return StopAll()
        case ["m", preview]:
            return SetPreview(Preview(preview))
        case ["z"]:
            return ChooseZone()
        case ["z", city] if city in _CITIES:
            return SetZone(_CITIES[city])
        case ["j", then]:
            return Decline(then)
        case _:
            return None


def _read_own(kind: str, whose: str, day: str) -> OwnDate:
    return OwnDate(OwnKind(kind), Whose(whose), _read_day(day))


def _first_day(words: list[str]) -> date | None:
    return _read_day(words[0]) if words else None


def _read_day(word: str) -> date:
    day = date.fromisoformat(word)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(word)
    return day


def _read_month(word: str) -> Month:
    found = _MONTH.fullmatch(word)
    if found is None:
        raise ValueError(word)
    month = Month(_CALENDARS[found[1]], int(found[2]), int(found[3]))
    first, last = (month_of(day, month.calendar) for day in (FIRST_DAY, LAST_DAY))
    if not 1 <= month.month <= 12 or not first.year <= month.year <= last.year:
        raise ValueError(word)
    return month

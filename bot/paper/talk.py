"""The conversation as a graph, found by holding it: no line here is drawn by hand.

The nodes are the members of the unions `Screen`, `Event` and `Action`. Every button of every screen
that can be reached is pressed, every link followed, on a day before anything was known, on the day
up to which our reading goes, and with all answers taken back, by somebody with a language and by
somebody without.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, get_args

from bot.dialogue.actions import (
    MENU,
    Action,
    Aside,
    Ask,
    Asked,
    Choose,
    ChooseLanguage,
    Open,
    Review,
    Speak,
)
from bot.dialogue.content import Faq, Withdrawn
from bot.dialogue.date_actions import Draft, Drop, Save, ShowMonth, ShowOwn, Stay
from bot.dialogue.deadlines import DAY
from bot.dialogue.events import Arrived, CalledInGroup, Dated, Event, Lent, Person, Pressed, Sent, Wrote
from bot.dialogue.following import MOST_OWN, Follow, OwnDate, OwnKind, Watch, Whose
from bot.dialogue.heard import Danger, Talk
from bot.dialogue.reminding import Reminder, RunKind
from bot.dialogue.screens import Screen, Unreadable
from bot.dialogue.step import step
from bot.dialogue.ways import ways
from bot.paper.graph import Edge, Graph, Kind, Line, Node

LINK = "Arrived by a link"
GONE = "no-longer-here"  # an id that no edition has
LONG_AGO = date(1900, 1, 1)  # before anything was known; the calendars of the core begin here
MOST = 0.5  # offered by more than this part of the screens, a way is told once and not drawn


@dataclass(slots=True)
class _Seen:
    """What came of all that was tried: who leads where, and which screen offers what."""

    leads: set[tuple[str, str]] = field(default_factory=set)
    first: set[tuple[str, str]] = field(default_factory=set)
    offers: dict[str, set[str]] = field(default_factory=dict)


def conversation_graph(faq: Faq) -> Graph:
    """Events and actions lead to screens, screens offer actions; from running `step`."""
    seen = _Seen()
    for content, today in _worlds(faq):
        followers = _followers(content, today) if content is faq and today == faq.read_until else ()
        for person in (*followers, Person(locale="en"), Person()):
            _walk(content, today, person, seen)
    actions = [Node(kind.__name__, Kind.ACTION, kind.__name__, _doc(kind)) for kind in get_args(Action)]
    screens = [Node(_screen(kind), Kind.SCREEN, kind.__name__, _doc(kind)) for kind in get_args(Screen)]
    nodes = (*_events(), *(_counted(node, seen) for node in actions), *screens)
    return Graph("The conversation", nodes, tuple(_edges(nodes, seen)))


def offered(faq: Faq, screen: Screen, today: date | None = None) -> set[str]:
    """The kinds of action that the buttons of a screen ask for."""
    return {type(asked.action).__name__ for row in ways(faq, screen, today) for asked in row}


def _followers(faq: Faq, today: date) -> Iterator[Person]:
    """Somebody who follows every date and saved one of their own, and somebody who has no room for more."""
    following = tuple(Follow(id, Watch.DAYS, today) for id in faq.deadlines)
    for size in (1, MOST_OWN):
        own = tuple(replace(_OWN, day=today + DAY * number) for number in range(1, size + 1))
        yield Person("en", following=following, own_dates=own)


def _worlds(faq: Faq) -> Iterator[tuple[Faq, date]]:
    yield faq, faq.read_until
    yield faq, LONG_AGO
    back = Withdrawn(date.min, "")
    answers = {id: replace(each, withdrawn=back) for id, each in faq.answers.items()}
    yield replace(faq, answers=answers), faq.read_until


def _walk(faq: Faq, today: date, person: Person, seen: _Seen) -> None:
    """Try everything that needs no button, then every button that was shown, until nothing is new."""
    waiting: list[tuple[str, Event]] = list(_openings(faq))
    pressed: set[Asked] = set()
    for kind in get_args(Screen):
        if not fields(kind):  # also those that `step` never shows, as after a fault
            waiting += _buttons(faq, kind(), today, pressed, seen)
    for why in (RunKind.STILL, RunKind.DECIDED):
        for id in faq.deadlines:
            waiting += _buttons(faq, Reminder(why, id, None, today, 0), today, pressed, seen)
    while waiting:
        name, event = waiting.pop()
        turn = step(faq, person, event, today)
        led = seen.leads if person.locale else seen.first
        led.add((name, _screen(type(turn.screen))))
        waiting += _buttons(faq, turn.screen, today, pressed, seen)


def _buttons(
    faq: Faq, screen: Screen, today: date, pressed: set[Asked], seen: _Seen
) -> Iterator[tuple[str, Event]]:
    """A press and a link for each button not met before."""
    seen.offers.setdefault(_screen(type(screen)), set()).update(offered(faq, screen, today))
    for asked in [asked for row in ways(faq, screen, today) for asked in row]:
        if _alike(asked) not in pressed:
            pressed.add(_alike(asked))
            yield from _tried(asked)


_DRAFT, _OWN = Draft(OwnKind.OTHER, Whose.OTHER), OwnDate(OwnKind.OTHER, Whose.OTHER, date.max)
_ANY_DAY: Mapping[type, Mapping[str, Any]] = {
    ShowMonth: {"draft": _DRAFT},
    Stay: {"draft": _DRAFT, "month": None, "place": 7},
    Save: {"own": _OWN},
    ShowOwn: {"own": _OWN},
    Drop: {"own": _OWN},
}


def _alike(asked: Asked) -> Asked:
    """What leads to screens of the same kind is tried once.

    Of the answers of a check only the questions count; of one's own dates neither the day nor whose it is.
    """
    match asked.action:
        case ShowMonth() | Stay() | Save() | ShowOwn() | Drop():
            return replace(asked, action=type(asked.action)(**_ANY_DAY[type(asked.action)]))
        case ChooseLanguage() | Speak() | Choose() | Ask() | Aside() | Review() as action:
            return replace(asked, action=replace(action, answers=tuple(each[0] for each in action.answers)))
        case _:
            return asked


def _tried(asked: Asked) -> Iterator[tuple[str, Event]]:
    yield type(asked.action).__name__, Pressed(asked)
    yield LINK, Arrived(asked)


def _openings(faq: Faq) -> Iterator[tuple[str, Event]]:
    """What a person can do without a button of ours."""
    found = ((), tuple(faq.answers), tuple(faq.branches))
    yield Arrived.__name__, Arrived()
    yield LINK, Arrived(None)
    yield Pressed.__name__, Pressed(None)
    yield from ((Wrote.__name__, Wrote(ids, sure)) for ids in found for sure in (False, True))
    yield from ((Wrote.__name__, Wrote((), danger=danger)) for danger in Danger)
    yield from ((Wrote.__name__, Wrote((), talk=talk)) for talk in Talk)
    yield Wrote.__name__, Wrote((), days=(date(2098, 1, 1), date(2099, 1, 1)))
    yield from ((Lent.__name__, Lent(had)) for had in (False, True))
    yield from ((Dated.__name__, Dated(day)) for day in (LONG_AGO, date(2099, 1, 1)))
    yield from ((Sent.__name__, Sent(kind)) for kind in Unreadable)
    yield CalledInGroup.__name__, CalledInGroup()
    commands = [kind() for kind in get_args(Action) if not fields(kind)]
    for action in (*commands, Open(MENU), Open(GONE)):
        yield from _tried(Asked(action))


def _events() -> Iterator[Node]:
    for kind in get_args(Event):
        note = "A button or link that cannot be read" if kind is Pressed else _doc(kind)
        yield Node(kind.__name__, Kind.EVENT, kind.__name__, note)
        if kind is Arrived:
            yield Node(LINK, Kind.EVENT, LINK, "A link with an action; it never writes")


def _counted(node: Node, seen: _Seen) -> Node:
    """An action that nearly every screen offers says so; the lines would hide the others."""
    without = [screen for screen, actions in seen.offers.items() if node.id not in actions]
    if not _everywhere(node.id, seen):
        return node
    names = ", ".join(sorted(_named(screen) for screen in without))
    note = f"On every screen but {names}" if names else "On every screen"
    return replace(node, note=f"{node.note}. {note}" if node.note else note)


def _everywhere(action: str, seen: _Seen) -> bool:
    having = sum(action in actions for actions in seen.offers.values())
    return having > MOST * len(seen.offers)


def _edges(nodes: tuple[Node, ...], seen: _Seen) -> Iterator[Edge]:
    place = {node.id: number for number, node in enumerate(nodes)}

    def ordered(pairs: set[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))

    yield from (Edge(start, end, Line.LEADS) for start, end in ordered(seen.leads))
    yield from (Edge(start, end, Line.FIRST) for start, end in ordered(seen.first - seen.leads))
    offers = {(screen, action) for screen, actions in seen.offers.items() for action in actions}
    for screen, action in ordered(offers):
        yield Edge(screen, action, Line.OFFERS, usual=_everywhere(action, seen))


def _screen(kind: type) -> str:
    """The node of a screen: an event or action may have the same name."""
    return f"screen:{kind.__name__}"


def _named(screen: str) -> str:
    return screen.removeprefix("screen:")


def _doc(kind: type) -> str:
    """The first sentence of what the code says of it; nothing where it says nothing."""
    said = inspect.cleandoc(kind.__doc__ or "").replace("\n", " ")
    if said.startswith(f"{kind.__name__}("):  # made by `dataclass`
        return ""
    return said.split(". ")[0].rstrip(".").replace("`", "")

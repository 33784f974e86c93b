"""A person with a phone: presses what is shown, and keeps only what a phone keeps."""

from __future__ import annotations

from datetime import date

from bot.dialogue.actions import PAYLOAD_BYTES, Asked, Speak, decode, encode
from bot.dialogue.content import Faq
from bot.dialogue.events import Event, Person, Pressed
from bot.dialogue.step import Turn, step
from bot.dialogue.ways import ways
from tests.dialogue.remembered import read, written


def buttons(faq: Faq, turn: Turn, today: date | None = None) -> list[Asked]:
    return [asked for row in ways(faq, turn.screen, today) for asked in row]


def payloads(faq: Faq, turn: Turn, today: date | None = None) -> list[str]:
    """The buttons of a turn as they travel, with the language they carry."""
    return [_payload(asked, turn) for asked in buttons(faq, turn, today)]


def _payload(asked: Asked, turn: Turn) -> str:
    if isinstance(asked.action, Speak):
        return encode(asked.action)
    return encode(asked.action, asked.locale or turn.carried)


def alike(payload: str) -> str:
    """Of the answers of a check only the questions: its thousands of ways show the same screens.

    `bot check` walks them all. Of one's own dates neither the day nor whose it is.
    """
    verb, *rest = payload.split("_")
    if verb in {"n", "g", "t", "k", "v", "x"}:  # a date of one's own: which day and whose shows no other kind
        return f"{verb}_{len(rest)}"
    if verb not in {"c", "a", "d", "w", "l", "s"} or len(rest) < 2:
        return payload
    return "_".join((verb, rest[0], *("-".join(each[0] for each in part.split("-")) for part in rest[1:])))


class Phone:
    """Between two steps the person goes through JSON and each button through its payload."""

    def __init__(self, faq: Faq, person: Person, today: date, *, hint: str = "") -> None:
        self.faq = faq
        self.today = today
        self.hint = hint
        self._person = written(person)
        self.buttons: list[str] = []

    @property
    def person(self) -> Person:
        return read(self._person)

    def does(self, event: Event) -> Turn:
        turn = step(self.faq, self.person, event, self.today)
        self._person = written(turn.person)
        self.buttons = payloads(self.faq, turn, self.today)
        return turn

    def presses(self, payload: str) -> Turn:
        assert payload in self.buttons
        assert len(payload.encode()) <= PAYLOAD_BYTES
        asked = decode(payload)
        assert asked is not None, f"{payload} cannot be read"
        return self.does(Pressed(asked, self.hint))

"""One demonstration: the phone on the table, what was done with it last, and the day it is played on.

Decides what asking again on another day means and as of which day each message was written. It does
not know what the bot answers.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from bot.web.phone import Calendar, Change, Days, NewPhone, Shown, Subscribe
from bot.web.watchers import Watchers


@dataclass(frozen=True, slots=True)
class Started:
    payload: str | None = None


@dataclass(frozen=True, slots=True)
class Wrote:
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    kind: str


@dataclass(frozen=True, slots=True)
class Pressed:
    message: int
    data: str


Act = Started | Wrote | Sent | Pressed


class Sitting:
    """Shared by all open pages; in memory only."""

    def __init__(
        self, new_phone: NewPhone, subscribe: Subscribe, calendar: Calendar, days: Days, language: str
    ) -> None:
        self._new_phone = new_phone
        self._passing = days
        self._calendar = calendar
        self._watchers = Watchers(self.state)
        self._person = 0
        self.meet(language)
        subscribe(self._happened)

    def meet(self, language: str) -> None:
        """Put a new person's phone on the table, with an empty chat."""
        self._phone = self._new_phone(language)
        self._person += 1
        self._language = language
        self._last: Act | None = None
        self._waiting = False
        self._days: dict[int, date] = {}
        self._watchers.changed()

    def act(self, act: Act) -> None:
        """Do something with the phone; raises LookupError for a button that is not there."""
        self._asked(act, self._do)

    async def turn_to(self, day: date) -> None:
        """Let the days pass until this one, and ask for the last screen again as of it."""
        await self._passing.turn(day)
        if self._last is not None:
            with suppress(LookupError):  # its message was taken away: nothing to bring up to date
                self._asked(self._last, self._do_again)
        self._watchers.changed()

    async def move(self, deadline: str, day: date) -> None:
        """Announce today that a date is another; raises LookupError for one that there is not."""
        await self._passing.move(deadline, day)
        self._watchers.changed()

    def state(self) -> dict[str, Any]:
        """All that a page shows, ready for JSON."""
        screen = self._phone.screen()
        return {
            "person": self._person,
            "language": self._language,
            "today": self._calendar.today,
            "typing": self._waiting or screen.action is not None,
            "messages": [self._seen(message) for message in screen.messages],
        }

    def events(self) -> AsyncIterator[bytes]:
        return self._watchers.events()

    def close(self) -> None:
        self._watchers.close()

    def _do(self, act: Act) -> int:
        """The message that the act made or changes."""
        match act:
            case Started(payload):
                return self._phone.start(payload)
            case Wrote(text):
                return self._phone.write(text)
            case Sent(kind):
                return self._phone.send(kind)
            case Pressed(message, data):
                self._phone.press(message, data)
                return message
            case _:
                assert_never(act)

    def _do_again(self, act: Act) -> int:
        if isinstance(act, Pressed):
            self._phone.press_again(act.message, act.data)
            return act.message
        return self._do(act)

    def _asked(self, act: Act, do: Callable[[Act], int]) -> None:
        self._waiting = not isinstance(act, Pressed)  # a pressed button shows by itself that it waits
        self._days[do(act)] = self._calendar.today
        self._last = act
        self._watchers.changed()

    def _happened(self, change: Change) -> None:
        if change.chat_id != self._phone.chat.id:
            return
        if change.kind in ("toast", "alert"):
            self._watchers.toast({"text": change.text, "alert": change.kind == "alert"})
        if change.kind in ("message", "edit") and change.message_id is not None:
            self._days[change.message_id] = self._calendar.today
        if change.kind != "action" and self._answered():
            self._waiting = False
        self._watchers.changed()

    def _answered(self) -> bool:
        messages = self._phone.screen().messages
        return not messages or messages[-1].from_bot

    def _seen(self, message: Shown) -> dict[str, Any]:
        return {
            "id": message.id,
            "mine": not message.from_bot,
            "kind": message.kind,
            "text": message.text,
            "entities": [dict(entity) for entity in message.entities],
            "buttons": [
                [{"text": button.text, "data": button.data, "url": button.url} for button in row]
                for row in message.buttons
            ],
            "at": message.date,
            "day": self._days.get(message.id, self._calendar.today),
        }

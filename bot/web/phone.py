"""What the demonstration needs of a phone, of who looks on and of a calendar. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol


class Button(Protocol):
    """`data` if it asks the bot, `url` if it opens a page."""

    @property
    def text(self) -> str: ...
    @property
    def data(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


class Shown(Protocol):
    """One message; `kind` is "text" or what else it holds. Entities as in the Bot API, in UTF-16 units."""

    @property
    def id(self) -> int: ...
    @property
    def from_bot(self) -> bool: ...
    @property
    def text(self) -> str: ...
    @property
    def entities(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def buttons(self) -> Sequence[Sequence[Button]]: ...
    @property
    def kind(self) -> str: ...
    @property
    def date(self) -> datetime: ...


class Screen(Protocol):
    """All messages, oldest first, and what the bot is said to be doing ("typing")."""

    @property
    def messages(self) -> Sequence[Shown]: ...
    @property
    def action(self) -> str | None: ...


class Chat(Protocol):
    @property
    def id(self) -> int: ...


class Phone(Protocol):
    """One person's phone, with the chat with the bot open. Acts give the id of the message they made."""

    @property
    def chat(self) -> Chat: ...
    def start(self, payload: str | None = None) -> int: ...
    def write(self, text: str) -> int: ...
    def send(self, kind: str) -> int: ...
    def press(self, message_id: int, button: str) -> object:
        """Press a button by its data; raises LookupError if the message has none such."""

    def press_again(self, message_id: int, data: str) -> object:
        """Press a button that an edit took away since; raises LookupError if the message is gone."""

    def screen(self) -> Screen: ...


class Change(Protocol):
    """`kind` is "message", "edit", "delete", "action", "toast" or "alert"; `text` the toast's words."""

    @property
    def kind(self) -> str: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def message_id(self) -> int | None: ...
    @property
    def text(self) -> str | None: ...


class Calendar(Protocol):
    """The day as of which the bot answers."""

    @property
    def today(self) -> date: ...
    def set(self, day: date, /) -> None: ...


class Days(Protocol):
    """How time passes on the page, and how a date moves."""

    async def turn(self, day: date, /) -> None: ...
    async def move(self, deadline: str, day: date, /) -> None:
        """As if the move were announced today; raises LookupError for a date that there is not."""


NewPhone = Callable[[str], Phone]
"""A fresh person's phone, set to a language as Telegram's `language_code` names it."""

Subscribe = Callable[[Callable[[Change], None]], object]
"""Call back at each change, of whatever chat."""

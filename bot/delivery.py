"""What becomes of a message that is handed to a gateway: the words that senders and gateways share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.wording.message import Message


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has taken it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Telegram itself says that this person cannot be written to any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Telegram asks to wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """It did not go. `again`: through no fault of the message, so it is tried again."""

    why: str
    again: bool = False


Result = Sent | Gone | Later | Failed


class Gateway(Protocol):
    """Where messages go; it never raises."""

    async def send(self, chat: int, message: Message, *, silent: bool, paid: bool) -> Result: ...

"""What can be seen to happen in the world, for a page or a test that looks on. Decides nothing."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["message", "edit", "delete", "action", "toast", "alert", "standing"]


@dataclass(frozen=True, slots=True)
class Change:
    """`text` is the toast's or alert's words, the chat action, or the bot's new standing."""

    kind: ChangeKind
    chat_id: int
    message_id: int | None = None
    text: str | None = None


class Audience:
    """Those who look on."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[Change], None]] = []

    def tell(self, change: Change) -> None:
        for callback in tuple(self._callbacks):
            callback(change)

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call back at each change; gives the function that ends it."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    async def changes(self) -> AsyncGenerator[Change, None]:
        """Each change from the first time on that this is asked; ends only with its reader."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        end = self.subscribe(queue.put_nowait)
        try:
            while True:
                yield await queue.get()
        finally:
            end()

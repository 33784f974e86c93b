"""The queue of updates: numbering, long polling, confirming by offset, and who may ask.

Decides what a getUpdates call receives and which call gives way to another. It does not know what an
update says. Waiting is in real seconds, as on a wire.
"""

import asyncio
from collections import deque
from collections.abc import Collection, Iterator

from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.refusal import OTHER_POLL, WEBHOOK_IS_SET, conflict

# Telegram leaves these out unless they are asked for.
_ASKED_FOR_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}


class Bell:
    """Wakes all who wait at the moment it rings."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)


class Inbox:
    """Updates on their way to the bot; `pending` are those that it has not confirmed."""

    def __init__(self, first_id: int = 700_000_001) -> None:
        self.pending: deque[Json] = deque()
        self.webhook: Json | None = None
        self.bell = Bell()
        self.allowed: frozenset[str] = frozenset()
        self._next_id = first_id
        self._poll: asyncio.Future[None] | None = None

    @property
    def polling(self) -> bool:
        """Whether a getUpdates waits just now."""
        return self._poll is not None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ASKED_FOR_ONLY

    def put(self, update: Json) -> Json | None:
        """Number an update and queue it; None if the bot did not ask for its kind. An own id is kept."""
        kinds = [kind for kind in update if kind != "update_id"]
        if not all(self.wants(kind) for kind in kinds):
            return None
        numbered = {"update_id": update.get("update_id", self._next_id)} | update
        self._next_id = max(self._next_id, int(numbered["update_id"]) + 1)
        self.pending.append(numbered)
        self._wake()
        return numbered

    def allow(self, kinds: Collection[str] | None) -> None:
        """None leaves the last choice; an empty list means the usual kinds."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    async def take(self, offset: int, limit: int, wait: float) -> list[Json]:
        """One getUpdates: `wait` in seconds; raises Refused with 409."""
        if self.webhook is not None:
            raise conflict(WEBHOOK_IS_SET)
        self.interrupt(OTHER_POLL)
        self._confirm(offset)
        if not self.pending and wait > 0:
            await self._arrival(wait)
        return list(self._first(max(1, min(limit, 100))))

    def interrupt(self, reason: str) -> None:
        """End a waiting getUpdates with a conflict."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(reason))

    def delivered(self, update: Json) -> None:
        """The webhook took an update."""
        if update in self.pending:
            self.pending.remove(update)
        self.bell.ring()

    def failed(self, moment: int, words: str) -> None:
        """The webhook did not take an update; `moment` in seconds since 1970."""
        if self.webhook is not None:
            self.webhook |= {"last_error_date": moment, "last_error_message": words}

    def drop(self) -> None:
        self.pending.clear()
        self.bell.ring()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while offset > 0 and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        self.bell.ring()

    async def _arrival(self, wait: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(wait):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        self.bell.ring()

    def _first(self, limit: int) -> Iterator[Json]:
        for position, update in enumerate(self.pending):
            if position == limit:
                return
            yield update

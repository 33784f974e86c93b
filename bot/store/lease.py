"""Who plans and sends: one worker at a time, by the database's clock.

Decides who holds the lease and for how long. A token that only grows goes with it: whoever lost the
lease without noticing finds another token in the database and writes nothing. Does not know what is
done under it.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import writing
from bot.store.rows import database_now, held

LASTS = 20.0  # seconds; with the waiting of the others, a dead worker is replaced within 30
EVERY = 5.0  # seconds between two tries to take or to keep it


class LostLease(Exception):
    """Another worker plans and sends now."""


class Lease:
    """One worker's hold on the lease.

    `tick` is a clock in seconds that nobody sets; only its differences count.
    """

    def __init__(self, engine: AsyncEngine, tick: Callable[[], float], lasts: float = LASTS) -> None:
        self._engine = engine
        self._tick = tick
        self._lasts = lasts
        self._holder = secrets.token_hex(8)
        self._token: int | None = None
        self._until = 0.0

    @property
    def held(self) -> bool:
        """Whether it is ours for sure: by our own count from before we asked, with a margin."""
        return self._token is not None and self._tick() < self._until

    @property
    def token(self) -> int | None:
        """What tells this hold from every other; None when we know that we have none."""
        return self._token

    async def take(self, edition: int) -> bool:
        """Take it, or keep it; False while another has it, or has seen newer content than ours."""
        asked = self._tick()
        async with writing(self._engine) as connection:
            seen = text("UPDATE owner SET edition = :edition WHERE edition < :edition")
            await connection.execute(seen, {"edition": edition})
            now = database_now(connection)
            statement = text(
                f"UPDATE lease SET holder = :holder, expires = {now} + :lasts, "
                "token = token + CASE WHEN holder = :holder AND token = :token THEN 0 ELSE 1 END "
                f"WHERE one = 1 AND (expires <= {now} OR (holder = :holder AND token = :token)) "
                "AND (SELECT edition FROM owner) <= :edition RETURNING token"
            )
            row = {
                "holder": self._holder,
                "lasts": round(self._lasts * 1000),
                "token": self._token or 0,
                "edition": edition,
            }
            found = (await connection.execute(statement, row)).scalar_one_or_none()
        self._token = found
        self._until = asked + 0.8 * self._lasts
        return found is not None

    async def give_back(self) -> None:
        """Let another take it at once."""
        if self._token is None:
            return
        token, self._token = self._token, None
        async with writing(self._engine) as connection:
            statement = text("UPDATE lease SET expires = 0 WHERE holder = :holder AND token = :token")
            await connection.execute(statement, {"holder": self._holder, "token": token})

    @asynccontextmanager
    async def fenced(self) -> AsyncIterator[AsyncConnection]:
        """A transaction in which nobody else holds the lease. Raises LostLease."""
        async with writing(self._engine) as connection:
            statement = text(f"SELECT holder, token FROM lease {held(connection)}")
            row = (await connection.execute(statement)).one()
            if self._token is None or (row.holder, row.token) != (self._holder, self._token):
                self._token = None
                raise LostLease
            yield connection

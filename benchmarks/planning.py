"""How long it takes to plan for everybody, how long the longest transaction is, how much memory it takes.

python -m benchmarks.planning sqlite 1300000
"""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.databases import database
from benchmarks.people import add_followers
from bot.dialogue.following import ZONES
from bot.dialogue.reminding import Run, RunKind
from bot.reminders import Reminders
from bot.store import Post, Store, open_store
from bot.store.engine import reading
from tests.reminders.world import CARD, at, content

KEY = bytes(range(32))
DAY = date(2026, 6, 27)


class Longest:
    """The longest transaction, in seconds."""

    def __init__(self, post: Post) -> None:
        self.seconds = 0.0
        self.count = 0
        self._fenced = post.lease.fenced
        post.lease.fenced = self._watched  # type: ignore[method-assign]

    @asynccontextmanager
    async def _watched(self) -> AsyncIterator[AsyncConnection]:
        begun = perf_counter()
        async with self._fenced() as connection:
            yield connection
        self.seconds = max(self.seconds, perf_counter() - begun)
        self.count += 1


async def measure(kind: str, people: int) -> str:
    with database(kind) as url:
        async with open_store(url, KEY) as store:
            begun = perf_counter()
            await add_followers(store.engine, KEY, CARD, people)
            loaded = perf_counter() - begun
            before = _memory()
            post = store.post(perf_counter)
            longest = Longest(post)
            await post.lease.take(1)
            faq = content((date(2025, 1, 1), date(2026, 6, 30)))
            reminders = Reminders(faq, post)
            for zone in ZONES:
                await post.runs.mark_planned(zone, date(2026, 6, 26))
            await reminders._hear(DAY)
            begun = perf_counter()
            await reminders.plan(at(DAY, 20, 30))  # it is after nine in most zones
            await reminders.plan(at(DAY, 9, zone="America/Los_Angeles"))
            await reminders.plan(at(DAY, 9, zone="Australia/Sydney"))
            took = perf_counter() - begun
            rows = await _count(store)
            begun = perf_counter()
            run = Run(RunKind.BEFORE, CARD, date(2026, 6, 30), DAY, 3)
            id = await post.runs.open(run, DAY)
            again = perf_counter() - begun
    return (
        f"{kind}: {rows:,} of {people:,} people planned in {took:.1f} s "
        f"({longest.count} transactions, longest {longest.seconds:.2f} s), "
        f"memory {_memory():.0f} MB (before: {before:.0f}); loading took {loaded:.0f} s; run {id}, {again:.3f} s"
    )


async def _count(store: Store) -> int:
    async with reading(store.engine) as connection:
        return int((await connection.execute(text("SELECT count(*) FROM reminders"))).scalar_one())


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(asyncio.run(measure(sys.argv[1], int(sys.argv[2]))))  # noqa: T201

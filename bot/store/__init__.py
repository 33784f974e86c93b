"""All that is remembered between two messages: the only room that knows a database.

Decides how little is kept and that it stays readable to the key's holder only. Does not know what a language
or a month is used for.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import open_engine, place_of, reading
from bot.store.figures import RunFigures, figures
from bot.store.filling import DayDone, Fill, Step, Unsaid
from bot.store.keys import load_key, webhook_secret, webhook_tag
from bot.store.learning import Counted, Learning, Words
from bot.store.lease import Lease, LostLease
from bot.store.migrate import migrate
from bot.store.outbox import Batch, Ended, Outbox, Waiting, alarm, set_alarm
from bot.store.owner import claim
from bot.store.people import Erased, People
from bot.store.problems import StoreProblem, told_plainly
from bot.store.retention import Retention
from bot.store.runs import OpenRun, Runs

__all__ = [
    "Batch",
    "Counted",
    "DayDone",
    "Ended",
    "Erased",
    "Fill",
    "Learning",
    "Lease",
    "LostLease",
    "OpenRun",
    "Outbox",
    "People",
    "Post",
    "Retention",
    "RunFigures",
    "Runs",
    "Step",
    "Store",
    "StoreProblem",
    "Unsaid",
    "Waiting",
    "Words",
    "copy_to",
    "load_key",
    "open_store",
    "rekey_database",
    "webhook_secret",
    "webhook_tag",
]

ANSWERS_WITHIN = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Post:
    """The planning and the sending side, under one lease."""

    lease: Lease
    runs: Runs
    outbox: Outbox
    retention: Retention


@dataclass(frozen=True, slots=True)
class Store:
    """What is remembered, kind by kind."""

    people: People
    learning: Learning
    engine: AsyncEngine
    key: bytes

    async def answers(self) -> bool:
        """Whether the database can be asked just now."""
        with suppress(StoreProblem), told_plainly(place_of(self.engine.url)):
            async with asyncio.timeout(ANSWERS_WITHIN), reading(self.engine) as connection:
                await connection.execute(text("SELECT key_fingerprint FROM owner"))
                return True
        return False

    async def figures(self) -> list[RunFigures]:
        """What is planned and how it ended."""
        return await figures(self.engine, self.key)

    async def alarm(self) -> str | None:
        """Why nothing is sent until an operator has looked; None when all is well."""
        return await alarm(self.engine)

    async def resume(self) -> None:
        """The operator has looked: send again."""
        await set_alarm(self.engine, None)

    def post(self, tick: Callable[[], float]) -> Post:
        """What one worker needs to plan and send; `tick` is a clock in seconds that nobody sets."""
        lease = Lease(self.engine, tick)
        parts = (self.engine, self.key, lease)
        return Post(lease, Runs(*parts), Outbox(*parts), Retention(*parts))


@asynccontextmanager
async def open_store(database_url: str, key: bytes, *, patient: bool = False) -> AsyncIterator[Store]:
    """The store at `database_url`: at the newest version, known to be this key's, closed at the end.

    `patient` is for what an operator does to all rows at once; `key` is what `load_key` gives. Raises
    StoreProblem before anything is yielded.
    """
    engine = open_engine(database_url, patient=patient)
    try:
        with told_plainly(place_of(engine.url)):
            await migrate(engine)
            await claim(engine, key)
        yield Store(People(engine, key), Learning(engine), engine, key)
    finally:
        await engine.dispose()


async def copy_to(database_url: str, target: str, key: bytes) -> int:
    """Copy all into an empty database; how many people. Raises StoreProblem."""
    from bot.store.copying import copy_database  # it alone needs the tables as values, and both dialects

    async with (
        open_store(database_url, key, patient=True) as store,
        open_store(target, key, patient=True) as other,
    ):
        return await copy_database(store.engine, other.engine)


async def rekey_database(database_url: str, old: bytes, new: bytes) -> tuple[int, int]:
    """Change the key; how many followers were kept, how many readers forgotten. Raises StoreProblem."""
    from bot.store.copying import rekey

    async with open_store(database_url, old, patient=True) as store:
        return await rekey(store.engine, old, new)

"""All that is remembered between two messages: the only room that knows a database.

Decides how little is kept and that it stays readable to the key's holder only. Does not know what a language
or a month is used for.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.store.engine import open_engine, place_of
from bot.store.keys import load_key
from bot.store.migrate import migrate
from bot.store.owner import claim
from bot.store.people import People
from bot.store.problems import StoreProblem, told_plainly
from bot.store.readers import Readers

__all__ = ["People", "Readers", "Store", "StoreProblem", "load_key", "open_store"]


@dataclass(frozen=True, slots=True)
class Store:
    """What is remembered, kind by kind."""

    readers: Readers
    people: People


@asynccontextmanager
async def open_store(database_url: str, key: bytes) -> AsyncIterator[Store]:
    """The store at `database_url`: at the newest version, known to be this key's, closed at the end.

    Raises StoreProblem before anything is yielded; `key` is what `load_key` gives.
    """
    engine = open_engine(database_url)
    try:
        with told_plainly(place_of(engine.url)):
            await migrate(engine)
            await claim(engine, key)
        readers = Readers(engine, key)
        yield Store(readers, People(readers))
    finally:
        await engine.dispose()

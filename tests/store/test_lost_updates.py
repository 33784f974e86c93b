"""The experiment behind BEGIN IMMEDIATE: how many of 400 concurrent increments survive on SQLite."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.engine import open_engine, writing

TASKS, TIMES = 20, 20


async def surviving(engine: AsyncEngine) -> int:
    """Let 20 tasks read a number and write one more, 20 times each."""
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE counted (number INTEGER)"))
        await connection.execute(text("INSERT INTO counted VALUES (0)"))

    async def increment() -> None:
        for _ in range(TIMES):
            async with writing(engine) as connection:
                number = (await connection.execute(text("SELECT number FROM counted"))).scalar_one()
                await connection.execute(text("UPDATE counted SET number = :next"), {"next": number + 1})

    await asyncio.gather(*(increment() for _ in range(TASKS)))
    async with writing(engine) as connection:
        return int((await connection.execute(text("SELECT number FROM counted"))).scalar_one())


@pytest.fixture
async def plain(sqlite_url: str) -> AsyncIterator[AsyncEngine]:
    """SQLAlchemy's SQLite as it comes, but for the log and the patience, which lose nothing by themselves."""
    ours = open_engine(sqlite_url)
    async with writing(ours):
        pass
    await ours.dispose()
    engine = create_async_engine(
        sqlite_url.replace("sqlite", "sqlite+aiosqlite", 1), connect_args={"timeout": 30}
    )
    yield engine
    await engine.dispose()


async def test_as_it_comes_updates_are_lost_without_an_error(plain: AsyncEngine) -> None:
    try:
        assert await surviving(plain) < TASKS * TIMES
    except OperationalError as error:  # pragma: no cover - a driver that fails aloud is no longer a trap
        pytest.fail(f"SQLAlchemy's SQLite no longer loses updates in silence: {error}")


async def test_ours_keeps_every_update(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    assert await surviving(engine) == TASKS * TIMES
    await engine.dispose()

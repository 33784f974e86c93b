"""Whoever asks to be forgotten while another process writes is forgotten, and no one of the two fails."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from bot.clock import Clock
from bot.dialogue.events import Person
from bot.dialogue.following import OwnDate, OwnKind, Whose
from bot.store import Store, open_store
from bot.store.engine import reading, writing

KEY = bytes(range(32))
WHO = 7
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SAVED = Person("en", own_dates=(OwnDate(OwnKind.VISA, Whose.ME, date(2026, 12, 10)),))
_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@pytest.mark.postgres
async def test_a_writer_in_the_middle_is_waited_for(postgres_url: str) -> None:
    """PostgreSQL ends one of two that wait for each other: so all take a person's rows in one order."""
    async with open_store(postgres_url, KEY) as store, open_store(postgres_url, KEY) as other:
        await store.people.save(WHO, WHO, Person(), SAVED, NOW)
        async with writing(store.engine) as connection:
            await connection.execute(text("UPDATE readers SET month = '2026-12'"))  # as each save begins
            forgetting = asyncio.create_task(other.people.forget(WHO))
            await _blocked(store)
            await connection.execute(text("UPDATE followers SET zone = 'Europe/Berlin'"))
        erased = await forgetting
        assert (erased.language, erased.own_dates) == (True, 1)
        assert await store.people.load(WHO, NOW.date()) == Person()


async def _blocked(store: Store) -> None:
    async with asyncio.timeout(10):
        while True:
            async with reading(store.engine) as connection:
                if (await connection.execute(_WAITING)).scalar_one():
                    return
            await Clock().sleep(0.01)

"""A look into the outbox goes by the index, whatever PostgreSQL believes of rows that were just written."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.store import open_store
from bot.store.engine import reading, reading_by_index, writing
from bot.store.outbox import _CLAIM

ROWS = text(
    "INSERT INTO reminders (run, person, part, not_before, tries) "
    "SELECT 1, person, 0, 0, 0 FROM generate_series(1, 5000) AS person"
)
LOOK = text(f"EXPLAIN {_CLAIM.text}")
VALUES = {"run": 1, "person": -1, "part": -1, "now": 1, "limit": 128, "subject": bytes(16)}


@pytest.mark.postgres
async def test_a_hundred_are_found_without_sorting_all(postgres_url: str) -> None:
    async with open_store(postgres_url, bytes(32)) as store:
        async with writing(store.engine) as connection:
            await connection.execute(ROWS)
        async with reading_by_index(store.engine) as connection:
            plan = "\n".join((await connection.execute(LOOK, VALUES)).scalars())
        async with reading(store.engine) as connection:
            by_itself = "\n".join((await connection.execute(LOOK, VALUES)).scalars())
    assert "Index Scan using reminders_pkey" in plan
    assert "Sort Key: reminders.person" not in plan
    assert "Sort Key: reminders.person" in by_itself, "PostgreSQL has become wiser: leave the setting out"

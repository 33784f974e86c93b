"""A witness in the database: every row that is planned and every end it gets, noted by the database itself.

It knows nothing of how the store counts, so that the two can be compared.
"""

from __future__ import annotations

from collections import Counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import reading, writing

_TABLE = "CREATE TABLE witness (run BIGINT, person BIGINT, part BIGINT, what TEXT)"
_EVENTS = (
    ("planned", "AFTER INSERT ON reminders", "NEW", "'planned'", "NEW.ended IS NULL"),
    ("ended", "AFTER UPDATE OF ended ON reminders", "NEW", "coalesce(NEW.ended, 'undone')", "1 = 1"),
    ("lost", "AFTER DELETE ON reminders", "OLD", "'lost'", "OLD.ended IS NULL"),
)


async def call_witness(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text(_TABLE))
        for name, when, row, what, only in _EVENTS:
            note = f"INSERT INTO witness VALUES ({row}.run, {row}.person, {row}.part, {what});"
            if engine.dialect.name == "sqlite":
                trigger = f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN {only} BEGIN {note} END"
            else:
                body = f"$$ BEGIN {note} RETURN NULL; END $$"
                await connection.execute(
                    text(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS {body}")
                )
                trigger = f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN ({only}) EXECUTE FUNCTION {name}()"
            await connection.execute(text(trigger))


async def seen(engine: AsyncEngine) -> tuple[int, dict[int, Counter[str]]]:
    """How many rows were planned, and how they ended, run by run. Each was planned once and ended once."""
    ends: dict[int, Counter[str]] = {}
    async with reading(engine) as connection:
        rows = (await connection.execute(text("SELECT run, person, part, what FROM witness"))).all()
    planned = [(row.run, row.person, row.part) for row in rows if row.what == "planned"]
    ended = [(row.run, row.person, row.part) for row in rows if row.what != "planned"]
    assert len(planned) == len(set(planned))
    assert len(ended) == len(set(ended))
    assert set(ended) == set(planned)
    for row in rows:
        if row.what != "planned":
            ends.setdefault(row.run, Counter())[row.what] += 1
    return len(planned), ends

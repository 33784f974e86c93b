"""A person moves to another zone: their rows move along, and no morning is lost in between.

Decides what is sent that was planned already where they come to, and not yet where they were. Does not
know the hours of a zone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.following import Watch
from bot.dialogue.reminding import CHANGES, Run, RunKind
from bot.store.seals import Seals

_PLANNED = text(
    "SELECT r.id, r.tag, r.subject, r.sealed FROM runs r JOIN fillings f ON f.run = r.id "
    "WHERE r.closed = 0 AND f.zone = :zone AND f.slices > 0"
)
_FOLLOWS = text(
    "SELECT deadline AS subject, 0 AS part, watch, since, heard FROM follows WHERE person = :person"
)
_OWN = text("SELECT day AS subject, number AS part, since FROM own_dates WHERE person = :person")
_ADD = text(
    "INSERT INTO reminders (run, person, part, not_before, tries) VALUES (:run, :person, :part, 0, 0) "
    "ON CONFLICT (run, person, part) DO NOTHING"
)


async def move_zone(connection: AsyncConnection, seals: Seals, person: int, old: str, new: str) -> None:
    for table, column in (("followers", "id"), ("follows", "person"), ("own_dates", "person")):
        statement = text(f"UPDATE {table} SET zone = :zone WHERE {column} = :person")
        await connection.execute(statement, {"zone": new, "person": person})
    rows: list[Row[Any]] = []
    for each in (_FOLLOWS, _OWN):
        rows += (await connection.execute(each, {"person": person})).all()
    for found in (await connection.execute(_PLANNED, {"zone": new})).all():
        run = seals.read_run(bytes(found.tag), bytes(found.sealed))
        for row in rows:
            if bytes(row.subject) == bytes(found.subject) and _concerns(run, row):
                await connection.execute(_ADD, {"run": found.id, "person": person, "part": row.part})


def _concerns(run: Run, row: Row[Any]) -> bool:
    """Whether this run would have been planned for this follow or own date (as `runs` does it in SQL)."""
    before_its_day = bool(row.since < run.day.isoformat())
    if run.kind is RunKind.OWN:
        return before_its_day
    if run.kind is RunKind.BEFORE:
        return before_its_day and row.watch == Watch.DAYS
    return run.kind in CHANGES and row.heard < run.news

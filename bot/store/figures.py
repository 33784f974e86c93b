"""What is planned and how it ended, in figures: for the operator, without a person in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.reminding import End, Run
from bot.store.engine import reading
from bot.store.seals import Seals


@dataclass(frozen=True, slots=True)
class RunFigures:
    """A run, how many of its reminders wait, how many ended how, and what Telegram refused."""

    run: Run
    waiting: int
    ends: Counter[End]
    refusals: Counter[str]


async def figures(engine: AsyncEngine, key: bytes) -> list[RunFigures]:
    """Every run that is remembered, the oldest first."""
    seals = Seals(key)
    async with reading(engine) as connection:
        rows = (await connection.execute(text("SELECT id, tag, sealed FROM runs ORDER BY id"))).all()
        waits = text("SELECT run, count(*) AS people FROM reminders WHERE ended IS NULL GROUP BY run")
        waiting = {row.run: row.people for row in await connection.execute(waits)}
        ends: dict[int, Counter[End]] = {}
        refusals: dict[int, Counter[str]] = {}
        for row in await connection.execute(text("SELECT run, ended, why, people FROM tallies")):
            ends.setdefault(row.run, Counter())[End(row.ended)] += row.people
            if row.why:
                refusals.setdefault(row.run, Counter())[row.why] += row.people
    return [
        RunFigures(
            seals.read_run(bytes(row.tag), bytes(row.sealed)),
            waiting.get(row.id, 0),
            ends.get(row.id, Counter()),
            refusals.get(row.id, Counter()),
        )
        for row in rows
    ]

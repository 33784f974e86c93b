"""What is not needed any more goes: follows that are over, people without one, runs that are done.

Decides the statements, each short. Does not know when a date is over (`bot.reminders` says so).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import clear_write_ahead_log, reading
from bot.store.learning import Learning
from bot.store.lease import Lease
from bot.store.runs import SLICE, slice_of
from bot.store.seals import Seals

RUNS_KEPT = timedelta(days=400)  # as figures, without people
_CLOSES_AFTER = timedelta(days=2)  # when the day of a run is over in every zone


class Retention:
    """Erases, a few at a time."""

    def __init__(self, engine: AsyncEngine, key: bytes, lease: Lease) -> None:
        self._engine = engine
        self._seals = Seals(key)
        self._lease = lease

    async def end_follows(self, deadline: str, before: date, *, watch: str | None = None) -> None:
        """End the follows of a deadline that is over, if they are older than that day."""
        statement = "DELETE FROM follows WHERE deadline = :deadline AND since < :before"
        row: dict[str, object] = {"deadline": self._seals.deadline(deadline), "before": before.isoformat()}
        if watch is not None:
            statement, row = f"{statement} AND watch = :watch", {**row, "watch": watch}
        await self._in_slices(statement, row)

    async def end_unanswered(self, asked_before: date) -> None:
        """End the follows of changes whose question stayed without an answer."""
        row: dict[str, object] = {"before": asked_before.isoformat()}
        some = text("SELECT 1 FROM follows WHERE watch = 'changes' AND asked < :before LIMIT 1")
        async with reading(self._engine) as connection:
            if (await connection.execute(some, row)).first() is None:
                return
        await self._in_slices("DELETE FROM follows WHERE watch = 'changes' AND asked < :before", row)

    async def end_own(self, days: Sequence[date]) -> None:
        """Erase the own dates of these days."""
        async with self._lease.fenced() as connection:
            for day in days:
                statement = text("DELETE FROM own_dates WHERE day = :day")
                await connection.execute(statement, {"day": self._seals.day(day)})

    async def erase_idle(self) -> int:
        """Erase the address of everyone who follows nothing any more; they stay readers."""
        statement = (
            "DELETE FROM followers WHERE NOT EXISTS (SELECT 1 FROM follows f WHERE f.person = followers.id) "
            "AND NOT EXISTS (SELECT 1 FROM own_dates o WHERE o.person = followers.id)"
        )
        erased = await self._in_slices(statement, {}, of="id")
        if erased:
            await clear_write_ahead_log(self._engine)
        return erased

    async def forget_words(self, today: date) -> None:
        """Erase what was lent to an editor long ago, also where nobody lends or looks."""
        await Learning(self._engine).erase_old(today)

    async def close_runs(self, today: date) -> None:
        """Close the runs whose day is over everywhere: where nothing waits any more the rows go."""
        made = (today - _CLOSES_AFTER).isoformat()
        async with reading(self._engine) as connection:
            find = text("SELECT id FROM runs WHERE closed = 0 AND made < :made")
            done = (await connection.execute(find, {"made": made})).scalars().all()
        for run in done:
            if not await self._waits(run):
                await self._close(run)

    async def forget_runs(self, today: date) -> None:
        """Take away runs that were closed long ago, with their counts."""
        made = (today - RUNS_KEPT).isoformat()
        async with self._lease.fenced() as connection:
            old = "(SELECT id FROM runs WHERE closed = 1 AND made < :made)"
            for table in ("fillings", "tallies"):
                statement = text(f"DELETE FROM {table} WHERE run IN {old}")
                await connection.execute(statement, {"made": made})
            await connection.execute(
                text("DELETE FROM runs WHERE closed = 1 AND made < :made"), {"made": made}
            )

    async def _waits(self, run: int) -> bool:
        statement = text("SELECT 1 FROM reminders WHERE run = :run AND ended IS NULL LIMIT 1")
        async with reading(self._engine) as connection:
            return (await connection.execute(statement, {"run": run})).first() is not None

    async def _close(self, run: int) -> None:
        async with self._lease.fenced() as connection:
            await connection.execute(text("UPDATE runs SET closed = 1 WHERE id = :run"), {"run": run})
        statement = "DELETE FROM reminders WHERE run = :run"
        await self._in_slices(statement, {"run": run})

    async def _in_slices(self, statement: str, row: dict[str, object], *, of: str = "person") -> int:
        """Run a statement for a slice of the people after the other; how many rows it changed."""
        async with reading(self._engine) as connection:
            people = (await connection.execute(text("SELECT count(*) FROM followers"))).scalar_one()
        slices = people // SLICE + 1
        sliced = text(f"{statement} AND {of} BETWEEN :first AND :last")
        changed = 0
        for number in range(slices):
            first, last = slice_of(number, slices)
            async with self._lease.fenced() as connection:
                changed += (await connection.execute(sliced, {**row, "first": first, "last": last})).rowcount
        return changed

"""What is not needed any more goes: follows that are over, people without one, runs that are done.

Decides the statements, each short. Does not know when a date is over (`bot.reminders` says so).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.reminding import End
from bot.store.ends import end
from bot.store.engine import clear_write_ahead_log, reading
from bot.store.filling import slice_of
from bot.store.learning import Learning
from bot.store.lease import Lease
from bot.store.seals import Seals

AT_ONCE = 15_000  # people in one transaction; with 40,000 one lasted 1.1 s on a busy PostgreSQL
RUNS_KEPT = timedelta(days=400)  # as figures, without people
_CLOSES_AFTER = timedelta(days=2)  # when the day of a run is over in every zone
_OLD = "runs WHERE closed = 1 AND made < :made"
_DONE = text(
    "SELECT id FROM runs r WHERE closed = 0 AND made < :made AND NOT EXISTS "
    "(SELECT 1 FROM reminders m WHERE m.run = r.id AND m.ended IS NULL)"
)
_UNCLEARED = text(
    "SELECT id FROM runs r WHERE closed = 1 AND EXISTS (SELECT 1 FROM reminders m WHERE m.run = r.id)"
)


class Retention:
    """Erases, a few at a time."""

    def __init__(self, engine: AsyncEngine, key: bytes, lease: Lease) -> None:
        self._engine = engine
        self._seals = Seals(key)
        self._lease = lease

    async def end_follows(self, deadline: str, before: date, *, watch: str | None = None) -> None:
        """End the follows of a deadline that is over, if they are older than that day."""
        which = "FROM follows WHERE deadline = :deadline AND since < :before"
        row: dict[str, object] = {"deadline": self._seals.deadline(deadline), "before": before.isoformat()}
        if watch is not None:
            which, row = f"{which} AND watch = :watch", {**row, "watch": watch}
        if await self._any(which, row):
            await self._in_slices(f"DELETE {which}", row)

    async def end_unanswered(self, asked_before: date) -> None:
        """End the follows of changes whose question stayed without an answer."""
        which = "FROM follows WHERE watch = 'changes' AND asked < :before"
        row: dict[str, object] = {"before": asked_before.isoformat()}
        if await self._any(which, row):
            await self._in_slices(f"DELETE {which}", row)

    async def end_own(self, days: Sequence[date]) -> None:
        """Erase the own dates of these days."""
        which, row = "FROM own_dates WHERE day IN :days", {"days": [self._seals.day(day) for day in days]}
        if await self._any(which, row):
            async with self._lease.fenced() as connection:
                await connection.execute(_text(f"DELETE {which}", row), row)

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
        """Close the runs whose day is over everywhere and in which nobody waits any more."""
        made = (today - _CLOSES_AFTER).isoformat()
        async with reading(self._engine) as connection:
            done = (await connection.execute(_DONE, {"made": made})).scalars().all()
        if done:
            row = {"runs": list(done)}
            async with self._lease.fenced() as connection:
                await connection.execute(_text("UPDATE runs SET closed = 1 WHERE id IN :runs", row), row)

    async def clear_runs(self) -> None:
        """Take away the rows of closed runs; what is cut off is gone on with the next day.

        Who moved into a run while it was being closed has missed it. One who does so even later stays
        until the next day, so that no row goes without its end.
        """
        async with reading(self._engine) as connection:
            closed = (await connection.execute(_UNCLEARED)).scalars().all()
        if not closed:
            return
        await self._end_left(closed)
        few = await self._slices() == 1
        for runs in [closed] if few else [[run] for run in closed]:
            await self._in_slices(
                "DELETE FROM reminders WHERE run IN :runs AND ended IS NOT NULL", {"runs": runs}
            )

    async def _end_left(self, closed: Sequence[int]) -> None:
        row = {"runs": list(closed)}
        find = _text("SELECT run, part, person FROM reminders WHERE run IN :runs AND ended IS NULL", row)
        async with reading(self._engine) as connection:
            left = (await connection.execute(find, row)).all()
        if left:
            async with self._lease.fenced() as connection:
                for each in sorted(left):
                    await end(connection, each.run, each.part, [each.person], End.EXPIRED)

    async def forget_runs(self, today: date) -> None:
        """Take away runs that were closed long ago, with their counts."""
        made = (today - RUNS_KEPT).isoformat()
        if not await self._any(f"FROM {_OLD}", {"made": made}):
            return
        async with self._lease.fenced() as connection:
            for statement in (
                f"DELETE FROM fillings WHERE run IN (SELECT id FROM {_OLD})",
                f"DELETE FROM tallies WHERE run IN (SELECT id FROM {_OLD})",
                f"DELETE FROM {_OLD}",
            ):
                await connection.execute(text(statement), {"made": made})

    async def _any(self, which: str, row: Mapping[str, object]) -> bool:
        """Whether there is anything to do: most days there is not, and nothing need be written."""
        async with reading(self._engine) as connection:
            return (
                await connection.execute(_text(f"SELECT 1 {which} LIMIT 1", row), row)
            ).first() is not None

    async def _slices(self) -> int:
        async with reading(self._engine) as connection:
            people = (await connection.execute(text("SELECT count(*) FROM followers"))).scalar_one()
        return int(people) // AT_ONCE + 1

    async def _in_slices(self, statement: str, row: Mapping[str, object], *, of: str = "person") -> int:
        """Run a statement for a slice of the people after the other; how many rows it changed."""
        slices = await self._slices()
        sliced = _text(f"{statement} AND {of} BETWEEN :first AND :last", row)
        changed = 0
        for number in range(slices):
            first, last = slice_of(number, slices)
            async with self._lease.fenced() as connection:
                changed += (await connection.execute(sliced, {**row, "first": first, "last": last})).rowcount
        return changed


def _text(statement: str, row: Mapping[str, object]) -> TextClause:
    """A statement in which lists are bound as lists."""
    lists = [name for name, value in row.items() if isinstance(value, list)]
    return text(statement).bindparams(*(bindparam(name, expanding=True) for name in lists))

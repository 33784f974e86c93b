"""Runs: which there are, what was told by them, and how far each zone is planned.

Decides what is written together: all of it under the lease, in transactions that are few for thousands
of people and short for millions. Does not know hours, nor which runs there should be (`bot.reminders`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.reminding import MOVES, Run, Told
from bot.store.engine import reading
from bot.store.filling import DayDone, Filling, Step, concerned
from bot.store.lease import Lease
from bot.store.seals import Seals

ENOUGH = 10_000  # people in one transaction; the slice with which it is reached is the last
AT_ONCE = 100  # runs in one question to the database
_OPEN_RUNS = text(
    "SELECT r.id, r.tag, r.sealed, f.zone, f.day, f.slice, f.slices FROM runs r "
    "LEFT JOIN fillings f ON f.run = r.id AND f.slices > 0 WHERE r.closed = 0"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What was last told of a deadline, and the number of its newest move."""

    told: Told | None
    news: int


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run with its number in the database.

    `zones` are those in which planning has begun, with their local day; in `unfinished` ones it was
    cut off.
    """

    id: int
    run: Run
    zones: dict[str, date]
    unfinished: frozenset[str] = frozenset()


class Runs:
    """The planning side of the outbox."""

    def __init__(self, engine: AsyncEngine, key: bytes, lease: Lease) -> None:
        self._engine = engine
        self._seals = Seals(key)
        self._lease = lease
        self._planned: dict[str, date] | None = None
        self._planned_under: int | None = None

    async def told(self) -> dict[str, Known]:
        """What was last told of each deadline, by its id."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(text("SELECT tag, name, news, told FROM deadlines"))).all()
        found = {}
        for row in rows:
            tag = bytes(row.tag)
            told = None if row.told is None else self._seals.told(tag, bytes(row.told))
            found[self._seals.id(tag, bytes(row.name))] = Known(told, row.news)
        return found

    async def tell(self, id: str, told: Told, run: Run | None, today: date) -> None:
        """Register what can be read of a deadline from now on; with a run, those who heard else are told.

        What leaves the date where it is does not end what still has to be said of an earlier move.
        """
        tag = self._seals.deadline(id)
        async with self._lease.fenced() as connection:
            raised = "UPDATE owner SET news = news + 1 RETURNING news" if run else "SELECT news FROM owner"
            news = (await connection.execute(text(raised))).scalar_one()
            moved = ", news = excluded.news" if run and run.kind in MOVES else ""
            statement = text(
                "INSERT INTO deadlines (tag, name, news, told) VALUES (:tag, :name, :news, :told) "
                "ON CONFLICT (tag) DO UPDATE SET told = excluded.told" + moved
            )
            row = {"tag": tag, "name": self._seals.seal_id(tag, id), "news": news}
            await connection.execute(statement, {**row, "told": self._seals.seal_told(tag, told)})
            if run is not None:
                await Filling(connection, self._seals, today).open(replace(run, news=news))

    async def concerned(self, runs: Sequence[tuple[Run, str]]) -> set[tuple[Run, str]]:
        """Those of these runs, each in a zone, in which anybody would be written to."""
        found: set[tuple[Run, str]] = set()
        async with reading(self._engine) as connection:
            for begin in range(0, len(runs), AT_ONCE):
                found |= await concerned(connection, self._seals, list(runs[begin : begin + AT_ONCE]))
        return found

    async def carry_out(self, steps: Sequence[Step], today: date) -> list[int]:
        """Take these steps in their order, from where they were left; how many rows of each are new.

        Together in one transaction as long as they are small, so that a day's plan for thousands is
        written at once, and one for millions slice by slice.
        """
        rows = [0] * len(steps)
        place = 0
        while place < len(steps):
            begun, people = place, 0
            async with self._lease.fenced() as connection:
                filling = Filling(connection, self._seals, today)
                while place < len(steps) and people < ENOUGH:
                    taken = await filling.take(steps[place])
                    rows[place] += taken.rows
                    people += taken.people
                    place += taken.done
                await filling.finish()
            self._remember([each for each in steps[begun:place] if isinstance(each, DayDone)])
        return rows

    async def open_runs(self) -> list[OpenRun]:
        """Every run that is not over, the nearest date first."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(_OPEN_RUNS)).all()
        found: dict[int, tuple[Run, dict[str, date], set[str]]] = {}
        for row in rows:
            if row.id not in found:
                found[row.id] = (self._seals.read_run(bytes(row.tag), bytes(row.sealed)), {}, set())
            _, zones, unfinished = found[row.id]
            if row.zone is not None:
                zones[row.zone] = date.fromisoformat(row.day)
                if row.slice < row.slices:
                    unfinished.add(row.zone)
        runs = [
            OpenRun(id, run, zones, frozenset(unfinished)) for id, (run, zones, unfinished) in found.items()
        ]
        return sorted(runs, key=lambda each: (each.run.days, each.id))

    async def planned(self) -> dict[str, date]:
        """The last day that was planned in each zone.

        Only who holds the lease writes it, so it is read once and known for as long as it is held.
        """
        if self._planned is None or self._lease.token is None or self._lease.token != self._planned_under:
            token = self._lease.token
            async with reading(self._engine) as connection:
                rows = (await connection.execute(text("SELECT zone, planned FROM zones"))).all()
            self._planned = {row.zone: date.fromisoformat(row.planned) for row in rows}
            self._planned_under = token
        return dict(self._planned)

    async def mark_planned(self, zone: str, day: date) -> None:
        await self.carry_out([DayDone(zone, day)], day)

    def _remember(self, planned: Sequence[DayDone]) -> None:
        if self._planned is not None:
            self._planned |= {each.zone: each.day for each in planned}

    async def begin_anew(self, planned: Mapping[str, date]) -> None:
        """Forget every run and what waits, and plan after these days: only for a clock that went back."""
        async with self._lease.fenced() as connection:
            for table in ("reminders", "fillings", "tallies", "runs"):
                await connection.execute(text(f"DELETE FROM {table}"))
        self._planned = None
        for zone, day in planned.items():
            await self.mark_planned(zone, day)

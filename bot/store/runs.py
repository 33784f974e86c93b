"""Runs and how they are filled: a row for each person who is to be written to.

Decides the statements that plan, one for a run, a zone and a slice of the people, each repeatable and
short. All of it happens under the lease. Does not know hours, nor which runs there should be
(`bot.reminders`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue.reminding import MOVES, STILL_AFTER, End, Run, RunKind, Told
from bot.store.ends import count
from bot.store.engine import reading
from bot.store.lease import Lease
from bot.store.seals import Seals

SLICE = 40_000  # people in one transaction, so that none lasts a second
PEOPLE = 1 << 63

_FOLLOWS = "FROM follows WHERE deadline = :subject AND zone = :zone AND person BETWEEN :first AND :last AND "
_WHO = {
    RunKind.BEFORE: _FOLLOWS + "watch = 'days' AND since < :day AND heard >= :heard",
    RunKind.CHANGED: _FOLLOWS + "heard < :news",
    RunKind.CORRECTED: _FOLLOWS + "heard < :news",
    RunKind.WITHDRAWN: _FOLLOWS + "heard < :news",
    RunKind.DECIDED: _FOLLOWS + "heard < :news",
    RunKind.MENDED: _FOLLOWS + "heard < :news",
    RunKind.STILL: _FOLLOWS + "watch = 'changes' AND since <= :long_ago AND asked IS NULL",
    RunKind.OWN: "FROM own_dates WHERE day = :subject AND zone = :zone "
    "AND person BETWEEN :first AND :last AND since < :day",
}


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
                await self._open(connection, replace(run, news=news), today)

    async def open(self, run: Run, today: date) -> int | None:
        """The number of a run, made if it is new; None once it is over."""
        async with self._lease.fenced() as connection:
            return await self._open(connection, run, today)

    async def concerns(self, run: Run, zone: str) -> bool:
        """Whether anybody in the zone would be written to."""
        statement = text(f"SELECT 1 {_WHO[run.kind]} LIMIT 1")
        async with reading(self._engine) as connection:
            row = self._bound(run, zone, 0, PEOPLE - 1, heard=0)
            return (await connection.execute(statement, row)).first() is not None

    async def own_days(self, zone: str, days: Sequence[date]) -> set[date]:
        """Those of these days on which somebody in the zone has a date of their own."""
        if not days:
            return set()
        some = "SELECT {0} AS place FROM own_dates WHERE day = :d{0} AND zone = :zone LIMIT 1"
        one = f"SELECT * FROM ({some}) AS d{{0}}"
        statement = text(" UNION ALL ".join(one.format(place) for place in range(len(days))))
        tags = {f"d{place}": self._seals.day(day) for place, day in enumerate(days)}
        async with reading(self._engine) as connection:
            found = (await connection.execute(statement, {**tags, "zone": zone})).scalars().all()
        return {days[place] for place in found}

    async def fill(self, id: int, run: Run, zone: str, day: date, *, heard: int = 0) -> int:
        """Plan a run in a zone to the end, from where it was left; how many rows are new.

        `heard` leaves those out who are told of a newer change on the same day.
        """
        added = 0
        while True:
            async with self._lease.fenced() as connection:
                done, slices = await self._progress(connection, id, zone, day)
                if done >= slices:
                    return added
                first, last = slice_of(done, slices)
                bound = self._bound(run, zone, first, last, heard=heard)
                part = "number" if run.kind is RunKind.OWN else "0"
                statement = text(
                    "INSERT INTO reminders (run, person, part, not_before, tries) "
                    f"SELECT CAST(:run AS INTEGER), person, {part}, 0, 0 {_WHO[run.kind]} "
                    "ON CONFLICT (run, person, part) DO NOTHING"
                )
                added += (await connection.execute(statement, {**bound, "run": id})).rowcount
                if heard:
                    await self._count_told(connection, id, bound)
                if run.kind is RunKind.STILL:
                    await self._mark_asked(connection, bound, day)
                step = text("UPDATE fillings SET slice = slice + 1 WHERE run = :run AND zone = :zone")
                await connection.execute(step, {"run": id, "zone": zone})

    async def end_unplanned(self, id: int, run: Run, zone: str, day: date, ended: End) -> None:
        """A run whose people are not written to any more: counted under its end, without rows."""
        async with self._lease.fenced() as connection:
            statement = text(
                "INSERT INTO fillings (run, zone, day, slice, slices) VALUES (:run, :zone, :day, 0, 0) "
                "ON CONFLICT (run, zone) DO NOTHING"
            )
            new = await connection.execute(statement, {"run": id, "zone": zone, "day": day.isoformat()})
            if not new.rowcount:
                return
            bound = self._bound(run, zone, 0, PEOPLE - 1, heard=0)
            people = (await connection.execute(text(f"SELECT count(*) {_WHO[run.kind]}"), bound)).scalar_one()
            await count(connection, id, ended, people)

    async def open_runs(self) -> list[OpenRun]:
        """Every run that is not over, the nearest date first."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(text("SELECT id, tag, sealed FROM runs WHERE closed = 0"))).all()
            fillings = text(
                "SELECT f.run, f.zone, f.day, f.slice, f.slices FROM fillings f "
                "JOIN runs r ON r.id = f.run WHERE r.closed = 0 AND f.slices > 0"
            )
            filled: dict[int, dict[str, date]] = {}
            unfinished: dict[int, set[str]] = {}
            for each in await connection.execute(fillings):
                filled.setdefault(each.run, {})[each.zone] = date.fromisoformat(each.day)
                if each.slice < each.slices:
                    unfinished.setdefault(each.run, set()).add(each.zone)
        runs = [
            OpenRun(
                row.id,
                self._seals.read_run(bytes(row.tag), bytes(row.sealed)),
                filled.get(row.id, {}),
                frozenset(unfinished.get(row.id, ())),
            )
            for row in rows
        ]
        return sorted(runs, key=lambda each: (each.run.days, each.id))

    async def planned(self) -> dict[str, date]:
        """The last day that was planned in each zone."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(text("SELECT zone, planned FROM zones"))).all()
        return {row.zone: date.fromisoformat(row.planned) for row in rows}

    async def mark_planned(self, zone: str, day: date) -> None:
        async with self._lease.fenced() as connection:
            statement = text(
                "INSERT INTO zones (zone, planned) VALUES (:zone, :day) "
                "ON CONFLICT (zone) DO UPDATE SET planned = excluded.planned"
            )
            await connection.execute(statement, {"zone": zone, "day": day.isoformat()})

    async def begin_anew(self, planned: Mapping[str, date]) -> None:
        """Forget every run and what waits, and plan after these days: only for a clock that went back."""
        async with self._lease.fenced() as connection:
            for table in ("reminders", "fillings", "tallies", "runs"):
                await connection.execute(text(f"DELETE FROM {table}"))
        for zone, day in planned.items():
            await self.mark_planned(zone, day)

    async def _open(self, connection: AsyncConnection, run: Run, today: date) -> int | None:
        tag = self._seals.run(run)
        subject = self._subject(run)
        statement = text(
            "INSERT INTO runs (tag, subject, sealed, made, closed) "
            "VALUES (:tag, :subject, :sealed, :made, 0) ON CONFLICT (tag) DO NOTHING"
        )
        row = {
            "tag": tag,
            "subject": subject,
            "sealed": self._seals.seal_run(tag, run),
            "made": today.isoformat(),
        }
        await connection.execute(statement, row)
        found = text("SELECT id, closed FROM runs WHERE tag = :tag")
        id, closed = (await connection.execute(found, {"tag": tag})).one()
        return None if closed else int(id)

    async def _progress(self, connection: AsyncConnection, id: int, zone: str, day: date) -> tuple[int, int]:
        find = text("SELECT slice, slices FROM fillings WHERE run = :run AND zone = :zone")
        row = {"run": id, "zone": zone}
        found = (await connection.execute(find, row)).one_or_none()
        if found is not None:
            return found.slice, found.slices
        people = (await connection.execute(text("SELECT count(*) FROM followers"))).scalar_one()
        slices = people // SLICE + 1
        begin = text(
            "INSERT INTO fillings (run, zone, day, slice, slices) VALUES (:run, :zone, :day, 0, :slices)"
        )
        await connection.execute(begin, {**row, "day": day.isoformat(), "slices": slices})
        return 0, slices

    async def _count_told(self, connection: AsyncConnection, id: int, bound: dict[str, object]) -> None:
        who = _WHO[RunKind.BEFORE].replace("heard >=", "heard <")
        people = (await connection.execute(text(f"SELECT count(*) {who}"), bound)).scalar_one()
        await count(connection, id, End.REPLACED, people)

    async def _mark_asked(self, connection: AsyncConnection, bound: dict[str, object], day: date) -> None:
        who = _WHO[RunKind.STILL].removeprefix("FROM follows ")
        statement = text(f"UPDATE follows SET asked = :today {who}")
        await connection.execute(statement, {**bound, "today": day.isoformat()})

    def _subject(self, run: Run) -> bytes:
        return self._seals.day(run.due) if run.deadline is None else self._seals.deadline(run.deadline)

    def _bound(self, run: Run, zone: str, first: int, last: int, *, heard: int) -> dict[str, object]:
        bound: dict[str, object] = {"subject": self._subject(run), "zone": zone, "first": first, "last": last}
        match run.kind:
            case RunKind.BEFORE:
                return {**bound, "day": run.day.isoformat(), "heard": heard}
            case RunKind.OWN:
                return {**bound, "day": run.day.isoformat()}
            case RunKind.STILL:
                return {**bound, "long_ago": (run.day - STILL_AFTER).isoformat()}
            case _:
                return {**bound, "news": run.news}


def slice_of(number: int, slices: int) -> tuple[int, int]:
    """The first and last person of a slice; their numbers are random, so slices are alike."""
    return number * PEOPLE // slices, (number + 1) * PEOPLE // slices - 1

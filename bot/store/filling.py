"""How a run is filled: a row for each person of a zone who is to be written to.

Decides the statements of a step, for a slice of the people, each repeatable and short. A step is all of
it or nothing. Does not know which steps there should be (`bot.reminders`), nor how many go into one
transaction (`runs`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.reminding import STILL_AFTER, End, Run, RunKind
from bot.store.ends import count
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
_WHO_WAS_TOLD = _WHO[RunKind.BEFORE].replace("heard >=", "heard <")

# Read and held by the same statement: a tag that is there keeps its row.
_OPEN = text(
    "INSERT INTO runs (tag, subject, sealed, made, closed) VALUES (:tag, :subject, :sealed, :made, 0) "
    "ON CONFLICT (tag) DO UPDATE SET closed = runs.closed RETURNING id, closed"
)
_PROGRESS = text("SELECT slice, slices FROM fillings WHERE run = :run AND zone = :zone")
_FILLED = text(
    "INSERT INTO fillings (run, zone, day, slice, slices) VALUES (:run, :zone, :day, :slice, :slices) "
    "ON CONFLICT (run, zone) DO UPDATE SET slice = excluded.slice"
)
_UNSAID = text(
    "INSERT INTO fillings (run, zone, day, slice, slices) VALUES (:run, :zone, :day, 0, 0) "
    "ON CONFLICT (run, zone) DO NOTHING"
)
_PLANNED = text(
    "INSERT INTO zones (zone, planned) VALUES (:zone, :day) "
    "ON CONFLICT (zone) DO UPDATE SET planned = excluded.planned"
)
_FILL = {
    kind: text(
        "INSERT INTO reminders (run, person, part, not_before, tries) "
        f"SELECT CAST(:run AS INTEGER), person, {'number' if kind is RunKind.OWN else '0'}, 0, 0 {who} "
        "ON CONFLICT (run, person, part) DO NOTHING"
    )
    for kind, who in _WHO.items()
}
_ASKED = text(f"UPDATE follows SET asked = :today {_WHO[RunKind.STILL].removeprefix('FROM follows ')}")


@dataclass(frozen=True, slots=True)
class Fill:
    """Write to the people of a run in a zone, on its local `day`.

    `heard` leaves those out who are told of a newer change on the same day.
    """

    run: Run
    zone: str
    day: date
    heard: int = 0


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Do not write to the people of a run any more: they are counted under this end, without rows."""

    run: Run
    zone: str
    day: date
    ended: End


@dataclass(frozen=True, slots=True)
class DayDone:
    """All of this day, and of the days before it, is planned in a zone."""

    zone: str
    day: date


Step = Fill | Unsaid | DayDone


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step did: new rows, the people it looked at, and whether all of it is done."""

    rows: int = 0
    people: int = 0
    done: bool = True


@dataclass(slots=True)
class Filling:
    """The steps that are taken in one transaction."""

    connection: AsyncConnection
    seals: Seals
    today: date
    _numbers: dict[Run, int | None] = field(default_factory=dict)
    _slices: int | None = None
    _days: list[dict[str, str]] = field(default_factory=list)

    async def take(self, step: Step) -> Taken:
        """One step, or of a long one the next slice."""
        match step:
            case Fill(run, zone, day, heard):
                return await self._fill(run, zone, day, heard)
            case Unsaid(run, zone, day, ended):
                return await self._unsaid(run, zone, day, ended)
            case DayDone(zone, day):
                self._days.append({"zone": zone, "day": day.isoformat()})
                return Taken()
            case _:
                assert_never(step)

    async def finish(self) -> None:
        """Mark the days that are planned, at the end of the transaction."""
        if self._days:
            await self.connection.execute(_PLANNED, self._days)

    async def open(self, run: Run) -> int | None:
        """The number of a run, made if it is new; None once it is over."""
        if run not in self._numbers:
            tag = self.seals.run(run)
            row = {
                "tag": tag,
                "subject": subject(self.seals, run),
                "sealed": self.seals.seal_run(tag, run),
                "made": self.today.isoformat(),
            }
            id, closed = (await self.connection.execute(_OPEN, row)).one()
            self._numbers[run] = None if closed else int(id)
        return self._numbers[run]

    async def _fill(self, run: Run, zone: str, day: date, heard: int) -> Taken:
        id = await self.open(run)
        if id is None:
            return Taken()
        place = {"run": id, "zone": zone}
        found = (await self.connection.execute(_PROGRESS, place)).one_or_none()
        done, slices = found or (0, await self._all_slices())
        if done >= slices:
            return Taken()
        row = bound(self.seals, run, zone, *slice_of(done, slices), heard=heard)
        rows = people = (await self.connection.execute(_FILL[run.kind], {**row, "run": id})).rowcount
        if heard:
            people += await self._count_told(id, row)
        if run.kind is RunKind.STILL:
            await self.connection.execute(_ASKED, {**row, "today": day.isoformat()})
        progress = {**place, "day": day.isoformat(), "slice": done + 1, "slices": slices}
        await self.connection.execute(_FILLED, progress)
        return Taken(rows, people if slices == 1 else SLICE, done + 1 == slices)

    async def _unsaid(self, run: Run, zone: str, day: date, ended: End) -> Taken:
        id = await self.open(run)
        if id is None:
            return Taken()
        row = {"run": id, "zone": zone, "day": day.isoformat()}
        if not (await self.connection.execute(_UNSAID, row)).rowcount:
            return Taken()
        who = text(f"SELECT count(*) {_WHO[run.kind]}")
        people = (await self.connection.execute(who, bound(self.seals, run, zone))).scalar_one()
        await count(self.connection, id, ended, people)
        return Taken(people=people)

    async def _count_told(self, id: int, row: dict[str, object]) -> int:
        who = text(f"SELECT count(*) {_WHO_WAS_TOLD}")
        people = int((await self.connection.execute(who, row)).scalar_one())
        await count(self.connection, id, End.REPLACED, people)
        return people

    async def _all_slices(self) -> int:
        if self._slices is None:
            people = (await self.connection.execute(text("SELECT count(*) FROM followers"))).scalar_one()
            self._slices = people // SLICE + 1
        return self._slices


async def concerned(
    connection: AsyncConnection, seals: Seals, runs: list[tuple[Run, str]]
) -> set[tuple[Run, str]]:
    """Those of these runs in these zones in which somebody would be written to: one statement for all."""
    if not runs:
        return set()
    some, row = [], {}
    for place, (run, zone) in enumerate(runs):
        names = bound(seals, run, zone)
        who = f"{_WHO[run.kind]} "
        for name, value in names.items():
            who = who.replace(f":{name} ", f":{name}{place} ")
            row[f"{name}{place}"] = value
        some.append(f"SELECT * FROM (SELECT {place} AS place {who}LIMIT 1) AS r{place}")
    found = (await connection.execute(text(" UNION ALL ".join(some)), row)).scalars()
    return {runs[place] for place in found}


def subject(seals: Seals, run: Run) -> bytes:
    return seals.day(run.due) if run.deadline is None else seals.deadline(run.deadline)


def bound(
    seals: Seals, run: Run, zone: str, first: int = 0, last: int = PEOPLE - 1, *, heard: int = 0
) -> dict[str, object]:
    """What the statements of a run are told."""
    row: dict[str, object] = {"subject": subject(seals, run), "zone": zone, "first": first, "last": last}
    match run.kind:
        case RunKind.BEFORE:
            return {**row, "day": run.day.isoformat(), "heard": heard}
        case RunKind.OWN:
            return {**row, "day": run.day.isoformat()}
        case RunKind.STILL:
            return {**row, "long_ago": (run.day - STILL_AFTER).isoformat()}
        case RunKind.CHANGED | RunKind.CORRECTED | RunKind.WITHDRAWN | RunKind.DECIDED | RunKind.MENDED:
            return {**row, "news": run.news}
        case _:
            assert_never(run.kind)


def slice_of(number: int, slices: int) -> tuple[int, int]:
    """The first and last person of a slice; their numbers are random, so slices are alike."""
    return number * PEOPLE // slices, (number + 1) * PEOPLE // slices - 1

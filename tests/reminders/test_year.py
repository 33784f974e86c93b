"""A year of thousands (`make soak`; its first weeks and two hundred people in `make test`).

Who lives through it unchanged hears exactly what is written down here; of everybody, each reminder that was
planned has exactly one end.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

import asyncpg
import pytest

from bot.dialogue.following import Watch
from bot.dialogue.reminding import End, RunKind
from bot.hours import local
from tests.reminders.witness import call_witness, seen
from tests.reminders.world import World, at, open_world
from tests.reminders.year import CLOCKS, DURING, FIRST, LAST, Year

SOAK = bool(os.environ.get("PANAH_SOAK"))
UNTIL = LAST if SOAK else date(2024, 4, 5)
DATABASES = ["sqlite", "postgres"] if SOAK else ["sqlite"]
PEOPLE = 5000 if SOAK else 200
# A worker waits for the disk at each commit. Only this test does not, or it would mostly measure that.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

B, CHANGED = RunKind.BEFORE, RunKind.CHANGED
IN_KARACHI = [  # day, hour, kind, days, and whether it says that it is late
    ((2024, 1, 30), 10, B, 30, False),  # nobody worked at nine
    ((2024, 2, 15), 9, B, 14, False),
    ((2024, 2, 22), 9, B, 7, False),
    ((2024, 2, 27), 9, B, 2, True),  # nobody worked on the 26th
    ((2024, 2, 28), 9, B, 1, False),
    ((2024, 2, 29), 9, B, 0, False),
    ((2024, 2, 29), 22, CHANGED, 122, False),  # near, so at night, without a sound
    ((2024, 5, 31), 9, B, 30, False),
    ((2024, 5, 31), 13, CHANGED, 61, False),
    ((2024, 7, 1), 9, B, 30, False),
    ((2024, 7, 17), 13, CHANGED, 75, False),  # and at nine whoever was reached before it moved
    ((2024, 8, 31), 9, CHANGED, 122, False),
    ((2024, 12, 25), 9, B, 6, True),  # nobody worked for thirty days
    ((2024, 12, 28), 9, B, 3, False),
    ((2024, 12, 30), 9, B, 1, False),
    ((2024, 12, 31), 9, B, 0, False),
    ((2025, 1, 10), 9, CHANGED, 69, False),
    ((2025, 2, 18), 9, B, 30, False),
    ((2025, 3, 6), 9, B, 14, False),
    ((2025, 3, 13), 9, B, 7, False),
    ((2025, 3, 17), 9, B, 3, False),
    ((2025, 3, 19), 9, B, 1, False),
    ((2025, 3, 20), 9, B, 0, False),
]


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def quick(place: str) -> AsyncIterator[World]:
    """A world that does not wait for a disk."""
    if place.startswith("sqlite"):
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
            async with open_world(f"sqlite:///{folder}/panah.db") as world:
                yield world
        return
    connection = await asyncpg.connect(place)
    name = await connection.fetchval("SELECT current_database()")
    await connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    await connection.close()
    async with open_world(place) as world:
        yield world


@pytest.mark.timeout(1800)
async def test_in_a_year_nobody_is_lost_and_nobody_hears_twice(
    quick: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world, begun = quick, perf_counter()
    await call_witness(world.store.engine)
    year = Year(world, PEOPLE, random.Random(2024))
    await year.begin()
    await year.live(UNTIL)
    lived = perf_counter() - begun
    assert year.faults == []
    arrived = world.postman.arrived
    assert max(Counter((each.chat, each.reminder) for each in arrived).values()) == 1
    _heard_all_in_karachi(year)
    _heard_at_nine_when_the_clocks_changed(year)
    assert await world.waiting() == 0
    ends = await _every_end_is_accounted_for(year)
    # Who stops or forgets while their message is in flight ends so, though it arrives.
    assert 0 <= len(arrived) - ends[End.SENT] - ends[End.LATE] <= year.ended_in_flight
    assert set(ends) >= {End.SENT, End.LATE, End.STOPPED}
    if SOAK:
        assert set(ends) == set(End) - {End.REFUSED, End.STALE}
        # Thirty days after the last date nobody's address is kept.
        assert [await world.rows(table) for table in ("followers", "follows", "reminders")] == [0, 0, 0]
        with capsys.disabled():  # for whoever waits for `make soak`
            print(  # noqa: T201
                f"\n{world.store.engine.dialect.name}: {(UNTIL - FIRST).days} days of {PEOPLE} people, "
                f"{len(arrived)} messages, lived through in {lived:.0f} s; ends: "
                + ", ".join(f"{end} {people}" for end, people in ends.most_common())
            )


def _heard_all_in_karachi(year: Year) -> None:
    wanted = [
        (at(date(*day), hour), kind, days, late)
        for day, hour, kind, days, late in IN_KARACHI
        if date(*day) <= UNTIL
    ]
    heard: dict[int, list[tuple[datetime, RunKind, int, bool]]] = {
        who: [] for who in year.steady("Asia/Karachi", Watch.DAYS)
    }
    for each in year.world.postman.arrived:
        if each.chat in heard and each.reminder.own is None and each.when != at(*DURING):
            said = each.reminder
            heard[each.chat].append((each.when, said.kind, said.days, said.late))
    assert len(heard) > PEOPLE / 15
    for who, what in heard.items():
        assert what == wanted, who


def _heard_at_nine_when_the_clocks_changed(year: Year) -> None:
    came: Counter[date] = Counter()
    for each in year.world.postman.arrived:
        own = each.reminder.own
        if each.chat % 2 == 0 and own is not None and own.day in CLOCKS and each.reminder.days == 0:
            there = local(CLOCKS[own.day], each.when)
            assert (there.day, there.hour) == (own.day, 9)
            came[own.day] += 1
    for day in CLOCKS:
        theirs = [who for who, own in year.own.items() if own == day and who % 2 == 0]
        assert came[day] == (len(theirs) if day <= UNTIL else 0)


async def _every_end_is_accounted_for(year: Year) -> Counter[End]:
    """What the store counted is what the database saw; beyond it only what ended without a row."""
    planned, ends = await seen(year.world.store.engine)
    counted: Counter[End] = Counter()
    for (run, ended), people in year.counted.items():
        unsaid = people - ends.get(run, Counter())[ended]
        assert unsaid == 0 or (unsaid > 0 and ended in (End.REPLACED, End.EXPIRED))
        counted[End(ended)] += people
    with_rows = sum(sum(each.values()) for each in ends.values())
    assert planned == with_rows <= sum(counted.values())
    return counted

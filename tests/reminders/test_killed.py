"""Killed at any line between claim and acknowledgement: nobody is left out, no end is told twice.

`make test` kills twenty times on each database, `make soak` at every line there is, three hundred
times and more; a fifth as many again are killed from outside at any moment.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import text

from bot.editions import ROOT
from bot.sender import LANES
from bot.store import open_store
from bot.store.engine import reading
from bot.store.retention import RUNS_KEPT
from tests.reminders.killed import PEOPLE
from tests.reminders.world import KEY

KILLS = int(os.environ.get("PANAH_KILLS", "20"))
FIRST = date(2026, 1, 2)
IN_FLIGHT = LANES * 5
EVERY_LINE = KILLS >= 300


class Workers:
    """One after the other on a database, each killed somewhere."""

    def __init__(self, database_url: str, chats: Path) -> None:
        self.chats = chats
        self.day = FIRST - timedelta(days=1)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reminders.killed", database_url, str(chats)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def work(self, order: int, line: str) -> str:
        """What became of a worker that dies at this line (`-`: at none)."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{order} {self.day} {line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def passed(self) -> list[str]:
        return Path(f"{self.chats}.lines").read_text().split()

    def took(self) -> Counter[str]:
        return Counter(self.chats.read_text().splitlines())

    def next_day(self) -> None:
        self.day += timedelta(days=1)

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture
def workers(database_url: str, tmp_path: Path) -> Iterator[Workers]:
    workers = Workers(database_url, tmp_path / "chats")
    yield workers
    workers.close()


@pytest.mark.timeout(2400)
async def test_whoever_is_killed_loses_nobody(
    workers: Workers, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = perf_counter()
    whole = []
    for order, line in enumerate("--?"):  # an ordinary day, which the first is not: how long, which lines
        workers.next_day()
        whole.append(-perf_counter())
        assert workers.work(order, line) == "ended 0"
        whole[-1] += perf_counter()
    chosen = random.Random(KILLS)
    lines = workers.passed()
    where = lines if len(lines) <= KILLS or EVERY_LINE else chosen.sample(lines, KILLS)
    where += [chosen.choice(lines) for _ in range(KILLS - len(where))]
    moments = [f"~{chosen.uniform(0, whole[1]):.4f}" for _ in range(KILLS // 5)]
    killed = Counter[bool]()
    for order, place in enumerate(where + moments, start=3):
        workers.next_day()
        killed[place in moments] += workers.work(order, place) == "killed"
        assert workers.work(order, "-") == "ended 0"
    assert killed[False] >= 0.7 * len(where)  # what runs side by side does not take the same lines each day
    took = workers.took()
    days = len(where + moments) + 3
    assert set(took) == {f"{order} {who}" for order in range(days) for who in range(1, PEOPLE + 1)}
    assert max(took.values()) <= 2
    twice = Counter(each.split()[0] for each, times in took.items() if times == 2)
    assert all(count <= IN_FLIGHT for count in twice.values())
    ends = await told(database_url)
    assert ends == [PEOPLE] * len(ends)
    assert len(ends) >= min(days, RUNS_KEPT.days)
    with capsys.disabled():  # for whoever waits for `make soak`
        print(  # noqa: T201
            f"\n{database_url.split(':')[0]}: killed {killed[False]} times at {len(set(where))} of "
            f"{len(lines)} lines, {killed[True]} times at any moment; nobody lost, at most "
            f"{max(twice.values(), default=0)} of {PEOPLE} reached twice; {perf_counter() - begun:.0f} s"
        )


async def told(database_url: str) -> list[int]:
    """How many people were counted as sent in each run; every other end would stand beside it."""
    async with open_store(database_url, KEY) as store, reading(store.engine) as connection:
        rows = (await connection.execute(text("SELECT run, ended, people FROM tallies ORDER BY run"))).all()
    assert {row.ended for row in rows} == {"sent"}
    return [row.people for row in rows]

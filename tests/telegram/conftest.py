"""The real bot against the stand-in: everything as in the demo, nothing over a network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio

from bot.clock import Clock
from bot.demo import demo_bot
from bot.editions import ROOT, Edition, read_edition
from bot.rehearsal import Rehearsal
from bot.renewal import Renewal
from bot.store import Learning
from bot.telegram.stand_in import Phone, Screen, Shown, StandIn

DAY = date(2026, 11, 22)


@cache
def edition() -> Edition:
    """The real content, read once for all tests of a process."""
    return read_edition()


@dataclass
class Bot:
    stand_in: StandIn
    clock: Clock
    rehearsal: Rehearsal
    learning: Learning
    _people: int = 100

    def phone(self, language: str | None = "ps") -> Phone:
        self._people += 1
        return self.stand_in.phone(self._people, language_code=language)

    async def reader(self, label: str = "4 English") -> Phone:
        """A person who has chosen a language and forgotten the way there."""
        phone = self.phone()
        phone.start()
        await phone.settled()
        phone.tap(label)
        await phone.settled()
        return phone


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now, sleep=clock.sleep)
    async with demo_bot(stand_in, clock, Renewal(ROOT, edition=edition())) as running:
        yield Bot(stand_in, clock, running.rehearsal, running.learning)
        JUDGED.append(stand_in)


JUDGED: list[StandIn] = []


async def last(phone: Phone) -> Shown:
    screen: Screen = await phone.settled()
    return screen.from_bot[-1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that talk to the bot in one process, so that the last of them sees every call of the others."""
    for item in items:
        talks = {"bot", "door"} & set(
            getattr(item, "fixturenames", ())
        ) or item.path.name == "test_zz_judged.py"
        if talks and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group("telegram"))

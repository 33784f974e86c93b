"""Two processes that serve one person at the same moment: nothing is lost and nothing doubled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import pytest_asyncio

from bot.clock import Clock
from bot.dialogue.events import Person
from bot.store import open_store
from bot.telegram.stand_in import Phone, StandIn
from bot.telegram.stand_in.params import Json
from tests.store.conftest import database_url, postgres_server, postgres_url, sqlite_path, sqlite_url
from tests.telegram.conftest import DAY
from tests.telegram.test_webhook import KEY, SORRY, Door, door_to, opened, say

__all__ = ["database_url", "postgres_server", "postgres_url", "sqlite_path", "sqlite_url"]

WHO = 7
FIRST, SECOND = date(2026, 12, 10), date(2026, 12, 20)
ROUNDS = 10


@dataclass
class Two:
    """Two processes' webhooks on one database, and a person's phone."""

    doors: tuple[Door, Door]
    phone: Phone

    async def at_once(self, *updates: Json) -> None:
        """Each update to the next of the two, and all at the same time."""
        delivered = [self.doors[place % 2].deliver(update) for place, update in enumerate(updates)]
        assert {each.status_code for each in await asyncio.gather(*delivered)} == {200}
        assert not [text for text in self.doors[0].texts(WHO) if SORRY in text]

    async def person(self) -> Person:
        return await self.doors[0].conversation._people.load(WHO, DAY)

    async def yes(self, day: date) -> Json:
        """The tap by which the person agrees to be reminded of this day; it is not delivered yet."""
        await say(self.doors[0], f"{day}")
        for label in ("🛂 Visa", "for me"):
            self.phone.tap(label)
            await self.doors[0].deliver()
        return self.tap("✅ Yes")

    def tap(self, label: str) -> Json:
        self.phone.tap(label)
        return self.phone._world.pushed[-1]

    def write(self, text: str) -> Json:
        self.phone.write(text)
        return self.phone._world.pushed[-1]


@pytest_asyncio.fixture
async def two(database_url: str) -> AsyncIterator[Two]:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    async with open_store(database_url, KEY) as one, open_store(database_url, KEY) as other:
        doors = door_to(one, stand_in, clock), door_to(other, stand_in, clock)
        keeping = [await opened(door) for door in doors]
        await say(doors[0], "English")
        yield Two(doors, stand_in.phone(WHO))
        for door in doors:
            door.stop.set()
        await asyncio.gather(*keeping)


async def test_two_dates_at_once_are_both_kept(two: Two) -> None:
    for _ in range(ROUNDS):
        await two.at_once(await two.yes(FIRST), await two.yes(SECOND))
        assert sorted(own.day for own in (await two.person()).own_dates) == [FIRST, SECOND]
        await say(two.doors[0], "/forget")
        await say(two.doors[0], "English")


async def test_the_same_tap_at_both_is_one_date(two: Two) -> None:
    for _ in range(ROUNDS):
        tap = await two.yes(FIRST)
        await two.at_once(tap, tap, tap, tap)
        assert [own.day for own in (await two.person()).own_dates] == [FIRST]
        await say(two.doors[0], "/forget")
        await say(two.doors[0], "English")


async def test_forgetting_at_one_and_agreeing_at_the_other_leaves_all_or_nothing(two: Two) -> None:
    for _ in range(ROUNDS):
        await say(two.doors[0], "English")
        saved, tap = await two.yes(FIRST), await two.yes(SECOND)
        await two.at_once(saved)
        await two.at_once(two.write("/forget"), tap)
        person = await two.person()
        assert [own.day for own in person.own_dates] in ([], [SECOND])
        assert bool(person.own_dates) == (person.locale is not None)
        await say(two.doors[0], "/forget")
        assert await two.person() == Person()


async def test_two_languages_at_once_are_one_of_them(two: Two) -> None:
    for _ in range(ROUNDS):
        await two.at_once(two.write("English"), two.write("اردو"))
        assert (await two.person()).locale in ("en", "ur")

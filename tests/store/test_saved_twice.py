"""The same wish written twice, by processes that both saw the person as they were before, is one wish."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest

from bot.dialogue.events import Person
from bot.dialogue.following import Follow, OwnDate, OwnKind, Watch, Whose
from bot.store import open_store
from tests.reminders.world import CARD, KEY, MARYAM

NOW = datetime(2026, 6, 1, 7, tzinfo=UTC)
TODAY = date(2026, 6, 1)
READER = Person("ps")
VISA = OwnDate(OwnKind.VISA, Whose.ME, date(2026, 6, 30))
HEARING = OwnDate(OwnKind.HEARING, Whose.CHILD, date(2026, 7, 1))


@pytest.mark.parametrize(
    "wish",
    [
        Person("ps", following=(Follow(CARD, Watch.DAYS, TODAY),)),
        Person("ps", own_dates=(VISA,)),
        Person("ps", own_dates=(VISA, VISA)),  # two of the same are two
        Person("ps", own_dates=(VISA, HEARING), following=(Follow(CARD, Watch.CHANGES, TODAY),)),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
async def test_a_wish_that_comes_twice_is_one(database_url: str, wish: Person, at_once: bool) -> None:
    async with open_store(database_url, KEY) as one, open_store(database_url, KEY) as other:
        await one.people.save(MARYAM, MARYAM, Person(), READER, NOW)
        saves = [store.people.save(MARYAM, MARYAM, READER, wish, NOW) for store in (one, other)]
        if at_once:
            await asyncio.gather(*saves)
        else:
            for each in saves:
                await each
        assert await one.people.load(MARYAM, TODAY) == wish

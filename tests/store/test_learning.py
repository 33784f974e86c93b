"""Counts that name nobody, and words that are gone after 30 days, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.learning import Counted, Learning, Words
from bot.store.migrate import migrate

DAY = date(2026, 11, 28)


@pytest.fixture
async def learning(engine: AsyncEngine) -> AsyncIterator[Learning]:
    await migrate(engine)
    yield Learning(engine)


async def test_the_same_thing_said_twice_is_a_count_of_two(learning: Learning) -> None:
    for _ in range(2):
        await learning.count("helped", "por-expiry", "ps", DAY)
    await learning.count("wrong", "por-expiry", "ps", DAY)
    await learning.count("missed", None, "ur", DAY - timedelta(days=9))
    assert await learning.counts(DAY) == (
        Counted("por-expiry", "ps", "helped", 2),
        Counted("por-expiry", "ps", "wrong", 1),
    )
    assert Counted(None, "ur", "missed", 1) in await learning.counts(DAY - timedelta(days=9))


async def test_lent_words_are_kept_for_thirty_days_and_not_a_day_longer(learning: Learning) -> None:
    await learning.keep("zama card", "ps", DAY)
    assert await learning.words(DAY + timedelta(days=30)) == (Words(DAY, "ps", "zama card", 1),)
    assert await learning.words(DAY + timedelta(days=31)) == ()


async def test_new_words_take_old_ones_away(learning: Learning) -> None:
    await learning.keep("old", "en", DAY - timedelta(days=40))
    await learning.keep("new", "en", DAY)
    await learning.keep("new", "en", DAY)
    assert await learning.words(DAY) == (Words(DAY, "en", "new", 2),)

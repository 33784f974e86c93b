"""A database moves to the other kind and back, and to a new key, with everything that is in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.store import StoreProblem, copy_to, open_store, rekey_database
from bot.store.keys import person_tag
from tests.reminders.world import KEY, MARYAM, YUSUF, ZAHRA, World, at, ends

NEW = bytes(range(100, 132))
DAY = date(2026, 6, 27)


async def fill(url: str) -> None:
    """Two followers with a message on its way, and a reader."""
    async with open_store(url, KEY) as store:
        world = World(store)
        await world.follow(MARYAM)
        await world.save_date(YUSUF, DAY)
        await world.change(ZAHRA, locale="ur")
        world.moment = at(DAY)
        await world.post.lease.take(1)
        await world.reminders.plan(world.moment)
        await world.post.lease.give_back()


async def arrives(url: str, key: bytes = KEY) -> set[int]:
    async with open_store(url, key) as store:
        world = World(store)
        arrived = await world.work(at(DAY, 10))
        assert sum((await ends(store)).values()) == 2
        assert len((await world.person(MARYAM)).following) == 1
        assert (await world.person(YUSUF)).own_dates[0].day == DAY
        await world.follow(99)
        await world.work(at(date(2026, 6, 29)))  # new runs get new numbers
        return {each.chat for each in arrived}


@pytest.mark.postgres
@pytest.mark.parametrize("back", [False, True])
async def test_it_moves_both_ways_with_what_is_on_its_way(
    sqlite_url: str, postgres_url: str, back: bool
) -> None:
    source, target = (postgres_url, sqlite_url) if back else (sqlite_url, postgres_url)
    await fill(source)
    assert await copy_to(source, target, KEY) == 3
    assert await arrives(target) == {MARYAM, YUSUF}


async def test_a_database_that_is_not_empty_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    await fill(sqlite_url)
    other = f"sqlite:///{tmp_path}/other.db"
    await fill(other)
    with pytest.raises(StoreProblem, match="is not empty"):
        await copy_to(sqlite_url, other, KEY)


async def test_a_running_bot_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    async with open_store(sqlite_url, KEY) as store:
        await store.post(lambda: 0.0).lease.take(1)
    with pytest.raises(StoreProblem, match="is in use: stop the bot"):
        await copy_to(sqlite_url, f"sqlite:///{tmp_path}/other.db", KEY)


async def test_a_new_key_keeps_the_followers_and_what_is_on_its_way(database_url: str) -> None:
    await fill(database_url)
    assert await rekey_database(database_url, KEY, NEW) == (2, 1)
    with pytest.raises(StoreProblem, match="another key"):
        async with open_store(database_url, KEY):
            pass
    assert await arrives(database_url, NEW) == {MARYAM, YUSUF}


async def test_after_rekeying_no_old_tag_lies_in_the_file(sqlite_url: str, sqlite_path: Path) -> None:
    await fill(sqlite_url)
    tags = [person_tag(KEY, who) for who in (MARYAM, YUSUF, ZAHRA)]
    await rekey_database(sqlite_url, KEY, NEW)
    disk = b"".join(path.read_bytes() for path in sorted(sqlite_path.parent.iterdir()))
    assert [tag for tag in tags if tag in disk] == []

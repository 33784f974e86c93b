"""What lies on the disk after a thousand people were reminded: no number, no name, no kind of paper."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.delivery import Failed, Gone, Result
from bot.dialogue.content import Locale
from bot.dialogue.events import Person
from bot.dialogue.following import Follow, OwnDate, OwnKind, Watch, Whose
from bot.dialogue.reminding import End, Reminder
from bot.observe import start_logging
from bot.store import StoreProblem
from bot.wording.message import Message
from tests.reminders.disk import Disk, PostgresDisk, SqliteDisk
from tests.reminders.spellings import block, told_of, words_in
from tests.reminders.world import CARD, KEY, World, at

LONG, SHORT = block(5_912_340_000, 700), block(412_340_000, 300)  # of five bytes, and of four
PEOPLE = (*LONG, *SHORT)
KINDS, WHOSE = list(OwnKind), list(Whose)
NAMES = ("visa", "appointment", "hearing", "spouse", "child", "sibling", CARD, "The card", "A text")


@pytest.fixture
async def disk(world: World, database_url: str, sqlite_path: Path, tmp_path: Path) -> Disk:
    if database_url.startswith("sqlite"):
        return SqliteDisk(sqlite_path, tmp_path / "backup.db")
    return await PostgresDisk.of(database_url)


async def test_no_number_no_name_and_no_kind_of_paper_lies_anywhere(
    world: World, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    start_logging("DEBUG")
    await _all_begin(world)
    world.postman.answers = _answer
    arrived = await world.live(date(2026, 6, 26), date(2026, 6, 27), hours=(9,))
    assert len(arrived) >= len(PEOPLE)
    logs = _ours(caplog)
    assert words_in(await disk.ours() + logs, NAMES) == {}
    found = await disk.whole() + logs
    assert told_of(found, LONG) == {}
    assert told_of(found, SHORT) == {}
    assert KEY not in found
    seals = world.store.people._seals
    assert sum(seals.person(who) in found for who in PEOPLE[::50]) == len(PEOPLE[::50])  # it is all there


def _ours(caplog: pytest.LogCaptureFixture) -> bytes:
    """Not what the event loop says of the processes ("child") of tests before."""
    return "\n".join(
        caplog.handler.format(each) for each in caplog.records if each.name != "asyncio"
    ).encode()


async def _all_begin(world: World) -> None:
    together = 1 if world.store.engine.dialect.name == "sqlite" else 10
    for first in range(0, len(PEOPLE), together):
        await asyncio.gather(*(_begin(world, who) for who in PEOPLE[first : first + together]))


async def _begin(world: World, who: int) -> None:
    own = OwnDate(KINDS[who % 4], WHOSE[who % 6], date(2026, 6, 28))
    after = Person("ps", following=(Follow(CARD, Watch.DAYS, world.today),), own_dates=(own,))
    await world.store.people.save(who, who, Person(), after, world.moment)


def _answer(chat: int) -> Result | None:
    if chat % 500 == 0:
        return Gone("Forbidden: bot was blocked by the user")
    return Failed("Bad Request: message is too long") if chat % 501 == 0 else None


async def test_after_forgetting_nothing_of_the_person_is_left(world: World, disk: Disk) -> None:
    """On PostgreSQL only once the tables were vacuumed in full, and not in its log ahead."""
    for who in LONG[:50]:
        await _begin(world, who)
    world.moment = at(date(2026, 6, 27))
    await world.post.lease.take(1)
    await world.reminders.plan(world.moment)
    people, who = world.store.people, LONG[0]
    tag = people._seals.person(who)
    own = OwnDate(KINDS[who % 4], WHOSE[who % 6], date(2026, 6, 28))
    sealed = (tag, people._seals.seal_chat(tag, who), people._seals.seal_own(tag, 1, own))
    if isinstance(disk, PostgresDisk):
        await disk.run("ANALYZE")  # as the server does by itself; no sample of these rows may outlive them
    before = await disk.ours()
    assert [each in before for each in sealed] == [True] * 3
    assert isinstance(disk, SqliteDisk) or [each.hex().encode() in before for each in sealed] == [True] * 3
    erased = await people.forget(who)
    assert (erased.language, erased.follows, erased.own_dates) == (True, 1, 1)
    if isinstance(disk, PostgresDisk):
        backup = await disk.backup()
        assert [each.hex().encode() in backup for each in sealed] == [False] * 3
        await disk.run("VACUUM FULL")
    after = await disk.rows()
    assert [each in after for each in sealed] == [False] * 3
    assert told_of(await disk.whole(), LONG) == {}
    assert (await world.ends())[End.ERASED] == erased.waiting


async def test_one_date_that_is_deleted_is_in_no_file_any_more(
    on_sqlite: World, sqlite_path: Path, tmp_path: Path
) -> None:
    world, people, who = on_sqlite, on_sqlite.store.people, LONG[0]
    disk = SqliteDisk(sqlite_path, tmp_path / "backup.db")
    await world.follow(who)
    await world.save_date(who, date(2026, 6, 28))
    tag = people._seals.person(who)
    own = people._seals.seal_own(tag, 1, OwnDate(OwnKind.VISA, Whose.CHILD, date(2026, 6, 28)))
    assert own in await disk.whole()
    await world.change(who, own_dates=())
    assert own not in await disk.whole()
    assert len((await world.person(who)).following) == 1


async def test_words_that_were_lent_go_after_thirty_days_by_themselves(world: World) -> None:
    await world.store.learning.keep("zama card", "ps", date(2026, 1, 1))
    await world.work(at(date(2026, 1, 31)))
    assert await world.rows("lent_words") == 1
    await world.work(at(date(2026, 2, 1)))
    assert await world.rows("lent_words") == 0


async def test_at_the_loudest_level_no_word_and_no_number_reaches_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    start_logging("DEBUG")
    await world.store.learning.keep("zama card", "ps", world.today)
    await world.follow(LONG[0])
    world.moment = at(date(2026, 6, 27))
    world.sender.letters.words = _broken
    await world.work()
    assert "could not be worded (before): ValueError" in caplog.text
    assert "zama" not in caplog.text
    assert str(LONG[0]) not in caplog.text


def _broken(reminder: Reminder, locale: Locale, today: date) -> Message:
    raise ValueError(f"{LONG[0]} {reminder}")


async def test_a_row_that_was_moved_to_another_person_is_noticed(world: World) -> None:
    seals = world.store.people._seals
    one, other = seals.person(1), seals.person(2)
    with pytest.raises(StoreProblem, match="stands in the place of another"):
        seals.chat(other, seals.seal_chat(one, 1))
    assert seals.chat(one, seals.seal_chat(one, 1)) == 1
    lengths = {
        len(seals.seal_own(one, 1, OwnDate(kind, whose, date(2026, 1, 1))))
        for kind in OwnKind
        for whose in Whose
    }
    assert lengths == {48}


async def test_a_group_cannot_follow(world: World) -> None:
    after = replace(Person("ps"), following=(Follow(CARD, Watch.DAYS, world.today),))
    with pytest.raises(ValueError, match="private chat"):
        await world.store.people.save(7, -100, Person("ps"), after, world.moment)

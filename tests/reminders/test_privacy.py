"""What lies on the disk after a thousand people were reminded: no number, no name, no kind of paper."""

from __future__ import annotations

import base64
import logging
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.dialogue.content import Locale
from bot.dialogue.events import Person
from bot.dialogue.following import Follow, OwnDate, OwnKind, Watch, Whose
from bot.dialogue.reminding import End, Reminder
from bot.observe import start_logging
from bot.sender import Failed, Gone, Result
from bot.store import StoreProblem
from bot.wording.message import Message
from tests.reminders.world import CARD, KEY, World, at

FIRST, PEOPLE = 5_912_340_000, 1000
NAMES = ("visa", "appointment", "hearing", "spouse", "child", "Maryam", CARD)


def spellings(number: int) -> set[bytes]:
    """The ways in which a file could hold a chat's number in clear."""
    raw = [number.to_bytes(size, order) for size in (5, 8) for order in ("little", "big")]
    text = str(number).encode()
    return {
        text,
        text[::-1],
        str(number).encode("utf-16-le"),
        f"{number:x}".encode(),
        f"{number:X}".encode(),
        base64.b64encode(text),
        text.hex().encode(),
        *raw,
        *(base64.b64encode(each) for each in raw),
        *(each.hex().encode() for each in raw),
    }


def on_disk(path: Path, backup: Path) -> bytes:
    with sqlite3.connect(path) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    return b"".join(each.read_bytes() for each in (*sorted(path.parent.iterdir()), backup))


async def test_no_number_no_name_and_no_kind_of_paper_lies_anywhere(
    on_sqlite: World, sqlite_path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    start_logging("DEBUG")
    world = on_sqlite
    kinds, whose = list(OwnKind), list(Whose)
    for who in range(FIRST, FIRST + PEOPLE):
        await world.follow(who)
        own = OwnDate(kinds[who % 4], whose[who % 6], date(2026, 6, 28))
        await world.change(who, own_dates=(own,))
    world.postman.answers = lambda chat: _answer(chat)
    arrived = await world.live(date(2026, 6, 26), date(2026, 6, 27), hours=(9,))
    assert len(arrived) >= PEOPLE
    disk = on_disk(sqlite_path, tmp_path / "backup.db")
    logs = caplog.text.encode()
    assert b"SQLite format 3" in disk
    for name in NAMES:
        assert name.encode() not in disk, name
    for who in range(FIRST, FIRST + PEOPLE, 37):
        assert [each for each in spellings(who) if each in disk or each in logs] == []
    assert KEY not in disk


def _answer(chat: int) -> Result | None:
    if chat % 500 == 0:
        return Gone("Forbidden: bot was blocked by the user")
    return Failed("Bad Request: message is too long") if chat % 501 == 0 else None


async def test_after_forgetting_nothing_of_the_person_is_left(
    on_sqlite: World, sqlite_path: Path, tmp_path: Path
) -> None:
    world = on_sqlite
    for who in range(FIRST, FIRST + 50):
        await world.follow(who)
        await world.save_date(who, date(2026, 6, 28))
    world.moment = at(date(2026, 6, 27))
    await world.post.lease.take(1)
    await world.reminders.plan(world.moment)
    people = world.store.people
    tag = people._seals.person(FIRST)
    chat = people._seals.seal_chat(tag, FIRST)
    own = people._seals.seal_own(tag, 1, OwnDate(OwnKind.VISA, Whose.CHILD, date(2026, 6, 28)))
    before = on_disk(sqlite_path, tmp_path / "before.db")
    assert tag in before
    assert chat in before
    assert own in before
    erased = await people.forget(FIRST)
    assert (erased.language, erased.follows, erased.own_dates) == (True, 1, 1)
    after = on_disk(sqlite_path, tmp_path / "after.db")
    assert [each for each in (tag, chat, own) if each in after] == []
    assert (await world.ends())[End.ERASED] == erased.waiting


async def test_one_date_that_is_deleted_is_in_no_file_any_more(
    on_sqlite: World, sqlite_path: Path, tmp_path: Path
) -> None:
    world, people = on_sqlite, on_sqlite.store.people
    await world.follow(FIRST)
    await world.save_date(FIRST, date(2026, 6, 28))
    tag = people._seals.person(FIRST)
    own = people._seals.seal_own(tag, 1, OwnDate(OwnKind.VISA, Whose.CHILD, date(2026, 6, 28)))
    assert own in on_disk(sqlite_path, tmp_path / "before.db")
    await world.change(FIRST, own_dates=())
    assert own not in on_disk(sqlite_path, tmp_path / "after.db")
    assert len((await world.person(FIRST)).following) == 1


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
    await world.follow(FIRST)
    world.moment = at(date(2026, 6, 27))
    world.sender.words = _broken
    await world.work()
    assert "could not be worded (before): ValueError" in caplog.text
    assert "zama" not in caplog.text
    assert str(FIRST) not in caplog.text


def _broken(reminder: Reminder, locale: Locale, today: date) -> Message:
    raise ValueError(f"{FIRST} {reminder}")


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

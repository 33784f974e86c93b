"""What one look at what is due costs, and that nothing is left behind when it is cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.dialogue.following import ZONES
from bot.dialogue.reminding import End
from bot.store import LostLease
from bot.store.engine import writing
from tests.reminders.test_workers import Other, expire
from tests.reminders.world import DAY, MARYAM, YUSUF, World, at

WEEK_BEFORE = date(2026, 6, 23)
THREE_BEFORE = date(2026, 6, 27)


@contextmanager
def statements(world: World) -> Iterator[Counter[str]]:
    """How often each kind of statement was asked of the database meanwhile, by its first word."""
    asked: Counter[str] = Counter()

    def note(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        asked[statement.split()[0]] += 1

    engine = world.store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def planning(world: World) -> list[str]:
    """The transactions of the planning, from here on."""
    fenced, transactions = world.post.lease.fenced, list[str]()

    def noted() -> Any:
        transactions.append("begun")
        return fenced()

    world.post.lease.fenced = noted  # type: ignore[method-assign]
    return transactions


async def test_a_look_with_nothing_to_do_reads_twice_and_writes_nothing(world: World) -> None:
    await world.follow(MARYAM)
    await world.save_date(YUSUF, date(2026, 8, 1), zone="Europe/Berlin")
    await world.work(at(THREE_BEFORE, 22))
    with statements(world) as asked:
        assert not await world.reminders.plan(at(THREE_BEFORE, 22, 1))
        await world.reminders.tidy(at(THREE_BEFORE, 22, 1))
    assert asked == {"SELECT": 2}


async def test_a_days_plan_for_all_zones_is_one_question_and_one_transaction(world: World) -> None:
    for who, zone in enumerate(ZONES):
        await world.follow(who, zone=zone)
        await world.save_date(100 + who, THREE_BEFORE, zone=zone)
    await world.work(at(THREE_BEFORE - DAY, 22))
    transactions = planning(world)
    with statements(world) as asked:
        assert await world.reminders.plan(at(THREE_BEFORE, 13))
    assert len(transactions) == 1
    assert asked["SELECT"] <= 4 + 2 * len(ZONES)  # and for each run in a zone, how far it is
    assert await world.waiting() > 8


async def test_what_is_known_of_planned_days_is_forgotten_with_the_lease(world: World) -> None:
    other = Other(world)
    await world.follow(MARYAM)
    await world.work(at(WEEK_BEFORE, 8))
    await expire(world)
    assert await other.post.lease.take(1)
    await other.post.runs.mark_planned(ZONES[0], WEEK_BEFORE)
    await other.post.lease.give_back()
    assert await world.post.lease.take(1)
    assert (await world.post.runs.planned())[ZONES[0]] == WEEK_BEFORE


async def test_a_plan_that_is_undone_is_not_taken_for_planned(
    world: World,
) -> None:
    await world.follow(MARYAM)
    await world.work(at(THREE_BEFORE - DAY))
    await expire(world)
    assert await Other(world).post.lease.take(1)
    with pytest.raises(LostLease):
        await world.reminders.plan(at(THREE_BEFORE))
    await expire(world)
    (arrival,) = await world.work(at(THREE_BEFORE, 10))
    assert arrival.reminder.days == 3


async def test_rows_of_a_closed_run_go_even_if_their_clearing_was_cut_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.follow(MARYAM)
    await world.work(at(THREE_BEFORE))

    async def cut_off(*_: object) -> None:
        raise OSError("the power is away")

    with monkeypatch.context() as patched:
        patched.setattr(type(world.post.retention), "clear_runs", cut_off)
        with pytest.raises(OSError, match="power"):
            await world.work(at(THREE_BEFORE + 3 * DAY, 8))
    assert await world.rows("reminders") == 1
    await world.work(at(THREE_BEFORE + 3 * DAY, 8, 1))
    assert await world.rows("reminders") == 0
    assert await world.ends() == {End.SENT: 1}


async def test_who_moves_into_a_run_while_it_is_closed_is_counted_too(world: World) -> None:
    await world.follow(MARYAM)
    await world.follow(YUSUF)
    await world.work(at(THREE_BEFORE))
    async with writing(world.store.engine) as connection:
        await connection.execute(text("UPDATE runs SET closed = 1"))
        late = "UPDATE reminders SET ended = NULL WHERE person = (SELECT min(person) FROM reminders)"
        await connection.execute(text(late))
        await connection.execute(text("UPDATE tallies SET people = 1"))
    await world.work(at(THREE_BEFORE + 3 * DAY, 8))
    assert await world.rows("reminders") == 0
    assert await world.ends() == {End.SENT: 1, End.EXPIRED: 1}


async def test_a_long_plan_is_written_slice_by_slice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.filling.SLICE", 7)
    monkeypatch.setattr("bot.store.runs.ENOUGH", 7)
    for who in range(30):
        await world.follow(who)
    await world.work(at(THREE_BEFORE - DAY))
    transactions = planning(world)
    assert await world.reminders.plan(at(THREE_BEFORE))
    assert len(transactions) >= 30 // 7 + 1
    assert await world.waiting() == 30
    assert len(await world.work(at(THREE_BEFORE))) == 30
    assert await world.ends() == {End.SENT: 30}

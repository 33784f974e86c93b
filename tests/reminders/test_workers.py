"""Several workers on one database: one sends, another takes over, and nobody's own clock decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.delivery import Failed, Later, Result
from bot.dialogue.reminding import End
from bot.sender import LANES
from bot.store import LostLease, Post
from bot.store.engine import writing
from bot.store.lease import EVERY, LASTS
from tests.reminders.world import World, at, content

DAY = date(2026, 6, 27)
PEOPLE = 60


@pytest.fixture
async def many(world: World) -> AsyncIterator[World]:
    world.sender._pace.rate = 4  # batches of five
    for who in range(1, PEOPLE + 1):
        await world.follow(who)
    yield world


class Other:
    """A second worker with a clock of its own."""

    def __init__(self, world: World) -> None:
        self.post: Post = world.store.post(lambda: world.ticks)
        self.sender = world.worker(self.post)


async def expire(world: World) -> None:
    """As if the holder had been silent for its half minute, by the database's clock."""
    async with writing(world.store.engine) as connection:
        await connection.execute(text("UPDATE lease SET expires = 0"))


async def test_one_of_two_holds_the_lease_and_the_other_waits(world: World) -> None:
    other = Other(world)
    assert await world.post.lease.take(1)
    assert not await other.post.lease.take(1)
    assert world.post.lease.held
    await world.post.lease.give_back()
    assert await other.post.lease.take(1)
    assert not await world.post.lease.take(1)


def test_another_takes_over_within_thirty_seconds() -> None:
    assert LASTS + EVERY <= 30


async def test_who_cannot_renew_stops_by_itself_before_another_may_begin(world: World) -> None:
    assert await world.post.lease.take(1)
    world.ticks += 0.8 * LASTS + 0.01
    assert not world.post.lease.held


async def test_who_lost_the_lease_writes_no_plan(world: World) -> None:
    other = Other(world)
    await world.follow(1)
    assert await world.post.lease.take(1)
    await expire(world)
    assert await other.post.lease.take(1)
    with pytest.raises(LostLease):
        await world.reminders.plan(at(DAY))
    assert await world.waiting() == 0


async def test_older_content_does_not_plan(world: World) -> None:
    assert await world.post.lease.take(2)
    await world.post.lease.give_back()
    assert not await Other(world).post.lease.take(1)
    assert await Other(world).post.lease.take(2)


async def test_cut_off_in_the_middle_the_batch_in_flight_comes_twice_at_most(many: World) -> None:
    """One worker loses the database while it sends; its clock is ten minutes ahead."""
    world = many
    other = Other(world)
    ahead = timedelta(minutes=10)
    world.sender._now = lambda: world.moment + ahead
    cut = False

    async def no_way(*_: object) -> int:
        raise OSError("the network is away")

    async def cut_off() -> None:
        nonlocal cut
        if len(world.postman.arrived) == 20 and not cut:
            cut = True
            world.post.outbox.end = no_way  # type: ignore[method-assign, assignment]
            world.post.outbox.claim = no_way  # type: ignore[method-assign, assignment]
            await expire(world)
            assert await other.post.lease.take(1)

    world.postman.meanwhile = lambda _: cut_off()
    with pytest.raises(OSError, match="network"):
        await world.work(at(DAY))
    world.postman.meanwhile = lambda _: None
    assert await other.post.lease.take(1)
    await other.sender.send()
    came = Counter(each.chat for each in world.postman.arrived)
    assert set(came) == set(range(1, PEOPLE + 1))
    assert max(came.values()) <= 2
    assert sum(times == 2 for times in came.values()) <= LANES * 5
    assert await world.ends() == {End.SENT: PEOPLE}


async def test_ends_that_could_not_be_written_are_written_later_and_not_sent_again(many: World) -> None:
    world = many
    real, world.post.outbox.end = world.post.outbox.end, _away  # type: ignore[method-assign, assignment]
    with pytest.raises(OSError, match="away"):
        await world.work(at(DAY))
    world.post.outbox.end = real  # type: ignore[method-assign]
    await world.work(at(DAY, 9, 1))
    assert max(Counter(each.chat for each in world.postman.arrived).values()) == 1
    assert await world.ends() == {End.SENT: PEOPLE}


async def _away(*_: object) -> int:
    raise OSError("the network is away")


async def test_a_person_who_left_is_erased_and_too_many_at_once_are_not(many: World) -> None:
    world = many
    world.postman.blocked_by(7)
    await world.work(at(DAY))
    assert await world.ends() == {End.SENT: PEOPLE - 1, End.UNREACHABLE: 1}
    assert (await world.person(7)).locale is None
    world.postman.blocked_by(*range(20, 60))
    await world.work(at(date(2026, 6, 29)))
    assert await world.rows("readers") == PEOPLE - 1
    assert "is this the right bot" in str(await world.store.alarm())
    world.postman.blocked_by()
    assert await world.work(at(date(2026, 6, 29), 10)) == []
    await world.store.resume()
    world.sender = world.worker(world.post)
    await world.work(at(date(2026, 6, 29), 11))
    assert await world.waiting() == 0
    assert max(Counter((each.chat, each.reminder) for each in world.postman.arrived).values()) == 1


async def test_what_telegram_refuses_is_set_aside_and_shown(many: World) -> None:
    world = many
    world.postman.answers = lambda chat: Failed("Bad Request: wrong") if chat == 7 else None
    await world.work(at(DAY))
    (figures,) = await world.store.figures()
    assert figures.ends == {End.SENT: PEOPLE - 1, End.REFUSED: 1}
    assert figures.refusals == {"Bad Request: wrong": 1}


async def test_when_telegram_asks_to_wait_it_is_obeyed_and_nobody_is_left_out(many: World) -> None:
    world = many
    asked: list[float] = []

    def once(chat: int) -> Result | None:
        if chat == 7 and not asked:
            asked.append(world.ticks)
            return Later(30)
        return None

    world.postman.answers = once
    await world.work(at(DAY))
    await world.work(at(DAY, 9, 5))
    assert world.ticks - asked[0] >= 30
    assert {each.chat for each in world.postman.arrived} == set(range(1, PEOPLE + 1))


async def test_a_lost_network_is_waited_for_with_growing_pauses(many: World) -> None:
    world = many
    world.postman.answers = lambda chat: Failed("NetworkError", again=True)
    await world.work(at(DAY))
    assert await world.waiting() == PEOPLE
    world.postman.answers = lambda chat: None
    await world.work(at(DAY, 9, 5))
    assert await world.ends() == {End.SENT: PEOPLE}


async def test_another_bot_does_not_send_to_these_people(world: World) -> None:
    assert await world.post.outbox.is_bot(111)
    assert not await world.post.outbox.is_bot(222)
    assert await world.post.outbox.is_bot(111)


async def test_the_nearest_date_goes_first(world: World) -> None:
    await world.follow(1)
    await world.save_date(2, DAY)
    arrived = await world.work(at(DAY))
    assert [each.chat for each in arrived] == [2, 1]
    assert content((date(2025, 1, 1), DAY)).deadlines

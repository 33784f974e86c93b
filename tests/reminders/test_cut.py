"""Two whole workers, and the network cut between one of them and the database, with clocks that disagree."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.clock import Clock
from bot.delivery import Result, Sent
from bot.dialogue.reminding import End
from bot.pace import Pace
from bot.sender import LANES, Sender
from bot.store import Outbox, Post, Retention, Runs, Store, open_store
from bot.store.engine import IDLE_WAIT, writing
from bot.store.lease import EVERY, Lease
from bot.store.lease import LASTS as LASTS_FOR_ALL
from bot.wording.message import Message
from bot.worker import Worker
from tests.reminders.network import network_to
from tests.reminders.world import KEY, World, at, content, ends, said

DAY, DUE = date(2026, 6, 27), date(2026, 6, 30)
PEOPLE = 60
BATCH = 5
LASTS = 2.0  # seconds of the lease, by the database's clock
BOUND = 60
pytestmark = pytest.mark.postgres


class Asked(Lease):
    """A lease that remembers what came of each try to take it."""

    tries: list[bool]

    async def take(self, edition: int) -> bool:
        taken = await super().take(edition)
        self.tries.append(taken)
        return taken


class Chats:
    """What arrived, from which worker; a worker can be held up in the middle of a message."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, int]] = []
        self.came = asyncio.Condition()

    def by(self, worker: str) -> int:
        return sum(name == worker for name, _ in self.arrived)

    async def have(self, worker: str, number: int) -> None:
        async with self.came:
            await self.came.wait_for(lambda: self.by(worker) >= number)


class Way:
    """One worker's way to the chats."""

    def __init__(self, name: str, chats: Chats, held_up_at: int) -> None:
        self._name = name
        self._chats = chats
        self._held_up_at = held_up_at
        self.free = asyncio.Event()

    async def send(self, chat: int, message: Message, *, silent: bool, paid: bool) -> Result:
        async with self._chats.came:
            self._chats.arrived.append((self._name, chat))
            self._chats.came.notify_all()
        if self._chats.by(self._name) >= self._held_up_at:
            await self.free.wait()
        return Sent()


class Machine:
    """A worker with a clock and a store of its own."""

    def __init__(self, name: str, store: Store, chats: Chats, ahead: timedelta, held_up_at: int) -> None:
        loop, clock = asyncio.get_running_loop(), Clock()
        self.lease = Asked(store.engine, loop.time, LASTS)
        self.lease.tries = []
        parts = (store.engine, store.key, self.lease)
        self.post = Post(self.lease, Runs(*parts), Outbox(*parts), Retention(*parts))
        self.way = Way(name, chats, held_up_at)
        pace = Pace(BATCH * LANES, loop.time, _at_once)
        faq = content((date(2025, 1, 1), DUE))

        def now() -> datetime:
            return at(DAY) + ahead

        sender = Sender(self.post, self.way, faq, said, pace, now, loop.time)
        self.worker = Worker(self.post, sender, now, clock.sleep)

    @asynccontextmanager
    async def works(self) -> AsyncIterator[None]:
        stop = asyncio.Event()
        working = asyncio.create_task(self.worker.work(stop))
        try:
            yield
        finally:
            stop.set()
            self.way.free.set()
            await working

    async def tried(self) -> bool:
        """What comes of the next try to take the lease."""
        before, clock = len(self.lease.tries), Clock()
        while len(self.lease.tries) == before:
            await clock.sleep(0.02)
        return self.lease.tries[before]


async def _at_once(_: float) -> None:
    """The pace is not what is looked at here; by its rate a batch is five."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """All waits a tenth of what they are, or so."""
    monkeypatch.setattr("bot.worker.LEASE_EVERY", 0.2)
    monkeypatch.setattr("bot.worker.LOOK_EVERY", 0.1)
    monkeypatch.setattr("bot.worker.PAUSE", 0.2)
    monkeypatch.setattr("bot.store.engine.STATEMENT_WAIT", 2.0)
    monkeypatch.setattr("bot.store.engine.IDLE_WAIT", 1.0)


@pytest.mark.usefixtures("quick")
async def test_cut_off_one_stops_another_takes_over_and_what_comes_late_changes_nothing(
    postgres_url: str,
) -> None:
    async with open_store(postgres_url, KEY, patient=True) as store:
        await _follow(World(store))
    chats = Chats()
    async with (
        asyncio.timeout(BOUND),
        network_to(postgres_url) as network,
        open_store(network.url, KEY) as far,
        open_store(postgres_url, KEY) as near,
    ):
        ahead = Machine("ahead", far, chats, timedelta(minutes=10), held_up_at=20)
        other = Machine("other", near, chats, timedelta(0), held_up_at=8)
        async with ahead.works():
            await chats.have("ahead", 20)
            async with other.works():
                assert not await other.tried()
                network.cut()
                ahead.way.free.set()
                await chats.have("other", 8)  # after the lease has run out
                before = chats.by("ahead")
                network.heal()
                assert not await ahead.tried()
                assert not ahead.lease.held
                other.way.free.set()
                await _done(near)
                assert chats.by("ahead") == before
    names = [name for name, _ in chats.arrived]
    assert names == sorted(names)  # one after the other
    came = Counter(chat for _, chat in chats.arrived)
    assert set(came) == set(range(1, PEOPLE + 1))
    assert max(came.values()) <= 2
    assert 0 < sum(times == 2 for times in came.values()) <= LANES * BATCH
    async with open_store(postgres_url, KEY) as store:
        assert await ends(store) == {End.SENT: PEOPLE}


@pytest.mark.usefixtures("quick")
async def test_who_is_cut_off_while_it_renews_the_lease_does_not_hold_it_for_ever(postgres_url: str) -> None:
    async with (
        asyncio.timeout(BOUND),
        network_to(postgres_url) as network,
        open_store(network.url, KEY) as far,
        open_store(postgres_url, KEY) as near,
    ):
        loop = asyncio.get_running_loop()
        with pytest.raises(TimeoutError):
            async with writing(far.engine) as connection:
                await connection.execute(text("UPDATE lease SET holder = 'cut off', expires = 0"))
                network.cut()
                assert await Lease(near.engine, loop.time).take(1)
        network.heal()
        assert not await Lease(far.engine, loop.time).take(1)


class Enough(Exception):
    """The worker has come to its pause."""


async def test_a_database_that_does_not_answer_is_called_so(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def silence(*_: object) -> bool:
        raise TimeoutError

    async def pause(_: float) -> None:
        raise Enough

    async with open_store(postgres_url, KEY) as store:
        machine = Machine("cut off", store, Chats(), timedelta(0), held_up_at=1)
        monkeypatch.setattr(machine.lease, "take", silence)
        machine.worker._sleep = pause
        with pytest.raises(Enough):
            await machine.worker._again(machine.worker._keep_lease, 1)
    assert "keep_lease failed (the database does not answer), trying again" in caplog.text


def test_the_server_gives_a_silent_transaction_up_before_another_may_take_over() -> None:
    assert IDLE_WAIT + EVERY < LASTS_FOR_ALL


async def _follow(world: World) -> None:
    for who in range(1, PEOPLE + 1):
        await world.follow(who)


async def _done(store: Store) -> None:
    clock = Clock()
    while sum((await ends(store)).values()) < PEOPLE:
        await clock.sleep(0.05)

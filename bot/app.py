"""The composition root: chooses the real things and puts them together. Reads like a parts list."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Bot

from bot import memory
from bot.clock import Clock
from bot.conversation import Conversation
from bot.editions import ROOT, Edition
from bot.pace import Pace
from bot.renewal import EVERY, Renewal
from bot.sender import Sender
from bot.settings import Settings
from bot.store import Store, StoreProblem, load_key, open_store
from bot.telegram.application import build_application
from bot.telegram.gateway import Gateway
from bot.telegram.polling import poll
from bot.telegram.request import FastRequest
from bot.worker import PLAN_EVERY, Worker

LONG_POLL = 10.0  # seconds Telegram may hold a request for updates, see python-telegram-bot's default


async def run(settings: Settings) -> None:
    """Poll Telegram until SIGTERM or Ctrl-C."""
    if settings.telegram_token is None:
        raise ValueError("TELEGRAM_TOKEN is not set")
    clock = Clock()
    renewal = Renewal(ROOT, settings.operator)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, renewal.ask)
    async with opened_store(settings) as store:
        conversation = Conversation(renewal.edition, store.people, store.learning)
        application = build_application(
            settings.telegram_token.get_secret_value(),
            conversation,
            clock.now,
            request=FastRequest(),
            polling=FastRequest(connections=1, read_timeout=LONG_POLL + 5),
            api_url=str(settings.telegram_api_url),
        )
        async with (
            _reminding(store, settings, clock, renewal.edition) as worker,
            renewed(renewal, (conversation.take, worker.take), clock),
        ):
            memory.keep()
            await poll(application, renewal.edition.outside, _told_to_stop(), clock.sleep)


async def work(settings: Settings) -> None:
    """Plan and send reminders until SIGTERM or Ctrl-C, and answer nobody: for many processes."""
    clock = Clock()
    renewal = Renewal(ROOT, settings.operator)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, renewal.ask)
    async with (
        opened_store(settings) as store,
        _reminding(store, settings, clock, renewal.edition) as worker,
        renewed(renewal, (worker.take,), clock),
    ):
        memory.keep()
        await _told_to_stop().wait()


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[Store]:
    """The store that the settings name, with its key."""
    key = load_key(settings.key_file, settings.panah_key.get_secret_value() if settings.panah_key else None)
    async with open_store(settings.database_url.get_secret_value(), key) as store:
        yield store


@asynccontextmanager
async def _reminding(
    store: Store, settings: Settings, clock: Clock, edition: Edition
) -> AsyncIterator[Worker]:
    """A worker beside whatever else runs, with connections of its own: replies never wait behind it."""
    if settings.telegram_token is None:
        raise ValueError("TELEGRAM_TOKEN is not set")
    token = settings.telegram_token.get_secret_value()
    request = FastRequest(connections=256)
    api = str(settings.telegram_api_url).rstrip("/")
    bot = Bot(token, base_url=f"{api}/bot", request=request, get_updates_request=request)
    await request.initialize()
    pace = Pace(settings.send_rate, asyncio.get_running_loop().time, clock.sleep)
    worker = await make_worker(
        store, bot, edition, clock, pace, paid=settings.paid_broadcasts, number=int(token.partition(":")[0])
    )
    stop = asyncio.Event()
    working = asyncio.create_task(worker.work(stop))
    try:
        yield worker
    finally:
        stop.set()
        await working
        await request.shutdown()


async def make_worker(
    store: Store,
    bot: Bot,
    edition: Edition,
    clock: Clock,
    pace: Pace,
    *,
    paid: bool = False,
    number: int,
    every: float = PLAN_EVERY,
) -> Worker:
    """A worker that sends as the bot with this number; raises StoreProblem if the store is another bot's."""
    tick = asyncio.get_running_loop().time
    post = store.post(tick)
    if not await post.outbox.is_bot(number):
        raise StoreProblem(
            "this database's reminders belong to another bot: set TELEGRAM_TOKEN to that bot's token, "
            "or name another database in DATABASE_URL"
        )
    words = edition.renderer.render
    sender = Sender(post, Gateway(bot), edition.faq, words, pace, clock.now, tick, paid=paid)
    return Worker(post, sender, clock.now, clock.sleep, plan_every=every)


@asynccontextmanager
async def renewed(
    renewal: Renewal, takers: tuple[Callable[[Edition], None], ...], clock: Clock, every: float = EVERY
) -> AsyncIterator[None]:
    """All of these go by the newest edition as long as this lasts."""

    def take(edition: Edition) -> None:
        for each in takers:
            each(edition)
        memory.keep_anew()

    keeping = asyncio.create_task(renewal.keep(take, clock.sleep, every))
    try:
        yield
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop

"""The demonstration's composition root: all is real but Telegram, and a page stands for a phone.

Apart from `bot.app`, so that what runs on a server loads no page.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.applications import Starlette

from bot.app import renewed
from bot.clock import Clock
from bot.conversation import Conversation
from bot.dialogue.content import Faq
from bot.editions import ROOT, Edition
from bot.pace import Pace
from bot.rehearsal import Rehearsal
from bot.renewal import Renewal
from bot.sender import Sender
from bot.store import Learning, Store, load_key, open_store
from bot.telegram.application import PtbApplication, build_application
from bot.telegram.gateway import Gateway
from bot.telegram.polling import poll
from bot.telegram.stand_in import StandIn, StandInRequest
from bot.web.demo import DemoServer, Facts, demo_app
from bot.worker import Worker

DEMO_RATE = 1000.0  # messages a second
EVERY_AT_THE_DESK = 1.0  # seconds; who edits wants to see it at once
LINKS = (
    ("o_por-expiry_ps", "when PoR cards expire, in Pashto"),
    ("o_arrested_fa_AF", "somebody was arrested, in Dari"),
    ("o_dates-all_ur", "all dates, in Urdu"),
    ("136", "an answer by its number"),
)


class PortTaken(Exception):
    """The demo's port cannot be used."""


async def demo(port: int, today: date | None, *, open_browser: bool) -> None:
    """The real bot against the stand-in, with a phone on a page. Keeps nothing after it ends."""
    clock = Clock(today)
    stand_in = StandIn(clock.now, keep=1000, sleep=clock.sleep)
    listening = _listen(port)
    async with demo_bot(stand_in, clock, Renewal(ROOT)) as running:
        server = DemoServer(demo_page(stand_in, clock, running), port=port)
        address = f"http://127.0.0.1:{port}"
        print(f"Panah is at {address}. Stop it with Ctrl-C.", flush=True)  # noqa: T201 - for whoever typed it
        if open_browser:
            webbrowser.open(address)
        await server.serve(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise PortTaken(
            f"port {port} is in use on this machine; try `python -m bot demo --port {port + 1}`"
        ) from error
    return listening


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration: the bot, its days and the dates that can be moved, and what was said."""

    application: PtbApplication
    rehearsal: Rehearsal
    dates: tuple[tuple[str, str], ...]
    learning: Learning


@asynccontextmanager
async def demo_bot(stand_in: StandIn, clock: Clock, renewal: Renewal) -> AsyncIterator[Demo]:
    """The bot with everything real but Telegram: a store of its own, thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="panah-demo-") as folder:
        key = load_key(Path(folder) / "key", None)
        async with open_store(f"sqlite:///{folder}/panah.db", key) as store:
            conversation = Conversation(renewal.edition, store.people, store.learning)
            application = build_application(
                stand_in.token,
                conversation,
                clock.now,
                request=StandInRequest(stand_in),
                polling=StandInRequest(stand_in),
            )
            stand_in.when_fetched = application.update_queue.join
            stop = asyncio.Event()
            polling = asyncio.create_task(poll(application, renewal.edition.outside, stop, clock.sleep))
            try:
                async with (
                    _rehearsed(application, conversation, store, renewal.edition, clock) as rehearsal,
                    renewed(renewal, (rehearsal.take,), clock, EVERY_AT_THE_DESK),
                ):
                    yield Demo(application, rehearsal, _listed(renewal.edition.faq), store.learning)
            finally:
                stop.set()
                await polling


@asynccontextmanager
async def _rehearsed(
    application: PtbApplication, conversation: Conversation, store: Store, edition: Edition, clock: Clock
) -> AsyncIterator[Rehearsal]:
    """Reminders of the demonstration, whose days pass as its reader wants."""
    tick = asyncio.get_running_loop().time
    post = store.post(tick)
    words = edition.renderer.render
    pace = Pace(DEMO_RATE, tick, clock.sleep)
    sender = Sender(post, Gateway(application.bot), edition.faq, words, pace, clock.now, tick)
    worker = Worker(post, sender, clock.now, clock.sleep)

    def take(newer: Edition) -> None:
        conversation.take(newer)
        worker.take(newer)

    rehearsal = Rehearsal(clock, worker, post, edition, take)
    keeping = asyncio.create_task(rehearsal.keep())
    try:
        yield rehearsal
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


def _listed(faq: Faq) -> tuple[tuple[str, str], ...]:
    return tuple((each.id, each.title) for each in faq.deadlines.values() if each.listed)


def demo_page(stand_in: StandIn, clock: Clock, running: Demo) -> Starlette:
    numbers = itertools.count(1001)
    return demo_app(
        lambda language: stand_in.phone(next(numbers), language_code=language),
        stand_in.subscribe,
        clock,
        days=running.rehearsal,
        facts=Facts(links=LINKS, dates=running.dates),
    )

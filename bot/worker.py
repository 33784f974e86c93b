"""One worker: holds the lease if it can, plans, and sends, until it is told to stop.

Decides how often each is done and that a fault, of the database or of ours, ends none of it. It does
not know what is planned or said. Any number of workers may run; one of them works, and another takes
over within half a minute of its death.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from bot.editions import Edition
from bot.reminders import Reminders
from bot.sender import Sender
from bot.store import LostLease, Post
from bot.store.lease import EVERY as LEASE_EVERY

PLAN_EVERY = 15.0  # seconds
LOOK_EVERY = 1.0  # seconds between two looks into an empty outbox
PAUSE = 5.0  # seconds after a fault
Sleep = Callable[[float], Awaitable[None]]
log = logging.getLogger(__name__)


class Worker:
    """Everything that reminds, under one lease."""

    def __init__(
        self,
        post: Post,
        sender: Sender,
        now: Callable[[], datetime],
        sleep: Sleep,
        *,
        plan_every: float = PLAN_EVERY,
    ) -> None:
        self._post = post
        self._sender = sender
        self._reminders = Reminders(sender.letters.faq, post)
        self._now = now
        self._sleep = sleep
        self._plan_every = plan_every
        self._sending = asyncio.Lock()

    def take(self, edition: Edition) -> None:
        """Go by this edition from now on."""
        self._reminders.faq = edition.faq
        self._sender.take(edition.faq, edition.renderer.render)

    async def work(self, stop: asyncio.Event) -> None:
        """Until `stop`; then what is in flight is finished and the lease given back."""
        doing = [
            asyncio.create_task(self._again(self._keep_lease, LEASE_EVERY)),
            asyncio.create_task(self._again(self._plan_once_held, self._plan_every)),
        ]
        sending = asyncio.create_task(self._send_until(stop))
        try:
            await sending
        finally:
            for each in doing:
                each.cancel()
            await asyncio.gather(*doing, return_exceptions=True)
            with suppress(Exception):
                await self._post.lease.give_back()

    async def once(self) -> None:
        """Plan and send all that is due now: for whoever moves the clock by hand."""
        await self._keep_lease()
        await self._plan()
        self._sender.look_again()  # by the moved clock it may be hours since the last look
        await self._send()

    async def _send_until(self, stop: asyncio.Event) -> None:
        """The sending is not cut off in the middle of a batch: what Telegram took is written down."""
        sending = asyncio.create_task(self._again(self._send, LOOK_EVERY))
        await stop.wait()
        self._sender.stop()
        async with self._sending:
            sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)

    async def _again(self, do: Callable[[], Awaitable[None]], every: float) -> None:
        """For ever; what cannot be done now is said and tried again."""
        while True:
            pause = every
            try:
                await do()
            except LostLease:
                log.info("another worker plans and sends now")
            except Exception as error:  # noqa: BLE001 (nothing may end it but its end)
                # The error's own words may hold a row.
                silent = isinstance(error, TimeoutError)
                why = "the database does not answer" if silent else type(error).__name__
                log.error("%s failed (%s), trying again", do.__name__.strip("_"), why)
                pause = max(every, PAUSE)
            await self._sleep(pause)

    async def _keep_lease(self) -> None:
        held = self._post.lease.held
        if await self._post.lease.take(self._reminders.faq.edition) and not held:
            log.info("this worker plans and sends")

    async def _plan_once_held(self) -> None:
        """Who comes to hold the lease plans at once, not at its next turn."""
        while not self._post.lease.held:
            await self._sleep(LOOK_EVERY)
        await self._plan()

    async def _plan(self) -> None:
        if self._post.lease.held:
            if await self._reminders.plan(self._now()):
                self._sender.look_again()
            await self._reminders.tidy(self._now())

    async def _send(self) -> None:
        async with self._sending:
            if self._post.lease.held:
                await self._sender.send()

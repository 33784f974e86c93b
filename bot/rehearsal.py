"""Time as the demonstration lives it: days go by one after the other, and dates can be moved.

Decides at which hours of a day reminders are looked for, so that it is morning once in every zone,
and what a jump back in time means. It does not know a page, nor what a reminder says.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.clock import KARACHI, Clock
from bot.dialogue.content import Decision, Faq
from bot.dialogue.following import ZONES
from bot.dialogue.reminding import told
from bot.editions import Edition, make_edition
from bot.hours import local
from bot.store import Post
from bot.worker import Worker

# In Karachi: nine has come there and to the east of it; in Europe; in America. The day then goes on at tea.
HOURS = (time(9, 5), time(14, 5), time(22, 35))
TEA = time(15, 5)
LIVED = 62  # a longer jump is not lived day by day, but like an outage
LOOKS_EVERY = 5.0  # seconds
DAY = timedelta(days=1)
log = logging.getLogger(__name__)


class Rehearsal:
    """The clock, the worker and the content of a demonstration; `take` hands an edition to all who use it."""

    def __init__(
        self, clock: Clock, worker: Worker, post: Post, edition: Edition, take: Callable[[Edition], None]
    ) -> None:
        self._clock = clock
        self._worker = worker
        self._post = post
        self._edition = edition
        self._hand_on = take
        self._at_once = asyncio.Lock()

    def take(self, edition: Edition) -> None:
        """Content that was edited at the desk; dates moved on the page are then as written there again."""
        self._edition = edition
        self._hand_on(edition)

    async def turn(self, day: date) -> None:
        """Live on until this day, reminders and all; or go back to it."""
        async with self._at_once:
            today = self._clock.today
            if day < today:
                self._clock.go(_at(day, TEA))
                await self._begin_anew(day)
                return
            if (day - today).days <= LIVED:
                for number in range(1, (day - today).days + 1):
                    await self._live(today + number * DAY)
            if day > today:
                self._clock.go(_at(day, TEA))
            await self._worker.once()

    async def move(self, deadline: str, day: date) -> None:
        """As if it were announced today that the deadline is on this day. Raises LookupError."""
        faq = _moved(self._edition.faq, deadline, self._clock.today, day)
        async with self._at_once:
            edition = make_edition(faq, dict(self._edition.renderer.words))
            self._edition = edition
            self._hand_on(edition)
            await self._worker.once()

    async def keep(self) -> None:
        """Look for what is due from time to time, for as long as this runs."""
        while True:
            async with self._at_once:
                try:
                    await self._worker.once()
                except Exception as error:  # noqa: BLE001 (the demonstration goes on)
                    log.error("reminders failed (%s), trying again", type(error).__name__)
            await self._clock.sleep(LOOKS_EVERY)

    async def _live(self, day: date) -> None:
        for hour in HOURS:
            self._clock.go(_at(day, hour))
            await self._worker.once()

    async def _begin_anew(self, day: date) -> None:
        """Forget what was planned and told on the days that are now still to come."""
        await self._worker.once()
        for zone in ZONES:
            await self._post.runs.mark_planned(zone, local(zone, self._clock.now()).day)
        for id in self._edition.faq.deadlines:
            now = told(self._edition.faq, id, day)
            if now is not None:
                await self._post.runs.tell(id, now, None, day)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, KARACHI)


def _moved(faq: Faq, id: str, today: date, day: date) -> Faq:
    """The content with one decision more, on the same sources as the last."""
    deadline = faq.deadlines[id]
    decision = Decision(today, day, deadline.decisions[-1].sources)
    decisions = sorted((*deadline.decisions, decision), key=lambda each: each.announced)
    return replace(faq, deadlines={**faq.deadlines, id: replace(deadline, decisions=tuple(decisions))})

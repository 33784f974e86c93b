"""From the outbox to the gateway, at a pace, the nearest date first.

Decides when each batch goes and what each answer of the gateway means for its row. It knows neither a
database's words nor Telegram's, nor what a reminder says (`bot.letters`). A row ends only after the
gateway took it: whatever is cut off in between is sent again.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from bot.clock import KARACHI
from bot.delivery import Failed, Gateway, Gone, Later, Result, Sent
from bot.dialogue.content import Faq
from bot.dialogue.reminding import CHANGES, End
from bot.hours import local
from bot.letters import Letter, Letters, Place, Words, place
from bot.pace import Pace
from bot.store import Ended, OpenRun, Post, Waiting

LANES = 4  # batches that overlap: one is claimed and one is acknowledged while others are sent
LOOKS_AGAIN = 30.0  # seconds until a run is looked through again for what came or failed
REFRESH = 5.0  # seconds between two looks for new runs
FEW = 3  # people who may be gone at once in any batch, however small
SHARE_GONE = 0.05  # of a batch; more than that is not people leaving
JUDGED = 100  # results that make a batch for that question
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0  # seconds before a message that failed is tried again
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Look:
    """How far a run was looked through; `again` is when that begins anew."""

    after: tuple[int, int] | None = (-1, -1)
    again: float = 0.0


@dataclass(slots=True)
class Window:
    """Results since it was last judged whether too many are gone."""

    results: int = 0
    gone: list[Waiting] = field(default_factory=list)
    refused: int = 0

    @property
    def alarming(self) -> bool:
        most = max(FEW, SHARE_GONE * self.results)
        return len(self.gone) > most or self.refused > most


class Sender:
    """Sends what waits, as long as the lease is held."""

    def __init__(
        self,
        post: Post,
        gateway: Gateway,
        faq: Faq,
        words: Words,
        pace: Pace,
        now: Callable[[], datetime],
        tick: Callable[[], float],
        *,
        paid: bool = False,
    ) -> None:
        self.letters = Letters(faq, words)
        self._post = post
        self._gateway = gateway
        self._pace = pace
        self._now = now
        self._tick = tick
        self._paid = paid
        self._runs: list[OpenRun] = []
        self._news: Mapping[str, int] = {}
        self._refreshed = float("-inf")
        self._looks: dict[int, Look] = {}
        self._in_flight: set[Place] = set()
        self._claiming = asyncio.Lock()
        self._window = Window()
        self._failures = 0
        self._stopped = False
        self._unwritten: list[Ended] = []

    @property
    def batch(self) -> int:
        """Rows in one batch: a quarter of a second's worth, so that little is in flight."""
        return max(5, min(128, round(self._pace.rate / LANES)))

    def take(self, faq: Faq, words: Words) -> None:
        """Word by this edition from the next batch on."""
        self.letters = Letters(faq, words)

    def stop(self) -> None:
        """Begin no further batch; what is in flight is finished."""
        self._stopped = True

    def look_again(self) -> None:
        """Rows were planned: look through all runs from the start."""
        self._refreshed = float("-inf")
        self._looks.clear()

    async def send(self) -> int:
        """Send until nothing waits, or the lease or Telegram's patience is at an end; how many rows ended."""
        await self._write([])
        if await self._post.outbox.alarm():
            return 0
        lanes = await asyncio.gather(*(self._lane() for _ in range(LANES)), return_exceptions=True)
        for each in lanes:  # only when none is at work any more
            if isinstance(each, BaseException):
                raise each
        ended = sum(each for each in lanes if isinstance(each, int))
        await self._judge(final=True)
        return ended

    async def _lane(self) -> int:
        ended = 0
        while self._post.lease.held and not self._stopped:
            async with self._claiming:
                if self._window.alarming:
                    break
                letters, over = await self._next_letters()
            if not letters and not over:
                break
            try:
                ended += await self._write(over)
                ended += await self._deliver(letters)
            finally:
                kept = {place(row) for row in self._window.gone} | {place(each) for each in self._unwritten}
                self._in_flight -= {place(each.row) for each in letters} - kept
        return ended

    async def _next_letters(self) -> tuple[list[Letter], list[Ended]]:
        """A batch of the nearest run that has one."""
        await self._refresh()
        now = self._now()
        for each in self._runs:
            look = self._looks.setdefault(each.id, Look())
            if look.after is None and self._tick() >= look.again:
                look.after = (-1, -1)
            while look.after is not None and self._awake(each, now):
                flying = set(self._in_flight)
                batch = await self._post.outbox.claim(each, look.after, now, self.batch)
                look.after, look.again = batch.next, self._tick() + LOOKS_AGAIN
                news = self._news.get(each.run.deadline or "", 0)
                letters, over = self.letters.read(each, batch, news, now, flying)
                if letters or over:
                    self._in_flight |= {place(letter.row) for letter in letters}
                    return letters, over
        return [], []

    async def _refresh(self) -> None:
        if self._tick() - self._refreshed < REFRESH:
            return
        self._runs = await self._post.runs.open_runs()
        self._news = {id: known.news for id, known in (await self._post.runs.told()).items()}
        self._refreshed = self._tick()

    def _awake(self, each: OpenRun, now: datetime) -> bool:
        """Whether anywhere people of this run may be written to at this hour."""
        urgent = each.run.urgent(now.astimezone(KARACHI).date())
        return urgent or any(not local(zone, now).quiet for zone in each.zones)

    async def _deliver(self, letters: list[Letter]) -> int:
        """Send a batch and write down what became of it."""
        sending = []
        for each in letters:
            await self._pace.slot()
            if not self._post.lease.held:
                break
            sending.append(asyncio.ensure_future(self._send(each)))
        results = list(zip(letters, await asyncio.gather(*sending), strict=False))
        ended = await self._write([end for each, result in results if (end := _end(each, result))])
        await self._set_aside(results)
        await self._judge()
        return ended

    async def _write(self, ends: list[Ended]) -> int:
        """Write ends down. What the database did not take is kept and not sent again by us."""
        self._unwritten += ends
        writing = list(self._unwritten)
        ended = await self._post.outbox.end(writing)
        written = {place(each) for each in writing}
        self._unwritten = [each for each in self._unwritten if place(each) not in written]
        self._in_flight -= written
        return ended

    async def _send(self, letter: Letter) -> Result:
        try:
            message = self.letters.message(letter)
        except Exception as error:  # noqa: BLE001 (one that cannot be worded stops no other)
            # Not the error's own words: they may quote whose date it is.
            where = "".join(traceback.format_tb(error.__traceback__))
            kind = letter.reminder.kind
            log.error("a reminder could not be worded (%s): %s\n%s", kind, type(error).__name__, where)
            return Failed(f"not worded: {type(error).__name__}")
        return await self._gateway.send(letter.row.chat, message, silent=letter.silent, paid=self._paid)

    async def _set_aside(self, results: list[tuple[Letter, Result]]) -> None:
        """What did not go: wait, try later, or look whether too many are gone."""
        failed = []
        for letter, result in results:
            match result:
                case Sent():
                    self._failures = 0
                case Later(seconds):
                    self._pace.pause(seconds)
                    self._step_back(letter.row)
                    log.warning("Telegram asks to wait %.0f s with reminders; replies go on", seconds)
                case Failed(why, again):
                    failed += [letter.row] if again else []
                    self._window.refused += not again
                    log.warning("a reminder did not go: %s", why)
                case Gone():
                    self._window.gone.append(letter.row)
                case _:
                    assert_never(result)
        self._window.results += len(results)
        if failed:
            await self._try_later(failed, all_failed=len(failed) == len(results))

    async def _try_later(self, failed: list[Waiting], *, all_failed: bool) -> None:
        if all_failed:
            self._failures += 1
            self._pace.pause(min(60.0, 2.0**self._failures))
        by_tries: dict[int, list[Waiting]] = {}
        for row in failed:
            by_tries.setdefault(row.tries, []).append(row)
        for tries, rows in by_tries.items():
            wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(tries, 10))
            await self._post.outbox.later(rows, self._now() + timedelta(seconds=wait))

    def _step_back(self, row: Waiting) -> None:
        look = self._looks.setdefault(row.run, Look())
        before = (row.person, row.part - 1)
        look.after = before if look.after is None else min(look.after, before)

    async def _judge(self, *, final: bool = False) -> None:
        """People who left are erased; too many at once are an alarm, and nobody is."""
        if self._window.results < JUDGED and not final:
            return
        window, self._window = self._window, Window()
        if window.alarming:
            self._window = window
            why = (
                f"{len(window.gone)} gone and {window.refused} refused of {window.results} messages: "
                "is this the right bot, is a proxy in the way, are the words right?"
            )
            await self._post.outbox.set_alarm(why)
            log.error("sending stopped, nobody was erased: %s", why)
            return
        if window.gone:
            await self._post.outbox.erase([row.tag for row in window.gone])
            self._in_flight -= {place(row) for row in window.gone}


def _end(letter: Letter, result: Result) -> Ended | None:
    row = letter.row
    match result:
        case Sent():
            late = letter.reminder.late and letter.reminder.kind not in CHANGES
            return Ended(row.run, row.person, row.part, End.LATE if late else End.SENT)
        case Failed(why, again):
            return None if again else Ended(row.run, row.person, row.part, End.REFUSED, why)
        case Gone() | Later():
            return None
        case _:
            assert_never(result)

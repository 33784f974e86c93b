"""Which messages are to go out: from what is known of dates to rows that wait to be sent.

Decides which runs exist at a moment, in which zones they are planned, and which ones end unplanned.
Each pass can be repeated and cut off anywhere. It does not know a database's words nor Telegram's.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.clock import KARACHI
from bot.dialogue.content import Faq
from bot.dialogue.following import DAYS_BEFORE, ZONES
from bot.dialogue.reminding import (
    CHANGES,
    KEPT_AFTER,
    STAYS,
    STILL_WAITS,
    End,
    Planned,
    Run,
    RunKind,
    Told,
    changed,
    comes_due,
    is_stale,
    remind_days,
    told,
)
from bot.hours import Local, local
from bot.store import DayDone, Fill, OpenRun, Post, Step, Unsaid

DAY = timedelta(days=1)
LONGEST_OUTAGE = 100  # days; what somebody's own date was before that is erased by hand
News = dict[tuple[str, str, date], int]  # the newest change that is told of a deadline in a zone on a day
log = logging.getLogger(__name__)


class Reminders:
    """Plans by one edition of the content, replaced whole."""

    def __init__(self, faq: Faq, post: Post) -> None:
        self.faq = faq
        self._post = post
        self._warned: set[str] = set()
        self._tidied: date | None = None

    async def plan(self, now: datetime) -> bool:
        """Everything that has come due by now; whether there was anything.

        Raises LostLease when another worker took over.
        """
        today = now.astimezone(KARACHI).date()
        heard = await self._hear(today)
        changes = [each for each in await self._post.runs.open_runs() if each.run.kind in CHANGES]
        news = self._changes(changes, now, today)
        steps = [*news, *await self._days(_told_on(changes, news), now, today)]
        rows = await self._post.runs.carry_out(steps, today)
        for step, added in zip(steps, rows, strict=True):
            if added and isinstance(step, Fill):
                log.info("%d reminders planned in %s (%s)", added, step.zone, step.run.kind)
        return heard or bool(steps)

    async def _hear(self, today: date) -> bool:
        """Register what the content says anew, each change with its run; whether there was anything."""
        heard = await self._post.runs.told()
        anew = False
        for id in {**dict.fromkeys(self.faq.deadlines), **dict.fromkeys(heard)}:
            now = told(self.faq, id, today)
            before = heard[id].told if id in heard else None
            if now is None or now == before:
                continue
            kind = changed(before, now) if before else None
            run = _of_change(kind, id, before, now, today) if kind and before else None
            await self._post.runs.tell(id, now, run, today)
            anew = True
        return anew

    def _changes(self, changes: list[OpenRun], now: datetime, today: date) -> list[Fill]:
        """Changes go out whenever it is not quiet; a near one at once."""
        steps = []
        for each in changes:
            if each.run.day < today - 7 * DAY:
                continue
            for zone in ZONES:
                there = local(zone, now)
                waits = zone not in each.zones or zone in each.unfinished
                if waits and (not there.quiet or each.run.urgent(today)):
                    steps.append(Fill(each.run, zone, there.day))
        return steps

    async def _days(self, news: News, now: datetime, today: date) -> list[Step]:
        """The reminders of each zone's day that has come, and of the days on which nobody planned."""
        planned = await self._post.runs.planned()
        begun: list[Step] = []
        steps: list[Step] = []
        for zone in ZONES:
            there = local(zone, now)
            if zone not in planned:  # the first time; from here on no day is left out
                planned[zone] = there.day - DAY
                begun.append(DayDone(zone, planned[zone]))
            if there.morning_came and planned[zone] < there.day:
                steps += self._of_day(there, planned[zone], today, news)
                steps.append(DayDone(zone, there.day))
        runs = [(step.run, step.zone) for step in steps if not isinstance(step, DayDone)]
        concerned = await self._post.runs.concerned(runs) if runs else set()
        return begun + [
            step for step in steps if isinstance(step, DayDone) or (step.run, step.zone) in concerned
        ]

    def _of_day(self, there: Local, after: date, today: date, news: News) -> Iterator[Step]:
        zone, day = there.zone, there.day
        for id in self.faq.deadlines:
            now = told(self.faq, id, today)
            if now is None or now.sets is None:
                continue
            stale = is_stale(self.faq, id, today)
            for due in comes_due(now.sets, remind_days(self.faq, id), after, day):
                run = Run(RunKind.BEFORE, id, now.sets, due.day, due.days)
                self._warn(id, stale=stale)
                fate = due.fate or (End.STALE if stale else None)
                heard = news.get((id, zone, day), 0)
                yield Unsaid(run, zone, day, fate) if fate else Fill(run, zone, day, heard)
            yield Fill(Run(RunKind.STILL, id, now.sets, day, (now.sets - day).days), zone, day)
        for own, due in _own_days(after, day):
            run = Run(RunKind.OWN, None, own, due.day, due.days)
            yield Unsaid(run, zone, day, due.fate) if due.fate else Fill(run, zone, day)

    async def tidy(self, now: datetime) -> None:
        """What is over goes; once a day is enough."""
        today = now.astimezone(KARACHI).date()
        if today == self._tidied:
            return
        old = today - KEPT_AFTER
        for id, known in (await self._post.runs.told()).items():
            if known.told is not None and known.told.sets is None:
                await self._post.retention.end_follows(id, old)
            elif known.told is not None and known.told.sets is not None and known.told.sets < old:
                await self._post.retention.end_follows(id, old, watch="days")
        await self._post.retention.end_unanswered(today - STILL_WAITS)
        await self._post.retention.end_own([old - number * DAY for number in range(1, LONGEST_OUTAGE)])
        await self._post.retention.erase_idle()
        await self._post.retention.close_runs(today)
        await self._post.retention.forget_runs(today)
        await self._post.retention.clear_runs()
        await self._post.retention.forget_words(today)
        self._tidied = today

    def _warn(self, id: str, *, stale: bool) -> None:
        """The desk is told, once, that followers of a deadline are no longer reminded."""
        if stale and id not in self._warned:
            self._warned.add(id)
            log.error("%s is stale: its followers are not reminded; run `python -m bot check --stale`", id)
        elif not stale:
            self._warned.discard(id)


def _of_change(kind: RunKind, id: str, before: Told, now: Told, today: date) -> Run:
    due = now.sets or before.sets or today
    days = (due - today).days
    if kind in STAYS:
        return Run(kind, id, due, today, days, announced=now.announced)
    return Run(kind, id, due, today, days, before.sets)


def _told_on(changes: list[OpenRun], steps: list[Fill]) -> News:
    """Who is told of a change on a day is not reminded of the date on it: the one message is both."""
    news: News = {}
    told = [(each.run, zone, day) for each in changes for zone, day in each.zones.items()]
    for run, zone, day in told + [(step.run, step.zone, step.day) for step in steps]:
        if run.deadline is not None:
            place = (run.deadline, zone, day)
            news[place] = max(run.news, news.get(place, 0))
    return news


@lru_cache(maxsize=64)
def _own_days(after: date, today: date) -> list[tuple[date, Planned]]:
    """Every day on which an own date could be that is reminded of now, with its reminder days."""
    days = [after + DAY + number * DAY for number in range((today - after).days + max(DAYS_BEFORE))]
    return [(day, planned) for day in days for planned in comes_due(day, DAYS_BEFORE, after, today)]

"""Which messages are to go out: from what is known of dates to rows that wait to be sent.

Decides which runs exist at a moment, in which zones they are planned, and which ones end unplanned.
Each pass can be repeated and cut off anywhere. It does not know a database's words nor Telegram's.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

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
from bot.store import OpenRun, Post

DAY = timedelta(days=1)
OWN_AT_ONCE = 100  # days in one question to the database
LONGEST_OUTAGE = 100  # days; what somebody's own date was before that is erased by hand
log = logging.getLogger(__name__)


class Reminders:
    """Plans by one edition of the content, replaced whole."""

    def __init__(self, faq: Faq, post: Post) -> None:
        self.faq = faq
        self._post = post
        self._warned: set[str] = set()
        self._tidied: date | None = None

    async def plan(self, now: datetime) -> None:
        """Everything that has come due by now. Raises LostLease when another worker took over."""
        today = now.astimezone(KARACHI).date()
        await self._hear(today)
        await self._tell_changes(now, today)
        planned = await self._post.runs.planned()
        for zone in ZONES:
            there = local(zone, now)
            if zone not in planned:  # the first time; from here on no day is left out
                planned[zone] = there.day - DAY
                await self._post.runs.mark_planned(zone, planned[zone])
            if there.morning_came and planned[zone] < there.day:
                await self._plan_day(there, planned[zone], today)
                await self._post.runs.mark_planned(zone, there.day)

    async def _hear(self, today: date) -> None:
        """Register what the content says anew, each change with its run."""
        heard = await self._post.runs.told()
        for id in {**dict.fromkeys(self.faq.deadlines), **dict.fromkeys(heard)}:
            now = told(self.faq, id, today)
            before = heard[id].told if id in heard else None
            if now is None or now == before:
                continue
            kind = changed(before, now) if before else None
            run = _of_change(kind, id, before, now, today) if kind and before else None
            await self._post.runs.tell(id, now, run, today)

    async def _tell_changes(self, now: datetime, today: date) -> None:
        """Changes go out whenever it is not quiet; a near one at once."""
        for each in await self._post.runs.open_runs():
            if each.run.kind not in CHANGES or each.run.day < today - 7 * DAY:
                continue
            for zone in ZONES:
                there = local(zone, now)
                waits = zone not in each.zones or zone in each.unfinished
                if waits and (not there.quiet or each.run.urgent(today)):
                    await self._fill(each.id, each.run, there)

    async def _plan_day(self, there: Local, after: date, today: date) -> None:
        """The reminders of a zone's day, and those of days on which nobody planned."""
        told_today = await self._told_today(there)
        for id in self.faq.deadlines:
            now = told(self.faq, id, today)
            if now is None or now.sets is None:
                continue
            stale = is_stale(self.faq, id, today)
            for planned in comes_due(now.sets, remind_days(self.faq, id), after, there.day):
                run = Run(RunKind.BEFORE, id, now.sets, planned.day, planned.days)
                self._warn(id, stale=stale)
                fate = planned.fate or (End.STALE if stale else None)
                await self._plan(run, there, today, fate, told_today.get(id, 0))
            still = Run(RunKind.STILL, id, now.sets, there.day, (now.sets - there.day).days)
            await self._plan(still, there, today, None)
        for due, planned in _own_days(after, there.day):
            await self._plan(
                Run(RunKind.OWN, None, due, planned.day, planned.days), there, today, planned.fate
            )

    async def _plan(self, run: Run, there: Local, today: date, fate: End | None, heard: int = 0) -> None:
        if not await self._post.runs.concerns(run, there.zone):
            return
        id = await self._post.runs.open(run, today)
        if id is None:
            return
        if fate is not None:
            await self._post.runs.end_unplanned(id, run, there.zone, there.day, fate)
        else:
            await self._fill(id, run, there, heard)

    async def _fill(self, id: int, run: Run, there: Local, heard: int = 0) -> None:
        added = await self._post.runs.fill(id, run, there.zone, there.day, heard=heard)
        if added:
            log.info("%d reminders planned in %s (%s)", added, there.zone, run.kind)

    async def _told_today(self, there: Local) -> dict[str, int]:
        """The change of each deadline that is told in this zone on this day: it is a reminder as well."""
        runs: list[OpenRun] = await self._post.runs.open_runs()
        return {
            each.run.deadline: each.run.news
            for each in sorted(runs, key=lambda each: each.run.news)
            if each.run.kind in CHANGES and each.run.deadline and each.zones.get(there.zone) == there.day
        }

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


def _own_days(after: date, today: date) -> list[tuple[date, Planned]]:
    """Every day on which an own date could be that is reminded of now, with its reminder days."""
    days = [after + DAY + number * DAY for number in range((today - after).days + max(DAYS_BEFORE))]
    return [(day, planned) for day in days for planned in comes_due(day, DAYS_BEFORE, after, today)]

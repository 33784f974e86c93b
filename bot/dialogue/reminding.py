"""What comes due for a date on a day, and what becomes of a reminder that comes late.

Pure: days come in, and nothing here knows a person, a clock or a database. Official dates are
counted in Asia/Karachi, dates of one's own in the person's zone; the caller passes the right day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from bot.dialogue.content import Answer, Deadline, Faq
from bot.dialogue.deadlines import Known, decided_by, known
from bot.dialogue.following import DAYS_BEFORE, OwnDate, Preview

STILL_AFTER = timedelta(days=90)  # a follow of changes only is asked about
STILL_WAITS = timedelta(days=14)  # and ends without an answer
KEPT_AFTER = timedelta(days=30)  # after the last reminder, then it is erased
URGENT = timedelta(days=2)  # a change this near does not wait for the morning

MORNING, QUIET_FROM, QUIET_UNTIL = 9, 21, 8  # hours in the person's zone


class RunKind(StrEnum):
    """Why people are written to."""

    BEFORE = "before"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"  # a new decision, and the date stays
    MENDED = "mended"  # what was told of the decision was put right, and the date stays
    STILL = "still"  # the question to those who follow changes only
    OWN = "own"


class End(StrEnum):
    """What became of a reminder; each has exactly one."""

    SENT = "sent"
    LATE = "late"  # sent after its day, and saying so
    REPLACED = "replaced"  # by a message that says more, or the date moved
    EXPIRED = "expired"  # nothing could be done any more
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"
    ERASED = "erased"
    REFUSED = "refused"  # by Telegram, for what it says
    STALE = "stale"  # what it rests on has not been read again for too long


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message. `days` counts to `due`; `before` is the date that a change took the place of.

    `announced` is the day of a decision that leaves the date where it is.
    """

    kind: RunKind
    deadline: str | None
    own: OwnDate | None
    due: date
    days: int
    before: date | None = None
    late: bool = False
    preview: Preview = Preview.NEUTRAL
    announced: date | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One occasion on which a group of people is written to: `days` before `due`, on `day`.

    `deadline` is None for the dates that people saved. `news` tells apart what moves twice,
    `announced` is the day of a decision that leaves the date where it is.
    """

    kind: RunKind
    deadline: str | None
    due: date
    day: date
    days: int
    before: date | None = None
    news: int = 0
    announced: date | None = None

    def urgent(self, today: date) -> bool:
        """Whether a change is so near that it goes out at night too, without a sound."""
        near = [day for day in (self.due, self.before) if day and today <= day <= today + URGENT]
        return self.kind in CHANGES and bool(near)


MOVES = (RunKind.CHANGED, RunKind.CORRECTED, RunKind.WITHDRAWN)
STAYS = (RunKind.DECIDED, RunKind.MENDED)
CHANGES = (*MOVES, *STAYS)


@dataclass(frozen=True, slots=True)
class Told:
    """What followers of a deadline last heard, or could read: no `sets` once it was withdrawn.

    `final` is None where it was registered before that was kept.
    """

    announced: date | None = None
    sets: date | None = None
    final: bool | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder day that has come. `fate` is how it ends at once, None where it is to be sent."""

    day: date
    days: int
    fate: End | None


def comes_due(due: date, remind: tuple[int, ...], after: date, today: date) -> tuple[Planned, ...]:
    """The reminder days later than `after` and not later than `today`, oldest first.

    Of days that were missed the last one is still sent, late, unless today has a reminder of its own
    or the date itself is over.
    """
    days = sorted((due - timedelta(days=number), number) for number in remind)
    come = [(day, number) for day, number in days if after < day <= today]
    if today > due:
        return tuple(Planned(day, number, End.EXPIRED) for day, number in come)
    last = len(come) - 1
    return tuple(
        Planned(day, number, None if place == last else End.REPLACED)
        for place, (day, number) in enumerate(come)
    )


def told(faq: Faq, id: str, today: date) -> Told | None:
    """What can be read of a deadline on that day; None while nothing was announced."""
    deadline = faq.deadlines.get(id)
    answer = _answer(faq, deadline) if deadline else None
    if deadline is None or (answer is not None and answer.taken_back(today)):
        return Told()
    now = known(deadline, today)
    if not isinstance(now, Known):
        return None
    decisions = decided_by(deadline, today)
    return Told(max(each.announced for each in decisions), now.due, decisions[-1].final)


def changed(before: Told, now: Told) -> RunKind | None:
    """What has to be said to someone who heard `before`; None where both say the same."""
    if before.sets == now.sets:
        return _stayed(before, now)
    if now.sets is None:
        return RunKind.WITHDRAWN
    newer = before.announced is None or (now.announced is not None and now.announced > before.announced)
    return RunKind.CHANGED if newer else RunKind.CORRECTED


def _stayed(before: Told, now: Told) -> RunKind | None:
    """The date is the same: a new decision, or an old one that was told otherwise."""
    if before.announced is None or now.announced is None:
        return None
    if now.announced > before.announced:
        return RunKind.DECIDED
    same = before.announced == now.announced and before.final in (None, now.final)
    return None if same else RunKind.MENDED


def is_stale(faq: Faq, id: str, today: date) -> bool:
    """Whether what we say of a deadline has not been read again for longer than it may be."""
    deadline = faq.deadlines.get(id)
    answer = _answer(faq, deadline) if deadline else None
    version = answer.version_on(today) if answer else None
    return version is not None and version.stale(today)


def remind_days(faq: Faq, id: str | None) -> tuple[int, ...]:
    """The days before a date on which its followers are reminded."""
    deadline = faq.deadlines.get(id) if id else None
    return deadline.remind if deadline else ()


def outcome(faq: Faq, run: Run, news: int, official: date, local: date) -> Reminder | End:
    """What a reminder of this run says now, or how it ends unsaid.

    `official` is the day in Karachi, `local` the person's; `news` is the newest move of the deadline.
    """
    match run.kind:
        case RunKind.OWN:
            return _in_time(run, DAYS_BEFORE, local, local)
        case RunKind.CHANGED | RunKind.CORRECTED | RunKind.WITHDRAWN:
            return End.REPLACED if run.news != news else _said(run, official)
        case RunKind.DECIDED | RunKind.MENDED:
            return End.REPLACED if _decided_since(faq, run, official) else _said(run, official)
        case RunKind.STILL:
            return End.REPLACED if _moved(faq, run, official) else _said(run, official)
        case RunKind.BEFORE:
            if _moved(faq, run, official):
                return End.REPLACED
            if run.deadline is not None and is_stale(faq, run.deadline, official):
                return End.STALE
            return _in_time(run, remind_days(faq, run.deadline), official, local)
        case _:
            assert_never(run.kind)


def _in_time(run: Run, remind: tuple[int, ...], today: date, local: date) -> Reminder | End:
    if today > run.due:
        return End.EXPIRED
    if any(run.day < run.due - timedelta(days=number) <= local for number in remind):
        return End.REPLACED
    return _said(run, today, late=local > run.day)


def _said(run: Run, today: date, *, late: bool = False) -> Reminder:
    days = (run.due - today).days
    return Reminder(run.kind, run.deadline, None, run.due, days, run.before, late, announced=run.announced)


def _moved(faq: Faq, run: Run, today: date) -> bool:
    now = told(faq, run.deadline, today) if run.deadline else None
    return now is None or now.sets is None or (run.kind is RunKind.BEFORE and now.sets != run.due)


def _decided_since(faq: Faq, run: Run, today: date) -> bool:
    now = told(faq, run.deadline, today) if run.deadline else None
    return now is None or (now.announced, now.sets) != (run.announced, run.due)


def _answer(faq: Faq, deadline: Deadline) -> Answer | None:
    """The answer that speaks of a deadline."""
    if deadline.answer:
        return faq.answers.get(deadline.answer)
    return next((each for each in faq.answers.values() if deadline.id in each.deadlines), None)

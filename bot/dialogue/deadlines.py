"""What is known on a day about a date that can move.

Law as dated data: a decision counts from the day on which it was first published, so the same
question asked on another day is answered with what was known then. It never guesses: a date that
passed without a word is `PASSED`, not "surely extended".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

from bot.dialogue.content import Deadline, Decision, Kind

DAY = timedelta(days=1)


class State(StrEnum):
    AHEAD = "ahead"
    TODAY = "today"
    PASSED = "passed"  # a cover ended and nothing was announced since: no extension is known
    ENDED = "ended"  # an official word says that the cover ended
    BEGAN = "began"


@dataclass(frozen=True, slots=True)
class Extension:
    """The date was moved later. `back_to` is the first day that the new cover reaches back to."""

    announced: date
    back_to: date

    @property
    def late(self) -> bool:
        """Announced after the old date had passed: people were without cover in between."""
        return self.announced >= self.back_to


@dataclass(frozen=True, slots=True)
class Known:
    """A deadline as known on a day. `days` counts from that day to `due`; below zero it is past."""

    state: State
    due: date
    announced: date
    extended: Extension | None
    days: int


@dataclass(frozen=True, slots=True)
class NotYetKnown:
    """Nothing had been announced by that day. `first` is the day of the first announcement."""

    first: date


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row: the first and the last, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Move:
    """A decision beside what was known before it.

    `before` is the date known until then, None for the first decision. `gap` are the days on which
    a cover had ended and this decision was not public yet.
    """

    decision: Decision
    before: date | None
    gap: Span | None


def decided_by(deadline: Deadline, today: date) -> tuple[Decision, ...]:
    """The decisions that were public on that day, oldest first."""
    return tuple(decision for decision in deadline.decisions if decision.announced <= today)


def known(deadline: Deadline, today: date) -> Known | NotYetKnown:
    decisions = decided_by(deadline, today)
    if not decisions:
        return NotYetKnown(first=min(decision.announced for decision in deadline.decisions))
    latest = decisions[-1]
    return Known(
        state=_state(deadline.kind, latest, today),
        due=latest.sets,
        announced=_announced(decisions),
        extended=_extension(decisions),
        days=(latest.sets - today).days,
    )


def moves(deadline: Deadline, today: date) -> tuple[Move, ...]:
    """The history of a deadline as known on that day, oldest first."""
    decisions = decided_by(deadline, today)
    made = [Move(decision, None, None) for decision in decisions[:1]]
    for earlier, decision in pairwise(decisions):
        gap = _uncovered(deadline.kind, earlier, decision.announced - DAY)
        made.append(Move(decision, earlier.sets, gap))
    return tuple(made)


def open_gap(deadline: Deadline, today: date) -> Span | None:
    """The days without cover from the last decision up to that day, which nothing has ended."""
    decisions = decided_by(deadline, today)
    return _uncovered(deadline.kind, decisions[-1], today) if decisions else None


def _uncovered(kind: Kind, decision: Decision, upto: date) -> Span | None:
    """The days up to `upto` on which this decision was the last word and its cover had ended."""
    first = max(decision.announced, decision.sets + DAY)
    return Span(first, upto) if kind is Kind.UNTIL and first <= upto else None


def _state(kind: Kind, latest: Decision, today: date) -> State:
    if today < latest.sets:
        return State.AHEAD
    if today == latest.sets:
        return State.TODAY
    match kind:
        case Kind.FROM:
            return State.BEGAN
        case Kind.UNTIL:
            return State.ENDED if latest.final else State.PASSED
        case _:
            assert_never(kind)


def _announced(decisions: tuple[Decision, ...]) -> date:
    """The day on which the date now in force was first published.

    A final word repeats the date without moving it, so the earliest of the last decisions that
    set the same date counts.
    """
    due = decisions[-1].sets
    day = decisions[-1].announced
    for decision in reversed(decisions):
        if decision.sets != due:
            break
        day = decision.announced
    return day


def _extension(decisions: tuple[Decision, ...]) -> Extension | None:
    """The move that set the date now in force, if that came later than the one before it."""
    due = decisions[-1].sets
    before = next((decision.sets for decision in reversed(decisions) if decision.sets != due), due)
    if before >= due:
        return None
    return Extension(announced=_announced(decisions), back_to=before + DAY)

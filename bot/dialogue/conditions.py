"""When something holds: conditions over what a person said and over what is known of a date.

Three-valued: what was not said, or is not known, makes a condition neither true nor false, and what
it then hangs on is told. The language is small on purpose; it grows by a named function, not by
another kind of sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from bot.dialogue.deadlines import State

Open = frozenset[str]
Truth = bool | Open  # True, False, or the questions on which it hangs
DeadlineState = State | Literal["not-yet"]  # nothing had been announced by that day


@dataclass(frozen=True, slots=True)
class Said:
    """The person chose one of these options."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stands:
    """A deadline is in one of these states on the day."""

    deadline: str
    states: frozenset[DeadlineState]


@dataclass(frozen=True, slots=True)
class All:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: Condition


Condition = Said | Stands | All | AnyOf | Not
ALWAYS = All(())
NEVER = AnyOf(())


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of the answer to one question: options that are true, and those that may be.

    An answer given in full leaves nothing that may be besides what is.
    """

    true: frozenset[str]
    possible: frozenset[str]


Hearing = Mapping[str, Heard]
States = Mapping[str, DeadlineState]


def holds(condition: Condition, heard: Hearing, states: States) -> Truth:
    """Whether it holds; where that is open, the questions on which it hangs."""
    match condition:
        case Said(question, options):
            return _said(question, options, heard)
        case Stands(deadline, wanted):
            return states[deadline] in wanted
        case All(of):
            return _every(of, heard, states)
        case AnyOf(of):
            return _some(of, heard, states)
        case Not(of):
            return _negated(holds(of, heard, states))
        case _:
            assert_never(condition)


def _said(question: str, options: frozenset[str], heard: Hearing) -> Truth:
    answer = heard.get(question)
    if answer is None:
        return frozenset({question})
    if answer.true & options:
        return True
    return frozenset({question}) if answer.possible & options else False


def _every(of: tuple[Condition, ...], heard: Hearing, states: States) -> Truth:
    """False as soon as one is; True when all are; else what the open ones hang on."""
    hanging: Open = frozenset()
    for each in of:
        truth = holds(each, heard, states)
        if truth is False:
            return False
        if truth is not True:
            hanging |= truth
    return hanging or True


def _some(of: tuple[Condition, ...], heard: Hearing, states: States) -> Truth:
    """True as soon as one is; False when none is; else what the open ones hang on."""
    hanging: Open = frozenset()
    for each in of:
        truth = holds(each, heard, states)
        if truth is True:
            return True
        if truth is not False:
            hanging |= truth
    return hanging or False


def _negated(truth: Truth) -> Truth:
    return truth if isinstance(truth, frozenset) else not truth


def settled(condition: Condition, states: States) -> Condition:
    """The same on one day: what is known of dates is put in, and what follows from it falls away."""
    match condition:
        case Said():
            return condition
        case Stands(deadline, wanted):
            return ALWAYS if states[deadline] in wanted else NEVER
        case All(of):
            parts = tuple(part for each in of if (part := settled(each, states)) != ALWAYS)
            return NEVER if NEVER in parts else parts[0] if len(parts) == 1 else All(parts)
        case AnyOf(of):
            parts = tuple(part for each in of if (part := settled(each, states)) != NEVER)
            return ALWAYS if ALWAYS in parts else parts[0] if len(parts) == 1 else AnyOf(parts)
        case Not(of):
            part = settled(of, states)
            return NEVER if part == ALWAYS else ALWAYS if part == NEVER else Not(part)
        case _:
            assert_never(condition)


def atoms(condition: Condition) -> Iterator[Said | Stands]:
    """Everything that a condition looks at."""
    match condition:
        case Said() | Stands():
            yield condition
        case All(of) | AnyOf(of):
            for each in of:
                yield from atoms(each)
        case Not(of):
            yield from atoms(of)
        case _:
            assert_never(condition)


def reasons(condition: Condition, heard: Hearing, states: States) -> Iterator[Said]:
    """What the person said that makes a condition hold, in the order in which it is written."""
    match condition:
        case Said(question, options):
            if holds(condition, heard, states) is True:
                yield Said(question, heard[question].true & options)
        case All(of):
            for each in of:
                yield from reasons(each, heard, states)
        case AnyOf(of):
            for each in of:
                if holds(each, heard, states) is True:
                    yield from reasons(each, heard, states)
        case Stands() | Not():
            return
        case _:
            assert_never(condition)

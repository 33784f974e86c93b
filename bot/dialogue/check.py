"""A check of one's own situation as data: questions, options, and results with the cases that give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.dialogue.conditions import Condition

UNKNOWN = "unknown"  # every question has it: "I don't know, or I'd rather not say"
UNKNOWN_CODE = "x"  # its code in payloads; no option may take it


class Outcome(StrEnum):
    """What a result is for this person on this day."""

    APPLIES = "applies"
    MAY_APPLY = "may-apply"
    DEPENDS = "depends"  # on a question that was not answered
    CLOSED = "closed"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer. `opens` is an answer that is shown at once, before the check goes on.

    `each` marks the option of a family whose members differ: it leaves all other options open, and
    they are looked at one after the other.
    """

    id: str
    code: str
    text: str
    opens: str | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`when` says who is asked at all. With `several`, any number of options may be true together.

    `alone` is the option of a `several` question that says that none is true. `if_unknown` are the
    options that count as true when the person does not know. `prefill` marks what a forwarded link
    may answer already. `help` is another check that finds the answer out.
    """

    id: str
    code: str
    text: str
    options: tuple[Option, ...]
    when: Condition
    several: bool = False
    alone: str | None = None
    if_unknown: frozenset[str] = frozenset()
    prefill: bool = False
    help: str | None = None

    def option(self, id: str) -> Option | None:
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a result leads on to: another check, with some answers given already."""

    check: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """The first case of a result that holds gives its outcome, says why, and what can be done first.

    `known_from` is the day before which the case does not count, for what no deadline tells.
    """

    when: Condition
    outcome: Outcome
    says: str
    do: str | None = None
    answer: str | None = None
    known_from: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    id: str
    title: str
    icon: str
    answer: str | None
    cases: tuple[Case, ...]
    excludes: tuple[str, ...] = ()
    onward: Onward | None = None


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: what is derived is kept by it
class Check:
    """`in_menu`: offered on the first screen. Results stand in the order in which they are told.

    `known_from` is the day before which nothing is known here.
    """

    id: str
    title: str
    icon: str
    intro: str
    known_from: date
    questions: tuple[Question, ...]
    results: tuple[Result, ...]
    in_menu: bool = False

    def question(self, id: str) -> Question | None:
        return next((question for question in self.questions if question.id == id), None)

    def result(self, id: str) -> Result:
        return next(result for result in self.results if result.id == id)

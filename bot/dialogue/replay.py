"""A check's answers replayed over today's questions: what to ask next, or what came of it.

Nothing is remembered between two steps: the answers ride in the button, each as the code of its
question and of what was chosen. Whatever no question of today knows falls away, so a button of an
older edition leads to the right next question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.dialogue.check import UNKNOWN, UNKNOWN_CODE, Case, Check, Outcome, Question, Result
from bot.dialogue.conditions import (
    NEVER,
    Condition,
    DeadlineState,
    Heard,
    Hearing,
    Said,
    Stands,
    States,
    atoms,
    holds,
    reasons,
    settled,
)
from bot.dialogue.content import Faq
from bot.dialogue.deadlines import NotYetKnown, known

Answers = Mapping[str, tuple[str, ...]]  # question -> the options chosen, or `unknown` alone
Tokens = tuple[str, ...]  # the same as it rides in a button: `pp`, `tsa`
OPEN = (Outcome.APPLIES, Outcome.MAY_APPLY)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a result is for these answers. `case` is None where no case speaks of it.

    `because` is what the person said that led there. `each` tells the members of a mixed family
    apart: the outcome for each option, empty where it is the same for all.
    """

    result: str
    outcome: Outcome
    case: Case | None
    because: tuple[Said, ...] = ()
    depends_on: str | None = None
    each: tuple[tuple[str, Outcome], ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All results in the order of the check; `first` is the one that says what to do first."""

    all: tuple[Finding, ...]
    first: str | None

    def of(self, result: str) -> Finding:
        return next(each for each in self.all if each.result == result)


def read(check: Check, tokens: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The answers that tokens hold, in the order of today's questions."""
    codes = {question.code: question for question in check.questions}
    found: dict[str, tuple[str, ...]] = {}
    for token in tokens:
        question = codes.get(token[:1])
        chosen = _chosen(question, token[1:]) if question else ()
        if question and chosen:
            found.setdefault(question.id, chosen)
    return {question.id: found[question.id] for question in check.questions if question.id in found}


def _chosen(question: Question, codes: str) -> tuple[str, ...]:
    """The options behind the codes of one answer; none where they cannot be meant together."""
    if codes == UNKNOWN_CODE:
        return (UNKNOWN,)
    found = tuple(option.id for option in question.options if option.code in codes)
    if len(found) > 1 and (not question.several or question.alone in found):
        return ()
    return found


def write(check: Check, answers: Answers) -> Tokens:
    """The tokens of answers, in the order of the questions."""
    return tuple(
        question.code + _codes(question, answers[question.id])
        for question in check.questions
        if question.id in answers
    )


def _codes(question: Question, chosen: tuple[str, ...]) -> str:
    if chosen == (UNKNOWN,):
        return UNKNOWN_CODE
    return "".join(option.code for option in question.options if option.id in chosen)


def prefilled(check: Check, tokens: Tokens) -> Tokens:
    """What a forwarded link may say of somebody: nothing that could harm them in other hands."""
    answers = read(check, tokens)
    allowed = {question.id for question in check.questions if question.prefill}
    return write(check, {id: chosen for id, chosen in answers.items() if id in allowed})


def replay(faq: Faq, check: Check, answers: Answers, today: date) -> Question | Findings:
    """The next question that can still change a result; without one, the results."""
    law = law_on(faq, check, today)
    heard = hearing(check, answers)
    looked = [look(live, heard) for live in law.cases]
    return next_question(check, heard, law.states, looked) or _findings(check, answers, heard, law, looked)


def next_question(check: Check, heard: Hearing, states: States, looked: Iterable[Looked]) -> Question | None:
    """The first question that is open, may be asked, and can still change a result."""
    for question in check.questions:
        if question.id in heard or not asked_now(question, heard, states):
            continue
        if any(question.id in each.hanging for each in looked):
            return question
    return None


def asked_now(question: Question, heard: Hearing, states: States) -> bool:
    return holds(question.when, heard, states) is True


def states_on(faq: Faq, check: Check, today: date) -> dict[str, DeadlineState]:
    """The state on that day of every deadline that the check looks at."""
    found: dict[str, DeadlineState] = {}
    for id in deadlines_of(check):
        on_day = known(faq.deadlines[id], today)
        found[id] = "not-yet" if isinstance(on_day, NotYetKnown) else on_day.state
    return found


def deadlines_of(check: Check) -> tuple[str, ...]:
    """The deadlines that decide anything in a check."""
    conditions = [case.when for result in check.results for case in result.cases]
    conditions += [question.when for question in check.questions]
    found = (atom.deadline for each in conditions for atom in atoms(each) if isinstance(atom, Stands))
    return tuple(dict.fromkeys(found))


Live = tuple[tuple[Condition, Case], ...]  # the cases of one result that count, with what is left to answer


@dataclass(frozen=True, slots=True)
class Law:
    """A check on one day: the states of its deadlines, and for each result the cases that can still hold."""

    states: States
    cases: tuple[Live, ...]


@lru_cache(maxsize=8)
def law_on(faq: Faq, check: Check, today: date) -> Law:
    """Worked out once a day: what is known of dates does not change from one answer to the next."""
    states = states_on(faq, check, today)
    return Law(states, tuple(_live(result, states, today) for result in check.results))


def _live(result: Result, states: States, today: date) -> Live:
    counting = [case for case in result.cases if case.known_from is None or case.known_from <= today]
    whens = ((settled(case.when, states), case) for case in counting)
    return tuple((when, case) for when, case in whens if when != NEVER)


def hearing(check: Check, answers: Answers) -> dict[str, Heard]:
    return {
        question.id: heard_of(question, answers[question.id])
        for question in check.questions
        if question.id in answers
    }


def heard_of(question: Question, chosen: tuple[str, ...]) -> Heard:
    """What an answer makes true, and what it leaves possible."""
    rest = frozenset(each.id for each in question.options if not each.each and each.id != question.alone)
    if chosen == (UNKNOWN,):
        return Heard(question.if_unknown, rest)
    if any(each.each and each.id in chosen for each in question.options):
        return Heard(frozenset(), rest)
    return Heard(frozenset(chosen), frozenset(chosen))


@dataclass(frozen=True, slots=True)
class Looked:
    """The cases of a result that may hold, None for "no case", and how many hang on each question."""

    cases: tuple[Case | None, ...]
    hanging: Mapping[str, int]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(dict.fromkeys(case.outcome if case else Outcome.NO for case in self.cases))


_NO_STATES: States = {}  # none is left to look at


def look(live: Live, heard: Hearing) -> Looked:
    """Which cases of a result may hold."""
    cases: list[Case | None] = []
    hanging: dict[str, int] = {}
    for when, case in live:
        truth = holds(when, heard, _NO_STATES)
        if truth is False:
            continue
        cases.append(case)
        if truth is True:
            return Looked(tuple(cases), hanging)
        for question in truth:
            hanging[question] = hanging.get(question, 0) + 1
    return Looked((*cases, None), hanging)


def _findings(check: Check, answers: Answers, heard: Hearing, law: Law, looked: list[Looked]) -> Findings:
    able = [each.id for each in check.questions if asked_now(each, heard, law.states)]
    found = []
    for result, live, each in zip(check.results, law.cases, looked, strict=True):
        if len(each.outcomes) == 1:
            case = each.cases[-1]
            because = tuple(reasons(case.when, heard, law.states)) if case else ()
            found.append(Finding(result.id, each.outcomes[0], case, because))
        else:
            question = _most(each, able)
            asked = check.question(question)
            members = tuple(_each(asked, live, heard)) if asked and mixed(asked, answers) else ()
            found.append(Finding(result.id, Outcome.DEPENDS, None, depends_on=question, each=members))
    first = next((each.result for each in found if each.outcome in OPEN and each.case and each.case.do), None)
    return Findings(tuple(found), first)


def _most(looked: Looked, able: list[str]) -> str:
    """The question that decides most of a result's cases, of those that can be asked."""
    hanging = [id for id in able if id in looked.hanging] or sorted(looked.hanging)
    return max(hanging, key=lambda id: looked.hanging[id])


def mixed(question: Question, answers: Answers) -> bool:
    """Whether it was answered with the option of a family whose members differ."""
    return any(option.each and option.id in answers.get(question.id, ()) for option in question.options)


def _each(question: Question, live: Live, heard: Hearing) -> Iterator[tuple[str, Outcome]]:
    for option in question.options:
        if option.each:
            continue
        alone = {**heard, question.id: Heard(frozenset({option.id}), frozenset({option.id}))}
        outcomes = look(live, alone).outcomes
        yield option.id, outcomes[0] if len(outcomes) == 1 else Outcome.DEPENDS

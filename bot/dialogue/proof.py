"""Every way through a check, walked: what no example could show, and what must never happen.

A way is a vector of answers, as the questions come. On the last day all ways are walked one by
one. On every other kind of day each result, and each two that exclude each other, meet
all answers that they can tell apart; as one result then always has something to do first, this shows
the same in a fraction of the time, and where none has, the whole is walked. It does not know what a
text says; it tells which cases were met on which days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from bot.dialogue.check import UNKNOWN, Check, Question, Result
from bot.dialogue.conditions import Heard, Hearing, Said, atoms
from bot.dialogue.content import Faq
from bot.dialogue.deadlines import DAY
from bot.dialogue.replay import OPEN, Law, Looked, asked_now, heard_of, law_on, look, next_question

Part = tuple[str, ...]  # a place in a check: ("results", "us-route", "cases", "0")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that must not be, at a place of the check, after some questions were answered."""

    part: Part
    what: str
    answered: tuple[str, ...] = ()


@dataclass(slots=True)
class Proof:
    """What came of the walk. `ways` counts vectors of answers, `kinds` the kinds of days.

    `met` are the cases that decided a result, with the first day of each kind of day.
    """

    ways: int = 0
    kinds: int = 0
    met: dict[tuple[str, int], list[date]] = field(default_factory=dict)
    reached: set[Part] = field(default_factory=set)
    flaws: dict[tuple[Part, str], Flaw] = field(default_factory=dict)

    def meet(self, result: str, case: int, day: date) -> None:
        self.reached.add(("results", result, "cases", str(case)))
        self.met.setdefault((result, case), []).append(day)

    def found(self, flaw: Flaw) -> None:
        self.flaws.setdefault((flaw.part, flaw.what), flaw)


def prove(faq: Faq, check: Check, last: date) -> Proof:
    """Walk all vectors on every kind of day from the first that is known to `last`."""
    proof = Proof()
    kinds = list(_kinds_of_days(faq, check, last))
    for day in kinds:
        world = _World(check, day, law_on(faq, check, day), proof)
        if day == kinds[-1] or not world.walk_apart():
            world.walk()
        world.close()
    proof.kinds = len(kinds)
    for part, what in _unreached(check, proof.reached):
        proof.found(Flaw(part, what))
    return proof


def _kinds_of_days(faq: Faq, check: Check, last: date) -> Iterator[date]:
    """The first day of each state of the law that the check can tell apart."""
    decisions = [each for deadline in faq.deadlines.values() for each in deadline.decisions]
    cases = [case for result in check.results for case in result.cases]
    days = {check.known_from, last, *(case.known_from for case in cases if case.known_from)}
    days |= {each.announced for each in decisions}
    days |= {each.sets + DAY * number for each in decisions for number in (0, 1)}
    seen: list[Law] = []
    for day in sorted(day for day in days if check.known_from <= day <= last):
        law = law_on(faq, check, day)
        if law not in seen:
            seen.append(law)
            yield day


@dataclass(slots=True)
class _Seen:
    """A result as looked at once, for all the vectors that it cannot tell apart."""

    looked: Looked
    opens: bool
    starts: bool  # it says what to do first
    case: int | None
    used: bool = False


class _World:
    """One kind of day: the walk through all vectors, looking at each result as rarely as can be."""

    def __init__(self, check: Check, day: date, law: Law, proof: Proof) -> None:
        self._check, self._day, self._law, self._proof = check, day, law, proof
        self._asks = [_asks(result) for result in check.results]
        places = {result.id: place for place, result in enumerate(check.results)}
        self._pairs = [(places[each.id], places[other]) for each in check.results for other in each.excludes]
        self._seen: dict[tuple[int, tuple[Heard | None, ...]], _Seen] = {}

    def walk(self) -> None:
        """All ways, one by one."""
        everything = [self._at(place, {}) for place in range(len(self._check.results))]
        self._step({}, {}, everything)

    def walk_apart(self) -> bool:
        """Each result and each excluding pair by itself; whether some result always says what to do first."""
        starting = False
        for place, asks in enumerate(self._asks):
            met = [self._apart(place, heard) for heard in self._hearings(asks)]
            starting |= all(each.starts for each in met)
        for one, other in self._pairs:
            for heard in self._hearings((*self._asks[one], *self._asks[other])):
                self._beside(one, other, self._at(one, heard), self._at(other, heard), heard)
        return starting

    def close(self) -> None:
        """Tell the proof which cases were met in this world."""
        for (place, _), seen in self._seen.items():
            if seen.used and seen.case is not None:
                self._proof.meet(self._check.results[place].id, seen.case, self._day)

    def _step(self, answers: dict[str, tuple[str, ...]], heard: dict[str, Heard], seen: list[_Seen]) -> None:
        question = next_question(self._check, heard, self._law.states, [each.looked for each in seen])
        if question is None:
            self._end(answers, seen)
            return
        id = question.id
        self._proof.reached.add(("questions", id))
        touched = [place for place, asks in enumerate(self._asks) if id in asks]
        for chosen in all_answers(question):
            self._proof.reached.update(("questions", id, "options", option) for option in chosen)
            now = {**heard, id: heard_of(question, chosen)}
            then = list(seen)
            for place in touched:
                then[place] = self._at(place, now)
            self._step({**answers, id: chosen}, now, then)

    def _at(self, place: int, heard: Hearing) -> _Seen:
        key = place, tuple(heard.get(question) for question in self._asks[place])
        if key not in self._seen:
            self._seen[key] = self._look(place, heard)
        return self._seen[key]

    def _look(self, place: int, heard: Hearing) -> _Seen:
        looked = look(self._law.cases[place], heard)
        decided = looked.outcomes[0] if len(looked.outcomes) == 1 else None
        case = looked.cases[-1] if decided else None
        opens = decided in OPEN
        return _Seen(
            looked,
            opens,
            bool(opens and case and case.do),
            self._check.results[place].cases.index(case) if case else None,
        )

    def _end(self, answers: dict[str, tuple[str, ...]], seen: list[_Seen]) -> None:
        self._proof.ways += 1
        for each in seen:
            each.used = True
        if not any(each.starts for each in seen):
            what = "some answers leave nothing to do first"
            self._proof.found(Flaw(("results",), what, tuple(answers)))
        for one, other in self._pairs:
            self._beside(one, other, seen[one], seen[other], answers)

    def _apart(self, place: int, heard: Hearing) -> _Seen:
        seen = self._at(place, heard)
        seen.used = True
        return seen

    def _hearings(self, asks: Collection[str]) -> Iterator[dict[str, Heard]]:
        """All that can have been said in answer to some of the questions, those between left open."""
        told: list[dict[str, Heard]] = [{}]
        for question in self._check.questions:
            if question.id in asks:
                told = [each for before in told for each in self._answered(question, before)]
        yield from told

    def _answered(self, question: Question, before: dict[str, Heard]) -> Iterator[dict[str, Heard]]:
        if not asked_now(question, before, self._law.states):
            yield before
            return
        for chosen in all_answers(question):
            yield {**before, question.id: heard_of(question, chosen)}

    def _beside(self, one: int, other: int, first: _Seen, second: _Seen, said: Mapping[str, object]) -> None:
        if first.opens and second.opens:
            results = self._check.results
            what = f'stands beside "{results[other].id}", which it excludes'
            self._proof.found(Flaw(("results", results[one].id), what, tuple(said)))


def _asks(result: Result) -> tuple[str, ...]:
    found = (atom.question for case in result.cases for atom in atoms(case.when) if isinstance(atom, Said))
    return tuple(dict.fromkeys(found))


def all_answers(question: Question) -> Iterator[tuple[str, ...]]:
    """Every answer that the buttons of a question can give."""
    yield (UNKNOWN,)
    ids = [option.id for option in question.options]
    if not question.several:
        yield from ((id,) for id in ids)
        return
    yield from ((id,) for id in ids if id == question.alone)
    together = [id for id in ids if id != question.alone]
    for size in range(1, len(together) + 1):
        yield from combinations(together, size)


def _unreached(check: Check, reached: set[Part]) -> Iterator[tuple[Part, str]]:
    for question in check.questions:
        part: Part = ("questions", question.id)
        if part not in reached:
            yield part, "is never asked"
            continue
        for option in question.options:
            if (*part, "options", option.id) not in reached:
                yield (*part, "options", option.id), "can never be chosen"
    for result in check.results:
        for number in range(len(result.cases)):
            if (case := ("results", result.id, "cases", str(number))) not in reached:
                yield case, "is met by no answers on any day"

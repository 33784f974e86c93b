"""Every way through a check is walked, and what must not be is found."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.check import Case, Check, Option, Outcome, Question
from bot.dialogue.conditions import ALWAYS
from bot.dialogue.proof import Proof, all_answers, prove
from bot.dialogue.replay import Answers, replay
from tests.dialogue.small import LAST, make_faq
from tests.dialogue.small_check import make_check, said

FAQ, CHECK = make_faq(), make_check()


def flaws(check: Check) -> list[str]:
    proof: Proof = prove(FAQ, check, LAST)
    return [f"{'.'.join(each.part)} {each.what}" for each in proof.flaws.values()]


def test_the_small_check_holds() -> None:
    assert flaws(CHECK) == []


def test_the_ways_are_counted_as_a_plain_walk_counts_them() -> None:
    def ways(answers: Answers) -> int:
        question = replay(FAQ, CHECK, answers, LAST)
        if not isinstance(question, Question):
            return 1
        return sum(ways({**answers, question.id: chosen}) for chosen in all_answers(question))

    assert prove(FAQ, CHECK, LAST).ways == ways({}) == 3 * 4 * (3 + 2 * 3)


def test_every_case_is_met_on_some_day() -> None:
    met = prove(FAQ, CHECK, LAST).met
    assert set(met) == {(r.id, number) for r in CHECK.results for number in range(len(r.cases))}


def test_results_that_exclude_each_other_may_not_stand_together() -> None:
    results = tuple(
        replace(each, cases=(replace(each.cases[0], when=ALWAYS, outcome=Outcome.APPLIES),))
        if each.id in ("north", "south")
        else each
        for each in CHECK.results
    )
    assert 'results.north stands beside "south", which it excludes' in flaws(replace(CHECK, results=results))


def test_there_must_be_something_to_do_first() -> None:
    results = tuple(each for each in CHECK.results if each.id != "keep")
    assert flaws(replace(CHECK, results=results)) == ["results some answers leave nothing to do first"]


def test_what_nothing_leads_to_is_named() -> None:
    never = Question("never", "z", "Never?", (Option("a", "a", "a"),), said("now", "taken"))
    ends = CHECK.result("ends")
    hidden = replace(ends, cases=(Case(ALWAYS, Outcome.NO, "Always."), *ends.cases))
    results = tuple(hidden if each.id == "ends" else each for each in CHECK.results)
    found = flaws(replace(CHECK, questions=(*CHECK.questions, never), results=results))
    assert "questions.never is never asked" in found
    assert "results.ends.cases.1 is met by no answers on any day" in found

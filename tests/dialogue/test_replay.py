"""Answers replayed: the next question, three-valued results, and what an older button still means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.check import Outcome, Question
from bot.dialogue.replay import Answers, Findings, prefilled, read, replay, write
from tests.dialogue.small import CARD_ENDS, FINAL_WORD, LAST, make_faq
from tests.dialogue.small_check import CHECK_KNOWN, SICK_KNOWN, make_check

FAQ, CHECK = make_faq(), make_check()
CALM: Answers = {"now": ("calm",), "card": ("old",), "true": ("nothing",)}


def results(answers: Answers, today: date = LAST) -> dict[str, Outcome]:
    found = replay(FAQ, CHECK, answers, today)
    assert isinstance(found, Findings), found
    return {each.result: each.outcome for each in found.all}


def asked(answers: Answers, today: date = LAST) -> str:
    found = replay(FAQ, CHECK, answers, today)
    assert isinstance(found, Question), found
    return found.id


def test_the_questions_come_in_their_order() -> None:
    assert asked({}) == "now"
    assert asked({"now": ("calm",)}) == "card"
    assert asked({"card": ("old",), "now": ("calm",)}) == "true"
    assert asked({**CALM, "true": ("abroad",)}) == "where"


def test_what_can_change_no_result_is_not_asked() -> None:
    assert isinstance(replay(FAQ, CHECK, CALM, LAST), Findings)
    no_card = replace(CHECK, results=tuple(each for each in CHECK.results if each.id not in ("ends", "care")))
    found = replay(FAQ, no_card, {"now": ("calm",)}, LAST)
    assert isinstance(found, Question)
    assert found.id == "true"


def test_the_first_case_that_holds_on_the_day_counts() -> None:
    assert results(CALM, CARD_ENDS)["ends"] is Outcome.MAY_APPLY
    assert results(CALM, FINAL_WORD)["ends"] is Outcome.APPLIES
    assert results({**CALM, "card": ("new",)})["ends"] is Outcome.NO
    sick: Answers = {**CALM, "true": ("sick",)}
    assert results(sick, SICK_KNOWN.replace(month=8))["care"] is Outcome.CLOSED
    assert results(sick, SICK_KNOWN)["care"] is Outcome.MAY_APPLY


def test_not_knowing_leaves_a_result_open_and_names_the_question() -> None:
    found = replay(FAQ, CHECK, {**CALM, "card": ("unknown",)}, LAST)
    assert isinstance(found, Findings)
    assert found.of("ends").outcome is Outcome.DEPENDS
    assert found.of("ends").depends_on == "card"
    assert found.of("keep").outcome is Outcome.APPLIES


def test_what_not_knowing_counts_as_is_true_and_the_rest_stays_open() -> None:
    found = replay(FAQ, CHECK, {**CALM, "true": ("unknown",)}, LAST)
    assert isinstance(found, Findings)
    assert found.of("care").outcome is Outcome.MAY_APPLY
    assert found.of("north").depends_on == "true"


def test_a_mixed_family_is_looked_at_member_by_member() -> None:
    found = replay(FAQ, CHECK, {**CALM, "card": ("mixed",)}, LAST)
    assert isinstance(found, Findings)
    assert found.of("ends").each == (("old", Outcome.APPLIES), ("new", Outcome.NO))
    assert found.of("keep").each == ()


def test_what_to_do_first_is_said_by_the_first_result_that_is_open_to_them() -> None:
    for answers, first in (
        ({**CALM, "now": ("taken",)}, "rescue"),
        (CALM, "ends"),
        ({**CALM, "card": ("new",)}, "keep"),
    ):
        found = replay(FAQ, CHECK, answers, LAST)
        assert isinstance(found, Findings)
        assert found.first == first


def test_a_result_says_what_led_to_it() -> None:
    found = replay(FAQ, CHECK, {**CALM, "true": ("sick", "abroad"), "where": ("north",)}, LAST)
    assert isinstance(found, Findings)
    said = [(each.question, set(each.options)) for each in found.of("north").because]
    assert said == [("true", {"abroad"}), ("where", {"north"})]


def test_answers_travel_as_codes() -> None:
    answers = {"now": ("calm",), "true": ("sick", "abroad"), "where": ("unknown",)}
    assert write(CHECK, answers) == ("nc", "tsa", "wx")
    assert read(CHECK, ("nc", "tsa", "wx")) == answers


@pytest.mark.parametrize(
    "tokens",
    [("zz",), ("n",), ("nq",), ("nct",), ("tsn",), ("",), ("nx5", "-"), ("NC",)],
    ids=str,
)
def test_what_no_question_of_today_knows_falls_away(tokens: tuple[str, ...]) -> None:
    assert read(CHECK, tokens) == {}
    assert asked(read(CHECK, tokens)) == "now"


def test_a_button_from_before_a_question_was_removed_leads_on() -> None:
    shorter = replace(CHECK, questions=CHECK.questions[1:])
    assert read(shorter, ("nt", "ko")) == {"card": ("old",)}
    found = replay(FAQ, shorter, read(shorter, ("nt", "ko")), LAST)
    assert isinstance(found, Question)
    assert found.id == "true"


def test_a_forwarded_link_says_nothing_that_could_harm() -> None:
    assert prefilled(CHECK, ("nt", "ko", "ts", "wn")) == ("ko",)


@given(st.lists(st.text(alphabet="nktwcosamxz1-", max_size=5), max_size=8))
def test_any_tokens_lead_to_a_question_or_to_results(tokens: list[str]) -> None:
    answers = read(CHECK, tokens)
    assert read(CHECK, write(CHECK, answers)) == answers
    found = replay(FAQ, CHECK, answers, CHECK_KNOWN)
    assert isinstance(found, Question | Findings)
    if isinstance(found, Findings):
        assert found.first

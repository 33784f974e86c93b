"""What a careful lawyer would accept, and what would harm, for people who were invented for it.

Written from the facts by somebody who had not seen the rules; a result that is missing counts as `no`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.replay import Findings, replay
from bot.editions import read_content

FAQ = read_content()
CHECK = FAQ.checks["my-situation"]
SITUATIONS = yaml.safe_load((Path(__file__).parent / "my-situation.yaml").read_text(encoding="utf-8"))


def found(situation: dict[str, Any]) -> Findings:
    answers = {
        question: tuple([chosen] if isinstance(chosen, str) else chosen)
        for question, chosen in situation["answers"].items()
    }
    today = date.fromisoformat(str(situation["day"]))
    came = replay(FAQ, CHECK, answers, today)
    while not isinstance(came, Findings):  # whoever was not asked does not know
        answers[came.id] = ("unknown",)
        came = replay(FAQ, CHECK, answers, today)
    return came


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each["id"])
def test_no_result_harms_and_each_is_one_that_a_lawyer_accepts(situation: dict[str, Any]) -> None:
    outcomes = {each.result: str(each.outcome) for each in found(situation).all}
    harm = {id: outcomes[id] for id, states in situation["harmful"].items() if outcomes[id] in states}
    assert harm == {}
    odd = {id: outcomes[id] for id, states in situation["expected"].items() if outcomes[id] not in states}
    assert odd == {}


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each["id"])
def test_what_to_do_first_is_never_to_return_and_return_comes_last(situation: dict[str, Any]) -> None:
    findings = found(situation)
    assert findings.first not in (None, "voluntary-return-unhcr")
    assert findings.all[-1].result == "voluntary-return-unhcr"


def test_there_are_enough_of_them() -> None:
    assert len(SITUATIONS) >= 40
    assert {"2025-06-10", "2026-11-28"} == {str(each["day"]) for each in SITUATIONS}

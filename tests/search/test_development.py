"""Floors under how well the development questions are understood, by language and script."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.commands.evaluate import DANGERS, NONE, Result, evaluate, read_questions
from bot.content.wordings import read_wordings
from bot.dialogue.heard import Danger
from bot.editions import ROOT, read_content
from bot.search.folding import fold
from tests.search.real import real

pytestmark = pytest.mark.xdist_group("questions")  # all are asked once

PLACES = [
    (locale, script)
    for locale in ("en", "ps", "fa_AF", "ur")
    for script in (("own",) if locale == "en" else ("own", "latin"))
]
QUESTIONS = list(read_questions())


@cache
def result() -> Result:
    return evaluate(real(), QUESTIONS)


@pytest.mark.parametrize(("locale", "script"), PLACES)
def test_the_floors_hold(locale: str, script: str) -> None:
    tally = next(each for key, each in result().tallies.items() if key == (locale, script))
    first, among_three = (0.90, 0.97) if script == "own" else (0.88, 0.95)
    assert tally.first >= first * tally.asked
    assert tally.among_three >= among_three * tally.asked
    assert tally.sure >= 0.5 * tally.asked
    assert tally.sure_and_wrong <= 0.02 * tally.sure
    assert tally.dangers_seen >= 0.75 * tally.dangers


def test_hardly_anything_that_has_no_answer_is_answered_for_sure() -> None:
    outside = sum(each.outside for each in result().tallies.values())
    assert sum(each.sure_outside for each in result().tallies.values()) <= 0.015 * outside


def test_danger_is_seldom_missed_and_seldom_seen_where_there_is_none() -> None:
    tallies = result().tallies.values()
    assert sum(each.dangers_seen for each in tallies) >= 0.93 * sum(each.dangers for each in tallies)
    alarms = Counter(
        danger
        for each in QUESTIONS
        if each.ids and not each.ids & {"women-girls", "bribes", "afraid-to-return"}
        if (danger := real().question(each.text, each.locale).danger)
    )
    assert alarms[Danger.VIOLENCE] + alarms[Danger.DYING] <= 0.02 * len(QUESTIONS)


def test_it_answers_at_once() -> None:
    times = sorted(result().milliseconds)
    assert times[len(times) // 2] < 15  # one here; a busy machine may take longer


def test_the_questions_are_enough_and_none_is_a_wording() -> None:
    faq = read_content()
    asked = Counter(id for each in QUESTIONS for id in each.ids)
    assert set(asked) == set(faq.answers)
    assert min(asked.values()) >= 20
    assert sum(each.id == NONE for each in QUESTIONS) >= 200
    assert {each.id for each in QUESTIONS if not each.ids} == {NONE, *DANGERS}
    texts = read_wordings(ROOT).texts.values()
    wordings = {fold(text) for held in texts for listed in held.values() for text in listed}
    assert not wordings & {fold(each.text) for each in QUESTIONS}


def test_where_there_are_no_questions_there_is_no_result(tmp_path: Path) -> None:
    assert evaluate(real(), read_questions(tmp_path)).milliseconds == []

"""`check` walks every way through every check, and names what it finds by file, line and remedy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.content import load
from bot.content.walk import walk_checks
from bot.dialogue.content import Faq
from bot.editions import ROOT, read_content

LAST = date(2026, 11, 28)
SOURCE = (ROOT / "tests" / "content" / "broken" / "conditions_read.yaml").read_text(encoding="utf-8")
RIGHT = SOURCE.replace("{paper: pro}", "{paper: por}")


def problems(source: str) -> list[str]:
    faq = load(source)
    assert isinstance(faq, Faq), faq
    found = list(walk_checks(faq, source.encode(), LAST))
    return [str(problem) for walked in found for problem in walked.problems]


def test_what_is_right_is_walked_without_a_word() -> None:
    assert problems(RIGHT) == []


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        (
            "{when: always, outcome: applies, says: Keep all., do: Keep it.}",
            "{when: always, outcome: applies, says: Keep all.}",
            "some answers leave nothing to do first",
        ),
        (
            "- {when: {paper: por}, outcome",
            "- {when: always, outcome: applies, says: All., do: Keep it.}\n"
            "          - {when: {paper: por}, outcome",
            "is met by no answers on any day",
        ),
        (
            "        answer: return\n",
            "        answer: return\n        excludes: [keep]\n",
            'stands beside "keep", which it excludes',
        ),
        (
            "      true-for-us:\n        code: t\n",
            "      true-for-us:\n        code: t\n        when: {all: [{paper: por}, {paper: none}]}\n",
            "true-for-us is never asked",
        ),
    ],
)
def test_a_planted_mistake_is_found_with_its_line(written: str, instead: str, said: str) -> None:
    assert written in RIGHT
    found = problems(RIGHT.replace(written, instead))
    assert any(said in each for each in found), found
    assert all(each.startswith("faq.yaml:") for each in found)


def test_a_date_that_is_not_known_yet_is_found() -> None:
    dated = RIGHT.replace("says: Keep all.", 'says: "Keep all until {new_day.due}."') + (
        "deadlines:\n"
        "  new-day:\n"
        "    {kind: until, title: A new day, listed: yes, decisions: "
        "[{announced: 2026-02-01, sets: 2026-02-02, sources: [paper]}]}\n"
        "sources:\n"
        "  paper: {publisher: A newspaper, title: A title, day: 2026-02-01, url: https://example.org/paper}\n"
    )
    found = problems(dated)
    assert len(found) == 1
    assert "{new_day.due} is not known on 2026-01-01, when this can be said" in found[0]


def test_a_shipped_check_holds_and_says_how_many_ways_there_are() -> None:
    """The short one; the other, of 27,840 ways, is walked by `bot check`, which CI runs."""
    faq = read_content()
    short = replace(faq, checks={"which-paper": faq.checks["which-paper"]})
    walked = list(walk_checks(short, (ROOT / "faq.yaml").read_bytes(), LAST))
    assert [str(each) for each in walked] == [
        "which-paper: 78 ways through it, 2 kinds of days; all end, each with something to do first",
    ]

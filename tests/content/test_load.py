"""The loader takes what is right, and gives it as the values of the core."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.content import examine, load
from bot.dialogue.content import Act, Faq, Kind

SMALL = Path(__file__).parent / "small.yaml"


def small() -> Faq:
    faq = load(SMALL)
    assert isinstance(faq, Faq), "\n".join(map(str, faq))
    return faq


def test_the_small_content_has_no_problem() -> None:
    assert examine(SMALL.read_bytes()).problems == ()


def test_the_tree_becomes_flat_and_a_named_branch_is_no_root() -> None:
    faq = small()
    assert faq.roots == ("my-document", "help")
    assert faq.branches["my-document"].children == ("por",)
    assert faq.branches["help"].children == ("arrested", "helplines", "about")
    parent = faq.parent("privacy")
    assert parent and parent.id == "about"


def test_an_answer_keeps_its_versions_steps_and_days() -> None:
    first, second = small().answers["por-expiry"].versions
    assert [step.act for step in first.steps] == [Act.DO, Act.HAND_IN]
    assert (first.as_of, first.review_after.days) == (date(2025, 6, 30), 60)
    assert second.known_from == date(2025, 8, 1)


def test_a_deadline_keeps_its_decisions() -> None:
    deadline = small().deadlines["por-validity"]
    assert deadline.kind is Kind.UNTIL
    assert deadline.listed
    assert [(each.name, each.final) for each in deadline.decisions] == [(None, False), ("order", True)]


def test_an_answer_without_versions_is_not_shown() -> None:
    assert not small().shown("not-yet")

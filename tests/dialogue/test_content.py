"""The content as values: finding the way in it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dialogue.small import FIRST, LETTER, make_faq

FAQ = make_faq()


def test_an_answer_by_its_number() -> None:
    found = FAQ.numbered(136)
    assert found is FAQ.answers["card"]
    assert FAQ.numbered(999) is None


def test_the_branch_above() -> None:
    assert FAQ.parent("card") is FAQ.branches["old-card"]
    assert FAQ.parent("old-card") is FAQ.branches["papers"]
    assert FAQ.parent("papers") is None


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ("card", True),
        ("office", True),
        ("rumour", True),
        ("papers", True),
        ("unwritten", False),
        ("nothing", False),
        ("nothing-below", False),
        ("of-another-edition", False),
    ],
)
def test_whether_someone_can_be_led_there(node: str, shown: bool) -> None:
    assert FAQ.shown(node) is shown


def test_every_answer_below() -> None:
    assert [each.id for each in FAQ.below("papers")] == [
        "card",
        "card-lost",
        "office",
        "unwritten",
        "unwritten-too",
    ]
    assert [each.id for each in FAQ.below("card")] == ["card"]


def test_the_version_of_a_day() -> None:
    card = FAQ.answers["card"]
    assert card.version_on(date(2025, 5, 31)) is None
    assert card.version_on(FIRST) is card.versions[0]
    assert card.version_on(LETTER) is card.versions[1]
    assert card.version_on(date(2030, 1, 1)) is card.versions[-1]

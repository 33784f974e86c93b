"""Three values: what holds, what does not, and what an open condition hangs on."""

from __future__ import annotations

import pytest

from bot.dialogue.conditions import (
    ALWAYS,
    All,
    AnyOf,
    Condition,
    Heard,
    Not,
    Said,
    Stands,
    Truth,
    atoms,
    holds,
    reasons,
)
from bot.dialogue.deadlines import State

OLD, ILL = Said("card", frozenset({"old"})), Said("true", frozenset({"ill"}))
ENDED = Stands("card-validity", frozenset({State.ENDED}))
HEARD = {
    "card": Heard(frozenset({"old"}), frozenset({"old"})),
    "true": Heard(frozenset({"afraid"}), frozenset({"afraid", "ill"})),
}
STATES = {"card-validity": State.ENDED}
HANGS = frozenset({"true"})


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (OLD, True),
        (Said("card", frozenset({"new"})), False),
        (Said("card", frozenset({"new", "old"})), True),
        (ILL, HANGS),
        (Said("never-asked", frozenset({"x"})), frozenset({"never-asked"})),
        (ENDED, True),
        (Stands("card-validity", frozenset({"not-yet"})), False),
        (ALWAYS, True),
        (AnyOf(()), False),
        (All((OLD, ILL)), HANGS),
        (All((Not(OLD), ILL)), False),
        (AnyOf((OLD, ILL)), True),
        (AnyOf((Not(OLD), ILL)), HANGS),
        (Not(ILL), HANGS),
        (Not(ENDED), False),
    ],
)
def test_what_a_condition_comes_to(condition: Condition, truth: Truth) -> None:
    assert holds(condition, HEARD, STATES) == truth


def test_the_reasons_are_what_the_person_said_and_not_what_they_did_not() -> None:
    condition = All((AnyOf((ILL, OLD)), Not(Said("card", frozenset({"new"}))), ENDED))
    assert list(reasons(condition, HEARD, STATES)) == [OLD]


def test_the_atoms_of_a_condition() -> None:
    assert list(atoms(All((AnyOf((ILL, Not(OLD))), ENDED)))) == [ILL, OLD, ENDED]

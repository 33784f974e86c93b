"""The shipped content: from the menu every answer can be reached by buttons, on any day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import load
from bot.dialogue.content import Faq
from bot.dialogue.events import Arrived, Person
from bot.dialogue.screens import OldButton
from tests.dialogue.walk import Phone, alike

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def faq() -> Faq:
    found = load(ROOT / "faq.yaml")
    if not isinstance(found, Faq):
        pytest.skip("faq.yaml is not valid at the moment: `python -m bot check` says where")
    return found


@pytest.mark.parametrize("today", [date(2025, 6, 1), date(2025, 6, 10), date(2025, 9, 1), date(2026, 11, 22)])
def test_every_answer_can_be_reached(faq: Faq, today: date) -> None:
    """By someone who chose a language; no button on the way is old, and home is always near."""
    start = Phone(faq, Person("ps"), today)
    start.does(Arrived())
    seen: set[str] = set()
    waiting = set(start.buttons)
    while waiting:
        payload = waiting.pop()
        if alike(payload) in seen:
            continue
        seen |= {payload, alike(payload)}
        phone = Phone(faq, Person("ps"), today)
        phone.buttons = [payload]
        assert not isinstance(phone.presses(payload).screen, OldButton), payload
        if payload[0] not in "lsh":
            assert "p" in phone.buttons
            assert "h" in phone.buttons
            assert payload == "o_menu" or "o_menu" in phone.buttons
            waiting |= set(phone.buttons) - seen
    assert {f"o_{id}" for id in (*faq.answers, *faq.branches) if faq.shown(id)} <= seen

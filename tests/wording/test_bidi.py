"""What a person sees: the order on the screen, by the Unicode bidirectional algorithm."""

from __future__ import annotations

import pytest
from bidi import get_display

from bot.wording.bidi import FSI, PDI, RLM, isolate, paragraph

UNSEEN = str.maketrans("", "", FSI + PDI + RLM)


def seen(text: str) -> str:
    """The letters from left to right as they stand on the screen."""
    return str(get_display(text)).translate(UNSEEN)


VALUES = [
    "2026-03-21",
    "+92 300 123 4567",
    "09:00-12:00",
    "30 June 2025",
    "UNHCR, Dawn.",
    "Radio Invention (2)",
    "C++",
    "۰۳۰۰-۱۲۳",
]


@pytest.mark.parametrize("value", VALUES)
def test_an_isolated_value_keeps_its_order(value: str) -> None:
    assert value in seen(paragraph(f"سلام {isolate(value)} سلام.", rtl=True))


@pytest.mark.parametrize("value", [value for value in VALUES if value != "Radio Invention (2)"])
def test_without_isolates_it_would_not(value: str) -> None:
    assert value not in seen(f"{RLM}سلام {value} سلام.")


def test_a_date_in_pashto_is_read_from_the_right() -> None:
    day = "۹ چنګاښ ۱۴۰۴ (۳۰ جون ۲۰۲۵)"
    right_to_left_order = ["۹", "چنګاښ", "۱۴۰۴", "۳۰", "جون", "۲۰۲۵"]
    order = seen(paragraph(f"تر {isolate(day)} پورې.", rtl=True))
    places = [order.index(word if word[0] in "۰۱۲۳۴۵۶۷۸۹" else word[::-1]) for word in right_to_left_order]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("first", ["PoR", "1.", "🪪 PoR", isolate("ACC")])
def test_a_latin_beginning_does_not_turn_the_paragraph(first: str) -> None:
    assert seen(paragraph(f"{first} کارډ", rtl=True)).startswith("ډراک")


def test_without_a_mark_it_would() -> None:
    assert not seen("PoR کارډ").startswith("ډراک")


def test_english_keeps_its_own_direction() -> None:
    assert paragraph("English.", rtl=True) == "English."
    assert paragraph("English.", rtl=False) == "English."
    assert paragraph("", rtl=True) == ""


@pytest.mark.parametrize("address", ["/menu", "unhcr.org", "help.unhcr.org/pakistan", "@example.org"])
def test_addresses_keep_their_signs_in_place(address: str) -> None:
    assert address in seen(paragraph(f"وګورئ {address} دلته", rtl=True))


def test_english_around_a_date_in_pashto_reads_in_its_own_order() -> None:
    text = isolate(f"The card ends on {isolate('۹ چنګاښ ۱۴۰۴')}, in ten days.")
    order = seen(paragraph(text, rtl=True))
    assert order.startswith("The card ends on")
    assert order.endswith("in ten days.")

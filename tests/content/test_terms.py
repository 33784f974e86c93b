"""The list of terms: what it finds, what it forgives, and how it says that it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.sameness import Pair
from bot.content.terms import NAME, read_terms, terms_agreed

LIST = "legal aid: {en: [legal aid], ps: [حقوقي مرست], fa_AF: [کمک قانونی], ur: [قانونی امداد]}\n"
WHOLE = "ACC: {en: [=ACC], ps: [ACC], fa_AF: [ACC], ur: [ACC]}\n"


def listed(root: Path, text: str) -> Path:
    path = root / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("english", "other", "told"),
    [
        ("Ask legal aid.", "له حقوقي مرستې وپوښتئ.", 0),
        ("Ask legal aid.", "له حقوقی مرستی وپوښتئ.", 0),  # another keyboard
        ("Ask legal aid.", "له وکیلانو وپوښتئ.", 1),
        ("Ask UNHCR.", "له UNHCR وپوښتئ.", 0),
        ("{acc.due} is accepted.", "منل کېږي.", 0),
        ("An ACC ends.", "کارت ختمېږي.", 1),
    ],
)
def test_a_translation_keeps_to_the_list(tmp_path: Path, english: str, other: str, told: int) -> None:
    terms, problems = read_terms(listed(tmp_path, LIST + WHOLE))
    assert not problems
    assert len(list(terms_agreed(Pair(english, other, "ps"), terms))) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n", "1:1: this is no list of terms"),
        ("card: {en: [card], ps: [کارت], fa_AF: [کارت]}\n", '1:1: "card" has no list of words for ur'),
        (
            "card: {en: [card], ps: [], fa_AF: [کارت], ur: [کارڈ]}\n",
            '1:24: "card" has no list of words for ps',
        ),
        (
            "card: {en: [card], ps: [کارت], fa_AF: [کارت], ur: [کارڈ], de: [Karte]}\n",
            '1:59: "de" is no language of ours',
        ),
        ("card: {en: [card\n", "this is not valid YAML"),
    ],
)
def test_a_broken_list_is_told_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    terms, problems = read_terms(listed(tmp_path, text))
    assert not terms
    assert len(problems) == 1, problems
    assert expected in str(problems[0])


def test_no_list_is_no_problem(tmp_path: Path) -> None:
    assert read_terms(tmp_path) == ((), ())


def test_the_shipped_list_is_whole() -> None:
    terms, problems = read_terms(Path(__file__).parents[2])
    assert terms
    assert not problems

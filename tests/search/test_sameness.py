"""Which spellings are one word: the kept pairs, and every one that is still judged wrongly by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.keys import key
from bot.search.sameness import same
from tests.search.pairs import SAME

FILE = Path(__file__).parents[1] / "questions" / "pairs.tsv"
PAIRS = [tuple(line.split("\t")) for line in FILE.read_text(encoding="utf-8").splitlines()]
ONE_WORD = [(one, other) for kind, one, other in PAIRS if kind == "same"]
TWO_WORDS = [(one, other) for kind, one, other in PAIRS if kind == "different"]
MISSED = {
    ("ڈی پورٹ", "ڈپورٹ"),
    ("peshawar", "pekhawar"),
    ("visa", "viza"),
    ("visa", "veeza"),
    ("nahi", "nahin"),
}
CONFUSED = {
    ("por", "pur"),
    ("card", "cord"),
    ("shahar", "shohar"),
    ("saat", "saath"),
    ("sarhad", "sard"),
    ("safar", "sifar"),
    ("deport", "depart"),
    ("slip", "sleep"),
}


def test_the_lists_are_long_enough_and_the_wrong_ones_few() -> None:
    assert len(set(ONE_WORD)) >= 150
    assert len(set(TWO_WORDS)) >= 150
    assert len(MISSED) <= 0.1 * len(ONE_WORD)
    assert len(CONFUSED) <= 0.05 * len(TWO_WORDS)


@pytest.mark.parametrize("pair", [*ONE_WORD, *SAME])
def test_spellings_of_one_word(pair: tuple[str, str]) -> None:
    assert same(*pair) == same(*reversed(pair)) == (pair not in MISSED)


@pytest.mark.parametrize("pair", TWO_WORDS)
def test_two_words(pair: tuple[str, str]) -> None:
    assert same(*pair) == same(*reversed(pair)) == (pair in CONFUSED)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_spelling_makes_it_stumble(one: str, other: str) -> None:
    assert same(one, one)
    assert same(one, other) == same(other, one)


@pytest.mark.parametrize(
    ("words", "sounds"),
    [
        (("muddat", "mudat", "modat", "مدت"), "mdt"),
        (("khana", "xana", "خانه"), "xn"),
        (("qanoon", "kanun", "قانون"), "kn"),
        (("shanakhti", "شناختی"), "şnxt"),
        (("wakeel", "vakil", "وکیل"), "kl"),
        (("card", "kard", "کارڈ", "کارډ"), "krd"),
    ],
)
def test_a_key_brings_romanised_words_to_the_ground_of_the_script(
    words: tuple[str, ...], sounds: str
) -> None:
    assert {key(word) for word in words} == {sounds}

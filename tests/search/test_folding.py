"""Which spellings are one word, and which words must stay two."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search.folding import fold
from tests.search.pairs import APART, SAME

# Letters of our four languages are drawn as often as all others together.
texts = st.text(st.characters(codec=None) | st.characters(min_codepoint=0x600, max_codepoint=0x6FF))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_word_from_another_keyboard(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_word(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert min(len(set(SAME)), len(set(APART))) >= 30


@given(texts)
@example("ۓ")
@example("ۂ")
@example("İ")
@example("℡")
@example("ھھ کھ")
@example("\ud800ک")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_words_stand_apart_by_one_space(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize("text", ["", " ", "🙂🙏🏽", "❤️", "\u200c\u200f\u2069", "ــــ", "؟!…", "\x00\x07"])
def test_what_holds_no_word_is_nothing(text: str) -> None:
    assert fold(text) == ""

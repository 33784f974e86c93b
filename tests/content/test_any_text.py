"""Whatever is in the file, the loader answers with content or with problems, and never raises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import Severity, examine, load
from bot.dialogue.content import Faq

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
LINES = SMALL.splitlines(keepends=True)
LINE = st.integers(min_value=0, max_value=len(LINES) - 1)
CHARACTER = st.integers(min_value=0, max_value=len(SMALL) - 1)
SPICE = st.sampled_from(list("{}[]&*!|>'\"%@`#:-,?~ \t\n\r\x00\x85\u202e\u2028\ufeffé۱"))


def answers(source: bytes | str) -> None:
    loaded = load(source)
    assert isinstance(loaded, Faq) or loaded
    examined = examine(source)
    wrong = any(problem.severity is Severity.ERROR for problem in examined.problems)
    assert wrong == (examined.faq is None)
    assert all(each.line > 0 and each.column > 0 for each in examined.problems)


@given(st.text(alphabet=st.one_of(st.sampled_from(list("ab1: -\n[]{},'\"|>&*!?#~<\t")), st.characters())))
def test_any_text(text: str) -> None:
    answers(text)


@given(st.binary())
def test_any_bytes(raw: bytes) -> None:
    answers(raw)


@settings(max_examples=300)
@given(drop=st.sets(LINE, max_size=3), double=st.sets(LINE, max_size=3))
def test_lines_lost_and_doubled(drop: set[int], double: set[int]) -> None:
    kept = [line * (2 if index in double else 1) for index, line in enumerate(LINES) if index not in drop]
    answers("".join(kept))


@settings(max_examples=300)
@given(one=CHARACTER, other=CHARACTER)
def test_characters_swapped(one: int, other: int) -> None:
    text = list(SMALL)
    text[one], text[other] = text[other], text[one]
    answers("".join(text))


@settings(max_examples=300)
@given(places=st.dictionaries(CHARACTER, SPICE, min_size=1, max_size=4))
def test_characters_put_in(places: dict[int, str]) -> None:
    answers("".join(char + places.get(index, "") for index, char in enumerate(SMALL)))


def test_a_very_deep_text_is_refused() -> None:
    answers("[" * 100_000)
    answers("a: " + "{a: " * 5_000)

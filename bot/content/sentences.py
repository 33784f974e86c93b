"""Where sentences end, in the scripts of all our languages, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 28  # words; a longer sentence is lost on a hurried reader
MEAN = 14  # words, over all whole sentences of a language
# A full stop inside a link, a placeholder or a number ends nothing: no space follows it.
END = re.compile(r"(?<=[.!?:;؟۔؛…])[»”\"')\]]*\s+")
WHOLE = re.compile(r"[.!?؟۔][»”\"')\]]*$")


def sentences(text: str) -> list[str]:
    return [part for part in END.split(text.strip()) if part]


def words(sentence: str) -> int:
    return len(sentence.split())


def mean(texts: Iterable[str]) -> float:
    """Words a sentence, over the sentences that end in a mark: titles and labels would flatter it."""
    lengths = [words(part) for text in texts for part in sentences(text) if WHOLE.search(part)]
    return sum(lengths) / len(lengths) if lengths else 0.0

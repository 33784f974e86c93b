"""Which answers typed words may mean, by likeness to the titles in all four languages.

A score is between 0 and 1 and only orders; `sure` needs more than likeness: the words are a title.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.dialogue.content import LOCALES, Faq, Locale
from bot.search.folding import fold

FLOOR = 0.6  # below this, titles share only small words with the question
Title = Callable[[Locale, str, str], str | None]  # locale, id, English title -> the title, if translated


@dataclass(frozen=True, slots=True)
class Ranked:
    id: str
    score: float


class Titles:
    """Every shown title in every language, folded; equal words are found at once."""

    def __init__(self, faq: Faq, title: Title) -> None:
        named = [(each.id, each.title) for each in faq.branches.values()]
        named += [(each.id, each.title) for each in faq.answers.values()]
        pairs = [
            (fold(words), id, locale)
            for id, english in named
            if faq.shown(id)
            for locale in LOCALES
            if (words := title(locale, id, english))
        ]
        self._places: dict[str, str] = {words: id for words, id, _ in reversed(pairs)}
        answers = [(words, id) for words, id, _ in pairs if id in faq.answers]
        self._ids = [id for _, id in answers]
        self._choices = [words for words, _ in answers]

    def place(self, text: str) -> str | None:
        """The branch or answer whose title these words are."""
        return self._places.get(fold(text))

    def rank(self, text: str, limit: int = 10) -> tuple[Ranked, ...]:
        """Answers by falling likeness, each once; none below the floor."""
        words = fold(text)
        hits = process.extract(words, self._choices, scorer=_likeness, score_cutoff=FLOOR * 100, limit=None)
        best: dict[str, float] = {}
        for _, score, place in hits:
            best.setdefault(self._ids[place], round(score / 100, 4))
        return tuple(Ranked(id, score) for id, score in list(best.items())[:limit])


def _likeness(words: str, title: str, **_: object) -> float:
    """Words in any order count, but one shared small word must not look like a match."""
    return 0.6 * fuzz.token_set_ratio(words, title) + 0.4 * fuzz.ratio(words, title)


def nearest(id: str, ids: tuple[str, ...]) -> str | None:
    """The id that a mistyped one was probably meant to be."""
    found = process.extractOne(id, ids, scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None

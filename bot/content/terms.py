"""The project's own terms: which words stand for what matters, so that one thing has one name.

`locales/terms.yaml` names each term with the beginnings of English words that call for it, and for
each language the beginnings of words of which one must stand in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import nodes, scan
from bot.content.nodes import Plain, Sheet
from bot.content.po import LANGUAGES
from bot.content.problems import Found, Problem
from bot.content.sameness import Pair, Wrong
from bot.dialogue.content import Locale

NAME = "locales/terms.yaml"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Term:
    """`english` finds a text that speaks of it; `agreed` the words for it in each language."""

    name: str
    english: re.Pattern[str]
    agreed: Mapping[Locale, tuple[str, ...]]

    def avoided(self, pair: Pair) -> bool:
        if not self.english.search(scan.fold(scan.without_placeholders(pair.english))):
            return False
        return not _begins(self.agreed[pair.locale]).search(scan.fold(scan.without_placeholders(pair.other)))


Terms = tuple[Term, ...]


def terms_agreed(pair: Pair, terms: Terms) -> Iterator[Wrong]:
    """A reader looks for the word that the radio, the police and the neighbours use."""
    for term in terms:
        if term.avoided(pair):
            words = " / ".join(term.agreed[pair.locale])
            yield (
                f'the English speaks of "{term.name}", this does not say {words}',
                (f"use the agreed word, add one to {NAME}, or write `# terms: checked` above"),
            )


def read_terms(root: Path) -> tuple[Terms, tuple[Problem, ...]]:
    """The terms below `root`, none where there is no list; and what is wrong with the list."""
    path = root / NAME
    if not path.exists():
        return (), ()
    sheet = nodes.read(path.read_bytes(), NAME)
    if isinstance(sheet, Problem):
        return (), (sheet,)
    found = tuple(_found(sheet))
    return _terms(sheet.plain) if not found else (), tuple(sheet.places.problem(each) for each in found)


def _found(sheet: Sheet) -> Iterator[Found]:
    """Each term is a map of four lists of words."""
    remedy = (
        f"write each term as `name: {{{', '.join(f'{each}: [word]' for each in (ENGLISH, *LANGUAGES))}}}`"
    )
    if not isinstance(sheet.plain, dict):
        yield Found((), "this is no list of terms", remedy)
        return
    for name, languages in sheet.plain.items():
        held = languages if isinstance(languages, dict) else {}
        for locale in (ENGLISH, *LANGUAGES):
            words = held.get(locale)
            if not _listed(words):
                yield Found((name, locale), f'"{name}" has no list of words for {locale}', remedy)
        for unknown in held.keys() - {ENGLISH, *LANGUAGES}:
            yield Found((name, unknown), f'"{unknown}" is no language of ours', remedy, at_key=True)


def _listed(words: Plain | None) -> bool:
    return (
        isinstance(words, list)
        and bool(words)
        and all(isinstance(each, str) and scan.fold(each) for each in words)
    )


def _terms(plain: Plain) -> Terms:
    held = plain if isinstance(plain, dict) else {}
    return tuple(
        Term(name, _begins(_words(each, ENGLISH)), {locale: _words(each, locale) for locale in LANGUAGES})
        for name, each in held.items()
    )


def _words(languages: Plain, locale: str) -> tuple[str, ...]:
    found = languages.get(locale) if isinstance(languages, dict) else None
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def _begins(words: tuple[str, ...]) -> re.Pattern[str]:
    """Folded words that begin so; `=` in front wants the whole word."""
    return re.compile("|".join(_begin(word) for word in words))


def _begin(word: str) -> str:
    return rf"(?<!\w){re.escape(scan.fold(word))}" + (r"(?!\w)" if word.startswith("=") else "")

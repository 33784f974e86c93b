"""Catalogs that hold a translation of everything, invented letter by letter.

Every English text comes out in Arabic letters, in which all placeholders stay. So what is left of
Latin letters and digits in a worded screen is what was inserted.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from bot.dialogue.content import LOCALES, Locale
from bot.wording.catalogs import Words

# Each language begins its texts with letters that only it has, so that a test can tell who speaks.
SIGNS: Mapping[Locale, str] = {"ps": "ښځه", "fa_AF": "خانه", "ur": "گھرے"}
_LETTERS = str.maketrans(string.ascii_letters, "ابتجدهوزحطيكلمنسعفصقرشتثخذ" * 2)
_KEPT = re.compile(r"(\{[a-z0-9_.]+\}|/[a-z]+)")  # placeholders and commands
Key = tuple[str | None, str]

PLURALS: Mapping[str, tuple[str, str]] = {
    "in {count} day": ("په {count} ورځ کې", "په {count} ورځو کې"),
    "{count} day ago": ("{count} ورځ مخکې", "{count} ورځې مخکې"),
}


def translated(text: str, locale: Locale) -> str:
    parts = _KEPT.split(text)
    letters = (part if place % 2 else part.translate(_LETTERS) for place, part in enumerate(parts))
    return f"{SIGNS[locale]} {''.join(letters)}"


class Invented(Mapping[Key, tuple[str, ...]]):
    """A translation of any text; `without` are texts that have none."""

    def __init__(self, locale: Locale, without: frozenset[str] = frozenset()) -> None:
        self._locale = locale
        self._without = without

    def __getitem__(self, key: Key) -> tuple[str, ...]:
        context, text = key
        if text in self._without:
            raise KeyError(text)
        if context is None and text in PLURALS:
            return PLURALS[text][1:] if self._locale == "fa_AF" else PLURALS[text]
        return (translated(text, self._locale),)

    def __iter__(self) -> Iterator[Key]:
        return iter(())

    def __len__(self) -> int:
        return 0


def invented_words(*without: str) -> dict[Locale, Words]:
    texts: dict[Locale, Invented] = {
        locale: Invented(locale, frozenset(without)) for locale in LOCALES if locale != "en"
    }
    return {locale: Words(locale, texts.get(locale, {})) for locale in LOCALES}


def no_words() -> dict[Locale, Words]:
    """Nothing is translated."""
    return {locale: Words(locale) for locale in LOCALES}

"""What has been translated, and what has not.

Reads gettext `.po` files straight into memory (50 ms for all; no compiled files to forget). A fuzzy
or empty entry counts as missing: a half-right sentence must never be shown as if it were right.
The English source text is what `faq.yaml` and the code hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po
from babel.plural import PluralRule

from bot.dialogue.content import LOCALES, Locale

RTL: frozenset[Locale] = frozenset({"ps", "fa_AF", "ur"})
DOMAINS = ("bot", "faq")
_Key = tuple[str | None, str]

# Plural forms as in the headers of the .po files, which `bot check` compares.
PLURALS: Mapping[Locale, str] = {
    "en": "nplurals=2; plural=(n != 1);",
    "ps": "nplurals=2; plural=(n != 1);",
    "fa_AF": "nplurals=1; plural=0;",
    "ur": "nplurals=2; plural=(n != 1);",
}
# Babel stumbles in its own ways over lines that are cut off and character sets that nobody knows.
_UNREADABLE = (PoFileError, ValueError, LookupError, AttributeError, TypeError)
# A text between its two quotes: without the last one Babel drops a letter and says nothing.
_LINE = re.compile(r'(#.*|([a-z_]+(\[\d+\])?\s+)?".*")?\s*')
# Remarks, places and old texts are for translators; without them a file is read in half the time. A line
# number in an error stays true.
_FOR_PEOPLE = ("#.", "#:", "# ", "#|", "#~")
_ONE_AND_MANY = PluralRule({"one": "n is 1"})


class BrokenCatalog(Exception):
    """A `.po` file that cannot be read; says which and where."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its translated texts by (context, English text)."""

    locale: Locale
    texts: Mapping[_Key, tuple[str, ...]] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        return self.locale in RTL

    def find(self, text: str, context: str | None = None) -> str | None:
        """The translation, or None where there is none that may be shown."""
        if self.locale == "en":
            return text
        forms = self.texts.get((context, text))
        return forms[0] if forms else None

    def find_plural(self, one: str, many: str, count: int) -> str | None:
        forms: tuple[str, ...] | None = (one, many) if self.locale == "en" else self.texts.get((None, one))
        if not forms:
            return None
        return forms[0] if len(forms) == 1 or _ONE_AND_MANY(count) == "one" else forms[1]


def read_words(folder: Path) -> dict[Locale, Words]:
    """All languages below `locales/`; raises BrokenCatalog for a file that cannot be read."""
    return {locale: _read(folder, locale) for locale in LOCALES}


def _read(folder: Path, locale: Locale) -> Words:
    texts: dict[_Key, tuple[str, ...]] = {}
    for domain in DOMAINS if locale != "en" else ():
        path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            texts.update(_entries(_catalog(path, locale)))
    return Words(locale, texts)


def _catalog(path: Path, locale: Locale) -> Catalog:
    raw = path.read_bytes()
    try:
        lines = raw.decode().split("\n")
        for number, line in enumerate(lines, start=1):
            if not _LINE.fullmatch(line):
                raise ValueError(f"line {number} is cut off")
        shown = ("" if line.startswith(_FOR_PEOPLE) else line for line in lines)
        return read_po(BytesIO("\n".join(shown).encode()), locale=locale, abort_invalid=True)
    except _UNREADABLE as error:
        raise BrokenCatalog(f"{path}: {error}; mend the file, or take the last good one back") from error


def _entries(catalog: Catalog) -> dict[_Key, tuple[str, ...]]:
    found: dict[_Key, tuple[str, ...]] = {}
    for message in catalog:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        text = message.id if isinstance(message.id, str) else message.id[0]
        if text and forms and all(form.strip() for form in forms) and not message.fuzzy:
            found[(message.context, text)] = forms
    return found

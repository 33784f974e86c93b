"""Brings the `.po` files up to date with `faq.yaml` and the code: what is new, changed or gone.

A second run changes nothing. No line numbers, no wrapping and no creation date: a difference in a
`.po` file is something that a translator must see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from bot.content.merge import Merged, merged
from bot.content.po import DOMAINS, LANGUAGES, PLURALS, Entry, PoFile, header, read
from bot.content.problems import Problem
from bot.content.texts import Text, wanted
from bot.dialogue.content import Locale

UNWRAPPED = 1_000_000  # columns; Babel breaks `#| msgid` inside its quotes at any smaller width
REVISED = "PO-Revision-Date"
FOLDER = "locales"


@dataclass(frozen=True, slots=True)
class Updated:
    """One file that was written, and how many of its entries are not translated or fuzzy."""

    name: str
    entries: int
    untranslated: int
    fuzzy: int


def update(root: Path, today: date) -> tuple[tuple[Updated, ...], tuple[Problem, ...]]:
    """Write the files that change, below `root/locales`; with any problem, write none."""
    texts, problems = wanted(root)
    files, broken = read_all(root)
    if problems or broken:
        return (), (*problems, *broken)
    updated = [_write(root, f"{FOLDER}/{domain}.pot", _template(texts[domain]), today) for domain in DOMAINS]
    for (locale, domain), old in files.items():
        entries = merged(texts[domain], old)
        updated.append(_write(root, old.name, _Sheet(locale, entries, old.fields, old.intro), today))
    return tuple(each for each in updated if each), ()


def read_all(root: Path) -> tuple[dict[tuple[Locale, str], PoFile], tuple[Problem, ...]]:
    """All catalogs, an absent one as an empty one; and what keeps them from being read or rewritten."""
    files: dict[tuple[Locale, str], PoFile] = {}
    problems: list[Problem] = []
    for locale in LANGUAGES:
        for domain in DOMAINS:
            name = f"{FOLDER}/{locale}/LC_MESSAGES/{domain}.po"
            path = root / name
            found = read(path.read_bytes(), name, locale) if path.exists() else PoFile(name, locale)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                files[locale, domain] = found
                problems.extend(found.doublets())
    return files, tuple(problems)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file before it is written."""

    locale: Locale | None
    merged: Merged
    fields: Mapping[str, str]
    intro: tuple[str, ...] = ()

    def text(self, revised: str | None = None) -> str:
        fields = header(self.locale, {**self.fields, **({REVISED: revised} if revised else {})})
        lines = [*self.intro, 'msgid ""', 'msgstr ""', *(rf'"{name}: {fields[name]}\n"' for name in fields)]
        return "\n".join(lines) + "\n\n" + _body(self.locale, self.merged)


def _template(texts: tuple[Text, ...]) -> _Sheet:
    return _Sheet(None, Merged(tuple((text, Entry(text.context, text.ids)) for text in texts), ()), {})


def _write(root: Path, name: str, sheet: _Sheet, today: date) -> Updated | None:
    path = root / name
    if path.exists() and path.read_text(encoding="utf-8") == sheet.text():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    revised = f"{today} 00:00+0000" if sheet.locale else None
    path.write_text(sheet.text(revised), encoding="utf-8", newline="\n")
    entries = [entry for _, entry in sheet.merged.entries]
    empty = sum(not entry.translated for entry in entries)
    return Updated(name, len(entries), empty, sum(entry.fuzzy for entry in entries))


def _body(locale: Locale | None, merged: Merged) -> str:
    catalog = Catalog(fuzzy=False)
    catalog.mime_headers = [("Plural-Forms", PLURALS[locale] if locale else "nplurals=2; plural=(n != 1);")]
    for text, entry in merged.entries:
        catalog[entry.ids if len(entry.ids) > 1 else entry.ids[0]] = _message(entry, text)
    for entry in merged.obsolete:
        key = (entry.ids[0], entry.context) if entry.context else entry.ids[0]
        catalog.obsolete[key] = _message(entry, None)
    out = BytesIO()
    write_po(out, catalog, width=UNWRAPPED, omit_header=True, include_lineno=False, include_previous=True)
    return out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def _message(entry: Entry, text: Text | None) -> Message:
    plural = len(entry.ids) > 1
    message = Message(
        id=entry.ids if plural else entry.ids[0],
        string=entry.strings if plural else "".join(entry.strings),
        locations=[(file, 1) for file in text.files] if text else (),
        auto_comments=text.notes if text else (),
        user_comments=entry.comments,
        previous_id=entry.previous,
        context=entry.context,
    )
    # Babel takes "50% of" for a format; `msgfmt` would then refuse a right translation.
    message.flags = {*(message.flags - {"python-format"}), *(("fuzzy",) if entry.fuzzy else ())}
    return message

"""A gettext file as entries with lines, and the header that ours have.

Read with Babel, which is there at run time. It leaves `#| msgid …`, the text that a fuzzy translation
was made for, among the translator's comments; here it is `previous`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize

from bot.content.problems import Problem, Severity
from bot.dialogue.content import Locale

NOT_YET = "native-review: not yet"  # the comment that stands until a native speaker has read the entry
REVIEWED = re.compile(r"native-review: (?!not yet)\S.*, \d{4}-\d\d-\d\d", re.ASCII)  # by whom, and when
CHECKED = "{}: checked"  # a translator's word that a warning of this name is not needed here
SILENCED = ("negations", "terms")
DOMAINS = ("faq", "bot")
LANGUAGES: Mapping[Locale, str] = {"ps": "Pashto", "fa_AF": "Dari", "ur": "Urdu"}
_TWO = "nplurals=2; plural=(n != 1);"
PLURALS: Mapping[Locale, str] = {"ps": _TWO, "fa_AF": "nplurals=1; plural=0;", "ur": _TWO}
FIELD = re.compile(r'^"([A-Za-z-]+): (.*)\\n"$', re.MULTILINE)

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation; `ids` and `strings` hold several where there are plural forms."""

    context: str | None
    ids: tuple[str, ...]
    strings: tuple[str, ...] = ()
    line: int = 1
    fuzzy: bool = False
    comments: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.context, self.ids[0]

    @property
    def translated(self) -> bool:
        return bool(self.strings) and all(self.strings)

    @property
    def reviewed(self) -> bool:
        """A native speaker has read it, and says so with a role and a day."""
        return not self.waiting and any(REVIEWED.fullmatch(comment.strip()) for comment in self.comments)

    @property
    def waiting(self) -> bool:
        """It says itself that no native speaker has read it yet."""
        return any(NOT_YET in comment for comment in self.comments)

    def checked(self, what: str) -> bool:
        """A translator has looked at what a warning of this name says, and it is right."""
        return any(comment.strip() == CHECKED.format(what) for comment in self.comments)


@dataclass(frozen=True, slots=True)
class PoFile:
    """One `.po` file. `fields` are the lines of its header, `intro` the comment above it."""

    name: str
    locale: Locale
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    intro: tuple[str, ...] = ()
    doubled: tuple[Entry, ...] = ()

    def doublets(self) -> Iterator[Problem]:
        """Texts that stand here twice: one translation would be shown, and nobody knows which."""
        first = {entry.key: entry.line for entry in self.entries}
        for entry in self.doubled:
            message = f"this text stands in the file twice, first on line {first[entry.key]}"
            remedy = "keep the right one of them"
            yield Problem(self.name, entry.line, 1, Severity.ERROR, message, remedy)


class _Listening(Catalog):
    """Babel keeps the first of two equal entries in silence; this remembers the other."""

    def __init__(self, locale: str, charset: str) -> None:
        super().__init__(locale=locale, charset=charset)
        self.doubled: list[Message] = []

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:
        if message.id and self.get(id, message.context):
            self.doubled.append(message)
        super().__setitem__(id, message)


def read(raw: bytes, name: str, locale: Locale) -> PoFile | Problem:
    try:
        text = raw.decode("utf-8")
        catalog = _Listening(locale=locale, charset="utf-8")
        PoFileParser(catalog, abort_invalid=True).parse(BytesIO(raw))
    except PoFileError as error:
        remedy = "look for a missing quote or `msgstr`"
        return Problem(name, error.lineno + 1, 1, Severity.ERROR, f"this is not valid PO ({error})", remedy)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(name, line, 1, Severity.ERROR, "this is not UTF-8", "save it as UTF-8")
    except (ValueError, IndexError, AttributeError, TypeError) as error:  # Babel's parser on a cut-off line
        remedy = "look for a cut-off line, quote or bracket"
        return Problem(name, 1, 1, Severity.ERROR, f"this cannot be read ({error})", remedy)
    head = text.split("\n\n", 1)[0]
    return PoFile(
        name,
        locale,
        tuple(_entry(message) for message in catalog if message.id),
        tuple(_entry(message) for message in catalog.obsolete.values()),
        dict(FIELD.findall(head)),
        tuple(line for line in head.splitlines() if line.startswith("#") and not line.startswith("#,")),
        tuple(_entry(message) for message in catalog.doubled),
    )


def _entry(message: Message) -> Entry:
    old = [comment.lstrip("| ") for comment in message.user_comments if comment.startswith("|")]
    return Entry(
        context=message.context,
        ids=_many(message.id),
        strings=_many(message.string),
        line=message.lineno or 1,
        fuzzy=message.fuzzy,
        comments=tuple(comment for comment in message.user_comments if not comment.startswith("|")),
        previous=tuple(_previous(old)),
    )


def _previous(lines: list[str]) -> Iterator[str]:
    """The texts behind `msgid` and `msgid_plural`; other programs break them into several lines."""
    for part in re.split(r"^(?=msg)", "\n".join(lines), flags=re.MULTILINE):
        keyword, _, quoted = part.partition(" ")
        if keyword.startswith("msgid"):
            yield denormalize(quoted.strip())


def _many(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def header(locale: Locale | None, old: Mapping[str, str]) -> dict[str, str]:
    """The header's lines: ours, and what a translator's program has added.

    No creation date: it would change with each run and hide what did change.
    """
    ours = {
        "Project-Id-Version": "panah",
        "PO-Revision-Date": "",
        "Last-Translator": "Panah translators",
        "Language-Team": LANGUAGES[locale] if locale else "none",
        "Language": locale or "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[locale] if locale else "",
    }
    theirs = {name: value for name, value in old.items() if name != "POT-Creation-Date"}
    fixed = {name: ours[name] for name in ("Language", "Plural-Forms", "Content-Type")}
    return {name: value for name, value in {**ours, **theirs, **fixed}.items() if value}

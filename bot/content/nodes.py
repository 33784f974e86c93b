"""YAML as text with places: maps, lists and strings, and where each of them stands.

Built from the parser's events, not by a YAML loader: a loader reads `no` as False and `12:30` as
750, keeps the last of two equal keys without a word, and forgets lines. Only the part of YAML
that an editor needs is taken; anchors, tags and several documents are refused, because they hide
what a reader of the file would see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from bot.content.problems import Mark, Path, Places, Problem, Severity

Plain = str | list["Plain"] | dict[str, "Plain"]
DEEPEST = 24  # our deepest path has 9 levels; a limit keeps nonsense from exhausting the stack
BREAKS = re.compile("\r\n|\r|\n")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
NOTHING = ("", "~", "null")  # YAML's ways to write nothing


class Refused(Exception):
    """The text cannot be read further; carries the one problem that stopped it."""

    def __init__(self, mark: Mark, message: str, remedy: str) -> None:
        super().__init__(message)
        self.mark, self.message, self.remedy = mark, message, remedy


@dataclass(slots=True)
class Sheet:
    """A file that could be read: its plain values, their places, and keys written twice."""

    places: Places
    plain: Plain
    problems: list[Problem] = field(default_factory=list)


def read(source: bytes | str, name: str) -> Sheet | Problem:
    """The plain values of a YAML text; a Problem where it cannot be read to its end."""
    try:
        text = _decoded(source)
        _refuse_hidden(text)
        return _Builder(name, yaml.parse(text, Loader=yaml.CBaseLoader)).sheet()
    except Refused as refused:
        where, message, remedy = refused.mark, refused.message, refused.remedy
    except yaml.YAMLError as error:
        where, message, remedy = _explained(error)
    return Problem(name, where.line, where.column, Severity.ERROR, message, remedy)


def _decoded(source: bytes | str) -> str:
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        mark = _mark_at(raw[: error.start].decode("utf-8"), error.start)
        raise Refused(mark, "this is not UTF-8", "save the file with the encoding UTF-8") from None


def _mark_at(text: str, index: int) -> Mark:
    lines = BREAKS.split(text[:index])
    return Mark(len(lines), len(lines[-1]) + 1)


def _refuse_hidden(text: str) -> None:
    if text.startswith("\ufeff"):
        raise Refused(
            Mark(1, 1),
            "the file begins with a byte order mark",
            'save it as "UTF-8", not as "UTF-8 with BOM"',
        )
    if tab := TAB_INDENT.search(text):
        mark = _mark_at(text, tab.end() - 1)
        raise Refused(mark, "there is a tab in the indentation", "indent with spaces")
    if unseen := UNSEEN.search(text):
        name = unicodedata.name(unseen[0], "control character")
        message = f"there is an invisible character here (U+{ord(unseen[0]):04X} {name})"
        raise Refused(_mark_at(text, unseen.start()), message, "remove it")


def _explained(error: yaml.YAMLError) -> tuple[Mark, str, str]:
    """The parser's words with its place. libyaml says "found" and "did not find", which is clear enough."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
    said = getattr(error, "problem", None) or getattr(error, "context", None) or "unreadable"
    return where, f"this is not valid YAML ({said})", "look for a wrong indentation, quote, bracket or colon"


def _start(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


class _Builder:
    """Takes the events of one document apart, writing down where everything stands."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.places = Places(name, self.keys, self.values)

    def sheet(self) -> Sheet:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise Refused(
                Mark(1, 1), "the file is empty", "write at least `edition:`, `tree:` and `answers:`"
            )
        plain = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        if not isinstance(extra := next(self.events), yaml.StreamEndEvent):
            raise Refused(_start(extra), "a second document begins here", "remove the line `---`")
        return Sheet(self.places, plain, self.problems)

    def _value(self, event: yaml.Event, path: Path) -> Plain:
        self._refuse_hiding(event)
        if len(path) > DEEPEST:
            raise Refused(
                _start(event), "this is nested too deeply", "check the indentation and the brackets"
            )
        self.values[path] = _start(event)
        match event:
            case yaml.ScalarEvent():
                return "" if event.implicit[0] and event.value in NOTHING else event.value.strip()
            case yaml.SequenceStartEvent():
                return self._list(path)
            case _:
                return self._map(path)

    def _refuse_hiding(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f"`*{event.anchor}` repeats something from elsewhere"
            raise Refused(_start(event), message, "write it out: each place must show what it says")
        if anchor := getattr(event, "anchor", None):
            message = f"`&{anchor}` is an anchor"
            raise Refused(_start(event), message, "remove it: each place must show what it says")
        if tag := getattr(event, "tag", None):
            raise Refused(_start(event), f"`{tag}` is a YAML tag", "remove it: everything here is text")

    def _list(self, path: Path) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _map(self, path: Path) -> dict[str, Plain]:
        held: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event)
            if key in held:
                self._twice(key, _start(event), self.keys[(*path, key)])
                self._value(next(self.events), (*path, f"{key} (again)"))  # read past it, and drop it
                continue
            self.keys[(*path, key)] = _start(event)
            held[key] = self._value(next(self.events), (*path, key))
        return held

    def _key(self, event: yaml.Event) -> str:
        self._refuse_hiding(event)
        if not isinstance(event, yaml.ScalarEvent) or not event.value.strip():
            raise Refused(
                _start(event), "a key must be one word", "write `key: value`; put text with `{` in quotes"
            )
        if event.value == "<<":
            raise Refused(_start(event), "`<<` merges something from elsewhere", "write it out")
        key: str = event.value.strip()
        return key

    def _twice(self, key: str, here: Mark, first: Mark) -> None:
        message = f'"{key}" is written twice, first on line {first.line}'
        remedy = "give one of them another name, or remove it"
        self.problems.append(
            Problem(self.places.file, here.line, here.column, Severity.ERROR, message, remedy)
        )

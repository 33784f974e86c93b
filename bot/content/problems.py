"""What can be wrong with a file, said so that an editor can mend it.

A rule finds something at a path (`answers`, `por-expiry`, `title`); only the reader of the file
knows on which line that path stands. So a rule gives a `Found`, and `Places.problem` turns it into
a `Problem` with a line and a column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

Path = tuple[str | int, ...]
ALIKE = 60  # of 100; below it a suggestion is a guess ("visa" for "villages")


class Severity(StrEnum):
    ERROR = "error"  # the bot does not start with it
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a text as editors count it: lines and columns from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """`faq.yaml:14:5: what is wrong; how to mend it`."""

    file: str
    line: int
    column: int
    severity: Severity
    message: str
    remedy: str

    def __str__(self) -> str:
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.file}:{self.line}:{self.column}: {warning}{self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong at a path. `at_key` points at the key of that path, not at what it holds."""

    path: Path
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where each path of a file stands."""

    file: str
    keys: Mapping[Path, Mark]
    values: Mapping[Path, Mark]

    def mark(self, path: Path, at_key: bool = False) -> Mark:
        """The place of a path, or of the nearest thing around it when the path was never written."""
        first, second = (self.keys, self.values) if at_key else (self.values, self.keys)
        if mark := first.get(path) or second.get(path):
            return mark
        for size in range(len(path) - 1, 0, -1):
            if mark := self.keys.get(path[:size]) or self.values.get(path[:size]):
                return mark
        return self.values.get((), Mark(1, 1))

    def problem(self, found: Found) -> Problem:
        mark = self.mark(found.path, found.at_key)
        return Problem(self.file, mark.line, mark.column, found.severity, found.message, found.remedy)


def warning(path: Path, message: str, remedy: str, at_key: bool = False) -> Found:
    return Found(path, message, remedy, Severity.WARNING, at_key)


def did_you_mean(word: str, known: tuple[str, ...] | list[str], otherwise: str) -> str:
    """`did you mean "por-expiry"?`, or the other remedy when nothing known is alike."""
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return f'did you mean "{best[0]}"?' if best else otherwise

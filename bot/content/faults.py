"""What forbids an edition: everything that would make it say something wrong.

A translation that is missing forbids nothing, its English stands in for it; so an urgent correction,
or an answer taken back, need not wait for four languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.content.catalogs import read_all
from bot.content.load import NAME, examine
from bot.content.problems import Problem, Severity
from bot.content.translations import examine_file
from bot.content.wordings import read_wordings


def faults(root: Path) -> tuple[Problem, ...]:
    """The errors of `faq.yaml`, translations and wordings below `root`; none for an edition that may run."""
    return tuple(each for each in _problems(root) if each.severity is Severity.ERROR)


def _problems(root: Path) -> Iterator[Problem]:
    path = root / NAME
    if not path.exists():
        yield Problem(NAME, 1, 1, Severity.ERROR, "there is no such file", "put it back")
        return
    examined = examine(path.read_bytes())
    yield from examined.problems
    yield from read_wordings(root, examined.faq).problems
    files, unreadable = read_all(root)
    yield from unreadable
    for file in files.values():
        yield from examine_file(file, ())

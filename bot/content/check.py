"""Everything that is wrong with the content and its translations, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.catalogs import read_all
from bot.content.load import NAME, Examined, examine
from bot.content.po import LANGUAGES
from bot.content.problems import Problem
from bot.content.texts import wanted
from bot.content.translations import examine_file
from bot.dialogue.content import Faq, Locale


@dataclass(frozen=True, slots=True)
class Report:
    """The problems, file by file; the content, if it can be used; and for each language the number of
    translations that no native speaker has read yet."""

    problems: tuple[Problem, ...]
    faq: Faq | None
    unreviewed: Mapping[Locale, int]


def check_all(root: Path, every: bool = False) -> Report:
    """Check `faq.yaml`, the bot's own phrases and all catalogs below `root`.

    `every` names each missing translation by its line instead of counting them. While `faq.yaml`
    has errors the catalogs are only read: what is missing in them cannot be known.
    """
    path = root / NAME
    examined = examine(path.read_bytes()) if path.exists() else Examined(None, ())
    texts, unknown = wanted(root)
    files, unreadable = read_all(root)
    problems = [*examined.problems, *(each for each in unknown if each not in examined.problems), *unreadable]
    for (_, domain), file in files.items():
        if examined.faq:
            problems.extend(examine_file(file, texts[domain], every))
    unreviewed = {
        locale: sum(
            entry.unreviewed and entry.translated
            for (each, _), file in files.items()
            if each == locale
            for entry in file.entries
        )
        for locale in LANGUAGES
    }
    return Report(tuple(problems), examined.faq, unreviewed)

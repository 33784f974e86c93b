"""Everything that is wrong with the content and its translations, in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.catalogs import read_all
from bot.content.load import NAME, Examined, examine
from bot.content.po import LANGUAGES, PoFile
from bot.content.problems import Problem
from bot.content.sentences import mean
from bot.content.terms import read_terms
from bot.content.texts import Text, wanted
from bot.content.translations import examine_file
from bot.content.wordings import read_wordings
from bot.dialogue.content import Faq, Locale

SIGNED = (
    "police",
    "going-back",
    "danger",
)  # branches whose words a native reader must sign before going live


@dataclass(frozen=True, slots=True)
class Report:
    """The problems, file by file; the content, if it can be used; and for each language the number of
    translations that no native speaker has read yet, in all and by branch, and the mean of words a
    sentence (English too)."""

    problems: tuple[Problem, ...]
    faq: Faq | None
    unreviewed: Mapping[Locale, int]
    unsigned: Mapping[Locale, Mapping[str, int]]
    lengths: Mapping[Locale, float]

    def counts(self) -> Iterator[str]:
        """The numbers of each language in a line."""
        for locale, length in self.lengths.items():
            if locale not in self.unreviewed:
                yield f"{locale}: {length:.1f} words a sentence"
                continue
            branches = ", ".join(f"{branch} {count}" for branch, count in self.unsigned[locale].items())
            unread = f"{self.unreviewed[locale]} entries not yet read by a native speaker"
            yield f"{locale}: {length:.1f} words a sentence; {unread}{f' ({branches})' if branches else ''}"


def check_all(root: Path, every: bool = False) -> Report:
    """Check `faq.yaml`, the bot's own phrases and all catalogs below `root`.

    `every` names each missing translation by its line instead of counting them. While `faq.yaml`
    has errors the catalogs are only read: what is missing in them cannot be known.
    """
    path = root / NAME
    examined = examine(path.read_bytes()) if path.exists() else Examined(None, ())
    texts, unknown = wanted(root)
    terms, vague = read_terms(root)
    files, unreadable = read_all(root)
    told = (each for each in unknown if each not in examined.problems)
    problems = [*examined.problems, *told, *vague, *unreadable]
    for (_, domain), file in files.items():
        if examined.faq:
            problems.extend(examine_file(file, texts[domain], every, terms))
    problems.extend(read_wordings(root, examined.faq).problems)
    branches = _branches(examined.faq)
    catalogs = {locale: [file for (each, _), file in files.items() if each == locale] for locale in LANGUAGES}
    return Report(
        tuple(problems),
        examined.faq,
        {locale: _unread(each) for locale, each in catalogs.items()},
        {
            locale: {branch: _unread(each, ids) for branch, ids in branches.items()}
            for locale, each in catalogs.items()
        },
        {"en": _english(texts), **{locale: mean(_strings(each)) for locale, each in catalogs.items()}},
    )


def _unread(files: list[PoFile], contexts: frozenset[str] | None = None) -> int:
    """Translations that no native speaker has signed, all or those of some contexts."""
    return sum(
        entry.translated and not entry.reviewed and (contexts is None or entry.context in contexts)
        for file in files
        for entry in file.entries
    )


def _branches(faq: Faq | None) -> Mapping[str, frozenset[str]]:
    """The ids below each branch that wants a native reader's word."""
    there = [branch for branch in SIGNED if faq and branch in faq.branches]
    return {branch: frozenset(_below(faq, branch)) for branch in there if faq}


def _below(faq: Faq, id: str) -> Iterator[str]:
    yield id
    if branch := faq.branches.get(id):
        for child in branch.children:
            yield from _below(faq, child)


def _english(texts: Mapping[str, tuple[Text, ...]]) -> float:
    return mean(each for domain in texts.values() for text in domain for each in text.ids)


def _strings(files: list[PoFile]) -> Iterator[str]:
    return (string for file in files for entry in file.entries for string in entry.strings)

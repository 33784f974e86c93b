"""All texts that want a translation: those of `faq.yaml`, and the bot's own phrases.

The catalogs are brought up to date with this list, and the translations are checked against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content import forbidden
from bot.content.extract import extract
from bot.content.load import NAME, examine
from bot.content.phrases import Phrase, phrases
from bot.content.po import Key
from bot.content.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: where it stands (files), and what a translator is told about it."""

    context: str | None
    ids: tuple[str, ...]
    files: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.context, self.ids[0]


Texts = dict[str, tuple[Text, ...]]  # by domain: "faq" and "bot"


def wanted(root: Path) -> tuple[Texts, tuple[Problem, ...]]:
    """The texts of both domains in reading order, and what stands in the way of knowing them all."""
    content, content_problems = _content(root / NAME)
    spoken = list(phrases(root))
    texts = [Text(each.context, each.ids, (each.file,)) for each in spoken if isinstance(each, Phrase)]
    problems = [each for each in spoken if isinstance(each, Problem)]
    problems += [problem for each in spoken if isinstance(each, Phrase) for problem in _harmful(each)]
    return {"faq": content, "bot": _once(texts)}, (*content_problems, *problems)


def _harmful(phrase: Phrase) -> Iterator[Problem]:
    """What may stand in no answer may stand in none of the bot's own phrases."""
    for text in phrase.ids:
        for rule in (forbidden.no_hotline, forbidden.no_phones, *forbidden.UNVERIFIED):
            for message, remedy in rule(text):
                yield Problem(phrase.file, phrase.line, 1, Severity.ERROR, message, remedy)


def _content(path: Path) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    if not path.exists():
        remedy = "write it, or check another folder"
        return (), (Problem(NAME, 1, 1, Severity.ERROR, "there is no such file", remedy),)
    examined = examine(path.read_bytes())
    if examined.faq is None:
        errors = [problem for problem in examined.problems if problem.severity is Severity.ERROR]
        return (), tuple(errors)
    with path.open("rb") as file:
        found = [
            Text(context, (text,), (NAME,), tuple(notes))
            for _, _, (context, text), notes in extract(file, (), (), {})
        ]
    return _once(found), ()


def _once(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Equal texts of one context are translated once; their places and notes come together."""
    found: dict[Key, Text] = {}
    for text in texts:
        if before := found.get(text.key):
            files = tuple(dict.fromkeys(before.files + text.files))
            notes = tuple(dict.fromkeys(before.notes + text.notes))
            text = replace(before, ids=max(before.ids, text.ids, key=len), files=files, notes=notes)
        found[text.key] = text
    return tuple(found.values())

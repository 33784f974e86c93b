"""`eval`: how well the development questions are understood, by language and script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from bot.commands.options import fail
from bot.dialogue.actions import locale_named
from bot.dialogue.content import LOCALES, Locale
from bot.editions import ROOT, BrokenContent, read_edition
from bot.search.understanding import Understanding, Understood

QUESTIONS = ROOT / "tests" / "questions"
NONE = "none"
DANGERS = {"danger-violence": "violence", "danger-die": "dying"}
WORST = 15  # confusions that are shown


@dataclass(frozen=True, slots=True)
class Question:
    """`ids` are the right answers; none of them for what nothing here can answer, or for a danger."""

    locale: Locale
    script: str
    id: str
    text: str

    @property
    def ids(self) -> frozenset[str]:
        return frozenset() if self.id in (NONE, *DANGERS) else frozenset(self.id.split("|"))


@dataclass(slots=True)
class Tally:
    """What became of the questions of one language and script; those without an answer stand apart."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    sure: int = 0
    sure_and_wrong: int = 0
    outside: int = 0
    sure_outside: int = 0
    dangers: int = 0
    dangers_seen: int = 0

    def line(self, name: str) -> str:
        return (
            f"{name:12}{self.asked:6}{_share(self.first, self.asked):>8}"
            f"{_share(self.among_three, self.asked):>8}{_share(self.sure, self.asked):>8}"
            f"{_share(self.sure_and_wrong, self.sure):>8}{self.outside:>9}"
            f"{_share(self.sure_outside, self.outside):>8}{_share(self.dangers_seen, self.dangers):>8}"
        )


HEAD = "                in   top-1   top-3    sure   wrong  outside    sure  danger"


@dataclass(slots=True)
class Result:
    tallies: defaultdict[tuple[Locale, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)


def read_questions(folder: Path = QUESTIONS) -> Iterator[Question]:
    for name in LOCALES:
        path = folder / f"{name}.tsv"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            language, script, id, text = line.split("\t")
            if locale := locale_named(language):
                yield Question(locale, script, id, text)


def evaluate(understanding: Understanding, questions: Iterable[Question]) -> Result:
    result = Result()
    for question in questions:
        start = perf_counter()
        found = understanding.question(question.text, question.locale)
        result.milliseconds.append((perf_counter() - start) * 1000)
        _count(result, question, found)
    return result


def _count(result: Result, question: Question, found: Understood) -> None:
    tally = result.tallies[question.locale, question.script]
    ids = [each.id for each in found.ranked]
    if question.id in DANGERS:
        tally.dangers += 1
        tally.dangers_seen += found.danger == DANGERS[question.id]
    elif question.id == NONE:
        tally.outside += 1
        tally.sure_outside += found.sure
    else:
        right = ids[:1] != [] and ids[0] in question.ids
        tally.asked += 1
        tally.first += right
        tally.among_three += bool(question.ids & set(ids[:3]))
        tally.sure += found.sure
        tally.sure_and_wrong += found.sure and not right
        if not right:
            result.confusions[question.id, ids[0] if ids else "nothing"] += 1


def evaluate_all(
    questions: Annotated[
        Path, typer.Option("--questions", help="The folder with the questions.", show_default=False)
    ] = QUESTIONS,
) -> None:
    """Print top-1, top-3, the share of sure ones and of wrong sure ones, and the worst confusions."""
    try:
        understanding = read_edition().understanding
    except BrokenContent as broken:
        fail(str(broken))
    result = evaluate(understanding, read_questions(questions))
    typer.echo(HEAD)
    for (locale, script), tally in result.tallies.items():
        typer.echo(tally.line(f"{locale} {script}"))
    times = sorted(result.milliseconds)
    if times:
        typer.echo(f"ms: median {times[len(times) // 2]:.2f}, p99 {times[len(times) * 99 // 100]:.2f}")
    for (wanted, found), count in result.confusions.most_common(WORST):
        typer.echo(f"{count:4}  {wanted} taken for {found}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"

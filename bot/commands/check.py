"""`check`: everything that is wrong with the content, in one run, with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.content import Problem, Report, Severity, check_all
from bot.dialogue.content import Faq
from bot.editions import ROOT
from bot.wording.catalogs import read_words
from bot.wording.limits import too_long


def check(
    root: Annotated[
        Path, typer.Option("--root", help="The folder with faq.yaml and locales/.", show_default=False)
    ] = ROOT,
    every: Annotated[
        bool, typer.Option("--all", help="Name each missing translation, and count what no native has read.")
    ] = False,
) -> None:
    """Check faq.yaml and all translations. Silent when all is well; exit status 1 for errors only."""
    report = check_all(root, every)
    problems = [*report.problems, *_too_long(report, root)]
    for problem in problems:
        typer.echo(problem)
    if every:
        for locale, count in report.unreviewed.items():
            typer.echo(f"{locale}: {count} entries not yet read by a native speaker")
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(1)


def _too_long(report: Report, root: Path) -> Iterator[Problem]:
    """Only where all else is right: a broken placeholder cannot be rendered."""
    faq: Faq | None = report.faq
    if faq is None or any(problem.severity is Severity.ERROR for problem in report.problems):
        return
    for found in too_long(faq, read_words(root / "locales")):
        yield Problem("faq.yaml", 1, 1, Severity.ERROR, str(found), "shorten the answer, or split it in two")

"""`check`: everything that is wrong with the content, in one run, with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.live import live as lines_for_live
from bot.commands.options import Today, fail
from bot.commands.stale import stale as stale_list
from bot.content import Problem, Severity
from bot.content.check import Report, check_all
from bot.content.load import NAME
from bot.content.walk import Walked, walk_checks
from bot.dialogue.content import Faq
from bot.editions import ROOT, BrokenContent, read_content, read_model
from bot.settings import WrongSetting, read_settings
from bot.wording.catalogs import read_words
from bot.wording.limits import too_long


def check(
    root: Annotated[
        Path, typer.Option("--root", help="The folder with faq.yaml and locales/.", show_default=False)
    ] = ROOT,
    every: Annotated[
        bool, typer.Option("--all", help="Name each missing translation, and count what no native has read.")
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="List what is due to be read again.")] = False,
    live: Annotated[
        bool, typer.Option("--live", help="List what is missing before people act on it.")
    ] = False,
    today: Today = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --stale: as JSON.")] = False,
) -> None:
    """Check faq.yaml and all translations. Silent when all is well; exit status 1 for errors only.

    --stale lists what is due on a day, the oldest first, and always ends well. --live ends with
    status 1 while anything is missing.
    """
    if stale and live:
        fail("give either --stale or --live", 2)
    if (today and not (stale or live)) or (as_json and not stale):
        fail("--today belongs to --stale and --live, --json to --stale", 2)
    day = today or Clock().today
    if stale:
        typer.echo(stale_list(_content(root), day, as_json=as_json))
    elif live:
        _live(_content(root), day)
    else:
        _check(root, every)


def _content(root: Path) -> Faq:
    try:
        return read_content(root)
    except BrokenContent as broken:
        fail(str(broken))


def _live(faq: Faq, today: date) -> None:
    try:
        told = read_settings().operator
    except WrongSetting as wrong:
        fail(f"a setting cannot be used: {wrong}")
    missing = list(lines_for_live(faq, told, today))
    typer.echo("\n".join(missing) or f"Nothing is missing on {today}.")
    if missing:
        raise typer.Exit(1)


def _check(root: Path, every: bool) -> None:
    report = check_all(root, every)
    walked = _walked(report, root)
    problems = [*report.problems, *(each for check in walked for each in check.problems)]
    problems += [*_too_long(report, root), *_unlearnt(report, root)]
    for problem in problems:
        typer.echo(problem)
    if every:
        for line in (*map(str, walked), *report.counts()):
            typer.echo(line)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(1)


def _walked(report: Report, root: Path) -> list[Walked]:
    """Every way through every check; only where all else is right."""
    if report.faq is None or any(problem.severity is Severity.ERROR for problem in report.problems):
        return []
    return list(walk_checks(report.faq, (root / NAME).read_bytes(), Clock().today))


def _unlearnt(report: Report, root: Path) -> tuple[Problem, ...]:
    """Only where the wordings are right: learning anew would refuse wrong ones."""
    if any(problem.severity is Severity.ERROR for problem in report.problems):
        return ()
    try:
        read_model(root)
    except BrokenContent as broken:
        return broken.problems
    return ()


def _too_long(report: Report, root: Path) -> Iterator[Problem]:
    """Only where all else is right: a broken placeholder cannot be rendered."""
    faq: Faq | None = report.faq
    if faq is None or any(problem.severity is Severity.ERROR for problem in report.problems):
        return
    for found in too_long(faq, read_words(root / "locales")):
        yield Problem("faq.yaml", 1, 1, Severity.ERROR, str(found), "shorten the answer, or split it in two")

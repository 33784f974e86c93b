"""`translations`: bring the .po files up to date with faq.yaml and the code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.content.catalogs import update
from bot.editions import ROOT


def translations(
    root: Annotated[
        Path, typer.Option("--root", help="The folder with faq.yaml and locales/.", show_default=False)
    ] = ROOT,
) -> None:
    """Add what is new to the .po files, mark what changed, and say what is left to translate."""
    updated, problems = update(root, Clock().today)
    for problem in problems:
        typer.echo(problem, err=True)
    for each in updated:
        left = f"{each.untranslated} to translate, {each.fuzzy} changed since"
        typer.echo(f"{each.name}: {each.entries} entries, {left}")
    if problems:
        raise typer.Exit(1)

"""`learn`: make the ranking anew from the wordings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import fail
from bot.content import Severity
from bot.content.wordings import read_wordings
from bot.editions import LEARNT, ROOT, wordings_mark
from bot.search.model import pack


def learn(
    root: Annotated[
        Path, typer.Option("--root", help="The folder with faq.yaml and locales/.", show_default=False)
    ] = ROOT,
) -> None:
    """Learn from locales/*/wordings.yaml how people ask, into locales/ranking.bin; takes a minute."""
    try:
        from bot.search import learning  # numpy is for the desk: a running bot has no need of it
    except ImportError:
        fail("learning needs numpy: run `make setup`")
    read = read_wordings(root)
    broken = [each for each in read.problems if each.severity is Severity.ERROR]
    mark = wordings_mark(root)
    if broken or mark is None:
        fail("\n".join(map(str, broken)) or "there are no wordings below locales/")
    model = learning.learn(read.texts, mark)
    (root / LEARNT).write_bytes(pack(model))
    typer.echo(f"{LEARNT}: {len(model.places)} features, {len(model.keys)} keys")

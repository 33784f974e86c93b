"""`ask`: how a typed question would be understood; one, or a file of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from bot.commands.options import SpokenLocale, fail, spoken
from bot.dialogue.actions import locale_named
from bot.dialogue.content import Locale
from bot.editions import BrokenContent, Edition, read_edition
from bot.search.sameness import same


def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", show_default=False)] = None,
    locale: SpokenLocale = "en",
    file: Annotated[
        Path | None,
        typer.Option("--file", help="A TSV file: language first, question last.", exists=True),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", metavar="A B", help="Whether two spellings are one word.", show_default=False),
    ] = None,
) -> None:
    """Print the answers that a question may mean, the likeliest first."""
    if pair is not None:
        typer.echo("same" if same(*pair) else "different")
        return
    if (question is None) == (file is None):
        fail('give either a question in quotes, or --file FILE.tsv; for example: ask "my card has expired"')
    try:
        edition = read_edition()
    except BrokenContent as broken:
        fail(str(broken))
    asked = _lines(file) if file else iter([(spoken(locale), question or "")])
    for spoken_locale, text in asked:
        _print(_understood(edition, spoken_locale, text), as_json=as_json)


def _lines(file: Path) -> Iterator[tuple[Locale, str]]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        columns = line.split("\t")
        locale = locale_named(columns[0])
        if locale is None or len(columns) < 2:
            fail(f"{file}:{number}: the first column must be a language (en, ps, fa_AF, ur)")
        yield locale, columns[-1]


def _understood(edition: Edition, locale: Locale, text: str) -> dict[str, object]:
    start = perf_counter()
    found = edition.understanding.question(text, locale)
    milliseconds = (perf_counter() - start) * 1000
    return {
        "locale": locale,
        "ranked": [{"id": each.id, "score": each.score} for each in found.ranked],
        "sure": found.sure,
        "ms": round(milliseconds, 3),
        "near": found.near,
        "language": found.language,
        "danger": found.danger,
        "talk": found.talk,
        "days": [day.isoformat() for day in found.days],
    }


def _print(understood: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(understood, ensure_ascii=False))
        return
    for heard in ("danger", "talk", "language"):
        if understood[heard]:
            typer.echo(f"{heard}: {understood[heard]}")
    ranked = understood["ranked"]
    if not isinstance(ranked, list) or not ranked:
        typer.echo("nothing found")
        return
    if not understood["near"]:
        typer.echo("nothing near")
    for each in ranked:
        typer.echo(f"{each['score']:.2f}  {each['id']}")

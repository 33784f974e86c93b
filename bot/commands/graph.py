"""`graph`: a map of the content, or of the conversation as the code has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, assert_never

import typer

from bot.clock import Clock
from bot.commands.options import Today, fail
from bot.dialogue.content import Faq
from bot.editions import ROOT, BrokenContent, read_content
from bot.paper.check_graph import check_graph
from bot.paper.draw_check import draw_check
from bot.paper.draw_talk import draw_conversation
from bot.paper.draw_tree import draw_content
from bot.paper.graph import Graph
from bot.paper.talk import conversation_graph
from bot.paper.tree import content_graph
from bot.paper.written import as_dot, as_mermaid
from bot.wording.catalogs import BrokenCatalog, read_words


class Format(StrEnum):
    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"


def graph(
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.MERMAID,
    dialogue: Annotated[
        bool, typer.Option("--dialogue", help="The states and events of the conversation instead.")
    ] = False,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="ID", help="The questions and results of a check."),
    ] = None,
    today: Today = None,
) -> None:
    """Map the answers, their links and dates, and mark what is withdrawn, empty, stale or untranslated."""
    if check and dialogue:
        fail("give either --check or --dialogue", 2)
    try:
        faq = read_content()
        words = read_words(ROOT / "locales")
    except (BrokenContent, BrokenCatalog) as broken:
        fail(str(broken))
    day = today or Clock().today
    if check:
        typer.echo(_written(_check(faq, check, day), form, draw_check), nl=False)
    elif dialogue:
        typer.echo(_written(conversation_graph(faq), form, draw_conversation), nl=False)
    else:
        typer.echo(_written(content_graph(faq, words, day), form, draw_content), nl=False)


def _check(faq: Faq, id: str, today: date) -> Graph:
    if id not in faq.checks:
        fail(f"there is no check {id!r}; one of: {', '.join(faq.checks)}")
    return check_graph(faq, faq.checks[id], today)


def _written(found: Graph, form: Format, draw: Callable[[Graph], str]) -> str:
    match form:
        case Format.MERMAID:
            return as_mermaid(found)
        case Format.DOT:
            return as_dot(found)
        case Format.SVG:
            return draw(found)
        case _:
            assert_never(form)

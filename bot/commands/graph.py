"""`graph`: a map of the content, or of the conversation as the code has it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, assert_never

import typer

from bot.clock import Clock
from bot.commands.options import Today, fail
from bot.editions import ROOT, BrokenContent, read_content
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
    today: Today = None,
) -> None:
    """Map the answers, their links and dates, and mark what is withdrawn, empty, stale or untranslated."""
    try:
        faq = read_content()
        words = read_words(ROOT / "locales")
    except (BrokenContent, BrokenCatalog) as broken:
        fail(str(broken))
    found = conversation_graph(faq) if dialogue else content_graph(faq, words, today or Clock().today)
    typer.echo(_written(found, form, dialogue=dialogue), nl=False)


def _written(found: Graph, form: Format, *, dialogue: bool) -> str:
    match form:
        case Format.MERMAID:
            return as_mermaid(found)
        case Format.DOT:
            return as_dot(found)
        case Format.SVG:
            return draw_conversation(found) if dialogue else draw_content(found)
        case _:
            assert_never(form)

"""`show ID`: what a person would read, for the desk and the editor."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.options import SpokenLocale, Today, fail, spoken
from bot.dialogue.reading import opened
from bot.dialogue.screens import Answer, OldButton, Screen
from bot.editions import BrokenContent, Edition, read_edition
from bot.search.ranking import nearest
from bot.wording.message import Message


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An answer or branch, by id or number; `menu`.")],
    locale: SpokenLocale = "en",
    today: Today = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
) -> None:
    """Print what a person would read."""
    try:
        edition = read_edition()
    except BrokenContent as broken:
        fail(str(broken))
    day = today or Clock().today
    screen = opened(edition.faq, id, day)
    if isinstance(screen, OldButton):
        fail(_unknown(id, edition))
    message = edition.renderer.render(screen, spoken(locale), day)
    typer.echo(_as_json(screen, locale, str(day), message) if as_json else as_text(message))


def as_text(message: Message) -> str:
    """Paragraphs, then the rows of buttons."""
    rows = [" ".join(f"[{button.label}]" for button in row) for row in message.buttons]
    links = [f"{each.text}\n  {each.url}" if each.url else each.text for each in message.paragraphs]
    return "\n".join([*links, "", *rows])


def _as_json(screen: Screen, locale: str, day: str, message: Message) -> str:
    return json.dumps(
        {
            "screen": type(screen).__name__,
            "id": getattr(screen, "id", None),
            "locale": locale,
            "today": day,
            "known_from": str(screen.known_from) if isinstance(screen, Answer) else None,
            "stale": screen.stale if isinstance(screen, Answer) else None,
            "text": message.plain,
            **asdict(message),
        },
        ensure_ascii=False,
    )


def _unknown(id: str, edition: Edition) -> str:
    like = nearest(id, (*edition.faq.answers, *edition.faq.branches))
    return f"there is no answer or branch {id!r}" + (f"; did you mean {like!r}?" if like else "")

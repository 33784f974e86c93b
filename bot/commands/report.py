"""`report`: what people said of the answers, and the questions that they let an editor read."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import Clock
from bot.commands.options import fail
from bot.settings import WrongSetting, read_settings

if TYPE_CHECKING:
    from bot.store import Counted, Words

WRONG = "wrong"


def report(
    days: Annotated[int, typer.Option("--days", min=1, help="How far to look back.")] = 30,
    alarm: Annotated[
        bool, typer.Option("--alarm", help="Status 1 if an answer was called wrong or dangerous; for cron.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
) -> None:
    """Print counts by answer and language, then the questions that were lent in the last 30 days."""
    from bot.store import (
        StoreProblem,  # takes most of a second: what only reads the content shall not wait for it
    )

    today = Clock().today
    try:
        counts, words = asyncio.run(_look(today - timedelta(days=days), today))
    except (StoreProblem, WrongSetting) as problem:
        fail(str(problem))
    typer.echo(_json(counts, words) if as_json else "\n".join(_lines(counts, words)) or "Nothing was said.")
    if alarm and any(each.what == WRONG for each in counts):
        raise typer.Exit(1)


async def _look(since: date, today: date) -> tuple[tuple[Counted, ...], tuple[Words, ...]]:
    from bot.app import opened_store

    async with opened_store(read_settings()) as store:
        return await store.learning.counts(since), await store.learning.words(today)


def _lines(counts: tuple[Counted, ...], words: tuple[Words, ...]) -> list[str]:
    """What was called wrong or dangerous first."""
    ordered = sorted(counts, key=lambda each: each.what != WRONG)
    said = [f"{each.number:6}  {each.what:10}  {each.locale:5}  {each.answer or '-'}" for each in ordered]
    lent = [f"{each.day}  {each.locale:5}  {each.words}" for each in words]
    return [*said, *([""] if said and lent else []), *lent]


def _json(counts: tuple[Counted, ...], words: tuple[Words, ...]) -> str:
    lent = [{**asdict(each), "day": str(each.day)} for each in words]
    return json.dumps({"counts": [asdict(each) for each in counts], "words": lent}, ensure_ascii=False)

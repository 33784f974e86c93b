"""`reminders`: what is planned, what waits, how everything ended, and why nothing is sent if so."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import Clock
from bot.commands.database import do, key_of, settings_of
from bot.commands.options import Today
from bot.dialogue.content import Faq
from bot.dialogue.reminding import End, is_stale, remind_days, told
from bot.editions import read_content

if TYPE_CHECKING:
    from bot.store import RunFigures, Store

BAR = 30


def reminders(
    today: Today = None,
    watch: Annotated[bool, typer.Option("--watch", help="A progress bar until nothing waits.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Send again after an alarm.")] = False,
) -> None:
    """Show the days on which reminders come, what waits and how the others ended."""
    from bot.store import (
        open_store,  # takes most of a second: what only reads the content shall not wait for it
    )

    settings = settings_of()

    async def showing() -> None:
        async with open_store(settings.database_url.get_secret_value(), key_of(settings)) as store:
            if resume:
                await store.resume()
                typer.echo("The alarm is off; what waits is sent.")
            elif watch:
                await _watch(store)
            else:
                await _show(store, read_content(), today)

    do(showing)


async def _show(store: Store, faq: Faq, today: date | None) -> None:
    day = today or Clock().today
    if alarm := await store.alarm():
        typer.echo(f"NOTHING IS SENT: {alarm}\nWhen it is mended: python -m bot reminders --resume\n")
    for id in faq.deadlines:
        now = told(faq, id, day)
        if now and now.sets and now.sets >= day:
            ahead = [days for days in remind_days(faq, id) if (now.sets - day).days >= days]
            stale = " STALE: nobody is reminded" if is_stale(faq, id, day) else ""
            typer.echo(f"{id}: {now.sets}, reminders {ahead or 'none'} days before{stale}")
    found = [each for each in await store.figures() if today is None or each.run.day == today]
    for each in found:
        typer.echo(_line(each))
    all_ends: Counter[End] = sum((each.ends for each in found), Counter())
    typer.echo(f"all: {_ends(all_ends)}")


def _line(each: RunFigures) -> str:
    what = each.run.deadline or "own dates"
    run = f"{each.run.day} {each.run.kind} {what} ({each.run.days} days)"
    line = f"{run}: {each.waiting} wait, {_ends(each.ends)}"
    refused = "".join(f"\n    refused {people}: {why}" for why, people in each.refusals.items())
    return line + refused


def _ends(ends: Counter[End]) -> str:
    return ", ".join(f"{people} {end}" for end, people in sorted(ends.items())) or "none ended"


async def _watch(store: Store) -> None:
    clock = Clock()
    while True:
        found = await store.figures()
        waiting = sum(each.waiting for each in found)
        done = sum(sum(each.ends.values()) for each in found if each.waiting)
        share = done / (done + waiting) if waiting else 1.0
        bar = "#" * round(BAR * share)
        typer.echo(f"\r[{bar:<{BAR}}] {done} done, {waiting} wait   ", nl=not waiting)
        if not waiting:
            return
        await clock.sleep(1)

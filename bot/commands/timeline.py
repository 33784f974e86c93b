"""`timeline ID`: the history of a date that can move, as text, as JSON or as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.options import SpokenLocale, Today, fail, spoken
from bot.dialogue.content import Deadline, Faq, Kind, Locale
from bot.dialogue.deadlines import DAY, Known, Move, NotYetKnown, State, known, moves, open_gap
from bot.editions import BrokenContent, read_content
from bot.paper.timeline import draw_timeline
from bot.search.ranking import nearest
from bot.wording.bidi import isolate
from bot.wording.dates import say_day


def timeline(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A deadline of faq.yaml, for example por-validity.")
    ],
    locale: SpokenLocale = "en",
    today: Today = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="What was known on the day, as one object.")
    ] = False,
    svg: Annotated[
        Path | None,
        typer.Option(
            "--svg", metavar="FILE", help="Draw it into this file (- for the output).", allow_dash=True
        ),
    ] = None,
) -> None:
    """Print each decision about a date: when it was announced, what it set, and the gaps it left."""
    try:
        faq = read_content()
    except BrokenContent as broken:
        fail(str(broken))
    deadline = faq.deadlines.get(id)
    if deadline is None:
        fail(_unknown(id, faq))
    day = today or Clock().today
    if svg:
        put(draw_timeline(deadline, faq.read_until, day), svg)
    elif as_json:
        typer.echo(json.dumps(as_known(deadline, faq.read_until, day)))
    else:
        typer.echo("\n".join(_text(deadline, faq.read_until, day, spoken(locale))))


def put(drawing: str, file: Path) -> None:
    """Write a drawing to a file; `-` is the output."""
    if str(file) == "-":
        typer.echo(drawing, nl=False)
        return
    try:
        file.write_text(drawing, encoding="utf-8")
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")


def as_known(deadline: Deadline, read_until: date, today: date) -> dict[str, object]:
    """What was known on a day, with days as YYYY-MM-DD."""
    found = known(deadline, today)
    if isinstance(found, NotYetKnown):
        return {"state": "not-yet-known", "first": str(found.first)}
    extended = found.extended and {
        "announced": str(found.extended.announced),
        "back_to": str(found.extended.back_to),
    }
    return {
        "state": found.state.value,
        "due": str(found.due),
        "announced": str(found.announced),
        "extended": extended,
        "days": found.days,
        "known_until": str(min(read_until, today)),
    }


def _unknown(id: str, faq: Faq) -> str:
    like = nearest(id, tuple(faq.deadlines))
    return f"there is no deadline {id!r}" + (f"; did you mean {like!r}?" if like else "")


def _text(deadline: Deadline, read_until: date, today: date, locale: Locale) -> Iterator[str]:
    yield f"{deadline.id}: {deadline.title}"
    yield ""
    sets = "last day" if deadline.kind is Kind.UNTIL else "first day"
    rows = [("announced", sets, "", ""), *(_row(deadline, each, locale) for each in moves(deadline, today))]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows if len(rows) > 1 else ():
        yield "  ".join(
            (*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])
        ).rstrip()
    if len(rows) > 1:
        yield ""
    yield from _standing(deadline, read_until, today, locale)


def _row(deadline: Deadline, move: Move, locale: Locale) -> tuple[str, str, str, str]:
    decision = move.decision
    gap = f"{_days(move.gap.days)} without known cover" if move.gap else ""
    return _day(decision.announced, locale), _day(decision.sets, locale), _when(deadline, move), gap


def _when(deadline: Deadline, move: Move) -> str:
    """How the announcement stands to the date that was known until then."""
    decision = move.decision
    before = move.before or (decision.sets if deadline.kind is Kind.FROM else None)
    if before is None:
        return "the first decision that we know"
    old = "the old date" if move.before and decision.sets != move.before else "that day"
    days = (decision.announced - before).days
    when = f"on {old}" if days == 0 else f"{_days(abs(days))} {'after' if days > 0 else 'before'} {old}"
    if decision.final:
        return f"{when}: it has ended"
    return f"{when}: the same again" if decision.sets == move.before else when


def _standing(deadline: Deadline, read_until: date, today: date, locale: Locale) -> Iterator[str]:
    found = known(deadline, today)
    upto = min(read_until, today)
    if isinstance(found, NotYetKnown):
        first = _day(found.first, locale)
        yield f"On {_day(today, locale)} nothing was known yet; first announced on {first}."
        return
    yield f"On {_day(today, locale)}: {_state(found, locale)}"
    yield f"Sources read up to {_day(upto, locale)}."
    gaps = [each.gap.days for each in moves(deadline, today) if each.gap]
    if gaps:
        yield f"Gaps before a decision: {len(gaps)}, together {_days(sum(gaps))} without known cover."
    if open_gap(deadline, upto):
        yield f"No known cover since {_day(found.due + DAY, locale)}."


def _state(found: Known, locale: Locale) -> str:
    due, days = _day(found.due, locale), _days(abs(found.days))
    match found.state:
        case State.AHEAD:
            return f"ahead, {due}, in {days}."
        case State.TODAY:
            return f"today, {due}."
        case State.PASSED:
            return f"passed on {due}, {days} ago. We know of no extension."
        case State.ENDED:
            return f"ended on {due}, {days} ago, by official word."
        case State.BEGAN:
            return f"began on {due}, {days} ago."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _day(day: date, locale: Locale) -> str:
    said = say_day(day, locale)
    return said if locale == "en" else isolate(said)

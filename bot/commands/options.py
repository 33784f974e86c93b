"""Options that several verbs share, and how a verb says that it cannot go on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NoReturn

import typer

from bot.dialogue.actions import locale_named
from bot.dialogue.content import LOCALES, Locale


def fail(message: str, status: int = 1) -> NoReturn:
    """One clear line on the error output, then the end."""
    typer.echo(message, err=True)
    raise typer.Exit(status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as YYYY-MM-DD") from None


def _locale(text: str) -> str:
    found = text if text in LOCALES else locale_named(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is not a language; one of {', '.join(LOCALES)}")
    return found


# typer calls a parser on the default too, so these take text and give the value.
Today = Annotated[
    date | None,
    typer.Option("--today", parser=_day, metavar="DATE", help="Answer as of this day (default: today)."),
]
SpokenLocale = Annotated[
    str, typer.Option("--locale", parser=_locale, metavar="LOCALE", help="en, ps, fa_AF or ur.")
]


def spoken(locale: str) -> Locale:
    """The checked option as a locale."""
    return next(each for each in LOCALES if each == locale)

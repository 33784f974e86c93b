"""`migrate`, `copy-database`, `rekey`: what an operator does to the database while the bot stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import fail
from bot.settings import Settings, WrongSetting, read_settings


def migrate() -> None:
    """Bring the database to the newest version. `run` and `worker` do it by themselves."""
    from bot.store import (
        open_store,  # takes most of a second: what only reads the content shall not wait for it
    )

    settings = settings_of()

    async def migrating() -> None:
        async with open_store(settings.database_url.get_secret_value(), key_of(settings)):
            typer.echo("The database is at the newest version.")

    do(migrating)


def copy_database(
    target: Annotated[str, typer.Argument(help="The URL of an empty database, as in DATABASE_URL.")],
) -> None:
    """Copy everything from DATABASE_URL into an empty database, of either kind. Stop the bot first."""
    from bot.store import copy_to

    settings = settings_of()

    async def copying() -> None:
        people = await copy_to(settings.database_url.get_secret_value(), target, key_of(settings))
        typer.echo(f"{people} people copied. Now set DATABASE_URL to the new database and start the bot.")

    do(copying)


def rekey(
    new: Annotated[Path, typer.Argument(help="Where the new key lies; made if missing.")],
) -> None:
    """Change the secret key: new tags and seals for all who follow a date. Stop the bot first."""
    from bot.store import load_key, rekey_database

    settings = settings_of()

    async def changing() -> None:
        old, key = key_of(settings), load_key(new, None)
        kept, forgotten = await rekey_database(settings.database_url.get_secret_value(), old, key)
        typer.echo(f"{kept} people have new tags. Now set KEY_FILE to {new} and destroy the old key.")
        typer.echo(f"{forgotten} people who had only chosen a language will be asked for it again.")

    do(changing)


def settings_of() -> Settings:
    try:
        return read_settings()
    except WrongSetting as wrong:
        fail(f"a setting cannot be used: {wrong}")


def key_of(settings: Settings) -> bytes:
    from bot.store import load_key

    return load_key(settings.key_file, settings.panah_key.get_secret_value() if settings.panah_key else None)


def do(what: Callable[[], Coroutine[None, None, None]]) -> None:
    from bot.store import StoreProblem

    try:
        asyncio.run(what())
    except StoreProblem as problem:
        fail(str(problem))

"""`run`: the bot on Telegram."""

from __future__ import annotations

import asyncio

from bot.commands.options import fail
from bot.editions import BrokenContent
from bot.observe import start_logging
from bot.settings import Settings, WrongSetting, read_settings, settings_list
from bot.wording.catalogs import BrokenCatalog

EPILOG = settings_list()


def run() -> None:
    """Run the bot on Telegram, by polling. Stops cleanly on SIGTERM and Ctrl-C."""
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        fail(f"a setting cannot be used: {wrong}")
    if settings.telegram_token is None:
        fail("TELEGRAM_TOKEN is not set; get one from @BotFather, or try `python -m bot demo` without")
    start_logging(settings.log_level)
    _run(settings)


def _run(settings: Settings) -> None:
    from bot import app  # takes a second: what only reads the content shall not wait for it
    from bot.store import StoreProblem
    from bot.telegram.entry import CannotRun

    try:
        asyncio.run(app.run(settings))
    except (CannotRun, StoreProblem, BrokenCatalog, BrokenContent) as problem:
        fail(str(problem))

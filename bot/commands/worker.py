"""`worker`: plans and sends reminders, beside others that answer people."""

from __future__ import annotations

import asyncio

from bot.commands.options import fail
from bot.editions import BrokenContent
from bot.observe import start_logging
from bot.settings import WrongSetting, read_settings
from bot.wording.catalogs import BrokenCatalog


def worker() -> None:
    """Send reminders only. Any number may run on one PostgreSQL: one works, another takes over."""
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        fail(f"a setting cannot be used: {wrong}")
    if settings.telegram_token is None:
        fail("TELEGRAM_TOKEN is not set; get one from @BotFather")
    start_logging(settings.log_level)
    from bot import app  # takes a second: what only reads the content shall not wait for it
    from bot.store import StoreProblem

    try:
        asyncio.run(app.work(settings))
    except (StoreProblem, BrokenCatalog, BrokenContent) as problem:
        fail(str(problem))

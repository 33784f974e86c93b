"""How the verbs that go on until they are told to stop begin, and what ends them in one clear line."""

from __future__ import annotations

import asyncio
from typing import Literal

from bot import memory
from bot.commands.options import fail
from bot.editions import BrokenContent
from bot.observe import start_logging
from bot.settings import Settings, WrongSetting, read_settings
from bot.wording.catalogs import BrokenCatalog

Part = Literal["run", "web", "work"]


def usable_settings() -> Settings:
    """The settings of a bot that has a token."""
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        fail(f"a setting cannot be used: {wrong}")
    if settings.telegram_token is None:
        fail("TELEGRAM_TOKEN is not set; get one from @BotFather, or try `python -m bot demo` without")
    return settings


def start(part: Part, settings: Settings) -> None:
    """Do this part of the work until SIGTERM or Ctrl-C."""
    start_logging(settings.log_level)
    memory.fill()
    from bot import app  # takes a second: what only reads the content shall not wait for it
    from bot.store import StoreProblem
    from bot.telegram.entry import CannotRun

    parts = {"run": app.run, "web": app.web, "work": app.work}
    try:
        asyncio.run(parts[part](settings))
    except (CannotRun, StoreProblem, BrokenCatalog, BrokenContent) as problem:
        fail(str(problem))

"""`run`: the bot on Telegram, all in one process."""

from __future__ import annotations

from bot.commands.starting import start, usable_settings
from bot.settings import settings_list

EPILOG = settings_list()


def run() -> None:
    """Run the bot on Telegram: by polling, or at a webhook if PUBLIC_URL is set. Stops cleanly on SIGTERM."""
    start("run", usable_settings())

"""`demo`: the whole bot in a browser, without a token and without a server."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import Annotated

import typer

from bot.commands.options import Today, fail
from bot.editions import BrokenContent
from bot.observe import start_logging
from bot.settings import WrongSetting, read_settings
from bot.wording.catalogs import BrokenCatalog


def demo(
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="The port on 127.0.0.1 (default: 8000).")
    ] = None,
    today: Today = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
) -> None:
    """Show the bot as a phone on http://127.0.0.1:8000. Nothing is sent to Telegram."""
    from bot import demo as composed  # takes a second: what only reads the content shall not wait for it

    try:
        settings = read_settings()
        start_logging("WARNING")
        logging.getLogger("bot.renewal").setLevel("INFO")  # an editor wants to know that it was taken
        asyncio.run(composed.demo(port or settings.port, today, open_browser=browser and _has_screen()))
    except (WrongSetting, BrokenContent, BrokenCatalog, composed.PortTaken) as problem:
        fail(str(problem))


def _has_screen() -> bool:
    """Without a screen a text browser would take over the terminal."""
    return sys.platform in {"darwin", "win32"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))

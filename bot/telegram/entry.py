"""Coming in and going out, the same for polling and for a webhook.

Decides what Telegram is asked for, that a lost network is waited for, and which refusals end the process
in one clear line. It does not know how updates come.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.application import PtbApplication
from bot.telegram.profile import Profiles, publish

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between tries while the network is away
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
UNKNOWN_BOT = (
    "Telegram does not know this TELEGRAM_TOKEN; copy it again from @BotFather, or ask there for a new one"
)
Sleep = Callable[[float], Awaitable[None]]
log = logging.getLogger(__name__)


class CannotRun(Exception):
    """This process cannot do its work; the message is for the operator."""


async def patiently(do: Callable[[], Awaitable[None]], stop: asyncio.Event, sleep: Sleep) -> None:
    """Do it once Telegram can be reached, or not at all if told to stop before. Raises CannotRun."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            await do()
        except InvalidToken as error:
            raise CannotRun(UNKNOWN_BOT) from error
        except RetryAfter as error:
            wait = seconds(error)
            log.warning("Telegram asks us to wait %.0f s", wait)
            await _pause(wait, stop, sleep)
        except NetworkError as error:
            log.warning("Telegram cannot be reached, next try in %.0f s: %s", pause, error.message)
            await _pause(pause, stop, sleep)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


async def publish_profile(application: PtbApplication, profiles: Profiles) -> None:
    """The profile is not worth stopping for."""
    try:
        changed = await publish(application.bot, profiles)
        log.info("profile: %s", f"{changed} changed" if changed else "up to date")
    except TelegramError as error:
        log.warning("commands and description could not be set: %s", error.message)


async def leave(application: PtbApplication) -> None:
    """Close all connections, however far the application came."""
    # The application shuts nothing down unless it came to know who it is; the connections are open.
    await application.bot.shutdown()
    if not application.running:
        await application.shutdown()


async def _pause(pause: float, stop: asyncio.Event, sleep: Sleep) -> None:
    """Wait, but not a moment longer than until we are told to stop."""
    waiting = [asyncio.ensure_future(sleep(pause)), asyncio.ensure_future(stop.wait())]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

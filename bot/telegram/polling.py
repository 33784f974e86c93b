"""Asking Telegram for updates until told to stop, in spite of lost networks.

Each way in which this cannot work ends in one clear line: a wrong token, a second process with
the same token, a webhook that is still set.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.telegram.application import PtbApplication
from bot.telegram.profile import Profiles, publish

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between tries while the network is away
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
Sleep = Callable[[float], Awaitable[None]]
log = logging.getLogger(__name__)


class CannotRun(Exception):
    """Telegram refuses this bot or this process; the message is for the operator."""


async def poll(application: PtbApplication, profiles: Profiles, stop: asyncio.Event, sleep: Sleep) -> None:
    """Run until `stop` is set. Raises CannotRun."""
    refused: list[CannotRun] = []
    try:
        await _enter(application, stop, sleep)
        if not stop.is_set():
            await _poll(application, profiles, stop, refused)
    finally:
        # The application shuts nothing down unless it came to know who it is; the connections are open.
        await application.bot.shutdown()
    await application.shutdown()
    if refused:
        raise refused[0]


async def _poll(
    application: PtbApplication,
    profiles: Profiles,
    stop: asyncio.Event,
    refused: list[CannotRun],
) -> None:
    def failed(error: TelegramError) -> None:
        if isinstance(error, Conflict):
            refused.append(CannotRun(_conflict(error)))
            stop.set()
        elif isinstance(error, InvalidToken):
            refused.append(CannotRun(UNKNOWN_BOT))
            stop.set()
        else:
            log.warning("no updates at the moment, trying again: %s", error.message)

    await application.start()
    updater = application.updater
    if updater is None:
        raise CannotRun("the application was built without an updater")
    await updater.start_polling(allowed_updates=KINDS, bootstrap_retries=-1, error_callback=failed)
    log.info("@%s is listening", application.bot.username)
    await _publish(application, profiles)
    await stop.wait()
    await updater.stop()
    await application.stop()


async def _publish(application: PtbApplication, profiles: Profiles) -> None:
    """The profile is not worth stopping for."""
    try:
        changed = await publish(application.bot, profiles)
        log.info("profile: %s", f"{changed} changed" if changed else "up to date")
    except TelegramError as error:
        log.warning("commands and description could not be set: %s", error.message)


async def _enter(application: PtbApplication, stop: asyncio.Event, sleep: Sleep) -> None:
    """Ask Telegram who we are, patiently."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken as error:
            raise CannotRun(UNKNOWN_BOT) from error
        except NetworkError as error:
            log.warning("Telegram cannot be reached, next try in %.0f s: %s", pause, error.message)
            await _pause(pause, stop, sleep)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def _pause(seconds: float, stop: asyncio.Event, sleep: Sleep) -> None:
    """Wait, but not a moment longer than until we are told to stop."""
    waiting = [asyncio.ensure_future(sleep(seconds)), asyncio.ensure_future(stop.wait())]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


UNKNOWN_BOT = (
    "Telegram does not know this TELEGRAM_TOKEN; copy it again from @BotFather, or ask there for a new one"
)


def _conflict(error: Conflict) -> str:
    if "webhook" in error.message.lower():
        return "Telegram sends this bot's updates to a webhook; delete the webhook, or set PUBLIC_URL"
    return "another process asks for this bot's updates with the same TELEGRAM_TOKEN; stop one of the two"

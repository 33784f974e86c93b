"""Asking Telegram for updates until told to stop, in spite of lost networks.

Each way in which this cannot work ends in one clear line: a wrong token, a second process with
the same token, a webhook that is still set.
"""

from __future__ import annotations

import asyncio
import logging

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.telegram.application import PtbApplication
from bot.telegram.entry import KINDS, UNKNOWN_BOT, CannotRun, Sleep, leave, patiently, publish_profile
from bot.telegram.profile import Profiles

WEBHOOK_IS_SET = "Telegram sends this bot's updates to a webhook; delete the webhook, or set PUBLIC_URL"
log = logging.getLogger(__name__)


async def poll(application: PtbApplication, profiles: Profiles, stop: asyncio.Event, sleep: Sleep) -> None:
    """Run until `stop` is set. Raises CannotRun."""
    refused: list[CannotRun] = []
    try:
        await patiently(application.initialize, stop, sleep)
        await patiently(lambda: _leave_webhooks_alone(application), stop, sleep)
        if not stop.is_set():
            await _poll(application, profiles, stop, refused)
    finally:
        await leave(application)
    if refused:
        raise refused[0]


async def _leave_webhooks_alone(application: PtbApplication) -> None:
    """python-telegram-bot would delete it in silence, and with it the updates of all who serve it."""
    if (await application.bot.get_webhook_info()).url:
        raise CannotRun(WEBHOOK_IS_SET)


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
    await publish_profile(application, profiles)
    await stop.wait()
    await updater.stop()
    await application.stop()


def _conflict(error: Conflict) -> str:
    if "webhook" in error.message.lower():
        return WEBHOOK_IS_SET
    return "another process asks for this bot's updates with the same TELEGRAM_TOKEN; stop one of the two"

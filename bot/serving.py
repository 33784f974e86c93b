"""What a process that is reached over HTTP is put together from: webhook, health, server.

Apart from `bot.app`, so that who polls loads no server.
"""

from __future__ import annotations

import asyncio
from socket import socket

from starlette.applications import Starlette

from bot.conversation import Conversation
from bot.settings import Settings
from bot.store import Store, webhook_secret, webhook_tag
from bot.telegram.application import PtbApplication
from bot.telegram.entry import CannotRun, Sleep, leave
from bot.telegram.webhook import APOLOGISE_WITHIN, HANDLE_WITHIN, Webhook
from bot.web.health import health
from bot.web.server import listen, served

FINISH_WITHIN = int(HANDLE_WITHIN + APOLOGISE_WITHIN) + 1  # seconds


async def serve(
    settings: Settings,
    store: Store,
    conversation: Conversation,
    application: PtbApplication,
    stop: asyncio.Event,
    sleep: Sleep,
) -> None:
    """Answer people at the webhook until `stop`; then finish what is in hand. Raises CannotRun."""
    given = settings.webhook_secret
    secret = given.get_secret_value() if given else webhook_secret(store.key)
    webhook = Webhook(application, secret)
    app = Starlette(routes=[webhook.route, health(lambda: _missing(store, conversation))])
    url = str(settings.public_url).rstrip("/")
    try:
        async with served(app, _listening(settings), stop, finish_within=FINISH_WITHIN):
            tag = webhook_tag(store.key, secret)
            await webhook.keep(url, tag, conversation.edition.outside, stop, sleep)
    finally:
        await leave(application)


def _listening(settings: Settings) -> socket:
    try:
        return listen(settings.host, settings.port)
    except OSError as error:
        raise CannotRun(
            f"HOST {settings.host} and PORT {settings.port} cannot be listened at ({error.strerror})"
        ) from error


async def _missing(store: Store, conversation: Conversation) -> str | None:
    """What we cannot work without."""
    if not conversation.edition.faq.answers:
        return "content"
    return None if await store.answers() else "database"

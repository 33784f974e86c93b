"""The python-telegram-bot application: many people at once, one person's updates in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, BaseUpdateProcessor, CallbackContext, TypeHandler
from telegram.request import BaseRequest

from bot.conversation import Conversation
from bot.observe import fault
from bot.telegram.gateway import Gateway
from bot.telegram.replies import Now, Replies

AT_ONCE = 256
Context = CallbackContext[Any, Any, Any, Any]
PtbApplication = Application[Any, Any, Any, Any, Any, Any]
PUBLIC_API = "https://api.telegram.org"
log = logging.getLogger(__name__)


class OneByOneInAChat(BaseUpdateProcessor):
    """Two taps of one person are answered in their order; nobody waits for somebody else."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        super().__init__(at_once)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        lock = self._locks.setdefault(chat.id, asyncio.Lock())
        async with lock:
            await coroutine


def build_application(
    token: str,
    conversation: Conversation,
    now: Now,
    *,
    request: BaseRequest,
    polling: BaseRequest,
    api_url: str = PUBLIC_API,
) -> PtbApplication:
    """An application with one handler for all updates; `polling` has a connection of its own.

    A fault of ours ends in a log line and an apology: none leaves `process_update`.
    """
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url.rstrip('/')}/bot")
        .base_file_url(f"{api_url.rstrip('/')}/file/bot")
        .request(request)
        .get_updates_request(polling)
        .concurrent_updates(OneByOneInAChat())
        .job_queue(None)
        .build()
    )
    replies = Replies(conversation, Gateway(application.bot), now, lambda: application.bot.username)

    async def handle(update: Update, _: Context) -> None:
        await replies.answer(update)

    async def failed(update: object, context: Context) -> None:
        if context.error:
            log.error("an update could not be handled: %s", fault(context.error))
        try:
            if isinstance(update, Update):
                await replies.apologise(update)
        except Exception as error:  # noqa: BLE001 (python-telegram-bot would log the error's own words)
            log.error("an apology failed: %s", fault(error))

    application.add_handler(TypeHandler(Update, handle))
    application.add_error_handler(failed)
    return application

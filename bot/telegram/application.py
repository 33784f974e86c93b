"""The python-telegram-bot application: many people at once, one person's updates in order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, BaseUpdateProcessor, CallbackContext, TypeHandler
from telegram.request import BaseRequest

from bot.conversation import Conversation
from bot.telegram.gateway import Gateway
from bot.telegram.replies import Now, Replies

AT_ONCE = 256
PtbApplication = Application[Any, Any, Any, Any, Any, Any]
PUBLIC_API = "https://api.telegram.org"


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
    """An application with one handler for all updates; `polling` has a connection of its own."""
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
    application.add_handler(TypeHandler(Update, _handler(conversation, now)))
    return application


def _handler(conversation: Conversation, now: Now) -> Any:
    replies: Replies | None = None

    async def handle(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        nonlocal replies
        if replies is None:
            replies = Replies(conversation, Gateway(context.bot), now, context.bot.username)
        await replies.answer(update)

    return handle

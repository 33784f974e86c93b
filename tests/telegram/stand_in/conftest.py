"""A stand-in with a clock that the test holds, and a real python-telegram-bot application before it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.telegram.stand_in import StandIn, StandInRequest

Running = Application[Any, Any, Any, Any, Any, Any]


@dataclass
class Watch:
    """A clock that only the test moves."""

    at: datetime = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def on(self, **parts: float) -> None:
        self.at += timedelta(**parts)


@pytest.fixture(autouse=True)
def _spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else each RetryAfter warns


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def stand_in(watch: Watch) -> StandIn:
    return StandIn(watch)


@pytest.fixture
async def bot(stand_in: StandIn) -> AsyncIterator[Bot]:
    """A client without an application: each call stands alone."""
    async with Bot(
        stand_in.token, request=StandInRequest(stand_in), get_updates_request=StandInRequest(stand_in)
    ) as bot:
        yield bot


Context = ContextTypes.DEFAULT_TYPE
CHOICE = InlineKeyboardMarkup(
    [[InlineKeyboardButton("پښتو", callback_data="ps"), InlineKeyboardButton("English", callback_data="en")]]
)


async def started(update: Update, context: Context) -> None:
    if update.message is None:  # an edited command
        return
    await update.message.reply_text(f"سلام {' '.join(context.args or [])}".strip(), reply_markup=CHOICE)


async def pressed(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer(f"toast {update.callback_query.data}")
    try:
        await update.callback_query.edit_message_text(
            f"<b>{update.callback_query.data}</b> 🙂", parse_mode="HTML", reply_markup=CHOICE
        )
    except BadRequest as error:
        context.bot_data.setdefault("refused", []).append(error.message)


async def echoed(update: Update, context: Context) -> None:
    if update.message:
        await update.message.chat.send_action("typing")
        await update.message.reply_text(f"echo {update.message.text or '?'}", do_quote=True)


@asynccontextmanager
async def run(
    token: str, transport: Callable[[], BaseRequest], url: str | None = None
) -> AsyncIterator[Running]:
    """A polling application that greets, echoes and edits in place."""
    builder = Application.builder().token(token).request(transport()).get_updates_request(transport())
    application: Running = (builder.base_url(url) if url else builder).build()
    application.add_handler(CommandHandler("start", started))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.ALL, echoed))
    async with application:
        assert application.updater
        await application.updater.start_polling(poll_interval=0.0, timeout=timedelta(seconds=10))
        await application.start()
        try:
            yield application
        finally:
            await asyncio.wait_for(application.updater.stop(), 5)
            await application.stop()


@pytest.fixture
async def application(stand_in: StandIn) -> AsyncIterator[Running]:
    async with run(stand_in.token, lambda: StandInRequest(stand_in)) as running:
        stand_in.when_fetched = running.update_queue.join
        yield running

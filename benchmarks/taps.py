"""Readers who tap while reminders go out, through the same application that `run` has.

Each tap is of another reader, who opens an answer by a button that also chooses the language: so it is
read, stored, worded, shown and confirmed. What is measured ends when the post office takes the screen.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from time import perf_counter

from telegram import Bot, Update

from bot.clock import Clock
from bot.conversation import Conversation
from bot.editions import Edition
from bot.store import Store
from bot.telegram.application import PtbApplication, build_application
from bot.telegram.request import FastRequest

FIRST = 8_000_000_000  # nobody who gets a reminder
BUTTONS = ("o_por-expiry_ps", "o_arrested_fa_AF", "o_por-validity_ur", "o_dates-all_en")


@asynccontextmanager
async def tapping(
    store: Store, edition: Edition, token: str, url: str, rate: float
) -> AsyncIterator[dict[int, float]]:
    """`rate` taps a second as long as this lasts; when each arrived, by chat."""
    arrived: dict[int, float] = {}
    if not rate:
        yield arrived
        return
    clock = Clock()
    conversation = Conversation(edition, store.people, store.learning)
    application = build_application(
        token, conversation, clock.now, request=FastRequest(), polling=FastRequest(), api_url=url
    )
    await application.initialize()
    await application.start()
    tapping = asyncio.create_task(_tap(application, rate, arrived, clock.sleep))
    try:
        yield arrived
    finally:
        tapping.cancel()
        await application.update_queue.join()
        await application.stop()
        await application.shutdown()


async def _tap(
    application: PtbApplication,
    rate: float,
    arrived: dict[int, float],
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    begun = perf_counter()
    for number in count():
        await sleep(max(0.0, begun + number / rate - perf_counter()))
        chat = FIRST + number
        arrived[chat] = perf_counter()
        application.update_queue.put_nowait(_update(number, chat, application.bot))


def _update(number: int, chat: int, bot: Bot) -> Update:
    person = {"id": chat, "is_bot": False, "first_name": "Gul", "language_code": "en"}
    screen = {"message_id": 1, "date": 1_750_000_000, "chat": {"id": chat, "type": "private"}, "text": "ok"}
    tap = {
        "id": str(number),
        "from": person,
        "message": screen,
        "chat_instance": "1",
        "data": BUTTONS[number % len(BUTTONS)],
    }
    return Update.de_json({"update_id": number, "callback_query": tap}, bot)

"""The same messages by the clients that others use: python-telegram-bot's default and aiogram's.

python -m benchmarks.clients ptb 3000 0.05
python -m benchmarks.clients aiogram 10000 0.05   (with an environment that has aiogram)
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any

from benchmarks.office import post_office

TOKEN = "123456789:stand-in"  # noqa: S105 - opens nothing
TEXT = "A date that you saved is in 3 days. Tap to read. " * 4
AT_ONCE = 256
LIMIT = 60.0  # seconds
Send = Callable[[int], Awaitable[Any]]


async def measure(client: str, messages: int, latency: float) -> str:
    os.sched_setaffinity(0, {0})
    with post_office(latency) as office:
        send, close = await {"ptb": _ptb, "aiogram": _aiogram}[client](office.url)
        numbers = iter(range(messages))
        sent = 0
        begun = perf_counter()

        async def lane() -> None:
            nonlocal sent
            for _ in numbers:
                if perf_counter() - begun > LIMIT:
                    return
                await send(1000)
                sent += 1

        await asyncio.gather(*(lane() for _ in range(AT_ONCE)))
        took = perf_counter() - begun
        await close()
    return f"{client}, {latency * 1000:.0f} ms: {sent:,} messages in {took:.1f} s = {sent / took:,.1f}/s"


async def _ptb(url: str) -> tuple[Send, Callable[[], Awaitable[Any]]]:
    from telegram import Bot
    from telegram.request import HTTPXRequest

    bot = Bot(TOKEN, base_url=f"{url}/bot", request=HTTPXRequest(pool_timeout=LIMIT, read_timeout=LIMIT))
    await bot._request[1].initialize()
    return (lambda chat: bot.send_message(chat, TEXT)), bot._request[1].shutdown


async def _aiogram(url: str) -> tuple[Send, Callable[[], Awaitable[Any]]]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=AT_ONCE)
    bot = Bot(TOKEN, session=session)
    return (lambda chat: bot.send_message(chat, TEXT)), session.close


if __name__ == "__main__":
    print(asyncio.run(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))

"""The whole way of a message: claim, unseal, word, send over HTTP, acknowledge; one worker on one core.

python -m benchmarks.sending sqlite 30000 0.05
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import date
from time import perf_counter

from telegram import Bot

from benchmarks.databases import database
from benchmarks.office import post_office
from benchmarks.people import add_followers
from bot import memory
from bot.clock import Clock
from bot.editions import Edition, read_edition
from bot.pace import Pace
from bot.reminders import Reminders
from bot.sender import Sender
from bot.store import open_store
from bot.telegram.gateway import Gateway
from bot.telegram.request import FastRequest
from tests.reminders.world import CARD, at, content

KEY = bytes(range(32))
DAY = date(2026, 6, 27)
TOKEN = "123456789:stand-in"  # noqa: S105 - opens nothing
AT_ONCE = 256
WORKER, OTHERS = {0}, {1}  # cores; the post office goes to the second by itself


async def measure(kind: str, people: int, latency: float, rate: float = 1e9) -> str:
    os.sched_setaffinity(0, OTHERS)  # the database's server is started from here and stays there
    with database(kind) as url, post_office(latency) as office:
        os.sched_setaffinity(0, WORKER)
        async with open_store(url, KEY) as store:
            await add_followers(store.engine, KEY, CARD, people, spread=False)
            post = store.post(perf_counter)
            await post.lease.take(1)
            await post.runs.mark_planned("Asia/Karachi", date(2026, 6, 26))
            faq = content((date(2025, 1, 1), date(2026, 6, 30)))
            await Reminders(faq, post).plan(at(DAY))
            request = FastRequest(connections=AT_ONCE)
            await request.initialize()
            bot = Bot(TOKEN, base_url=f"{office.url}/bot", request=request, get_updates_request=request)
            edition: Edition = read_edition()
            pace = Pace(rate, perf_counter, Clock().sleep)
            words = edition.renderer.render
            sender = Sender(post, Gateway(bot), faq, words, pace, lambda: at(DAY), perf_counter)
            memory.keep()
            keeping = asyncio.create_task(_keep(post.lease, Clock().sleep))
            begun, cpu = perf_counter(), os.times()
            ended = await sender.send()
            took, used = perf_counter() - begun, os.times()
            keeping.cancel()
            await request.shutdown()
    busy = used.user + used.system - cpu.user - cpu.system
    inner = office.seconds[1:-1]
    spread = f", {min(inner)}-{max(inner)} in any full second" if inner else ""
    return (
        f"{kind}, {latency * 1000:.0f} ms: {ended:,} messages in {took:.1f} s = {ended / took:,.1f}/s "
        f"({busy / ended * 1e6:.0f} us of CPU each){spread}"
    )


async def _keep(lease: object, sleep: object) -> None:
    while True:
        await sleep(5)  # type: ignore[operator]
        await lease.take(1)  # type: ignore[attr-defined]


if __name__ == "__main__":
    rate = float(sys.argv[4]) if len(sys.argv) > 4 else 1e9
    print(asyncio.run(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), rate)))

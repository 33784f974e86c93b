"""The whole way of a message: claim, unseal, word, send over HTTP, acknowledge; one worker on one core.

python -m benchmarks.sending sqlite 30000 0.05            as fast as it goes, with 50 ms to Telegram
python -m benchmarks.sending sqlite 9000 0 --rate 25 --taps 5 --seconds 300   at SEND_RATE, while people tap

The post office, and the server of PostgreSQL, have the other core. With taps it says how long people wait:
from the update's arrival until the post office took the screen (both by the machine's one monotonic clock).
"""

from __future__ import annotations

import argparse
import asyncio
import os
from datetime import date
from statistics import median, quantiles
from time import perf_counter

from telegram import Bot

from benchmarks.databases import KINDS, database
from benchmarks.office import Office, post_office
from benchmarks.people import add_followers
from benchmarks.taps import tapping
from bot import memory
from bot.clock import Clock
from bot.editions import Edition, read_edition
from bot.pace import Pace
from bot.reminders import Reminders
from bot.sender import Sender
from bot.store import Post, Store, open_store
from bot.telegram.gateway import Gateway
from bot.telegram.request import FastRequest
from tests.reminders.world import CARD, at, content

KEY = bytes(range(32))
DAY = date(2026, 6, 27)
TOKEN = "123456789:stand-in"  # noqa: S105 - opens nothing
AT_ONCE = 256
WORKER, OTHERS = {0}, {1}  # cores
LIMIT = 60.0  # seconds
FASTEST = 1e9  # a rate that never makes anybody wait


async def measure(kind: str, people: int, latency: float, rate: float, taps: float, seconds: float) -> str:
    os.sched_setaffinity(0, OTHERS)  # the database's server is started from here and stays there
    with database(kind) as url, post_office(latency) as office:
        os.sched_setaffinity(0, WORKER)
        async with open_store(url, KEY) as store:
            post = await _planned(store, people)
            edition = read_edition()
            memory.keep()
            async with tapping(store, edition, TOKEN, office.url, taps) as arrived:
                begun, cpu = perf_counter(), os.times()
                ended = await _send(post, edition, office.url, rate, seconds)
                took, used = perf_counter() - begun, os.times()
    busy = used.user + used.system - cpu.user - cpu.system
    return (
        f"{kind}, {latency * 1000:.0f} ms: {ended:,} messages in {took:.1f} s = {ended / took:,.1f}/s "
        f"({busy / ended * 1e6:.0f} us of CPU each){_steady(office)}{_waited(arrived, office)}"
    )


async def _planned(store: Store, people: int) -> Post:
    """A reminder waits for each of them, and the lease is ours."""
    await add_followers(store.engine, KEY, CARD, people, spread=False)
    post = store.post(perf_counter)
    await post.lease.take(1)
    await post.runs.mark_planned("Asia/Karachi", date(2026, 6, 26))
    await Reminders(FAQ, post).plan(at(DAY))
    return post


async def _send(post: Post, edition: Edition, url: str, rate: float, seconds: float) -> int:
    """Send what waits, as `worker` does, for so long at most; how many rows ended."""
    async with FastRequest(connections=AT_ONCE) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
        pace = Pace(rate, perf_counter, Clock().sleep)
        words = edition.renderer.render
        sender = Sender(post, Gateway(bot), FAQ, words, pace, lambda: at(DAY), perf_counter)
        keeping = asyncio.create_task(_keep(post))
        stopping = asyncio.get_running_loop().call_later(seconds, sender.stop)
        ended = await sender.send()
        stopping.cancel()
        keeping.cancel()
    return ended


async def _keep(post: Post) -> None:
    while True:
        await Clock().sleep(5)
        await post.lease.take(1)


def _steady(office: Office) -> str:
    """The seconds between the first and the last."""
    full = office.seconds[1:-1]
    if not full:
        return ""
    return f"; in {len(full)} full seconds {min(full)}-{max(full)}, {sum(full) / len(full):.2f}/s"


def _waited(arrived: dict[int, float], office: Office) -> str:
    waits = [office.edited[chat] - when for chat, when in arrived.items() if chat in office.edited]
    if len(waits) < 2:
        return ""
    most = quantiles(waits, n=100, method="inclusive")[98]
    return (
        f"; {len(waits):,} of {len(arrived):,} taps answered, median {median(waits) * 1000:.1f} ms, "
        f"99 of 100 within {most * 1000:.1f} ms, all within {max(waits) * 1000:.1f} ms"
    )


FAQ = content((date(2025, 1, 1), date(2026, 6, 30)))

if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("kind", choices=KINDS)
    asked.add_argument("people", type=int)
    asked.add_argument("latency", type=float, help="seconds")
    asked.add_argument("--rate", type=float, default=FASTEST, help="messages a second")
    asked.add_argument("--taps", type=float, default=0.0, help="a second")
    asked.add_argument("--seconds", type=float, default=LIMIT, help="of sending, at most")
    print(asyncio.run(measure(**vars(asked.parse_args()))))

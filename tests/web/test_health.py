"""Health says one word, and nothing of persons."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest
from starlette.applications import Starlette

from bot.web.health import health
from bot.web.server import listen, served


@pytest.mark.parametrize(
    ("missing", "status", "word"),
    [(None, 200, "ok"), ("database", 503, "database"), ("content", 503, "content")],
)
async def test_one_word_says_whether_it_works(missing: str | None, status: int, word: str) -> None:
    async def look() -> str | None:
        return missing

    transport = httpx.ASGITransport(Starlette(routes=[health(look)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        answer = await client.get("/health")
    assert (answer.status_code, answer.text) == (status, word)


async def test_a_server_finishes_what_is_in_hand_and_takes_nothing_more() -> None:
    asked, go_on, stop = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def look() -> str | None:
        asked.set()
        await go_on.wait()
        return None

    listening = listen("127.0.0.1", 0)
    host, port = listening.getsockname()
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        async with served(Starlette(routes=[health(look)]), listening, stop, finish_within=5):
            in_hand = asyncio.create_task(client.get("/health"))
            await asyncio.wait_for(asked.wait(), 5)
            asyncio.get_running_loop().call_later(0.2, go_on.set)
        assert in_hand.done()
        assert (await in_hand).status_code == 200
        with pytest.raises(httpx.ConnectError):
            await client.get("/health")
    assert stop.is_set(), "a server that ended is never waited for"


async def test_what_never_ends_does_not_keep_a_server_from_ending() -> None:
    asked = asyncio.Event()

    async def look() -> str | None:
        asked.set()
        await asyncio.get_running_loop().create_future()
        return None

    listening = listen("127.0.0.1", 0)
    host, port = listening.getsockname()
    async with asyncio.timeout(10), httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        async with served(Starlette(routes=[health(look)]), listening, asyncio.Event(), finish_within=1):
            in_hand = asyncio.create_task(client.get("/health"))
            await asked.wait()
        assert (await in_hand).status_code == 500


def test_both_kinds_of_addresses_can_be_listened_at() -> None:
    with listen("127.0.0.1", 0) as four:
        assert four.family == socket.AF_INET
    if socket.has_dualstack_ipv6():
        with listen("::1", 0) as six:
            assert six.family == socket.AF_INET6

"""A process of its own and a Bot API over HTTP: what a test needs to meet the bot as an operator does."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest_asyncio
import uvicorn

from bot.clock import Clock
from bot.editions import ROOT
from bot.telegram.stand_in import StandIn
from bot.telegram.stand_in.http_face import http_face

WAIT = 40  # seconds; a start takes about two on an idle core


@dataclass
class Api:
    stand_in: StandIn
    url: str


@pytest_asyncio.fixture
async def api() -> AsyncIterator[Api]:
    clock = Clock()
    stand_in = StandIn(clock.now, sleep=clock.sleep)
    config = uvicorn.Config(http_face(stand_in), port=0, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await clock.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Api(stand_in, f"http://127.0.0.1:{port}")
    server.should_exit = True
    server.force_exit = True
    await serving


async def run(folder: Path, verb: str = "run", **settings: str) -> asyncio.subprocess.Process:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {
        **kept,
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder}/panah.db",
        "KEY_FILE": f"{folder}/panah.key",
        **settings,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", verb),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def said_by(process: asyncio.subprocess.Process) -> str:
    output, _ = await asyncio.wait_for(process.communicate(), WAIT)
    return output.decode()


async def until(true: Callable[[], bool]) -> None:
    clock = Clock()
    for _ in range(WAIT * 50):
        if true():
            return
        await clock.sleep(0.02)
    raise TimeoutError("it did not happen")

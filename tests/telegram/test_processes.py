"""Several processes and one database: one takes a wish, another shows it, a third reminds."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import text

from bot.clock import Clock
from bot.dialogue.following import ZONES
from bot.editions import ROOT
from bot.hours import local
from bot.store.engine import open_engine, writing
from bot.telegram.stand_in import Phone, Shown
from bot.telegram.stand_in.webhook import deliver
from tests.store.conftest import postgres_server, postgres_url
from tests.telegram.process import WAIT, Api, api, run, said_by, until

__all__ = ["api", "postgres_server", "postgres_url"]

URL = "https://panah.example"
KEY = bytes(range(32)).hex()
Process = asyncio.subprocess.Process


@dataclass
class Proxy:
    """Stands where an operator's proxy would: takes what Telegram sends, and hands it to each in turn."""

    session: aiohttp.ClientSession
    ports: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def carry(self, address: str, body: bytes, headers: dict[str, str]) -> int:
        if not self.ports:
            return 0
        self.ports.append(self.ports.pop(0))
        here = address.replace(URL, f"http://127.0.0.1:{self.ports[-1]}")
        try:
            async with self.session.post(here, data=body, headers=headers) as response:
                self.statuses.append(response.status)
        except aiohttp.ClientError:
            return 0
        return self.statuses[-1]

    async def health(self, port: int) -> tuple[int, str]:
        """What a process says of itself; (0, "") while nobody listens."""
        try:
            async with self.session.get(f"http://127.0.0.1:{port}/health") as response:
                return response.status, await response.text()
        except aiohttp.ClientError:
            return 0, ""


@pytest_asyncio.fixture
async def proxy(api: Api) -> AsyncIterator[Proxy]:
    clock = Clock()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(WAIT)) as session:
        proxy = Proxy(session)
        carrying = asyncio.create_task(deliver(api.stand_in.world, proxy.carry, lambda: clock.sleep(0.05)))
        yield proxy
        carrying.cancel()
        with suppress(asyncio.CancelledError):
            await carrying


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def settings(api: Api, **more: str) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": api.stand_in.token, "TELEGRAM_API_URL": api.url, "PANAH_KEY": KEY, **more}


@asynccontextmanager
async def serving(
    verb: str, api: Api, proxy: Proxy, folder: Path, *, many: int = 1, **more: str
) -> AsyncIterator[list[Process]]:
    """So many processes that answer at the webhook; killed at the end if they still run."""
    ports = [free_port() for _ in range(many)]
    given = settings(api, PUBLIC_URL=URL, **more)
    processes = await asyncio.gather(*(run(folder, verb, PORT=str(port), **given) for port in ports))
    try:
        async with asyncio.timeout(WAIT):
            for port in ports:
                while await proxy.health(port) != (200, "ok"):
                    await Clock().sleep(0.05)
        proxy.ports = ports
        yield list(processes)
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def shown(phone: Phone, true: Callable[[Shown], bool]) -> Shown:
    """The newest screen, once it is as it should be."""
    await until(lambda: bool(phone.screen().from_bot) and true(phone.screen().from_bot[-1]))
    return phone.screen().from_bot[-1]


async def stopped(process: Process) -> str:
    process.send_signal(signal.SIGTERM)
    output = await said_by(process)
    assert process.returncode == 0, output
    assert "Traceback" not in output
    return output


@pytest.mark.postgres
async def test_two_answer_and_a_third_reminds(
    api: Api, proxy: Proxy, postgres_url: str, tmp_path: Path
) -> None:
    phone = api.stand_in.phone(7, language_code="en")
    zone = awake()
    day = local(zone, Clock().now()).day + timedelta(days=3)
    async with serving("web", api, proxy, tmp_path, many=2, DATABASE_URL=postgres_url) as processes:
        phone.write("English")
        await shown(phone, lambda screen: "What do you want to know?" in screen.text)
        phone.write(f"{day:%Y-%m-%d}")
        await shown(phone, lambda screen: "🛂 Visa" in screen.labels)
        phone.tap("🛂 Visa")
        await shown(phone, lambda screen: "for me" in screen.labels)
        phone.tap("for me")
        await shown(phone, lambda screen: "✅ Yes" in screen.labels)
        phone.tap("✅ Yes")
        await shown(phone, lambda screen: "I write to you on these days" in screen.text)
        for _ in range(2):  # by each of the two, in turn
            before = len(phone.screen().from_bot)
            phone.write("/dates")
            await until(partial(_longer, phone, before))
            assert "Visa" in phone.screen().last.text
        assert set(proxy.statuses) == {200}
        assert len(api.stand_in.sent("setWebhook")) <= 2
        await move_to(postgres_url, zone)
        before = len(phone.screen().from_bot)
        worker = await run(tmp_path, "worker", **settings(api, DATABASE_URL=postgres_url))
        try:
            await until(partial(_longer, phone, before))
            assert "in \u20683\u2069 days" in phone.screen().last.text
            phone.tap("👁 Read")
            await shown(phone, lambda screen: "Visa" in screen.text)
            for process in (worker, *processes):
                assert api.stand_in.token not in await stopped(process)
        finally:
            if worker.returncode is None:
                worker.kill()
                await worker.wait()
    assert api.stand_in.world.inbox.webhook, "the webhook stays"


def _longer(phone: Phone, before: int) -> bool:
    return len(phone.screen().from_bot) > before


def awake() -> str:
    """A zone in which reminders go at this hour; there always is one."""
    return next(zone for zone in ZONES if local(zone, Clock().now()).morning_came)


async def move_to(database_url: str, zone: str) -> None:
    """As if the date had been saved yesterday, by somebody who lives there."""
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        yesterday = (Clock().today - timedelta(days=2)).isoformat()
        await connection.execute(text("UPDATE followers SET zone = :zone"), {"zone": zone})
        saved = {"zone": zone, "since": yesterday}
        await connection.execute(text("UPDATE own_dates SET zone = :zone, since = :since"), saved)
    await engine.dispose()


async def test_what_is_in_hand_is_finished_when_it_is_told_to_stop(
    api: Api, proxy: Proxy, tmp_path: Path
) -> None:
    async with serving("web", api, proxy, tmp_path) as (process,):
        phone = api.stand_in.phone(7)
        await until(lambda: len(api.stand_in.sent("getMyShortDescription")) == 4)
        api.stand_in.latency = 1.0
        phone.start()
        await until(lambda: api.stand_in.calls[-1].method == "sendMessage")
        assert not phone.screen().from_bot
        await stopped(process)
        assert proxy.statuses == [200]
        assert phone.screen().from_bot
        assert await proxy.health(proxy.ports[0]) == (0, "")
    assert api.stand_in.world.inbox.webhook


async def test_run_with_an_address_answers_at_the_webhook_and_never_polls(
    api: Api, proxy: Proxy, tmp_path: Path
) -> None:
    async with serving("run", api, proxy, tmp_path, WEBHOOK_SECRET="of-my-own") as (process,):
        phone = api.stand_in.phone(7)
        phone.start()
        assert (await shown(phone, lambda _: True)).labels
        output = await stopped(process)
    (call,) = api.stand_in.sent("setWebhook")
    assert call["secret_token"] == "of-my-own"
    assert "of-my-own" not in output
    assert not [each for each in api.stand_in.calls if each.method in ("getUpdates", "deleteWebhook")]


async def test_a_port_that_is_taken_is_said_in_one_line(api: Api, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        output = await said_by(await run(tmp_path, "web", **settings(api, PUBLIC_URL=URL, PORT=port)))
    assert output.splitlines()[-1].startswith(f"HOST 127.0.0.1 and PORT {port} cannot be listened at")
    assert "Traceback" not in output
    assert api.stand_in.sent("setWebhook") == []


async def test_web_without_an_address_says_so(api: Api, tmp_path: Path) -> None:
    output = await said_by(await run(tmp_path, "web", **settings(api)))
    assert len(output.splitlines()) == 1
    assert "PUBLIC_URL is not set" in output


async def test_who_polls_loads_no_server() -> None:
    code = "import sys, bot.app; sys.exit(bool({'starlette', 'uvicorn'} & set(sys.modules)))"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, cwd=ROOT)
    assert await asyncio.wait_for(process.wait(), WAIT) == 0

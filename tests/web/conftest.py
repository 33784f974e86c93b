"""The page served for real, and a browser that no request leaves for another host."""

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.web.demo import DemoServer, demo_app
from tests.web.fakes import Calendar, World

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Site:
    """A running page. `stop` and `begin` are what a restart of the server is."""

    world: World
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def begin(self) -> None:
        self.world = World(self.world.calendar)
        listening = socket.create_server(("127.0.0.1", self.port), reuse_port=False)
        self.port = listening.getsockname()[1]
        app = demo_app(self.world.new_phone, self.world.subscribe, self.world.calendar)
        self._server = DemoServer(app)
        self._running = asyncio.create_task(self._server.serve(sockets=[listening]))

    async def stop(self) -> None:
        self._server.should_exit = True
        await self._running


@pytest_asyncio.fixture(loop_scope="module")
async def site() -> AsyncIterator[Site]:
    site = Site(World(Calendar()))
    await site.begin()
    yield site
    await site.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = _chromium(playwright.chromium.executable_path)
        if found is None:
            pytest.skip(f"no Chromium: set CHROMIUM to its path, or install one of {', '.join(NAMES)}")
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        await browser.close()


def _chromium(own: str) -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), own if Path(own).exists() else None)


@asynccontextmanager
async def opened(
    browser: Browser, site: Site, path: str = "/", *, width: int = 1200, dark: bool = False
) -> AsyncIterator[Page]:
    """A page that must neither ask another host for anything nor complain of an error."""
    context = await browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    page.set_default_timeout(5000)
    asked: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(site.address + path)
    yield page
    await context.close()
    assert [url for url in asked if not url.startswith(site.address + "/")] == []
    assert errors == []

"""A stretch of network between a worker and its PostgreSQL server that can be cut without a word.

While it is cut nothing is forwarded and nothing closed, as where a cable is pulled or a firewall forgets.
Once it is healed what was on its way arrives, late, as TCP would see to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import parse_qs, urlsplit

PORT = 5432


class Network:
    """`url` leads to the database through here."""

    def __init__(self, database_url: str) -> None:
        self._parts = urlsplit(database_url)
        self._socket = f"{parse_qs(self._parts.query)['host'][0]}/.s.PGSQL.{PORT}"
        self._whole = asyncio.Event()
        self._whole.set()
        self._ways: set[asyncio.Task[None]] = set()
        self.url = ""

    def cut(self) -> None:
        self._whole.clear()

    def heal(self) -> None:
        self._whole.set()

    async def begin(self) -> asyncio.Server:
        server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self.url = f"postgresql://postgres@127.0.0.1:{port}{self._parts.path}"
        return server

    async def end(self) -> None:
        for each in self._ways:
            each.cancel()
        await asyncio.gather(*self._ways, return_exceptions=True)

    async def _join(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await self._whole.wait()
        far, there = await asyncio.open_unix_connection(self._socket)
        for reader, writer in ((near, there), (far, back)):
            way = asyncio.create_task(self._carry(reader, writer))
            self._ways.add(way)
            way.add_done_callback(self._ways.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError):
                while data := await reader.read(65536):
                    await self._whole.wait()
                    writer.write(data)
                    await writer.drain()
            await self._whole.wait()
            writer.close()
        finally:
            if not writer.is_closing():
                writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()


@asynccontextmanager
async def network_to(database_url: str) -> AsyncIterator[Network]:
    network = Network(database_url)
    server = await network.begin()
    try:
        yield network
    finally:
        network.heal()
        server.close()
        await network.end()

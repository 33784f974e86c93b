"""An HTTP server inside a process that has its own beginning and end.

Decides how a server listens, starts and stops: at the end it takes nothing more, finishes what is in hand and
returns. It does not know what is asked nor answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from socket import AF_INET, AF_INET6, create_server, socket

import uvicorn
from starlette.types import ASGIApp

KEPT_ALIVE = 75  # seconds a proxy's idle connection stays open; longer than the 60 of nginx, which closes it


def listen(host: str, port: int) -> socket:
    """A listening socket; raises OSError."""
    return create_server((host, port), family=AF_INET6 if ":" in host else AF_INET)


@asynccontextmanager
async def served(
    app: ASGIApp, listening: socket, stop: asyncio.Event, *, finish_within: int
) -> AsyncIterator[None]:
    """Answer as long as this lasts; what is in hand at the end has `finish_within` seconds.

    A server that ends by itself sets `stop`.
    """
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,  # an address is a person's
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEPT_ALIVE,
        timeout_graceful_shutdown=finish_within,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    serving.add_done_callback(lambda _: stop.set())
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """Leaves the signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

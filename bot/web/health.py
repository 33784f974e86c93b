"""Whether this process can do its work, in one word, for whoever restarts it. Says nothing of persons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PATH = "/health"
Missing = Callable[[], Awaitable[str | None]]


def health(missing: Missing) -> Route:
    """GET /health: 200, or 503 with the one word that `missing` gives."""

    async def answer(_: Request) -> Response:
        word = await missing()
        return PlainTextResponse(word or "ok", 503 if word else 200, {"cache-control": "no-store"})

    return Route(PATH, answer, methods=["GET"])

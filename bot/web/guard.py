"""Who may ask, and what every answer says about safety.

The demonstration listens on this machine only. A page of another site could still send requests to it, or
point its own name at 127.0.0.1 (DNS rebinding): so the names it may be called by are few, and a request
that another origin made is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HERE = frozenset({"127.0.0.1", "localhost", "::1"})
SAFETY = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-cache",
}


class Guard:
    """An ASGI middleware; `hosts` are the names under which the page may be asked for."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = HERE) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFETY)
            await send(message)

        refusal = self._refusal(Headers(scope=scope))
        answer: ASGIApp = self._app if refusal is None else JSONResponse({"error": refusal}, 403)
        await answer(scope, receive, safely)

    def _refusal(self, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if _hostname(f"http://{host}") not in self._hosts:
            return "this page answers only to its own name: open it as http://127.0.0.1"
        origin = headers.get("origin")
        if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
            return "a request that another site made is refused"
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return "a request that another site made is refused"
        return None


def _hostname(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None

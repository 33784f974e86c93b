"""How a call reaches the Bot API: one pooled aiohttp session, JSON in and out by orjson.

Decides which limits of time a call gets and what a broken connection is called in python-telegram-bot's
words. It does not know what is called, nor why, and it never repeats a call. The address holds the bot's
token, so nothing that aiohttp says about a call is passed on: not in a message, not in a chained error.
"""

import re
from functools import lru_cache
from typing import Any

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_TOKEN = re.compile(r"/bot([^/]+)/")
_NOT_SENT = "Timed out while connecting or waiting for a free connection: nothing was sent"


class FastRequest(BaseRequest):
    """A pooled connection to the Bot API; all timeouts in seconds, None for no limit.

    `connections` is the most that are open at once; further calls wait up to `pool_timeout` for a free one.
    """

    __slots__ = ("_connect", "_connections", "_media_write", "_pool", "_proxy", "_read", "_session", "_write")

    def __init__(
        self,
        *,
        connections: int = 64,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("This FastRequest is not initialized")
        uploads = request_data is not None and request_data.contains_files
        limits = _limits(
            read=_given(read_timeout, self._read),
            write=_given(write_timeout, self._media_write if uploads else self._write),
            connect=_given(connect_timeout, self._connect),
            pool=_given(pool_timeout, self._pool),
        )
        try:
            async with self._session.request(
                method,
                url,
                timeout=limits,
                proxy=self._proxy,
                allow_redirects=False,  # a redirect would hand the token to another host
                **_body(request_data),
            ) as response:
                code, payload = response.status, await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _in_telegram_words(error) from None
        return code, payload if code == 200 else _without_token(payload, url)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            answer = orjson.loads(payload)
        except orjson.JSONDecodeError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


def _given(value: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(value, DefaultValue) else value


@lru_cache(maxsize=64)  # a handful of sets of limits, and thousands of calls a second
def _limits(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp knows no limit for writing, so that one is held by the total."""
    queueing = None if connect is None or pool is None else connect + pool
    total = None if queueing is None or read is None or write is None else queueing + write + read
    return aiohttp.ClientTimeout(total=total, connect=queueing, sock_connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if request_data.contains_files:
        return {"data": _multipart(request_data)}
    parameters = request_data.parameters
    if not parameters:
        return {}
    return {"data": orjson.dumps(parameters), "headers": {"Content-Type": "application/json"}}


def _multipart(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in request_data.parameters.items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


def _in_telegram_words(error: Exception) -> NetworkError:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return TimedOut(_NOT_SENT)
    if isinstance(error, TimeoutError):
        return TimedOut()
    reason = error.strerror if isinstance(error, OSError) else None
    return NetworkError(f"aiohttp.{type(error).__name__}" + (f": {reason}" if reason else ""))


def _without_token(payload: bytes, url: str) -> bytes:
    """Proxies print the address that failed in their error pages, and PTB prints such pages in its errors."""
    found = _TOKEN.search(url)
    return payload.replace(found[1].encode(), b"<token>") if found else payload

"""The stand-in's face inside the process: python-telegram-bot's transport without a network.

Sends every call through JSON and back, so that nothing passes which would not pass over HTTP. It does not
know what is called.
"""

import asyncio
import re
from typing import Any

import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.request import FastRequest
from bot.telegram.stand_in.refusal import Dropped, Foreign, Refused, not_found
from bot.telegram.stand_in.stand_in import StandIn

_PATH = re.compile(r"/bot([^/]+)/(\w+)$")


class StandInRequest(BaseRequest):
    """A transport that ends at a stand-in. Read timeouts hold; the others cannot be met here."""

    __slots__ = ("_read", "_stand_in")

    def __init__(self, stand_in: StandIn, *, read_timeout: float | None = 5.0) -> None:
        self._stand_in = stand_in
        self._read = read_timeout

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

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
        limit = self._read if isinstance(read_timeout, DefaultValue) else read_timeout
        given = orjson.loads(orjson.dumps(request_data.parameters if request_data else {}))
        path = _PATH.search(url)
        token, called = (path[1], path[2]) if path else ("", "")
        try:
            async with asyncio.timeout(limit):
                code, body = await answered(self._stand_in, token, called, given)
        except TimeoutError:
            raise TimedOut from None
        except Dropped:
            raise NetworkError("the connection was dropped") from None
        return code, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        return FastRequest.parse_json_payload(payload)


async def answered(stand_in: StandIn, token: str, method: str, given: dict[str, Any]) -> tuple[int, bytes]:
    """Status and body, as they go over a wire; raises Dropped."""
    try:
        if not token:
            raise not_found()
        result = await stand_in.answer(token, method, given)
    except Refused as refusal:
        return refusal.code, orjson.dumps(refusal.as_json())
    except Foreign as foreign:
        return foreign.code, foreign.body
    return 200, orjson.dumps({"ok": True, "result": result})

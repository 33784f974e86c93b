"""Updates that Telegram brings to us, each handled before it is confirmed.

Decides who is believed, what is taken for an update, and what is answered: 200 once we have done with it,
well or badly, because Telegram repeats whatever it gets no 200 for. It does not know who listens at the
port, nor what an update means.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Generator
from hmac import compare_digest
from typing import Any

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest

from bot.observe import fault
from bot.telegram.application import PtbApplication
from bot.telegram.entry import KINDS, CannotRun, Sleep, patiently, publish_profile
from bot.telegram.profile import Profiles

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name
CONNECTIONS = 100  # the most that Telegram opens at once, over all processes
LARGEST = 1024 * 1024  # bytes; Telegram's own limits keep an update far below
READ_WITHIN = 10.0  # seconds
HANDLE_WITHIN = 25.0  # seconds; Telegram gives up after about a minute
APOLOGISE_WITHIN = 5.0  # seconds
log = logging.getLogger(__name__)


class Webhook:
    """The door at which Telegram delivers. It is closed until we know who we are."""

    def __init__(
        self, application: PtbApplication, secret: str, *, handle_within: float = HANDLE_WITHIN
    ) -> None:
        self._application = application
        self._secret = secret
        self._handle_within = handle_within
        self._open = False
        self._warned = False

    @property
    def route(self) -> Route:
        return Route(PATH, self._receive, methods=["POST"])

    async def keep(self, url: str, tag: str, profiles: Profiles, stop: asyncio.Event, sleep: Sleep) -> None:
        """Have Telegram deliver to `url` until `stop` and ever after. Raises CannotRun.

        `tag` goes with the address: Telegram does not say which secret it was told, but it says the address,
        so that a changed secret is a changed address.
        """
        application = self._application
        await patiently(application.initialize, stop, sleep)
        self._open = not stop.is_set()
        await patiently(lambda: self._ask_for_updates(f"{url}{PATH}?{tag}"), stop, sleep)
        if self._open:
            log.info("@%s is listening at %s%s", application.bot.username, url, PATH)
            await publish_profile(application, profiles)
        await stop.wait()

    async def _ask_for_updates(self, address: str) -> None:
        """Only if it is not so already: of many processes that start together one asks."""
        bot = self._application.bot
        told = await bot.get_webhook_info()
        if (told.url, set(told.allowed_updates), told.max_connections) == (address, set(KINDS), CONNECTIONS):
            return
        try:
            await bot.set_webhook(
                address,
                max_connections=CONNECTIONS,
                allowed_updates=KINDS,
                secret_token=self._secret,
            )
        except BadRequest as error:
            raise CannotRun(f"Telegram does not take this PUBLIC_URL: {error.message}") from error
        log.info("Telegram was told where to deliver")

    async def _receive(self, request: Request) -> Response:
        self._believe(request)
        if not self._open:
            raise HTTPException(503, "starting")
        given = await _update_in(request)
        try:
            update = Update.de_json(given, self._application.bot)
        except Exception as error:  # noqa: BLE001 (refused, it would come back for ever)
            log.error("an update could not be read: %s", fault(error))
        else:
            await self._handle(update)
        return PlainTextResponse("done")

    def _believe(self, request: Request) -> None:
        given = request.headers.get(SECRET_HEADER, "")
        if compare_digest(given.encode(), self._secret.encode()):
            return
        if not self._warned:  # once: whoever knocks must not fill the log
            log.warning("somebody without the secret asked for %s; more of it is not logged", PATH)
            self._warned = True
        raise HTTPException(403, "only Telegram delivers here")

    async def _handle(self, update: Update) -> None:
        """Until it is done or its time is over; who waited in vain for their turn comes again."""
        turn = _Turn(self._application, update)
        try:
            async with asyncio.timeout(self._handle_within):
                await self._application.update_processor.process_update(update, turn)
        except TimeoutError as error:
            if not turn.came:
                raise HTTPException(503, "busy") from error
            await self._give_up(update, error)

    async def _give_up(self, update: Update, error: TimeoutError) -> None:
        try:
            async with asyncio.timeout(APOLOGISE_WITHIN):
                await self._application.process_error(update, error)
        except TimeoutError:
            log.warning("an apology took too long")


class _Turn:
    """The handling of an update, which begins at the moment in which it is waited for."""

    def __init__(self, application: PtbApplication, update: Update) -> None:
        self._application = application
        self._update = update
        self.came = False

    def __await__(self) -> Generator[Any, None, None]:
        self.came = True
        return self._application.process_update(self._update).__await__()


async def _update_in(request: Request) -> dict[str, Any]:
    """The JSON of an update; raises HTTPException for what is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "an update is application/json")
    try:
        given = orjson.loads(await _body(request))
    except orjson.JSONDecodeError as error:
        raise HTTPException(400, "this is no JSON") from error
    if not isinstance(given, dict) or type(given.get("update_id")) is not int:
        raise HTTPException(422, "this is no update")
    return given


async def _body(request: Request) -> bytes:
    """All of it, unless it is too large or too slow."""
    body = bytearray()
    try:
        async with asyncio.timeout(READ_WITHIN):
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    raise HTTPException(413, "an update is smaller than 1 MiB")
    except TimeoutError as error:
        raise HTTPException(408, "too slow") from error
    except ClientDisconnect as error:
        raise HTTPException(400, "the rest is missing") from error
    return bytes(body)

"""The transport against a real server on this machine: what goes over the wire, and what breaks."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import RequestData

from bot.telegram.request import FastRequest

TOKEN = "123456789:AAsecret-part-of-the-token"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers each call with `answer`; the rest of the test sees what came."""

    def __init__(self) -> None:
        self.answer: Answer = self.fine
        self.open = 0
        self.most = 0
        self.url = ""

    async def fine(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(
            {"ok": True, "result": await request.json() if request.can_read_body else {}}
        )

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            return await self.answer(request)
        finally:
            self.open -= 1


@pytest.fixture(autouse=True)
def _spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else each RetryAfter warns


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    served = Server()
    site = web.Application()
    site.router.add_route("*", "/{path:.*}", served.take)
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    served.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    yield served
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[FastRequest]:
    async with FastRequest(read_timeout=2) as request:
        yield request


def bot_at(server: Server, request: FastRequest) -> Bot:
    return Bot(TOKEN, base_url=server.url, request=request, get_updates_request=request)


def replying(status: int, body: bytes, seconds: float = 0.0) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        await pause(seconds)
        return web.Response(status=status, body=body, content_type="application/json")

    return answer


async def pause(seconds: float) -> None:
    if seconds:
        await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=seconds)


def assert_silent(error: BaseException) -> None:
    """Neither the error nor what it is chained to gives the token away."""
    told = "".join(traceback.format_exception(error)) + repr(error) + str(error)
    assert "secret" not in told


async def test_parameters_go_as_json(server: Server, request_: FastRequest) -> None:
    seen = {}

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.update(await request.json())
        assert request.content_type == "application/json"
        assert request.path == f"/bot{TOKEN}/sendMessage"
        sent = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "x"}
        return web.json_response({"ok": True, "result": sent})

    server.answer = answer
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("بلې", callback_data="o_x")]])
    message = await bot_at(server, request_).send_message(
        7, "سلام 🙂", parse_mode="HTML", reply_markup=markup
    )
    assert message.text == "x"
    assert seen == {
        "chat_id": 7,
        "text": "سلام 🙂",
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "بلې", "callback_data": "o_x"}]]},
    }


async def test_files_go_as_multipart(server: Server, request_: FastRequest) -> None:
    seen = {}

    async def answer(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        for name, value in form.items():
            seen[name] = value.file.read() if isinstance(value, web.FileField) else value
        sent = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})

    server.answer = answer
    await bot_at(server, request_).send_document(7, InputFile(b"%PDF", filename="card.pdf"), caption="کارت")
    assert seen == {"chat_id": "7", "caption": "کارت", "document": b"%PDF"}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, b'{"ok":false,"description":"Bad Request: chat not found"}', BadRequest),
        (401, b'{"ok":false,"description":"Unauthorized"}', InvalidToken),
        (403, b'{"ok":false,"description":"Forbidden: bot was blocked by the user"}', Forbidden),
        (429, b'{"ok":false,"description":"Too Many","parameters":{"retry_after":3}}', RetryAfter),
        (502, b"<html>Bad Gateway</html>", NetworkError),
        (302, b"", NetworkError),
        (404, f"<p>/bot{TOKEN}/getMe was not found".encode(), InvalidToken),
        (200, b"<html>welcome", TelegramError),
        (200, b"[1]", TelegramError),
        (200, f'{{"broken": "/bot{TOKEN}/getMe'.encode(), TelegramError),
    ],
)
async def test_an_answer_that_is_no_success(
    server: Server, request_: FastRequest, status: int, body: bytes, kind: type[TelegramError]
) -> None:
    server.answer = replying(status, body)
    with pytest.raises(kind) as raised:
        await bot_at(server, request_).get_me()
    assert_silent(raised.value)


async def test_a_late_answer_is_timed_out(server: Server, request_: FastRequest) -> None:
    server.answer = replying(200, b"{}", seconds=1)
    with pytest.raises(TimedOut) as raised:
        await bot_at(server, request_).get_me(read_timeout=0.05)
    assert_silent(raised.value)


async def test_long_polling_may_wait_longer_than_a_call(server: Server) -> None:
    """python-telegram-bot adds the polling time to the transport's own read timeout."""
    server.answer = replying(200, b'{"ok":true,"result":[]}', seconds=0.4)
    async with FastRequest(read_timeout=0.2) as request:
        assert request.read_timeout == 0.2
        assert await bot_at(server, request).get_updates(timeout=1) == ()
        with pytest.raises(TimedOut):
            await bot_at(server, request).get_me()


async def test_a_refused_connection_is_a_network_error(request_: FastRequest, unused_port: int) -> None:
    with pytest.raises(NetworkError, match=r"^aiohttp\.ClientConnectorError") as raised:
        await request_.post(f"http://127.0.0.1:{unused_port}/bot{TOKEN}/getMe")
    assert not isinstance(raised.value, TimedOut)
    assert_silent(raised.value)


async def test_a_dropped_connection_is_a_network_error(server: Server, request_: FastRequest) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.transport
        request.transport.abort()
        return web.Response()

    server.answer = answer
    with pytest.raises(NetworkError) as raised:
        await bot_at(server, request_).get_me()
    assert_silent(raised.value)


async def test_a_full_pool_says_that_nothing_was_sent(server: Server) -> None:
    server.answer = replying(200, b'{"ok":true,"result":true}', seconds=0.5)
    async with FastRequest(connections=1, connect_timeout=0.05, pool_timeout=0.05) as request:
        first = asyncio.create_task(bot_at(server, request).log_out())
        await pause(0.1)
        with pytest.raises(TimedOut, match="nothing was sent") as raised:
            await bot_at(server, request).log_out()
        assert await first
    assert_silent(raised.value)
    assert server.most == 1


async def test_connections_are_limited(server: Server) -> None:
    server.answer = replying(200, b'{"ok":true,"result":true}', seconds=0.02)
    async with FastRequest(connections=3) as request:
        bot = bot_at(server, request)
        assert all(await asyncio.gather(*(bot.log_out() for _ in range(12))))
    assert server.most == 3


async def test_an_address_that_is_none_does_not_tell_the_token(request_: FastRequest) -> None:
    with pytest.raises(NetworkError) as raised:
        await request_.post(f"http://:bad:/bot{TOKEN}/getMe", RequestData())
    assert_silent(raised.value)


async def test_it_opens_again_after_a_shutdown(server: Server) -> None:
    request = FastRequest()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post(f"{server.url}{TOKEN}/getMe")
    for _ in range(2):
        async with request:
            assert await request.post(f"{server.url}{TOKEN}/getMe") == {}
    await request.shutdown()


@pytest.fixture
async def unused_port() -> int:
    listening = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port: int = listening.sockets[0].getsockname()[1]
    listening.close()
    await listening.wait_closed()
    return port

"""The same over a real socket: our own client and a real application before the HTTP face."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import uvicorn
from telegram import Bot, InputFile
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.telegram.request import FastRequest
from bot.telegram.stand_in import Dropped, Foreign, StandIn, too_many
from bot.telegram.stand_in.http_face import http_face
from tests.telegram.stand_in.conftest import CHOICE, run


class _Server(uvicorn.Server):
    @property
    def port(self) -> int:
        return int(self.servers[0].sockets[0].getsockname()[1])


@pytest.fixture
async def url(stand_in: StandIn) -> AsyncIterator[str]:
    config = uvicorn.Config(
        http_face(stand_in),
        host="127.0.0.1",
        port=0,
        log_config=None,
        timeout_graceful_shutdown=1,
        lifespan="off",
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.wait([serving], timeout=0.01)
    yield f"http://127.0.0.1:{server.port}/bot"
    server.should_exit = True
    await serving


@pytest.fixture
async def client(stand_in: StandIn, url: str) -> AsyncIterator[Bot]:
    async with Bot(
        stand_in.token, base_url=url, request=FastRequest(), get_updates_request=FastRequest()
    ) as bot:
        yield bot


async def test_a_conversation(stand_in: StandIn, url: str) -> None:
    phone = stand_in.phone(7)
    async with run(stand_in.token, FastRequest, url):
        phone.start("x")
        screen = await phone.settled()
        assert screen.last.text == "سلام x"
        phone.press(screen.last.id, "English")
        screen = await phone.settled()
        assert (screen.last.text, screen.last.edited) == ("en 🙂", True)
        phone.write("پاڼه")
        assert (await phone.settled()).last.text == "echo پاڼه"


async def test_errors_come_as_from_telegram(stand_in: StandIn, client: Bot, url: str) -> None:
    stand_in.phone(7).write("x")
    stand_in.fail_next("sendMessage", too_many(3))
    with pytest.raises(RetryAfter):
        await client.send_message(7, "x")
    stand_in.fail_next("sendMessage", Foreign(403, b"<html>no</html>"))
    with pytest.raises(Forbidden, match="<html>no</html>"):
        await client.send_message(7, "x")
    stand_in.fail_next("sendMessage", Dropped())
    with pytest.raises(NetworkError, match="aiohttp"):
        await client.send_message(7, "x")
    with pytest.raises(InvalidToken, match="was rejected by the server"):
        async with Bot("1:other", base_url=url, request=FastRequest()):
            pass


async def test_a_second_poll_ends_the_first(stand_in: StandIn, client: Bot) -> None:
    first = asyncio.create_task(client.get_updates(timeout=5))
    while not stand_in.world.inbox.polling:
        await asyncio.wait([first], timeout=0.01)
    second = asyncio.create_task(client.get_updates(timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    stand_in.phone(7).write("x")
    assert len(await second) == 1


async def test_an_upload_is_a_method_that_is_not_there(client: Bot) -> None:
    with pytest.raises(InvalidToken, match="Not Found"):
        await client.send_document(7, InputFile(b"x", filename="x.pdf"))


@pytest.mark.parametrize("way", ["json", "data", "params", "multipart"])
async def test_every_way_to_send_parameters(stand_in: StandIn, url: str, way: str) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    given: Any = {"chat_id": "7", "text": "[1]", "reply_markup": CHOICE.to_json(), "protect_content": "true"}
    if way == "multipart":
        with aiohttp.MultipartWriter("form-data") as form:
            for name, value in given.items():
                form.append(value).set_content_disposition("form-data", name=name)
        sending: Any = {"data": form}
    else:
        sending = {way: given}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}{stand_in.token}/sendmessage", **sending) as response,
    ):
        answer = await response.json()
    assert answer["ok"], answer
    assert answer["result"]["text"] == "[1]"
    assert phone.screen().last.labels == ["پښتو", "English"]
    if way != "json":
        assert stand_in.sent("sendMessage")[0]["reply_markup"] == CHOICE.to_dict()


async def test_a_body_that_is_no_json(stand_in: StandIn, url: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}{stand_in.token}/getMe", data=b"{", headers=headers) as response,
    ):
        assert (response.status, (await response.json())["ok"]) == (400, False)

"""The webhook in this process: who is believed, what is taken, and what is answered when something breaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from bot.clock import Clock
from bot.conversation import Conversation, Reply
from bot.dialogue.content import LOCALES
from bot.store import Store, open_store, webhook_secret, webhook_tag
from bot.telegram.application import PtbApplication, build_application
from bot.telegram.entry import KINDS, CannotRun
from bot.telegram.gateway import Gateway
from bot.telegram.stand_in import Dropped, StandIn, StandInRequest, bad, too_many
from bot.telegram.stand_in.params import Json
from bot.telegram.webhook import CONNECTIONS, LARGEST, Webhook
from tests.telegram.conftest import DAY, JUDGED, edition

KEY = bytes(range(32))
SECRET = webhook_secret(KEY)
TAG = webhook_tag(KEY, SECRET)
URL = "https://panah.example"
WORDS = "what a person wrote"
SORRY = "Something went wrong"


@dataclass
class Door:
    """One process's webhook; `keep` goes on until `stop`."""

    stand_in: StandIn
    clock: Clock
    application: PtbApplication
    conversation: Conversation
    webhook: Webhook
    stop: asyncio.Event
    client: httpx.AsyncClient
    waited: list[float]

    async def keep(self, tag: str = TAG) -> None:
        await self.webhook.keep(URL, tag, edition().outside, self.stop, self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    async def deliver(self, update: Json | bytes | None = None, **headers: str) -> httpx.Response:
        """As Telegram does it; the newest update that was pushed unless one is given."""
        body = update if isinstance(update, bytes) else orjson.dumps(update or self.stand_in.pushed[-1])
        usual = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.post("/telegram", content=body, headers=httpx.Headers(usual | named))

    def texts(self, who: int = 7) -> list[str]:
        return [each.text for each in self.stand_in.phone(who).screen().from_bot]


def door_to(
    store: Store, stand_in: StandIn, clock: Clock, *, handle_within: float = 20.0, secret: str = SECRET
) -> Door:
    conversation = Conversation(edition(), store.people, store.learning)
    request = StandInRequest(stand_in)
    application = build_application(stand_in.token, conversation, clock.now, request=request, polling=request)
    webhook = Webhook(application, secret, handle_within=handle_within)
    transport = httpx.ASGITransport(Starlette(routes=[webhook.route]))
    client = httpx.AsyncClient(transport=transport, base_url="http://here")
    return Door(stand_in, clock, application, conversation, webhook, asyncio.Event(), client, [])


@pytest_asyncio.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    """A webhook that is open."""
    clock = Clock(DAY)
    async with open_store(f"sqlite:///{tmp_path}/panah.db", KEY) as store:
        door = door_to(store, StandIn(clock.now), clock)
        keeping = await opened(door)
        yield door
        door.stop.set()
        await keeping
    JUDGED.append(door.stand_in)


async def opened(door: Door, tag: str = TAG) -> asyncio.Task[None]:
    """The keeping of a door that is open, with the profile looked at in all languages, which comes last."""
    looked = len(door.stand_in.sent("getMyShortDescription")) + len(LOCALES)
    keeping = asyncio.create_task(door.keep(tag))
    async with asyncio.timeout(10):
        while len(door.stand_in.sent("getMyShortDescription")) < looked:
            await door.clock.sleep(0)
    return keeping


async def test_telegram_is_told_where_to_deliver_what_and_how_to_prove_it(door: Door) -> None:
    (call,) = door.stand_in.sent("setWebhook")
    assert call == {
        "url": f"{URL}/telegram?{TAG}",
        "secret_token": SECRET,
        "allowed_updates": KINDS,
        "max_connections": CONNECTIONS,
    }


async def test_a_person_is_answered_before_telegram_is(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, handle = asyncio.Event(), door.conversation.handle

    async def later(*given: Any) -> Reply:
        await go_on.wait()
        return await handle(*given)

    monkeypatch.setattr(door.conversation, "handle", later)
    door.stand_in.phone(7).start()
    delivering = asyncio.create_task(door.deliver())
    while not door.application.update_processor.current_concurrent_updates:
        await door.clock.sleep(0)
    assert not delivering.done()
    go_on.set()
    assert (await delivering).status_code == 200
    assert "پښتو" in door.stand_in.phone(7).screen().from_bot[0].labels[0]


@pytest.mark.parametrize("given", [b"", b"wrong", SECRET[:-1].encode(), b"\xe9"], ids=repr)
async def test_whoever_does_not_know_the_secret_is_refused(
    door: Door, given: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    door.stand_in.phone(7).start()
    for _ in range(3):
        refused = await door.client.post(
            "/telegram",
            content=orjson.dumps(door.stand_in.pushed[-1]),
            headers=[(b"Content-Type", b"application/json"), (b"X-Telegram-Bot-Api-Secret-Token", given)],
        )
        assert (refused.status_code, refused.text) == (403, "only Telegram delivers here")
    assert door.texts() == []
    assert caplog.text.count("somebody without the secret") == 1


async def test_without_the_header_nobody_is_believed(door: Door) -> None:
    refused = await door.client.post("/telegram", json={"update_id": 1})
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 5000, 400),
        (b"[]", 422),
        (b"7", 422),
        (b"{}", 422),
        (b'{"update_id": "7"}', 422),
        (b'{"update_id": true}', 422),
        (b'"' + b"x" * LARGEST + b'"', 413),
    ],
    ids=["empty", "half", "no text", "deep", "list", "number", "no id", "an id of letters", "yes", "large"],
)
async def test_what_is_no_update_is_refused(door: Door, body: bytes, status: int) -> None:
    refused = await door.deliver(body)
    assert (refused.status_code, bool(refused.text)) == (status, True)


async def test_only_json_is_taken_and_only_by_post(door: Door) -> None:
    assert (await door.deliver(b"{}", Content_Type="text/plain")).status_code == 415
    assert (await door.client.get("/telegram")).status_code == 405


async def test_the_largest_body_that_is_allowed_is_read(door: Door) -> None:
    frame = orjson.dumps({"update_id": 1, "something_new": ""})
    assert (await door.deliver(frame[:-2] + b"x" * (LARGEST - len(frame)) + frame[-2:])).status_code == 200


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "something_new": {"id": 7}},
        {"update_id": 1, "channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}}},
    ],
)
async def test_a_kind_that_nobody_knows_is_taken_in_silence(
    door: Door, update: Json, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await door.deliver(update)).status_code == 200
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


async def test_an_update_that_cannot_be_read_does_not_come_back_for_ever(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await door.deliver({"update_id": 1, "message": {"text": WORDS}})).status_code == 200
    assert "an update could not be read: KeyError" in caplog.text
    assert WORDS not in caplog.text


async def test_a_bug_in_the_answer_ends_in_an_apology(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise ValueError(WORDS)

    monkeypatch.setattr(door.conversation, "_save", broken)
    await say(door, "English")
    assert SORRY in door.texts()[-1]
    assert "could not be handled: ValueError" in caplog.text
    assert WORDS not in caplog.text


async def test_a_bug_around_the_answer_ends_in_an_apology_in_the_persons_language(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await say(door, "English")

    def broken(*_: object) -> None:
        raise ValueError(WORDS)

    monkeypatch.setattr("bot.telegram.replies.read", broken)
    await say(door, "136")
    assert SORRY in door.texts()[-1]
    assert "an update could not be handled: ValueError" in caplog.text
    assert WORDS not in caplog.text
    monkeypatch.undo()
    await say(door, "136")
    assert "When do PoR cards expire?" in door.texts()[-1]


async def test_an_apology_that_breaks_too_is_a_line_and_no_more(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ValueError(WORDS)

    monkeypatch.setattr(Gateway, "show", broken)
    await say(door, "English")
    assert door.texts() == []
    assert "an apology failed: ValueError" in caplog.text
    assert WORDS not in caplog.text


async def test_what_takes_too_long_is_ended_and_apologised_for(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> None:
        await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(door.conversation, "handle", never)
    door.webhook._handle_within = 0.05
    await say(door, "English")
    assert SORRY in door.texts()[-1]
    assert door.application.update_processor.current_concurrent_updates == 0


async def test_who_waited_in_vain_for_their_turn_comes_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, handle = asyncio.Event(), door.conversation.handle

    async def slow(*given: Any) -> Reply:
        await go_on.wait()
        return await handle(*given)

    monkeypatch.setattr(door.conversation, "handle", slow)
    phone = door.stand_in.phone(7)
    phone.write("English")
    first = asyncio.create_task(door.deliver())
    while not door.application.update_processor.current_concurrent_updates:
        await door.clock.sleep(0)
    door.webhook._handle_within = 0.05
    phone.write("/menu")
    assert (await door.deliver()).status_code == 503
    go_on.set()
    assert (await first).status_code == 200
    assert (await door.deliver()).status_code == 200
    assert len(door.texts()) == 2


async def test_what_comes_twice_does_no_harm(door: Door) -> None:
    await say(door, "English")
    phone = door.stand_in.phone(7)
    phone.tap("🪪 My card or paper")
    for _ in range(2):
        assert (await door.deliver()).status_code == 200
    assert "PoR card" in phone.screen().last.labels[0]
    await say(door, "/forget", times=2)
    assert SORRY not in "".join(door.texts())


async def say(door: Door, text: str, *, times: int = 1) -> None:
    """Write to the bot, and have it delivered."""
    door.stand_in.phone(7).write(text)
    for _ in range(times):
        assert (await door.deliver()).status_code == 200


# Beginning


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path}/panah.db", KEY) as store:
        yield store


async def begun(door: Door, tag: str = TAG) -> None:
    """A whole life: begin, and stop when told."""
    keeping = await opened(door, tag)
    door.stop.set()
    await keeping


async def test_many_that_start_ask_telegram_once(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    for _ in range(3):
        await begun(door_to(store, stand_in, clock))
    assert len(stand_in.sent("setWebhook")) == 1
    assert stand_in.world.inbox.webhook, "it stays when a process ends"


async def test_a_changed_secret_is_told_although_telegram_does_not_say_which_it_knows(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    await begun(door_to(store, stand_in, clock))
    await begun(door_to(store, stand_in, clock, secret="another"), webhook_tag(KEY, "another"))
    assert [call["secret_token"] for call in stand_in.sent("setWebhook")] == [SECRET, "another"]


async def test_a_webhook_with_other_wishes_is_set_anew(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    mine = {"url": f"{URL}/telegram?{TAG}", "max_connections": CONNECTIONS, "secret_token": SECRET}
    await stand_in.answer(stand_in.token, "setWebhook", mine | {"allowed_updates": ["message"]})
    await begun(door_to(store, stand_in, clock))
    assert len(stand_in.sent("setWebhook")) == 2


async def test_a_lost_network_and_a_request_to_wait_are_waited_for(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    stand_in.fail_next("getMe", Dropped(), times=2)
    stand_in.fail_next("setWebhook", too_many(7))
    door = door_to(store, stand_in, clock)
    await begun(door)
    assert door.waited == [1, 2, 7]
    assert len(stand_in.sent("setWebhook")) == 1


async def test_until_we_know_who_we_are_telegram_is_asked_to_come_again(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    stand_in.fail_next("getMe", Dropped(), times=1)
    door = door_to(store, stand_in, clock)
    stand_in.phone(7).start()
    early = await door.deliver()
    assert (early.status_code, early.text) == (503, "starting")
    await begun(door)
    assert (await door.deliver()).status_code == 200


async def test_an_address_that_telegram_does_not_take_is_said_in_one_line(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    stand_in.fail_next("setWebhook", bad("bad webhook: Failed to resolve host: Name or service not known"))
    with pytest.raises(CannotRun, match=r"does not take this PUBLIC_URL: .*failed to resolve host"):
        await door_to(store, stand_in, clock).keep()


async def test_told_to_stop_while_the_network_is_away_it_asks_for_nothing(store: Store) -> None:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now)
    stand_in.fail_next("getMe", Dropped(), times=100)
    door = door_to(store, stand_in, clock)
    keeping = asyncio.create_task(door.keep())
    while not door.waited:
        await clock.sleep(0)
    door.stop.set()
    await asyncio.wait_for(keeping, 5)
    assert stand_in.sent("setWebhook") == []

"""The calls of the demonstration's page, without a browser."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import httpx
import orjson
import pytest

from bot.web.demo import Facts, demo_app
from bot.web.sitting import Sitting
from tests.web.fakes import FOUR, PASHTO, Calendar, World


class Table:
    """The page's server with a client; the fake bot answers at once."""

    def __init__(self) -> None:
        self.calendar = Calendar()
        self.world = World(self.calendar)
        facts = Facts(links=[("o_por-expiry_ps", 'a "quoted" <answer>')])
        self.app = demo_app(self.world.new_phone, self.world.subscribe, self.calendar, facts=facts)
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://127.0.0.1:8000"
        )

    @property
    def sitting(self) -> Sitting:
        sitting: Sitting = self.app.state.sitting
        return sitting

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.sitting.state()["messages"]]

    @property
    def days(self) -> list[date]:
        return [message["day"] for message in self.sitting.state()["messages"]]

    async def post(self, path: str, **body: Any) -> httpx.Response:
        return await self.client.post(path, json=body)


@pytest.fixture
async def table() -> AsyncIterator[Table]:
    table = Table()
    async with table.client:
        yield table


async def test_the_page_is_whole_and_says_what_it_is(table: Table) -> None:
    page = await table.client.get("/")
    assert page.status_code == 200
    assert "Do not act on what it says." in page.text
    assert "a &#34;quoted&#34; &lt;answer&gt;" in page.text
    for path in ("demo.js", "chat.js", "chat.css", "page.css", "icon.svg"):
        assert (await table.client.get(f"/static/{path}")).status_code == 200


async def test_every_answer_says_what_may_be_loaded_and_by_whom(table: Table) -> None:
    for path in ("/", "/static/demo.js", "/nothing"):
        headers = (await table.client.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


async def test_start_write_send_and_press(table: Table) -> None:
    for path, body in (
        ("/start", {"payload": "o_por-expiry_ps"}),
        ("/press", {"message": 2, "data": "menu"}),
        ("/write", {"text": "سلام"}),
        ("/send", {"kind": "voice"}),
    ):
        answer = await table.post(path, **body)
        assert answer.status_code == (400 if path == "/press" else 200)
    assert table.texts == [
        "/start o_por-expiry_ps", PASHTO, "سلام", "echo سلام", "", "I cannot read voice",
    ]  # fmt: skip


async def test_a_press_edits_and_keeps_to_its_message(table: Table) -> None:
    await table.post("/start")
    assert (await table.post("/press", message=2, data="ps")).status_code == 200
    assert table.texts == ["/start", f"{PASHTO}\n\n2026-02-20"]


async def test_another_day_asks_again_for_the_last_screen_in_place(table: Table) -> None:
    await table.post("/start")
    await table.post("/press", message=2, data="ps")  # takes the button itself away
    await table.post("/today", day="2025-06-10")
    assert table.texts == ["/start", f"{PASHTO}\n\n2025-06-10"]
    assert table.days == [date(2026, 2, 20), date(2025, 6, 10)]


async def test_another_day_repeats_the_last_words_where_nothing_was_pressed(table: Table) -> None:
    await table.post("/write", text="?")
    await table.post("/today", day="2025-06-10")
    assert table.texts == ["?", "echo ?", "?", "echo ?"]
    assert table.days == [date(2026, 2, 20)] * 2 + [date(2025, 6, 10)] * 2


async def test_another_day_in_an_empty_chat_only_sets_the_day(table: Table) -> None:
    await table.post("/today", day="2025-06-10")
    assert (table.texts, table.calendar.today) == ([], date(2025, 6, 10))


async def test_another_day_after_the_message_is_gone_changes_nothing_else(table: Table) -> None:
    await table.post("/start")
    await table.post("/press", message=2, data="ps")
    table.world.phones[0].messages.clear()
    assert (await table.post("/today", day="2025-06-10")).status_code == 200
    assert table.texts == []


async def test_a_new_person_has_an_empty_chat_and_an_own_language(table: Table) -> None:
    await table.post("/start")
    before = table.sitting.state()["person"]
    await table.post("/new", language="ur")
    assert table.world.phones[-1].language == "ur"
    assert table.texts == []
    assert table.sitting.state()["person"] != before
    table.world.phones[0].answer("too late for the one who left")
    assert table.texts == []


async def test_typing_shows_until_the_bot_has_answered(table: Table) -> None:
    phone = table.world.phones[0]
    phone.silent = True
    await table.post("/write", text="?")
    assert table.sitting.state()["typing"]
    phone.silent = False
    phone.answer("!")
    assert not table.sitting.state()["typing"]


async def test_news_are_the_state_and_the_toasts(table: Table) -> None:
    events = table.sitting.events()
    assert await anext(events) == b"retry: 1000\n\n"
    assert _state(await anext(events))["messages"] == []
    await table.post("/start")
    state = _state(await anext(events))
    assert [message["text"] for message in state["messages"]] == ["/start", FOUR]
    await table.post("/press", message=2, data="ps")
    await table.post("/press", message=2, data="toast")
    assert await anext(events) == b'event: toast\ndata: {"text":"done","alert":false}\n\n'
    assert len(_state(await anext(events))["messages"]) == 2
    table.sitting.close()
    assert [event async for event in events] == []


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/start", {"payload": "two words"}, "payload: "),
        ("/start", {"payload": "o" * 65}, "payload: "),
        ("/start", {"more": 1}, "more: "),
        ("/write", {"text": " \n"}, "text: Value error, is empty"),
        ("/write", {"text": "🙂" * 2049}, "text: Value error, is longer than 4096 letters"),
        ("/write", {}, "text: Field required"),
        ("/press", {"message": "2", "data": "x"}, "message: "),
        ("/press", {"message": 2, "data": "x"}, "that is no longer there"),
        ("/send", {"kind": "elephant"}, "kind: "),
        ("/today", {"day": "10 June"}, "day: "),
        ("/today", {"day": "1999-12-31"}, "day: "),
        ("/new", {"language": "de"}, "language: "),
    ],
)
async def test_what_is_not_understood_is_named(
    table: Table, path: str, body: dict[str, Any], words: str
) -> None:
    answer = await table.post(path, **body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(words)
    assert table.texts == []


async def test_only_small_json_is_read(table: Table) -> None:
    as_json = {"content-type": "application/json"}
    assert (await table.client.post("/write", content=b"{", headers=as_json)).status_code == 400
    assert (await table.client.post("/write", content=b"\xff", headers=as_json)).status_code == 400
    large = b'{"text": "' + b"a" * 40_000
    assert (await table.client.post("/write", content=large, headers=as_json)).status_code == 413
    assert (await table.client.post("/write", data={"text": "a"})).status_code == 415
    assert (await table.client.get("/write")).status_code == 405


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.org"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"host": "example.org"},
        {"host": "127.0.0.1.example.org:8000"},
        {"host": "[::1"},
        {"host": ""},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    ],
)
async def test_other_sites_are_refused(table: Table, headers: dict[str, str]) -> None:
    answer = await table.client.post("/start", json={}, headers=headers)
    assert answer.status_code == 403
    assert table.texts == []


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST"])
async def test_its_own_names_are_taken(table: Table, host: str) -> None:
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
    assert (await table.client.post("/start", json={}, headers=headers)).status_code == 200


def _state(event: bytes) -> dict[str, Any]:
    head, _, data = event.partition(b"\ndata: ")
    assert head == b"event: state"
    state: dict[str, Any] = orjson.loads(data)
    return state

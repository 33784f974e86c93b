"""The judge is proved: it lets good calls pass and finds each kind of fault.

Starting it takes seconds, so everything is laid before it at once.
"""

from pathlib import Path
from typing import Any

import pytest

import tests.judge as judging
from tests.judge import judge

pytestmark = pytest.mark.xdist_group("judge")  # one start of it for all

MARKUP = {"inline_keyboard": [[{"text": "بلې", "callback_data": "o_por-expiry_ps"}]]}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
PRESS = {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "Gul"}, "data": "x"}

GOOD: list[tuple[str, dict[str, Any]]] = [
    ("getMe", {}),
    ("sendMessage", {"chat_id": 1, "text": "x", "parse_mode": "HTML", "reply_markup": MARKUP}),
    ("sendMessage", {"chat_id": 1, "text": f"<b>{'x' * 4095}</b>", "parse_mode": "HTML"}),
    ("answerCallbackQuery", {"callback_query_id": "1"}),
]


def with_button(**button: str) -> dict[str, Any]:
    return {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": 1, "txt": "x"}, "sendMessage.text: Field required"),
    ("sendMessage", {"chat_id": 1, "text": "x", "txt": "x"}, "sendMessage.txt: unknown"),
    ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage.text: Input should be a valid string"),
    ("sendMessage", {"chat_id": [1], "text": "x"}, "sendMessage.chat_id.int: Input should be a valid int"),
    ("sendMessage", {"chat_id": 1, "text": "x" * 4097}, "sendMessage.text: has a length of 4097"),
    ("sendMesage", {"chat_id": 1, "text": "x"}, "sendMesage: no such method"),
    ("setMyCommands", {"commands": [{"command": "a"}]}, "setMyCommands.commands.0.description: Field req"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "text: has a length of 201"),
    ("sendMessage", with_button(text="x", callback_data="ب" * 33), "0.0.callback_data: has a length of 66"),
    ("sendMessage", with_button(text="x", callback="x"), "0.0.callback: unknown"),
    ("sendMessage", with_button(callback_data="x"), "sendMessage.reply_markup.inline_keyboard: unknown"),
]
UNDATED = {key: value for key, value in MESSAGE.items() if key != "date"}


@pytest.fixture(scope="module")
def faults() -> list[str]:
    return judge(
        [(method, params) for method, params, _ in WRONG] + GOOD,
        [
            ("sendMessage", {"chat_id": 1, "text": "x"}, MESSAGE),
            ("deleteWebhook", {}, True),
            ("sendMessage", {"chat_id": 1, "text": "x"}, UNDATED),
        ],
        [
            {"update_id": 1, "message": MESSAGE},
            {"update_id": 2, "callback_query": PRESS},
            {"update_id": 3},
        ],
    )


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_wrong_call_is_found(number: int, faults: list[str]) -> None:
    expected = WRONG[number][2]
    assert any(fault.startswith(f"line {number + 1}: ") and expected in fault for fault in faults)


def test_good_ones_pass_and_wrong_results_and_updates_do_not(faults: list[str]) -> None:
    after = len(WRONG) + len(GOOD)
    assert [fault for fault in faults if int(fault.split()[1][:-1]) > len(WRONG)] == [
        f"line {after + 3}: sendMessage -> result.date: Field required",
        f"line {after + 5}: update.callback_query.chat_instance: Field required",
        f"line {after + 6}: update: must hold exactly one thing, holds none",
    ]


def test_without_a_judge_the_test_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(judging, "_PYTHON", tmp_path / "python")
    with pytest.raises(pytest.skip.Exception, match="the judge is missing"):
        judge([("getMe", {})])

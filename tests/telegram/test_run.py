"""`python -m bot run` as an operator meets it: a process of its own, a Bot API over HTTP, one clear line."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path

import pytest

from bot.telegram.stand_in import Dropped, Phone
from tests.telegram.conftest import last
from tests.telegram.process import Api, api, run, said_by, until

__all__ = ["api"]


async def test_it_answers_over_http_and_stops_cleanly_on_sigterm(api: Api, tmp_path: Path) -> None:
    process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    phone = api.stand_in.phone(7, language_code="ps")
    phone.start()
    await until(lambda: bool(phone.screen().from_bot))
    assert "پښتو" in (await last(phone)).labels[0]
    process.send_signal(signal.SIGTERM)
    said = await said_by(process)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert api.stand_in.token not in said
    assert (tmp_path / "panah.key").stat().st_mode & 0o777 == 0o600


async def test_with_a_token_every_screen_opens_with_the_test_line(api: Api, tmp_path: Path) -> None:
    process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    phone = api.stand_in.phone(7)
    phone.start("o_arrested_en")
    await until(lambda: bool(phone.screen().from_bot))
    assert "Test. Do not act on this." in phone.screen().last.text.split("\n")[0]
    process.terminate()
    await said_by(process)


async def test_a_language_outlives_the_process(api: Api, tmp_path: Path) -> None:
    phone = api.stand_in.phone(7)
    for expected in ("English", "Menu"):
        process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
        before = len(phone.screen().messages)
        phone.write("/menu" if expected == "Menu" else "English")
        await until(partial(_longer, phone, before + 1))
        assert "What do you want to know?" in phone.screen().last.text
        process.terminate()
        await said_by(process)


async def test_without_a_token_one_line_says_what_to_do(tmp_path: Path) -> None:
    process = await run(tmp_path)
    said = await said_by(process)
    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "TELEGRAM_TOKEN is not set" in said


async def test_a_wrong_token_is_said_in_one_line(api: Api, tmp_path: Path) -> None:
    process = await run(tmp_path, TELEGRAM_TOKEN="123:wrong", TELEGRAM_API_URL=api.url)
    said = await said_by(process)
    assert process.returncode == 1
    assert said.strip().splitlines()[-1].startswith("Telegram does not know this TELEGRAM_TOKEN")
    assert "Traceback" not in said
    assert "wrong" not in said


async def test_a_token_of_another_shape_is_refused_unseen(tmp_path: Path) -> None:
    process = await run(tmp_path, TELEGRAM_TOKEN="123:hush hush")
    said = await said_by(process)
    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "TELEGRAM_TOKEN: does not look like a token from @BotFather (digits, a colon, letters)" in said
    assert "hush" not in said


async def test_a_second_poller_is_said_in_one_line(api: Api, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first = await run(tmp_path / "a", TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    await until(lambda: any(call.method == "getUpdates" for call in api.stand_in.calls))
    second = await run(tmp_path / "b", TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    said = await said_by(first)
    assert first.returncode == 1
    assert "another process asks for this bot's updates" in said.splitlines()[-1]
    assert "Traceback" not in said
    second.terminate()
    await said_by(second)


async def test_a_webhook_that_is_set_is_said_in_one_line_and_left_alone(api: Api, tmp_path: Path) -> None:
    webhook = {"url": "https://panah.example/telegram", "secret_token": "s"}
    await api.stand_in.answer(api.stand_in.token, "setWebhook", webhook)
    process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    said = await said_by(process)
    assert process.returncode == 1
    assert "delete the webhook, or set PUBLIC_URL" in said.splitlines()[-1]
    assert "Traceback" not in said
    assert api.stand_in.world.inbox.webhook
    assert api.stand_in.sent("deleteWebhook") == []


async def test_a_lost_network_is_waited_for(api: Api, tmp_path: Path) -> None:
    api.stand_in.fail_next("getMe", Dropped(), times=2)
    api.stand_in.fail_next("getUpdates", Dropped(), times=2)
    process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    phone = api.stand_in.phone(7)
    phone.start()
    await until(lambda: bool(phone.screen().from_bot))
    process.terminate()
    said = await said_by(process)
    assert "next try in 1 s" in said
    assert "next try in 2 s" in said
    assert process.returncode == 0


async def test_stopped_while_the_network_is_away_it_leaves_nothing_open(api: Api, tmp_path: Path) -> None:
    api.stand_in.fail_next("getMe", Dropped(), times=100)
    process = await run(tmp_path, TELEGRAM_TOKEN=api.stand_in.token, TELEGRAM_API_URL=api.url)
    await until(lambda: any(call.method == "getMe" for call in api.stand_in.calls))
    process.terminate()
    said = await said_by(process)
    assert process.returncode == 0, said
    assert "next try in 1 s" in said
    assert "Unclosed" not in said
    assert "ERROR" not in said


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DATABASE_URL", "mysql://root:secret@host/db", "sqlite"),
        ("PANAH_KEY", "short", "PANAH_KEY"),
    ],
)
async def test_a_wrong_setting_is_named(tmp_path: Path, setting: str, value: str, words: str) -> None:
    process = await run(tmp_path, **{"TELEGRAM_TOKEN": "123:abc", setting: value})
    said = await said_by(process)
    assert process.returncode == 1
    assert words in said
    assert "secret" not in said
    assert "Traceback" not in said


def _longer(phone: Phone, than: int) -> bool:
    return len(phone.screen().messages) > than

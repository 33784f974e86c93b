"""A running process takes a new edition: told by a signal, or in the demo as soon as the file is saved."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.demo import demo_bot
from bot.editions import ROOT
from bot.renewal import Renewal
from bot.telegram.stand_in import StandIn
from tests.telegram.conftest import last
from tests.telegram.process import Api, api

__all__ = ["api"]  # a fixture

SMALL = ROOT / "tests" / "content" / "small.yaml"
OLD, NEW = "Write down the name", "Note the name"
WAIT = 30  # seconds


async def until(true: Callable[[], bool], clock: Clock) -> None:
    for _ in range(WAIT * 20):
        if true():
            return
        await clock.sleep(0.05)
    raise TimeoutError("it did not happen")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program with a content of its own."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SMALL, tmp_path / "faq.yaml")
    return tmp_path


async def test_a_signal_brings_the_new_edition_and_a_mistake_keeps_the_old_one(
    api: Api, program: Path
) -> None:
    clock = Clock()
    log = program / "log"
    with log.open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=program,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(program),
                "TELEGRAM_TOKEN": api.stand_in.token,
                "TELEGRAM_API_URL": api.url,
            },
            stdout=said,
            stderr=said,
        )
    phone = api.stand_in.phone(7)

    async def asked() -> str:
        count = len(phone.screen().from_bot)
        phone.start("o_arrested_en")
        await until(lambda: len(phone.screen().from_bot) > count, clock)
        return phone.screen().last.text

    assert OLD in await asked()
    _edit(program / "faq.yaml", OLD, NEW)
    process.send_signal(signal.SIGHUP)
    await until(lambda: b"edition 1 is running now" in log.read_bytes(), clock)
    assert NEW in await asked()
    _edit(program / "faq.yaml", "number: 246", "number: 24")
    process.send_signal(signal.SIGHUP)
    await until(lambda: b"the change is refused" in log.read_bytes(), clock)
    assert b'faq.yaml:47:13: the number "24" cannot be typed by a reader' in log.read_bytes()
    assert NEW in await asked()
    process.terminate()
    assert await process.wait() == 0


async def test_in_the_demo_an_editor_sees_a_change_at_once(tmp_path: Path) -> None:
    shutil.copy(SMALL, tmp_path / "faq.yaml")
    clock = Clock(date(2026, 11, 22))
    stand_in = StandIn(clock.now, sleep=clock.sleep)
    async with demo_bot(stand_in, clock, Renewal(tmp_path)):
        phone = stand_in.phone(7, language_code="en")
        phone.start("o_arrested_en")
        assert OLD in (await last(phone)).text
        _edit(tmp_path / "faq.yaml", OLD, NEW)
        for _ in range(WAIT):
            phone.start("o_arrested_en")
            if NEW in (await last(phone)).text:
                return
            await clock.sleep(0.5)
    raise AssertionError("the change was not seen")

"""`reminders`: what was refused is shown in Telegram's words, an alarm above all else, and never a person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.delivery import Failed, Gone, Result
from bot.store import open_store
from tests.reminders.world import KEY, World, at

DAY = date(2026, 6, 27)
FIRST = 5_912_340_000
WRONG = "Bad Request: message is too long"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/panah.db"


def lived(url: str, answers: Callable[[int], Result | None], people: int = 12) -> None:
    """A day on which these people are reminded and Telegram answers so."""

    async def living() -> None:
        async with open_store(url, KEY) as store:
            world = World(store)
            for who in range(FIRST, FIRST + people):
                await world.follow(who)
            world.postman.answers = answers
            await world.work(at(DAY))
            await world.post.lease.give_back()

    asyncio.run(living())


def shown(url: str, *arguments: str) -> str:
    environment = {"DATABASE_URL": url, "PANAH_KEY": KEY.hex()}
    result = CliRunner().invoke(cli, ("reminders", *arguments), env=environment)
    assert result.exit_code == 0, result.output
    assert str(FIRST)[:7] not in result.output
    return result.output


def test_what_telegram_refused_is_shown_with_its_reason(url: str) -> None:
    lived(url, lambda chat: Failed(WRONG) if chat == FIRST else None)
    said = shown(url).splitlines()
    place = said.index(f"{DAY} before card-end (3 days): 0 wait, 1 refused, 11 sent")
    assert said[place + 1] == f"    refused 1: {WRONG}"
    assert said[-1] == "all: 1 refused, 11 sent"


def test_another_day_shows_its_own_runs_only(url: str) -> None:
    lived(url, lambda chat: None)
    assert "all: 12 sent" in shown(url, "--today", "2026-06-27")
    assert "all: none ended" in shown(url, "--today", "2026-06-28")


def test_an_alarm_stands_above_all_until_somebody_has_looked(url: str) -> None:
    lived(url, lambda chat: Gone("Forbidden: bot was blocked by the user"))
    assert shown(url).startswith("NOTHING IS SENT: ")
    assert "The alarm is off" in shown(url, "--resume")
    assert "NOTHING IS SENT" not in shown(url)


def test_the_bar_is_full_where_nothing_waits(url: str) -> None:
    lived(url, lambda chat: None)
    assert "0 wait" in shown(url, "--watch")

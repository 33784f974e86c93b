"""Reminders through the real gateway: what Telegram's answers mean, and that replies do not wait."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from telegram import Bot

from bot.app import make_worker
from bot.clock import Clock
from bot.delivery import Failed, Gone, Later, Result, Sent
from bot.editions import ROOT
from bot.pace import Pace
from bot.renewal import Renewal
from bot.store import StoreProblem, open_store
from bot.telegram.gateway import Gateway
from bot.telegram.stand_in import Dropped, Foreign, Refused, StandIn, StandInRequest, bad, forbidden, too_many
from bot.wording.message import Button, Message, Paragraph, Style

DAY = date(2026, 6, 27)
MESSAGE = Message(
    (Paragraph("A date", Style.TITLE), Paragraph("in 3 <days>")), ((Button("Read", "m"),),), rtl=False
)


async def sent(stand_in: StandIn, *, silent: bool = False, paid: bool = False) -> Result:
    request = StandInRequest(stand_in)
    bot = Bot(stand_in.token, request=request, get_updates_request=request)
    return await Gateway(bot).send(7, MESSAGE, silent=silent, paid=paid)


@pytest.fixture
def stand_in() -> StandIn:
    stand_in = StandIn(Clock(DAY).now)
    stand_in.phone(7).start()
    return stand_in


async def test_a_reminder_arrives_with_its_buttons(stand_in: StandIn) -> None:
    assert await sent(stand_in, silent=True, paid=True) == Sent()
    (call,) = stand_in.sent("sendMessage")
    assert call["text"] == "<b>A date</b>\n\nin 3 &lt;days&gt;"
    assert (call["disable_notification"], call["allow_paid_broadcast"]) == (True, True)
    assert stand_in.phone(7).screen().last.labels == ["Read"]


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (forbidden("bot was blocked by the user"), Gone("Forbidden: bot was blocked by the user")),
        (forbidden("user is deactivated"), Gone("Forbidden: user is deactivated")),
        (forbidden("bot is not a member of the channel chat"), Failed("Forbidden", again=True)),
        (
            Foreign(403, b"<html>Forbidden: bot was blocked by the user</html>"),
            Failed("Forbidden", again=True),
        ),
        (Refused(403, "Access denied"), Failed("Forbidden", again=True)),
        (too_many(30), Later(30)),
        (bad("message is too long"), Failed("Message is too long")),
        (Dropped(), Failed("NetworkError", again=True)),
        (Refused(500, "Internal Server Error"), Failed("NetworkError", again=True)),
    ],
    ids=str,
)
async def test_only_telegrams_own_word_says_that_a_person_is_gone(
    stand_in: StandIn, answer: Refused | Dropped | Foreign, result: Result
) -> None:
    stand_in.fail_next("sendMessage", answer)
    assert await sent(stand_in) == result


async def test_people_of_another_bot_are_not_written_to(tmp_path: Path, stand_in: StandIn) -> None:
    clock, edition = Clock(DAY), Renewal(ROOT).edition
    request = StandInRequest(stand_in)
    bot = Bot(stand_in.token, request=request, get_updates_request=request)
    pace = Pace(1, lambda: 0.0, clock.sleep)
    async with open_store(f"sqlite:///{tmp_path}/panah.db", bytes(32)) as store:
        await make_worker(store, bot, edition, clock, pace, number=111)
        with pytest.raises(StoreProblem, match="reminders belong to another bot: set TELEGRAM_TOKEN"):
            await make_worker(store, bot, edition, clock, pace, number=222)

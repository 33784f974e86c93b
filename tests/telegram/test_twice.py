"""What Telegram delivers twice, or a finger taps twice, changes nothing the second time."""

from __future__ import annotations

import copy
import logging
from datetime import date, timedelta

import pytest

from bot.store import Counted
from bot.telegram.recent import RecentTaps
from bot.telegram.stand_in import Dropped, Phone
from tests.telegram.conftest import DAY, Bot, last

OPEN_IN_2025, CARD_ENDS = date(2025, 6, 10), date(2025, 6, 30)
ONCE = (Counted("por-expiry", "en", "wrong", 1),)
WRONG = "🚩 Wrong or dangerous"


async def deliver_again(bot: Bot, phone: Phone) -> None:
    """The last update once more, with the same numbers, as after an answer that Telegram did not get."""
    update = copy.deepcopy(bot.stand_in.pushed[-1])
    bot.stand_in.push({**update, "update_id": update["update_id"] + 1})
    await phone.settled()


async def judges(bot: Bot) -> tuple[Phone, int, str]:
    """A reader who said that an answer is wrong; the screen and the payload of the tap."""
    phone = await bot.reader()
    phone.write("136")
    asked = await last(phone)
    payload = next(each.data for row in asked.buttons for each in row if each.text == WRONG)
    assert payload
    phone.tap(WRONG)
    await phone.settled()
    assert await bot.learning.counts(DAY) == ONCE
    return phone, asked.id, payload


async def test_a_verdict_that_is_delivered_twice_counts_once(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    phone, _, _ = await judges(bot)
    await deliver_again(bot, phone)
    assert await bot.learning.counts(DAY) == ONCE
    assert [each.levelno for each in caplog.records if "por-expiry" in each.message] == [logging.ERROR]


async def test_a_verdict_that_comes_again_after_the_person_went_on_counts_once(bot: Bot) -> None:
    phone, screen, payload = await judges(bot)
    tapped = copy.deepcopy(bot.stand_in.pushed[-1])
    phone.press_again(screen, "o_menu")
    await phone.settled()
    newest = bot.stand_in.pushed[-1]["update_id"]
    bot.stand_in.push({**tapped, "update_id": newest + 1})
    await phone.settled()
    assert await bot.learning.counts(DAY) == ONCE
    assert payload


async def test_a_finger_that_taps_twice_says_it_once(bot: Bot) -> None:
    phone, screen, payload = await judges(bot)
    phone.press_again(screen, payload)  # another tap, on the screen as it was
    await phone.settled()
    assert await bot.learning.counts(DAY) == ONCE


async def test_a_verdict_counts_though_the_thanks_did_not_arrive(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("136")
    await phone.settled()
    bot.stand_in.fail_next("editMessageText", Dropped())
    phone.tap(WRONG)
    await phone.settled()
    assert await bot.learning.counts(DAY) == ONCE


async def test_another_verdict_on_the_same_answer_counts_too(bot: Bot) -> None:
    phone, screen, _ = await judges(bot)
    phone.press_again(screen, "o_por-expiry")
    await phone.settled()
    phone.tap("👍 Helped")
    await phone.settled()
    assert set(await bot.learning.counts(DAY)) == {*ONCE, Counted("por-expiry", "en", "helped", 1)}


async def test_a_follow_that_is_delivered_twice_is_one_follow_and_one_reminder(bot: Bot) -> None:
    await bot.rehearsal.turn(OPEN_IN_2025)
    phone = await bot.reader()
    phone.write("136")
    await phone.settled()
    phone.tap("🔔 Remind me")
    await deliver_again(bot, phone)
    asked = await last(phone)
    yes = next(each.data for row in asked.buttons for each in row if each.text == "✅ Yes")
    assert yes
    phone.tap("✅ Yes")
    followed = await last(phone)
    await deliver_again(bot, phone)
    phone.press_again(asked.id, yes)
    assert await last(phone) == followed
    before = len((await phone.settled()).from_bot)
    await bot.rehearsal.turn(CARD_ENDS - timedelta(days=14))
    assert len((await phone.settled()).from_bot) == before + 1
    phone.write("/forget")
    assert "Erased: 1 date," in plain((await last(phone)).text)


async def test_a_date_of_ones_own_that_is_saved_twice_is_one_date(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("24.12.2026")
    screen = await last(phone)
    for _ in range(4):  # what kind, whose, and the consent
        if "To remind you I keep this chat's address" in screen.text:
            break
        phone.tap(screen.labels[0])
        screen = await last(phone)
    yes = next(each.data for row in screen.buttons for each in row if each.text == "✅ Yes")
    assert yes
    phone.tap("✅ Yes")
    await deliver_again(bot, phone)
    phone.press_again(screen.id, yes)
    await phone.settled()
    phone.write("/forget")
    assert "Erased: 1 date," in plain((await last(phone)).text)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_only_so_many_taps_are_remembered() -> None:
    taps = RecentTaps(taps=2)
    assert [taps.again(each) for each in ("1", "2", "1", "3", "2", "1")] == [
        False,
        False,
        True,
        False,
        True,
        False,
    ]

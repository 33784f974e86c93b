"""Following in the demonstration: days go by, reminders arrive in the phone, a date moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.telegram.stand_in import Phone
from bot.wording.bidi import FSI, PDI
from tests.telegram.conftest import Bot, last

BEGIN, CARD_ENDS = date(2025, 6, 10), date(2025, 6, 30)


async def follows(bot: Bot, button: str = "🔔 Remind me") -> Phone:
    """Somebody who follows the end of the PoR card in June 2025."""
    await bot.rehearsal.turn(BEGIN)
    phone = await bot.reader()
    phone.write("136")
    await phone.settled()
    phone.tap(button)
    assert "To remind you I keep this chat's address" in await text(phone)
    phone.tap("✅ Yes")
    await phone.settled()
    return phone


async def text(phone: Phone) -> str:
    return (await last(phone)).text.translate(dict.fromkeys(map(ord, FSI + PDI)))


async def count(phone: Phone) -> int:
    return len((await phone.settled()).from_bot)


async def test_reminders_arrive_on_their_days_and_on_no_other(bot: Bot) -> None:
    phone = await follows(bot)
    assert "at 9 in the morning in Karachi time" in await text(phone)
    arrived = {}
    before = await count(phone)
    for number in range(1, 25):
        day = BEGIN + timedelta(days=number)
        await bot.rehearsal.turn(day)
        if await count(phone) > before:
            before = await count(phone)
            arrived[(CARD_ENDS - day).days] = await text(phone)
    assert list(arrived) == [14, 7, 3, 1, 0]
    assert arrived[3] == "🔔 A date that you saved is in 3 days. Tap to read."
    phone.tap("👁 Read")
    assert "Last day of PoR cards" in await text(phone)


async def test_a_jump_over_many_days_brings_each_reminder_once(bot: Bot) -> None:
    phone = await follows(bot)
    before = await count(phone)
    await bot.rehearsal.turn(CARD_ENDS)
    assert await count(phone) == before + 5


async def test_a_date_that_moves_is_told_at_once(bot: Bot) -> None:
    phone = await follows(bot, "🔔 Tell me if this changes")
    before = await count(phone)
    await bot.rehearsal.move("por-validity", date(2025, 12, 31))
    assert await count(phone) == before + 1
    assert await text(phone) == "🔔 A date that you saved has changed. Tap to read."
    phone.tap("👁 Read")
    read = await text(phone)
    assert "31 December 2025" in read
    assert "Before, it was 30 June 2025 (9 Saratan 1404)." in read


async def test_what_does_not_exist_cannot_move(bot: Bot) -> None:
    with pytest.raises(LookupError):
        await bot.rehearsal.move("gone", CARD_ENDS)


async def test_one_tap_stops_and_then_nothing_comes(bot: Bot) -> None:
    phone = await follows(bot)
    await bot.rehearsal.turn(BEGIN + timedelta(days=6))
    phone.tap("🔕 Stop this")
    assert "Stopped" in await text(phone)
    before = await count(phone)
    await bot.rehearsal.turn(CARD_ENDS)
    assert await count(phone) == before


async def test_back_in_time_everything_comes_again(bot: Bot) -> None:
    phone = await follows(bot)
    await bot.rehearsal.turn(BEGIN + timedelta(days=15))
    phone.write("/forget")
    assert "Erased: 1 date, this chat's address and your time zone." in await text(phone)
    await bot.rehearsal.turn(BEGIN)
    again = await follows(bot)
    before = await count(again)
    await bot.rehearsal.turn(BEGIN + timedelta(days=6))
    assert await count(again) == before + 1

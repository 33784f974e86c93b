"""Reminders of `worker` and `run` as processes of their own: into a phone, by the real clock, over HTTP."""

from __future__ import annotations

import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.clock import Clock
from bot.dialogue.events import Person
from bot.dialogue.following import ZONES, OwnDate, OwnKind, Whose
from bot.dialogue.reminding import End
from bot.hours import Local, local
from bot.store import open_store
from bot.store.engine import reading
from bot.telegram.stand_in import Phone, too_many
from bot.wording.bidi import FSI, PDI
from tests.reminders.world import KEY, ends
from tests.telegram.process import Api, api, run, said_by, until

__all__ = ["api"]
WHO = 5_912_345_678
REMINDER = "A date that you saved is in 3 days. Tap to read."
SILENT_FOR = 3  # seconds that Telegram asks to wait


def broad_day(now: datetime) -> Local:
    """Where it is farthest from the quiet hours now: whenever the tests run, somebody may be written to."""
    return min((local(zone, now) for zone in ZONES), key=lambda there: abs(there.hour - 14))


def test_it_is_broad_day_somewhere_at_any_hour() -> None:
    first = datetime.fromisoformat("2026-01-01T00:30+00:00")  # every hour, in all states of the clocks
    moments = [first + timedelta(days=15 * part, hours=hour) for part in range(24) for hour in range(24)]
    hours = {broad_day(moment).hour for moment in moments}
    assert min(hours) >= 10
    assert max(hours) <= 18


async def save_a_date(database_url: str) -> None:
    """Somebody saved, days ago, a date of which they are to be reminded today."""
    now = Clock().now()
    there = broad_day(now)
    own = OwnDate(OwnKind.VISA, Whose.CHILD, there.day + timedelta(days=3))
    async with open_store(database_url, KEY) as store:
        after = Person("en", there.zone, own_dates=(own,))
        await store.people.save(WHO, WHO, Person(), after, now - timedelta(days=5))


def settings(api: Api, database_url: str) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": api.stand_in.token,
        "TELEGRAM_API_URL": api.url,
        "DATABASE_URL": database_url,
        "PANAH_KEY": KEY.hex(),
    }


def reminded(phone: Phone) -> bool:
    return any(REMINDER in plain(each.text) for each in phone.screen().from_bot)


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, FSI + PDI)))


async def expect_all_put_away(database_url: str) -> None:
    """The reminder ended once, and the lease is free for whoever comes next."""
    async with open_store(database_url, KEY) as store:
        assert await ends(store) == Counter({End.SENT: 1})
        async with reading(store.engine) as connection:
            assert (await connection.execute(text("SELECT expires FROM lease"))).scalar_one() == 0


async def test_a_worker_reminds_and_gives_the_lease_back(api: Api, database_url: str, tmp_path: Path) -> None:
    await save_a_date(database_url)
    phone = api.stand_in.phone(WHO)
    assert not phone.chat.messages
    process = await run(tmp_path, "worker", **settings(api, database_url))
    await until(lambda: reminded(phone))
    process.send_signal(signal.SIGTERM)
    said = await said_by(process)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert "ERROR" not in said
    assert str(WHO) not in said
    assert len(phone.screen().from_bot) == 1
    await expect_all_put_away(database_url)


async def test_run_reminds_too_and_replies_while_reminders_must_wait(
    api: Api, sqlite_url: str, tmp_path: Path
) -> None:
    await save_a_date(sqlite_url)
    phone = api.stand_in.phone(WHO)
    assert not phone.chat.messages
    api.stand_in.fail_next("sendMessage", too_many(SILENT_FOR))
    process = await run(tmp_path, **settings(api, sqlite_url))
    await until(lambda: any(call.method == "sendMessage" and call.error for call in api.stand_in.calls))
    phone.write("/menu")
    await until(lambda: bool(phone.screen().from_bot))
    assert "What do you want to know?" in phone.screen().last.text
    assert not reminded(phone)
    await until(lambda: reminded(phone))
    process.send_signal(signal.SIGTERM)
    said = await said_by(process)
    assert process.returncode == 0, said
    assert f"Telegram asks to wait {SILENT_FOR} s with reminders; replies go on" in said
    assert len(phone.screen().from_bot) == 2
    await expect_all_put_away(sqlite_url)

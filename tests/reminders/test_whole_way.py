"""From a follow to a message and its end: on time, once, and said as it is at that moment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.dialogue.following import OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.reminding import End, Reminder, RunKind
from bot.store import Erased
from tests.reminders.world import CARD, MARYAM, YUSUF, World, at, content

JUNE_1, JUNE_30 = date(2026, 6, 1), date(2026, 6, 30)


def before(days: int, *, due: date = JUNE_30, late: bool = False) -> Reminder:
    return Reminder(RunKind.BEFORE, CARD, None, due, days, late=late)


async def test_a_follower_is_reminded_on_each_of_the_days_at_nine(world: World) -> None:
    await world.follow(MARYAM)
    arrived = await world.live(date(2026, 5, 30), date(2026, 7, 2))
    assert [(each.chat, each.reminder) for each in arrived] == [
        (MARYAM, before(days)) for days in (30, 14, 7, 3, 1, 0)
    ]
    assert {each.when.hour for each in arrived} == {4}  # nine in Karachi
    assert {each.locale for each in arrived} == {"ps"}
    assert await world.ends() == {End.SENT: 6}
    assert await world.waiting() == 0


async def test_not_before_nine_and_not_after_nine_in_the_evening(world: World) -> None:
    await world.follow(MARYAM)
    for day, hour in ((date(2026, 6, 26), 21), (date(2026, 6, 27), 8), (date(2026, 6, 27), 21)):
        assert await world.work(at(day, hour, 59 if hour == 8 else 0)) == []
    assert [each.reminder for each in await world.work(at(date(2026, 6, 28)))] == [before(2, late=True)]


async def test_who_follows_on_the_day_itself_has_just_read_it(world: World) -> None:
    world.moment = at(date(2026, 6, 27), 7)
    await world.work()
    await world.follow(MARYAM)
    assert await world.live(date(2026, 6, 27), date(2026, 6, 28)) == []
    assert len(await world.live(date(2026, 6, 29), date(2026, 6, 30))) == 2


async def test_language_preview_and_zone_are_those_of_the_moment(world: World) -> None:
    await world.follow(MARYAM)
    await world.live(date(2026, 6, 20), date(2026, 6, 26))
    await world.change(MARYAM, locale="ur", preview=Preview.OPEN, zone="Europe/Berlin")
    assert await world.work(at(date(2026, 6, 27), 9)) == []
    (arrival,) = await world.work(at(date(2026, 6, 27), 9, zone="Europe/Berlin"))
    assert (arrival.locale, arrival.reminder.preview) == ("ur", Preview.OPEN)


async def test_a_date_of_ones_own_is_counted_where_the_person_is(world: World) -> None:
    world.moment = at(date(2026, 3, 1))
    await world.save_date(MARYAM, date(2026, 3, 10), date(2026, 3, 10), zone="America/New_York")
    arrived = await world.live(date(2026, 3, 1), date(2026, 3, 12), hours=(9, 22))
    own = OwnDate(OwnKind.VISA, Whose.CHILD, date(2026, 3, 10))
    says = [Reminder(RunKind.OWN, None, own, own.day, days) for days in (7, 3, 1, 0)]
    assert [each.reminder for each in arrived] == [each for each in says for _ in range(2)]
    assert [each.when.astimezone(at(JUNE_1).tzinfo).hour for each in arrived] == [17] * 8


async def test_a_change_is_told_once_with_the_old_date(world: World) -> None:
    await world.follow(MARYAM)
    await world.follow(YUSUF, Watch.CHANGES)
    await world.work(at(JUNE_1))
    later = date(2026, 9, 30)
    world.edit(content((date(2025, 1, 1), JUNE_30), (date(2026, 6, 2), later), edition=2))
    assert await world.work(at(date(2026, 6, 2), 3)) == []  # night
    arrived = await world.work(at(date(2026, 6, 2), 8))
    says = Reminder(RunKind.CHANGED, CARD, None, later, 120, before=JUNE_30)
    assert sorted((each.chat, each.reminder) for each in arrived) == [(YUSUF, says), (MARYAM, says)]
    assert await world.live(date(2026, 6, 2), date(2026, 7, 1)) == []
    await world.follow(3)  # who comes now can read it
    assert await world.live(date(2026, 7, 2), date(2026, 7, 4)) == []


async def test_a_change_that_is_also_a_reminder_is_one_message(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(JUNE_1))
    world.edit(content((date(2025, 1, 1), JUNE_30), (date(2026, 6, 2), date(2026, 6, 9)), edition=2))
    arrived = await world.live(date(2026, 6, 2), date(2026, 6, 2), hours=(8, 9, 10))
    assert [each.reminder.kind for each in arrived] == [RunKind.CHANGED]
    assert arrived[0].reminder.days == 7
    assert await world.ends() == {End.SENT: 1, End.REPLACED: 1}


async def test_a_near_change_goes_at_night_without_a_sound(world: World) -> None:
    await world.follow(MARYAM)
    await world.live(date(2026, 6, 27), date(2026, 6, 28))
    world.edit(content((date(2025, 1, 1), JUNE_30), (date(2026, 6, 28), date(2026, 12, 31)), edition=2))
    (arrival,) = await world.work(at(date(2026, 6, 29), 2))
    assert (arrival.reminder.kind, arrival.silent) == (RunKind.CHANGED, True)


async def test_an_edited_decision_is_a_correction_and_a_gone_one_a_notice(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(JUNE_1))
    world.edit(content((date(2025, 1, 1), date(2026, 7, 31)), edition=2))
    (arrival,) = await world.work(at(JUNE_1, 10))
    assert (arrival.reminder.kind, arrival.reminder.before) == (RunKind.CORRECTED, JUNE_30)
    world.edit(content((date(2025, 1, 1), date(2026, 7, 31)), edition=3, id="other"))
    (arrival,) = await world.work(at(JUNE_1, 11))
    assert (arrival.reminder.kind, arrival.reminder.before) == (RunKind.WITHDRAWN, date(2026, 7, 31))


async def test_a_stop_ends_what_waits(world: World) -> None:
    await world.follow(MARYAM)
    await world.follow(YUSUF)
    world.moment = at(date(2026, 6, 27))
    await world.post.lease.take(1)
    await world.reminders.plan(world.moment)
    await world.change(MARYAM, following=())
    assert await world.store.people.forget(YUSUF) == Erased(True, 1, 0, 1)
    assert await world.work() == []
    assert await world.ends() == {End.STOPPED: 1, End.ERASED: 1}
    assert [await world.rows(table) for table in ("followers", "follows", "reminders")] == [0, 0, 0]
    assert (await world.person(MARYAM)).locale == "ps"
    assert (await world.person(YUSUF)).locale is None


async def test_a_stale_date_does_not_remind_and_the_desk_is_told(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.follow(MARYAM)
    world.edit(content((date(2025, 1, 1), JUNE_30), read=timedelta(days=30)))
    assert await world.live(date(2026, 6, 26), date(2026, 6, 30)) == []
    assert await world.ends() == {End.STALE: 3}
    assert caplog.text.count("card-end is stale") == 1

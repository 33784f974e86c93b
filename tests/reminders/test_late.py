"""Outages, moved dates, leap days and changes of clock: what is late says so, what is over ends."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.dialogue.following import Watch
from bot.dialogue.reminding import End, Reminder, RunKind
from tests.reminders.world import CARD, DAY, MARYAM, YUSUF, ZAHRA, World, at, content

JUNE_30 = date(2026, 6, 30)
FIRST = (date(2025, 1, 1), JUNE_30)


def before(days: int, *, late: bool = False) -> Reminder:
    return Reminder(RunKind.BEFORE, CARD, None, JUNE_30, days, late=late)


async def test_an_hour_late_still_goes_as_if_it_were_on_time(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 26)))
    assert [each.reminder for each in await world.work(at(date(2026, 6, 27), 10))] == [before(3)]


async def test_a_day_late_it_says_so(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 26)))
    assert [each.reminder for each in await world.work(at(date(2026, 6, 28)))] == [before(2, late=True)]
    assert await world.ends() == {End.LATE: 1}


async def test_after_thirty_days_one_message_stands_for_all_that_were_missed(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 5, 30)))
    assert [each.reminder for each in await world.work(at(date(2026, 6, 28)))] == [before(2, late=True)]
    assert await world.ends() == {End.REPLACED: 3, End.LATE: 1}


async def test_when_the_date_is_over_nothing_is_said_and_everything_is_counted(world: World) -> None:
    await world.follow(MARYAM)
    await world.save_date(YUSUF, JUNE_30)
    await world.work(at(date(2026, 6, 10)))
    assert await world.work(at(date(2026, 7, 10))) == []
    assert await world.ends() == {End.EXPIRED: 2 * 5}


async def test_a_reminder_of_today_takes_the_place_of_a_missed_one(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 26)))
    assert [each.reminder for each in await world.work(at(date(2026, 6, 29)))] == [before(1)]
    assert await world.ends() == {End.REPLACED: 1, End.SENT: 1}


async def test_what_was_planned_and_not_sent_before_the_night_goes_in_the_morning_as_late(
    world: World,
) -> None:
    await world.follow(MARYAM)
    world.moment = at(date(2026, 6, 27), 20, 59)
    await world.post.lease.take(1)
    await world.reminders.plan(world.moment)
    assert await world.work(at(date(2026, 6, 27), 21)) == []
    (arrival,) = await world.work(at(date(2026, 6, 28), 8))
    assert arrival.reminder == before(2, late=True)


async def test_a_date_moved_before_the_sending_drops_what_was_planned(world: World) -> None:
    await world.follow(MARYAM)
    world.moment = at(date(2026, 6, 27))
    await world.post.lease.take(1)
    await world.reminders.plan(world.moment)
    world.edit(content(FIRST, (date(2026, 6, 27), date(2026, 12, 31)), edition=2))
    (arrival,) = await world.work()
    assert arrival.reminder.kind is RunKind.CHANGED
    assert await world.ends() == {End.REPLACED: 1, End.SENT: 1}


async def test_a_date_moved_during_the_sending_stops_the_rest_and_tells_everyone(world: World) -> None:
    world.sender._pace.rate = 4
    for who in range(1, 41):
        await world.follow(who)

    def move(_: int) -> None:
        if len(world.postman.arrived) == 10:
            world.edit(content(FIRST, (date(2026, 6, 27), date(2026, 12, 31)), edition=2))

    world.postman.meanwhile = move
    old = await world.work(at(date(2026, 6, 27)))
    assert 10 <= len(old) <= 10 + 4 * 5
    assert {each.reminder.kind for each in old} == {RunKind.BEFORE}
    told = await world.work(at(date(2026, 6, 27), 9, 1))
    assert Counter(each.reminder.kind for each in told) == {RunKind.CHANGED: 40}
    assert await world.ends() == {End.SENT: len(old) + 40, End.REPLACED: 40 - len(old)}


async def test_stop_forget_language_and_zone_in_the_middle_of_a_sending(world: World) -> None:
    world.sender._pace.rate = 4
    for who in range(1, 61):
        await world.follow(who)

    async def change() -> None:
        if len(world.postman.arrived) != 5:
            return
        reached = {each.chat for each in world.postman.arrived}
        for who in range(1, 61):
            if who in reached:
                continue
            if who % 4 == 0:
                await world.change(who, following=())
            elif who % 4 == 1:
                await world.store.people.forget(who)
            elif who % 4 == 2:
                await world.change(who, locale="ur")
            else:
                await world.change(who, zone="Australia/Sydney")

    world.postman.meanwhile = lambda _: change()
    arrived = await world.work(at(date(2026, 6, 27)))
    again = await world.work(at(date(2026, 6, 27), 9, 5))
    assert again == []
    by_chat = Counter(each.chat for each in arrived)
    assert max(by_chat.values()) == 1
    ends = await world.ends()
    assert ends[End.SENT] + ends[End.STOPPED] + ends[End.ERASED] == 60
    assert await world.waiting() == 0
    in_flight = 4 * 5
    assert 30 <= len(arrived) <= 30 + 5 + in_flight
    assert {each.locale for each in arrived if each.chat % 4 == 2} >= {"ur"}


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),  # an hour is left out
        ("Europe/Berlin", date(2026, 10, 25)),  # an hour comes twice
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Asia/Karachi", date(2028, 2, 29)),
        ("Asia/Kabul", date(2030, 3, 20)),  # the thirtieth day of a leap year's last month there
    ],
)
async def test_nine_in_the_morning_is_nine_whatever_the_clocks_do(world: World, zone: str, day: date) -> None:
    world.moment = at(day - 5 * DAY)
    await world.work()
    await world.save_date(MARYAM, day, zone=zone)
    arrived = []
    for past in range(-4, 2):
        nine = at(day + past * DAY, zone=zone)
        for hours in (-8.5, -0.5, 0, 0.5):
            arrived += await world.work(nine + timedelta(hours=hours))
    assert [each.reminder.days for each in arrived] == [3, 1, 0]
    assert [each.when for each in arrived] == [at(day - days * DAY, 9, zone=zone) for days in (3, 1, 0)]


async def test_a_follow_of_changes_is_asked_about_and_ends_without_an_answer(world: World) -> None:
    world.edit(content((date(2025, 1, 1), date(2026, 12, 31))))
    await world.follow(MARYAM, Watch.CHANGES)
    await world.follow(YUSUF, Watch.CHANGES)
    arrived = await world.live(date(2026, 1, 2), date(2026, 4, 1), hours=(9,))
    assert [(each.reminder.kind, each.when) for each in arrived] == [
        (RunKind.STILL, at(date(2026, 4, 1)))
    ] * 2
    await world.follow(MARYAM, Watch.CHANGES)  # "yes"
    assert await world.live(date(2026, 4, 2), date(2026, 4, 20), hours=(9,)) == []
    assert (await world.person(YUSUF)).following == ()
    assert (await world.person(YUSUF)).locale == "ps"
    assert len((await world.person(MARYAM)).following) == 1
    assert await world.rows("followers") == 1


async def test_thirty_days_after_the_last_reminder_the_address_is_erased(world: World) -> None:
    await world.follow(MARYAM)
    await world.save_date(ZAHRA, date(2026, 6, 28))
    await world.live(date(2026, 6, 25), date(2026, 7, 28), hours=(9,))
    assert await world.rows("followers") == 2
    await world.live(date(2026, 7, 29), date(2026, 8, 1), hours=(9,))
    assert [await world.rows(table) for table in ("followers", "follows", "own_dates")] == [0, 0, 0]
    assert (await world.person(MARYAM)).locale == "ps"
    assert await world.rows("reminders") == 0


def test_at_means_the_hour_of_the_zone() -> None:
    assert at(date(2026, 1, 1), 9) == datetime(2026, 1, 1, 4, tzinfo=UTC)

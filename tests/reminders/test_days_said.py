"""What the screen says on the follow is what arrives: the real store, planning and sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from bot.dialogue.actions import Asked
from bot.dialogue.date_actions import DateAction, Remind, Save, ShowDate, ShowOwn
from bot.dialogue.date_screens import OneDate, OneOwn
from bot.dialogue.events import Person, Pressed
from bot.dialogue.following import OwnDate, OwnKind, Watch, Whose
from bot.dialogue.step import step
from bot.hours import local
from tests.reminders.world import CARD, DAY, World, at

JUNE_30 = date(2026, 6, 30)
OWN = OwnDate(OwnKind.HEARING, Whose.ME, JUNE_30)
PLACES = ("Asia/Karachi", "Australia/Sydney", "America/Los_Angeles")
REMINDER_DAY = date(2026, 6, 27)
EVERY_SOME_HOURS = (4, 9, 22)  # in Karachi: soon after nine in each of the places
FOLLOWED_AT = (1, 8, 10, 23)


async def press(world: World, who: int, action: DateAction) -> tuple[date, ...]:
    """The days that the screen lists; what the button changes is kept."""
    before = await world.person(who)
    there = local(before.zone, world.moment).day
    turn = step(world.faq, before, Pressed(Asked(action)), world.today, there)
    await world.store.people.save(who, who, before, turn.person, world.moment)
    assert isinstance(turn.screen, OneDate | OneOwn)
    return turn.screen.on


async def arrive(world: World, who: int, zone: str) -> None:
    await world.store.people.save(who, who, Person(), Person("ps"), world.moment)
    wish = replace(OWN, day=JUNE_30 + 300 * DAY)  # a follower, so that the zone is kept
    await press(world, who, Save(wish, agreed=True))
    await world.change(who, zone=zone)


async def test_before_and_after_nine_on_a_reminder_day(on_sqlite: World) -> None:
    world, numbers = on_sqlite, count(1)
    people: dict[int, tuple[str, date, tuple[date, ...]]] = {}
    world.moment = at(REMINDER_DAY - 2 * DAY)
    await world.work()
    everyone = [
        (zone, hour, next(numbers), next(numbers), next(numbers)) for zone in PLACES for hour in FOLLOWED_AT
    ]
    for zone, _, new, own, other in everyone:
        for who in (new, own, other):
            await arrive(world, who, zone)
        await press(world, other, Remind(CARD, Watch.CHANGES))
    arrived = []
    for hour in sorted((*FOLLOWED_AT, *EVERY_SOME_HOURS)):
        arrived += await world.work(at(REMINDER_DAY, hour))
        for zone, _, new, own, other in (each for each in everyone if each[1] == hour):
            here = local(zone, world.moment).day  # by which dates of one's own are counted
            people[new] = zone, world.today, await press(world, new, Remind(CARD, Watch.DAYS))
            people[own] = zone, here, await press(world, own, Save(OWN))
            people[other] = zone, world.today, await press(world, other, Remind(CARD, Watch.DAYS))
    arrived += await world.live(REMINDER_DAY + DAY, JUNE_30, EVERY_SOME_HOURS)
    assert len(people) == 3 * len(everyone)
    for who, (zone, begun, days) in people.items():
        assert days == tuple(day for day in (REMINDER_DAY, JUNE_30 - DAY, JUNE_30) if day > begun)
        came = tuple(day_there(each.when, zone) for each in arrived if each.chat == who)
        assert came == days, (zone, begun)
    assert {len(days) for _, _, days in people.values()} == {2, 3}  # it is still yesterday in Los Angeles


async def test_who_looks_on_a_reminder_day_reads_that_it_comes_today(on_sqlite: World) -> None:
    world = on_sqlite
    world.moment = at(REMINDER_DAY - 2 * DAY)
    await arrive(world, 1, "Asia/Karachi")
    await press(world, 1, Remind(CARD, Watch.DAYS))
    await press(world, 1, Save(OWN))
    world.moment = at(REMINDER_DAY, 8)
    days = (REMINDER_DAY, JUNE_30 - DAY, JUNE_30)
    assert await press(world, 1, ShowDate(CARD)) == days
    assert await press(world, 1, ShowOwn(OWN)) == days
    arrived = await world.live(REMINDER_DAY, JUNE_30, (9,))
    assert [day_there(each.when, "Asia/Karachi") for each in arrived] == [
        day for day in days for _ in range(2)
    ]


def day_there(when: datetime, zone: str) -> date:
    there = when.astimezone(ZoneInfo(zone))
    assert 9 <= there.hour < 21
    return there.date()

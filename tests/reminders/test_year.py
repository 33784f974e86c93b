"""A year of thousands (`make soak`; eight weeks and two hundred people in `make test`): every end is told."""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.dialogue.following import ZONES, Follow, OwnDate, OwnKind, Watch, Whose
from bot.dialogue.reminding import End
from bot.hours import local
from bot.sender import Gone, Result
from bot.store.engine import reading
from tests.reminders.world import CARD, DAY, World, at, content

SOAK = bool(os.environ.get("PANAH_SOAK"))
FIRST = date(2027, 12, 20) if SOAK else date(2028, 1, 25)  # a leap day is among what follows
LAST = date(2028, 12, 20) if SOAK else date(2028, 3, 20)
PEOPLE = 5000 if SOAK else 200
DUE, MOVED = date(2028, 2, 29), date(2028, 6, 30)
OUTAGES = {date(2028, 2, 26), date(2028, 2, 27), *(date(2028, 5, 20) + number * DAY for number in range(30))}
HOURS = (9, 13, 22)  # of Karachi; it is nine everywhere in one of them, or soon after


@pytest.mark.timeout(300)
async def test_in_a_year_nobody_is_lost_and_nobody_hears_twice(on_sqlite: World) -> None:
    world, dice = on_sqlite, random.Random(2028)
    world.moment = at(FIRST, 7)
    world.edit(content((date(2027, 1, 1), DUE)))
    for who in range(1, PEOPLE + 1):
        await _begin(world, who, dice)
    world.postman.answers = lambda chat: _left(chat, world)
    day = FIRST
    while day <= LAST:
        if day == date(2028, 3, 1):
            world.edit(content((date(2027, 1, 1), DUE), (day, MOVED), edition=2))
        if day not in OUTAGES:
            for hour in HOURS:
                await world.work(at(day, hour))
        for who in dice.sample(range(1, PEOPLE + 1), 3):
            await _change(world, who, dice)
        day += DAY
    arrived = world.postman.arrived
    heard = Counter((each.chat, each.reminder, each.when.date()) for each in arrived if not each.reminder.own)
    assert max(heard.values()) == 1
    for each in arrived:
        assert each.silent or not local("Asia/Karachi", each.when).quiet or each.chat % 3
    ends = await _ends_of_all(world)
    assert ends[End.SENT] + ends[End.LATE] == len(arrived)
    assert await world.waiting() == 0
    assert {End.SENT, End.LATE, End.REPLACED, End.UNREACHABLE} <= set(ends)
    assert not SOAK or await world.rows("followers") < PEOPLE / 2  # what is over was erased


async def _begin(world: World, who: int, dice: random.Random) -> None:
    before = await world.person(who)
    watch = dice.choice((Watch.DAYS, Watch.DAYS, Watch.CHANGES))
    zone = ZONES[0] if who % 3 == 0 else dice.choice(ZONES)
    own = OwnDate(OwnKind.VISA, Whose.ME, FIRST + timedelta(days=dice.randrange(40, 360)))
    dates = (own,) if who % 5 == 0 else ()
    after = replace(
        before, locale="ps", zone=zone, following=(Follow(CARD, watch, world.today),), own_dates=dates
    )
    await world.store.people.save(who, who, before, after, world.moment)


async def _change(world: World, who: int, dice: random.Random) -> None:
    if who % 2:
        await world.change(who, following=())
    elif dice.random() < 0.5:
        await world.store.people.forget(who)
    else:
        await world.follow(who, zone=dice.choice(ZONES) if who % 3 else ZONES[0])


def _left(chat: int, world: World) -> Result | None:
    return Gone("blocked") if chat % 100 == 1 and world.today > date(2028, 1, 20) else None


async def _ends_of_all(world: World) -> Counter[End]:
    """Those of runs that are remembered; older ones were written down as they were closed."""
    async with reading(world.store.engine) as connection:
        rows = (await connection.execute(text("SELECT ended, people FROM tallies"))).all()
    found: Counter[End] = Counter()
    for row in rows:
        found[End(row.ended)] += row.people
    return found

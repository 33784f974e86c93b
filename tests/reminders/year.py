"""A year and what happens in it: thousands of people, outages, a date that moves, and who changes their mind.

People with an even number live through it as they began; those with an odd one stop, forget, move and
change their language at any time. What happens on which day stands in the tables at the top.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import text

from bot.delivery import Gone, Result
from bot.dialogue.content import Locale
from bot.dialogue.following import ZONES, OwnDate, OwnKind, Watch, Whose
from bot.hours import local
from bot.store.engine import reading, writing
from bot.store.seals import Seals
from tests.reminders.world import CARD, DAY, KEY, World, at, content

FIRST, LAST = date(2024, 1, 20), date(2025, 4, 25)
HOURS = (9, 13, 22)  # of Karachi; it is nine everywhere in one of them, or soon after

# The leap days of both calendars, and the days on which the clocks of Berlin and New York change.
LEAP_DAY, LAST_OF_1403 = date(2024, 2, 29), date(2025, 3, 20)
CLOCKS = {
    date(2024, 3, 10): "America/New_York",
    date(2024, 3, 31): "Europe/Berlin",
    date(2024, 10, 27): "Europe/Berlin",
    date(2024, 11, 3): "America/New_York",
}

# Nobody works for an hour, a day, thirty days.
AN_HOUR_LATE = date(2024, 1, 30)
OUTAGES = {date(2024, 2, 26), *(date(2024, 11, 25) + number * DAY for number in range(30))}

# The date moves: in the evening of its day; after a sending; during one; between plan and sending; once more.
MOVES = {
    (date(2024, 2, 29), 22): date(2024, 6, 30),
    (date(2024, 5, 31), 13): date(2024, 7, 31),
    (date(2024, 7, 17), 9): date(2024, 9, 30),
    (date(2024, 8, 31), 9): date(2024, 12, 31),
    (date(2025, 1, 10), 9): LAST_OF_1403,
}
DURING, BETWEEN = (date(2024, 7, 17), 9), (date(2024, 8, 31), 9)
RESTLESS = (date(2024, 2, 15), 9)  # people stop, forget, move and change their language during this sending
LEAVE_FROM = date(2024, 2, 10)


@dataclass(slots=True)
class Year:
    """The year of a world with so many people; `faults` are messages that came at the wrong hour."""

    world: World
    people: int
    dice: random.Random
    zones: dict[int, str] = field(default_factory=dict)
    own: dict[int, date] = field(default_factory=dict)
    watch: dict[int, Watch] = field(default_factory=dict)
    decisions: list[tuple[date, date]] = field(default_factory=lambda: [(date(2023, 1, 1), LEAP_DAY)])
    faults: list[str] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    counted: dict[tuple[int, str], int] = field(default_factory=dict)
    happened: int = 0
    ended_in_flight: int = 0  # people who stopped or forgot during a sending

    async def begin(self) -> None:
        """Everybody follows the date on the first day; as rows, which is faster than as taps."""
        self.world.edit(content(*self.decisions))
        await self.world.work(at(FIRST, 7))
        self.world.postman.answers = self._answer
        self.world.postman.meanwhile = self._arrives
        readers, followers, follows, own_dates = [], [], [], []
        seals, since, tag_of_card = Seals(KEY), FIRST.isoformat(), Seals(KEY).deadline(CARD)
        for who in range(1, self.people + 1):
            self._choose(who)
            tag, person, zone = seals.person(who), self.dice.getrandbits(63), self.zones[who]
            readers.append({"tag": tag, "locale": "ps", "month": since[:7]})
            chat = seals.seal_chat(tag, who)
            followers.append({"id": person, "tag": tag, "chat": chat, "zone": zone, "preview": "neutral"})
            row = {"zone": zone, "person": person, "since": since}
            watch = str(self.watch[who])
            follows.append({**row, "deadline": tag_of_card, "watch": watch, "heard": 0})
            if who in self.own:
                own = OwnDate(OwnKind.VISA, Whose.ME, self.own[who])
                sealed = {"day": seals.day(own.day), "number": 1, "sealed": seals.seal_own(tag, 1, own)}
                own_dates.append({**row, **sealed})
        async with writing(self.world.store.engine) as connection:
            for table, rows in (
                ("readers", readers),
                ("followers", followers),
                ("follows", follows),
                ("own_dates", own_dates),
            ):
                names = list(rows[0])
                values = ", ".join(f":{name}" for name in names)
                await connection.execute(
                    text(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"), rows
                )

    async def live(self, last: date) -> None:
        for number in range((last - FIRST).days + 1):
            day = FIRST + number * DAY
            for hour in _hours(day):
                await self._work(day, hour)
            for _ in range(3 if day <= LAST_OF_1403 else 0):  # then there is nothing left to follow
                await self._change_somebody()
            self.moved.clear()
            if day.day == 1 or day == last:
                await self._read_tallies()

    def steady(self, zone: str, watch: Watch) -> Iterator[int]:
        """Who lived through the year as they began."""
        for who in range(2, self.people + 1, 2):
            if self.zones[who] == zone and self.watch[who] is watch:
                yield who

    async def _read_tallies(self) -> None:
        """What the store counted for each run and end; it forgets its runs after 400 days."""
        async with reading(self.world.store.engine) as connection:
            rows = (await connection.execute(text("SELECT run, ended, people FROM tallies"))).all()
        for row in rows:
            assert row.people >= self.counted.get((row.run, row.ended), 0)
            self.counted[row.run, row.ended] = row.people

    def _choose(self, who: int) -> None:
        self.zones[who] = ZONES[0] if who % 3 == 0 else self.dice.choice(ZONES)
        self.watch[who] = self.dice.choice((Watch.DAYS, Watch.DAYS, Watch.CHANGES))
        if who % 10 == 0:  # even, so they keep it
            days = (LEAP_DAY, LAST_OF_1403, *CLOCKS)
            self.own[who] = days[who // 10 % len(days)]
            self.zones[who] = CLOCKS.get(self.own[who], self.zones[who])
        elif who % 5 == 0:
            self.own[who] = FIRST + timedelta(days=self.dice.randrange(40, 360))

    async def _work(self, day: date, hour: int) -> None:
        place = (day, hour)
        self.happened = 0
        if place == BETWEEN:
            self.world.moment = at(day, hour)
            assert await self.world.post.lease.take(self.world.faq.edition)
            assert await self.world.reminders.plan(self.world.moment)
        if place in MOVES and place != DURING:
            self._move(day, MOVES[place])
        await self.world.work(at(day, hour))

    def _move(self, day: date, to: date) -> None:
        self.decisions.append((day, to))
        self.world.edit(content(*self.decisions, edition=len(self.decisions)))

    async def _arrives(self, chat: int) -> None:
        """A message was taken: was it the hour for it, and does anything happen at this moment?"""
        there = local(self.zones[chat], self.world.moment)
        arrival = self.world.postman.arrived[-1]
        if there.quiet and not arrival.silent and chat not in self.moved:
            self.faults.append(f"{chat} was woken at {there.hour} in {there.zone}")
        self.happened += 1
        here = self.world.moment
        if here == at(*RESTLESS) and self.happened <= 100:
            self.ended_in_flight += await self._change_somebody()
        if here == at(*DURING) and self.happened == min(300, self.people // 20):
            self._move(DURING[0], MOVES[DURING])

    async def _change_somebody(self) -> bool:
        """Whether they do not follow any more."""
        who = self.dice.randrange(1, self.people + 1, 2)
        locale: Locale = self.dice.choice(("en", "ps", "fa_AF", "ur"))
        match self.dice.randrange(5):
            case 0:
                await self.world.change(who, following=())
                return True
            case 1:
                await self.world.store.people.forget(who)
                return True
            case 2:
                await self.world.change(who, locale=locale)
            case _:
                self.zones[who] = self.dice.choice(ZONES)
                self.moved.add(who)
                await self.world.follow(who, locale=locale, zone=self.zones[who])
        return False

    def _answer(self, chat: int) -> Result | None:
        return Gone("blocked") if chat % 250 == 1 and self.world.today >= LEAVE_FROM else None


def _hours(day: date) -> tuple[int, ...]:
    if day in OUTAGES:
        return ()
    if day in CLOCKS or day - DAY in CLOCKS:  # the day in New York ends on the next in Karachi
        return tuple(range(24))
    return (10, *HOURS[1:]) if day == AN_HOUR_LATE else HOURS

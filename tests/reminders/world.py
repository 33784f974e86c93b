"""A small world: invented dates, people with phones, a clock that is set by hand, and a postman.

The store, the planning and the sending are the real ones. Words are the reminder itself, so that a
test compares what is said and not how.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.clock import KARACHI
from bot.delivery import Gone, Result, Sent
from bot.dialogue.content import Answer, Deadline, Decision, Faq, Kind, Locale, Version
from bot.dialogue.events import Person
from bot.dialogue.following import DAYS_BEFORE, Follow, OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.reminding import End, Reminder
from bot.pace import Pace
from bot.reminders import Reminders
from bot.sender import Sender
from bot.store import Post, Store, open_store
from bot.store.engine import reading
from bot.wording.message import Message, Paragraph

KEY = bytes(range(32))
MARYAM, YUSUF, ZAHRA = 5_912_345_678, 42, 7_000_000_001
CARD = "card-end"
YEAR_2026 = date(2026, 1, 1)
DAY = timedelta(days=1)


def content(
    *decisions: tuple[date, date], edition: int = 1, read: timedelta = timedelta(days=4000), id: str = CARD
) -> Faq:
    """A content with one deadline: each decision is the day it was announced and the day it sets."""
    deadline = Deadline(
        id,
        Kind.UNTIL,
        "The card is valid until",
        tuple(Decision(announced, sets, ()) for announced, sets in decisions),
        listed=True,
        answer="card",
    )
    version = Version(date(2020, 1, 1), date(2020, 1, 1), read, ("A text.",), (), (), ())
    answer = Answer("card", 111, "The card", "💳", (id,), (), (version,))
    return Faq(edition, date(2030, 1, 1), (), {}, {"card": answer}, {id: deadline}, {}, {})


def at(day: date, hour: int = 9, minute: int = 0, zone: str = "Asia/Karachi") -> datetime:
    there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC)


def said(reminder: Reminder, locale: Locale, today: date) -> Message:
    return Worded((Paragraph(f"{locale} {reminder} {today}"),), (), False, reminder, locale)


@dataclass(frozen=True, slots=True)
class Worded(Message):
    """A message that remembers what it was made of."""

    reminder: Reminder = field(kw_only=False)
    locale: Locale = field(kw_only=False)


@dataclass(frozen=True, slots=True)
class Arrival:
    chat: int
    reminder: Reminder
    locale: Locale
    when: datetime
    silent: bool


class Postman:
    """Takes every message, unless a test answers for it."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.arrived: list[Arrival] = []
        self.answers: Callable[[int], Result | None] = lambda chat: None
        self.meanwhile: Callable[[int], object] = lambda chat: None
        self._one_by_one = asyncio.Lock()

    async def send(self, chat: int, message: Message, *, silent: bool, paid: bool) -> Result:
        async with self._one_by_one:
            return await self._took(chat, message, silent=silent)

    async def _took(self, chat: int, message: Message, *, silent: bool) -> Result:
        answer = self.answers(chat)
        if answer is not None and not isinstance(answer, Sent):
            return answer
        assert isinstance(message, Worded)
        self.arrived.append(Arrival(chat, message.reminder, message.locale, self._now(), silent))
        coming = self.meanwhile(chat)
        if hasattr(coming, "__await__"):
            await coming
        return Sent()

    def blocked_by(self, *chats: int) -> None:
        self.answers = lambda chat: Gone("blocked") if chat in chats else None


class World:
    """People, dates and one worker; `moment` is now."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.moment = at(YEAR_2026)
        self.ticks = 0.0
        self.postman = Postman(lambda: self.moment)
        self.faq = content((date(2025, 1, 1), date(2026, 6, 30)))
        self.post = store.post(lambda: self.ticks)
        self.reminders = Reminders(self.faq, self.post)
        self.sender = self.worker(self.post)

    def worker(self, post: Post) -> Sender:
        pace = Pace(1e9, lambda: self.ticks, self._sleep)
        return Sender(post, self.postman, self.faq, said, pace, lambda: self.moment, lambda: self.ticks)

    async def _sleep(self, seconds: float) -> None:
        self.ticks += seconds

    def edit(self, faq: Faq) -> None:
        self.faq = self.reminders.faq = faq
        self.sender.take(faq, said)

    # People

    async def person(self, who: int) -> Person:
        return await self.store.people.load(who, self.today)

    async def change(self, who: int, **changes: object) -> None:
        before = await self.person(who)
        after = replace(before, **changes)  # type: ignore[arg-type]
        await self.store.people.save(who, who, before, after, self.moment)

    async def follow(
        self,
        who: int,
        watch: Watch = Watch.DAYS,
        *,
        locale: Locale = "ps",
        zone: str = "Asia/Karachi",
        deadline: str = CARD,
    ) -> None:
        follow = Follow(deadline, watch, self.today)
        await self.change(who, locale=locale, zone=zone, following=(follow,))

    async def save_date(self, who: int, *days: date, zone: str = "Asia/Karachi") -> None:
        dates = tuple(OwnDate(OwnKind.VISA, Whose.CHILD, day) for day in days)
        await self.change(who, locale="ps", zone=zone, own_dates=dates)

    # Time

    @property
    def today(self) -> date:
        return self.moment.astimezone(KARACHI).date()

    async def work(self, moment: datetime | None = None) -> list[Arrival]:
        """Plan and send what is due at that moment; what arrived."""
        self.moment = moment or self.moment
        self.ticks += 60
        before = len(self.postman.arrived)
        assert await self.post.lease.take(self.faq.edition)
        await self.reminders.plan(self.moment)
        self.sender.look_again()
        await self.sender.send()
        await self.reminders.tidy(self.moment)
        return self.postman.arrived[before:]

    async def live(self, first: date, last: date, hours: tuple[int, ...] = (9, 15, 22)) -> list[Arrival]:
        """Work through these days, at these hours of Karachi."""
        before = len(self.postman.arrived)
        day = first
        while day <= last:
            for hour in hours:
                await self.work(at(day, hour))
            day += DAY
        return self.postman.arrived[before:]

    # Looking on

    async def ends(self) -> Counter[End]:
        return await ends(self.store)

    async def waiting(self) -> int:
        async with reading(self.store.engine) as connection:
            statement = text("SELECT count(*) FROM reminders WHERE ended IS NULL")
            return int((await connection.execute(statement)).scalar_one())

    async def rows(self, table: str) -> int:
        async with reading(self.store.engine) as connection:
            return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def ends(store: Store) -> Counter[End]:
    """How many reminders ended in each way."""
    found: Counter[End] = Counter()
    async with reading(store.engine) as connection:
        for row in await connection.execute(text("SELECT ended, people FROM tallies")):
            found[End(row.ended)] += row.people
    return found


@asynccontextmanager
async def open_world(database_url: str) -> AsyncIterator[World]:
    async with open_store(database_url, KEY) as store:
        yield World(store)


__all__ = ["DAYS_BEFORE", "Preview"]

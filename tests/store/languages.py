"""People of whom only a language is looked at, for tests that are about nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import Locale
from bot.store import People, Store


class Languages:
    def __init__(self, people: People) -> None:
        self.people = people

    @classmethod
    def on(cls, engine: AsyncEngine, key: bytes) -> "Languages":
        return cls(People(engine, key))

    async def locale_of(self, who: int, today: date) -> Locale | None:
        return (await self.people.load(who, today)).locale

    async def remember(self, who: int, locale: Locale, today: date) -> None:
        before = await self.people.load(who, today)
        noon = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
        await self.people.save(who, who, before, replace(before, locale=locale), noon)

    async def forget(self, who: int) -> bool:
        return (await self.people.forget(who)).language


def languages(store: Store) -> Languages:
    return Languages(store.people)

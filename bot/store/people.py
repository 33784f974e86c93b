"""People before there are rows for their dates: the language is kept, the dates are lost with the process."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.clock import KARACHI
from bot.dialogue.events import Person
from bot.store.readers import Readers


class People:
    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._dates: dict[int, Person] = {}

    async def load(self, who: int, today: date, /) -> Person:
        locale = await self._readers.locale_of(who, today)
        return replace(self._dates.get(who, Person()), locale=locale) if locale else Person()

    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None:
        if after.locale:
            await self._readers.remember(who, after.locale, now.astimezone(KARACHI).date())
        self._dates[who] = after

    async def forget(self, who: int, /) -> bool:
        self._dates.pop(who, None)
        return await self._readers.forget(who)

    async def left(self, who: int, /) -> None:
        await self.forget(who)

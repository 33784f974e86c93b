"""Readers: people of whom only a language is remembered.

Decides what is kept of them (a tag, a locale, the month of last use) and when a row is written. Does not know
a clock, nor what a locale is for.
"""

from datetime import date
from typing import cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import Locale
from bot.store.engine import clear_write_ahead_log, reading, writing
from bot.store.keys import person_tag

_FIND = text("SELECT locale, month FROM readers WHERE tag = :tag")
# An update, not an upsert: who was forgotten between the two statements stays forgotten.
_SEEN = text("UPDATE readers SET month = :month WHERE tag = :tag AND month < :month")
_REMEMBER = text(
    "INSERT INTO readers (tag, locale, month) VALUES (:tag, :locale, :month) "
    "ON CONFLICT (tag) DO UPDATE SET locale = excluded.locale, month = excluded.month"
)
_FORGET = text("DELETE FROM readers WHERE tag = :tag")


class Readers:
    """What is remembered, by Telegram user id; the id itself never reaches the database."""

    def __init__(self, engine: AsyncEngine, key: bytes) -> None:
        self._engine = engine
        self._key = key

    async def locale_of(self, user_id: int, today: date) -> Locale | None:
        """The language this person chose, None if unknown. Writes once a month: that they were here."""
        tag, month = person_tag(self._key, user_id), _month(today)
        found = await self._find(tag)
        if found is None:
            return None
        locale, last_month = found
        if last_month < month:
            async with writing(self._engine) as connection:
                await connection.execute(_SEEN, {"tag": tag, "month": month})
        return locale

    async def remember(self, user_id: int, locale: Locale, today: date) -> None:
        """Keep the language this person chose; what is so already is not written again."""
        tag, month = person_tag(self._key, user_id), _month(today)
        if await self._find(tag) == (locale, month):
            return
        async with writing(self._engine) as connection:
            await connection.execute(_REMEMBER, {"tag": tag, "locale": locale, "month": month})

    async def forget(self, user_id: int) -> bool:
        """Erase what is kept of this person; False if there was nothing.

        On SQLite the row is then in no file any more. PostgreSQL overwrites it at its next vacuum, and its
        own log and backups last as long as the server's operator says.
        """
        async with writing(self._engine) as connection:
            erased = await connection.execute(_FORGET, {"tag": person_tag(self._key, user_id)})
        if erased.rowcount:
            await clear_write_ahead_log(self._engine)
        return bool(erased.rowcount)

    async def _find(self, tag: bytes) -> tuple[Locale, str] | None:
        async with reading(self._engine) as connection:
            row = (await connection.execute(_FIND, {"tag": tag})).one_or_none()
        return None if row is None else (cast(Locale, row.locale), row.month)


def _month(today: date) -> str:
    return f"{today:%Y-%m}"

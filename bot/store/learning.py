"""What is learnt without persons: counts by answer, language and day, and words that were lent.

Decides that a count names nobody and that lent words are erased after 30 days, at every write and every
look. Does not know who counted or lent; nothing here is tied to a person's row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import Locale
from bot.store.engine import clear_write_ahead_log, reading, writing

KEPT = timedelta(days=30)
NO_ANSWER = "-"  # of a question for which there was none

_COUNT = text(
    "INSERT INTO counts (day, answer, locale, what, number) VALUES (:day, :answer, :locale, :what, 1) "
    "ON CONFLICT (day, answer, locale, what) DO UPDATE SET number = counts.number + 1"
)
_KEEP = text(
    "INSERT INTO lent_words (day, locale, words, number) VALUES (:day, :locale, :words, 1) "
    "ON CONFLICT (day, locale, words) DO UPDATE SET number = lent_words.number + 1"
)
_ERASE = text("DELETE FROM lent_words WHERE day < :day")
_COUNTS = text(
    "SELECT answer, locale, what, SUM(number) AS number FROM counts WHERE day >= :since "
    "GROUP BY answer, locale, what ORDER BY number DESC, answer, locale, what"
)
_WORDS = text("SELECT day, locale, words, number FROM lent_words ORDER BY day DESC, locale, words")


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something was said of an answer; `answer` is None where a question had none."""

    answer: str | None
    locale: Locale
    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Words:
    """A question that somebody let an editor read, and how often it was lent on that day."""

    day: date
    locale: Locale
    words: str
    number: int


class Learning:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def count(self, what: str, answer: str | None, locale: Locale, today: date) -> None:
        values = {"day": str(today), "answer": answer or NO_ANSWER, "locale": locale, "what": what}
        async with writing(self._engine) as connection:
            await connection.execute(_COUNT, values)

    async def keep(self, words: str, locale: Locale, today: date) -> None:
        """Keep words for 30 days, and erase what is older."""
        async with writing(self._engine) as connection:
            await connection.execute(_KEEP, {"day": str(today), "locale": locale, "words": words})
        await self.erase_old(today)

    async def erase_old(self, today: date) -> int:
        """Erase words that were lent more than 30 days ago; how many lines."""
        async with writing(self._engine) as connection:
            erased = await connection.execute(_ERASE, {"day": str(today - KEPT)})
        if erased.rowcount:
            await clear_write_ahead_log(self._engine)
        return int(erased.rowcount)

    async def counts(self, since: date) -> tuple[Counted, ...]:
        """All counts from a day on, the greatest first."""
        async with reading(self._engine) as connection:
            rows = (await connection.execute(_COUNTS, {"since": str(since)})).all()
        return tuple(
            Counted(
                None if row.answer == NO_ANSWER else row.answer,
                cast(Locale, row.locale),
                row.what,
                int(row.number),
            )
            for row in rows
        )

    async def words(self, today: date) -> tuple[Words, ...]:
        """The words that were lent in the last 30 days, the newest first; older ones are erased now."""
        await self.erase_old(today)
        async with reading(self._engine) as connection:
            rows = (await connection.execute(_WORDS)).all()
        return tuple(
            Words(date.fromisoformat(row.day), cast(Locale, row.locale), row.words, int(row.number))
            for row in rows
        )

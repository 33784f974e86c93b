"""People: what is remembered of each, and how it is changed and erased.

Decides what a row holds: a reader is a tag, a locale and a month; a follower adds a sealed chat and
rows of tags. A change is written as a difference, all of it or nothing. Does not know what a
deadline is, nor when anybody is written to.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import KARACHI
from bot.dialogue.content import Locale
from bot.dialogue.events import Person
from bot.dialogue.following import Follow, OwnDate, Preview, Watch
from bot.dialogue.reminding import End
from bot.store.ends import end_of_person, erase_of_person
from bot.store.engine import clear_write_ahead_log, reading, writing
from bot.store.moving import move_zone
from bot.store.rows import held
from bot.store.seals import Seals

_FIND = text(
    "SELECT r.locale, r.month, p.id, p.zone, p.preview FROM readers r LEFT JOIN followers p ON p.tag = r.tag "
    "WHERE r.tag = :tag"
)
_FOLLOWS = text("SELECT deadline, watch, since FROM follows WHERE person = :person ORDER BY since, deadline")
_OWN = text("SELECT number, sealed, since FROM own_dates WHERE person = :person ORDER BY number")
_NAMES = text("SELECT tag, name FROM deadlines")
# An update, not an upsert: who was forgotten between the two statements stays forgotten.
_SEEN = text("UPDATE readers SET month = :month WHERE tag = :tag AND month < :month")
_REMEMBER = text(
    "INSERT INTO readers (tag, locale, month) VALUES (:tag, :locale, :month) "
    "ON CONFLICT (tag) DO UPDATE SET locale = excluded.locale, month = excluded.month"
)
_FOLLOWER = text(
    "INSERT INTO followers (id, tag, chat, zone, preview) VALUES (:id, :tag, :chat, :zone, :preview) "
    "ON CONFLICT (tag) DO UPDATE SET preview = excluded.preview"
)
_FOLLOW = text(
    "INSERT INTO follows (deadline, zone, person, watch, since, heard, asked) "
    "VALUES (:deadline, :zone, :person, :watch, :since, :heard, NULL) ON CONFLICT (person, deadline) "
    "DO UPDATE SET watch = excluded.watch, since = excluded.since, heard = excluded.heard, asked = NULL"
)
_NAME = text(
    "INSERT INTO deadlines (tag, name, news, told) VALUES (:tag, :name, 0, NULL) ON CONFLICT (tag) DO NOTHING"
)
_ADD_OWN = text(
    "INSERT INTO own_dates (day, zone, person, number, sealed, since) "
    "VALUES (:day, :zone, :person, :number, :sealed, :since)"
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: whether a language, how many dates, how many messages on their way."""

    language: bool = False
    follows: int = 0
    own_dates: int = 0
    waiting: int = 0


class People:
    """What is remembered, by Telegram user id; the id itself never reaches the database in clear."""

    def __init__(self, engine: AsyncEngine, key: bytes) -> None:
        self._engine = engine
        self._seals = Seals(key)
        self._names: dict[bytes, str] = {}

    async def load(self, who: int, today: date, /) -> Person:
        """What is remembered of this person. Writes once a month: that they were here."""
        tag, month = self._seals.person(who), f"{today:%Y-%m}"
        async with reading(self._engine) as connection:
            found = (await connection.execute(_FIND, {"tag": tag})).one_or_none()
            person = Person() if found is None else await self._whole(connection, tag, found)
        if found is not None and found.month < month:
            async with writing(self._engine) as connection:
                await connection.execute(_SEEN, {"tag": tag, "month": month})
        return person

    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None:
        """Write the difference, all or nothing; what is so already is not an error.

        Raises ValueError for a follower outside a private chat: in a group others would read along.
        """
        if before == after:
            return
        follows = bool(after.following or after.own_dates)
        if follows and chat != who:
            raise ValueError("only a private chat can be reminded")
        tag, today = self._seals.person(who), now.astimezone(KARACHI).date()
        async with writing(self._engine) as connection:
            if after.locale is not None:
                row = {"tag": tag, "locale": after.locale, "month": f"{today:%Y-%m}"}
                await connection.execute(_REMEMBER, row)
            if follows:
                await self._keep(connection, tag, chat, before, after, today)
            elif before.following or before.own_dates:
                await _end_following(connection, tag, End.STOPPED)
        if _went(before, after):
            await clear_write_ahead_log(self._engine)

    async def forget(self, who: int, /) -> Erased:
        """Erase what is kept of this person, and say what it was.

        On SQLite the rows are then in no file any more. PostgreSQL keeps what they held for longer, in the
        tables and in its own log (docs/threats.md).
        """
        return await self._erase(self._seals.person(who), End.ERASED)

    async def left(self, who: int, /) -> None:
        """Erase a person of whom Telegram itself said that they blocked the bot."""
        await self._erase(self._seals.person(who), End.UNREACHABLE)

    async def _erase(self, tag: bytes, ended: End) -> Erased:
        async with writing(self._engine) as connection:
            erased = await erase(connection, tag, ended)
        if erased != Erased():
            await clear_write_ahead_log(self._engine)
        return erased

    async def _whole(self, connection: AsyncConnection, tag: bytes, found: Row[tuple[object, ...]]) -> Person:
        if found.id is None:
            return Person(cast(Locale, found.locale))
        rows = (await connection.execute(_FOLLOWS, {"person": found.id})).all()
        if any(bytes(row.deadline) not in self._names for row in rows):
            await self._learn_names(connection)
        own = (await connection.execute(_OWN, {"person": found.id})).all()
        return Person(
            cast(Locale, found.locale),
            found.zone,
            Preview(found.preview),
            tuple(
                Follow(self._names[bytes(row.deadline)], Watch(row.watch), date.fromisoformat(row.since))
                for row in rows
            ),
            tuple(self._own(tag, row) for row in own),
        )

    def _own(self, tag: bytes, row: Row[Any]) -> OwnDate:
        own = self._seals.own(tag, row.number, bytes(row.sealed))
        return replace(own, since=date.fromisoformat(row.since))

    async def _learn_names(self, connection: AsyncConnection) -> None:
        for row in await connection.execute(_NAMES):
            tag = bytes(row.tag)
            self._names[tag] = self._seals.id(tag, bytes(row.name))

    async def _keep(
        self, connection: AsyncConnection, tag: bytes, chat: int, before: Person, after: Person, today: date
    ) -> None:
        row = {
            "id": secrets.randbits(63),
            "tag": tag,
            "chat": self._seals.seal_chat(tag, chat),
            "zone": after.zone,
            "preview": str(after.preview),
        }
        await connection.execute(_FOLLOWER, row)
        find = text("SELECT id, zone FROM followers WHERE tag = :tag")
        person, zone = (await connection.execute(find, {"tag": tag})).one()
        if zone != after.zone:
            await move_zone(connection, self._seals, person, zone, after.zone)
        await self._keep_follows(connection, person, before, after)
        await self._keep_own(connection, tag, person, before, after, today)

    async def _keep_follows(
        self, connection: AsyncConnection, person: int, before: Person, after: Person
    ) -> None:
        ours = {each.deadline for each in after.following}
        for each in before.following:
            if each.deadline not in ours:
                await self._unfollow(connection, person, self._seals.deadline(each.deadline))
        added = [each for each in after.following if each not in before.following]
        if not added:
            return
        # Held: a change that is registered after this is told to this person too.
        heard = (await connection.execute(text(f"SELECT news FROM owner {held(connection)}"))).scalar_one()
        for each in added:
            tag = self._seals.deadline(each.deadline)
            await connection.execute(_NAME, {"tag": tag, "name": self._seals.seal_id(tag, each.deadline)})
            row = {
                "deadline": tag,
                "zone": after.zone,
                "person": person,
                "watch": str(each.watch),
                "since": each.since.isoformat(),
                "heard": heard,
            }
            await connection.execute(_FOLLOW, row)

    async def _unfollow(self, connection: AsyncConnection, person: int, deadline: bytes) -> None:
        gone = text("DELETE FROM follows WHERE person = :person AND deadline = :deadline")
        await connection.execute(gone, {"person": person, "deadline": deadline})
        await end_of_person(connection, person, End.STOPPED, subject=deadline)

    async def _keep_own(
        self, connection: AsyncConnection, tag: bytes, person: int, before: Person, after: Person, today: date
    ) -> None:
        removed = Counter(before.own_dates) - Counter(after.own_dates)
        added = Counter(after.own_dates) - Counter(before.own_dates)
        if not removed and not added:
            return
        rows = (await connection.execute(_OWN, {"person": person})).all()
        kept: dict[int, OwnDate] = {
            row.number: self._seals.own(tag, row.number, bytes(row.sealed)) for row in rows
        }
        for own in removed.elements():
            number = next((number for number, each in kept.items() if each == own), None)
            if number is not None:
                del kept[number]
                await _drop_own(connection, person, number)
        # A pressed button that comes twice adds nothing twice.
        for own in (added - (Counter(kept.values()) - Counter(before.own_dates))).elements():
            number = next(number for number in range(1, 256) if number not in kept)
            kept[number] = own
            row = {
                "day": self._seals.day(own.day),
                "zone": after.zone,
                "person": person,
                "number": number,
                "sealed": self._seals.seal_own(tag, number, own),
                "since": (own.since or today).isoformat(),
            }
            await connection.execute(_ADD_OWN, row)


def _went(before: Person, after: Person) -> bool:
    """Whether a date is gone that was there."""
    kept = {each.deadline for each in after.following}
    dates = Counter(before.own_dates) - Counter(after.own_dates)
    return bool(dates) or any(each.deadline not in kept for each in before.following)


async def erase(connection: AsyncConnection, tag: bytes, ended: End) -> Erased:
    """Take everything of a person out of all tables."""
    # The reader's row first, as in `save`: two that took them in another order would wait for each other.
    language = await connection.execute(text("DELETE FROM readers WHERE tag = :tag"), {"tag": tag})
    follows, own_dates, waiting = await _end_following(connection, tag, ended)
    return Erased(bool(language.rowcount), follows, own_dates, waiting)


async def _end_following(connection: AsyncConnection, tag: bytes, ended: End) -> tuple[int, int, int]:
    """A follower becomes a reader again; how many follows, own dates and waiting messages there were."""
    find = text("SELECT id FROM followers WHERE tag = :tag")
    person = (await connection.execute(find, {"tag": tag})).scalar_one_or_none()
    if person is None:
        return 0, 0, 0
    waiting = await erase_of_person(connection, person, ended)
    gone = []
    for table, column in (("follows", "person"), ("own_dates", "person"), ("followers", "id")):
        statement = text(f"DELETE FROM {table} WHERE {column} = :person")
        gone.append((await connection.execute(statement, {"person": person})).rowcount)
    return gone[0], gone[1], waiting


async def _drop_own(connection: AsyncConnection, person: int, number: int) -> None:
    row = {"person": person, "number": number}
    await connection.execute(text("DELETE FROM own_dates WHERE person = :person AND number = :number"), row)
    await end_of_person(connection, person, End.STOPPED, part=number)

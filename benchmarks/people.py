"""Many invented followers, put into a database at once."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, bindparam, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.following import ZONES
from bot.store.engine import writing
from bot.store.seals import Seals

AT_ONCE = 20_000
# Most are in Pakistan; the others are spread as a diaspora is.
SHARES = (70, 8, 5, 3, 2, 2, 3, 2, 2, 1, 1, 1)
_READERS = text("INSERT INTO readers (tag, locale, month) VALUES (:tag, :locale, '2026-01')")
_FOLLOWERS = text(
    "INSERT INTO followers (id, tag, chat, zone, preview) VALUES (:person, :tag, :chat, :zone, 'neutral')"
).bindparams(bindparam("person", type_=BigInteger))
_FOLLOWS = text(
    "INSERT INTO follows (deadline, zone, person, watch, since, heard) "
    "VALUES (:deadline, :zone, :person, 'days', :since, 0)"
).bindparams(bindparam("person", type_=BigInteger))


async def add_followers(
    engine: AsyncEngine, key: bytes, deadline: str, people: int, *, spread: bool = True, first: int = 1000
) -> None:
    """`people` who follow this deadline since the first day of 2026, with chats from `first` on."""
    seals = Seals(key)
    rows = _rows(seals, deadline, people, spread, first)
    while batch := [row for row, _ in zip(rows, range(AT_ONCE), strict=False)]:
        async with writing(engine) as connection:
            if connection.dialect.name == "postgresql":
                await _copy(connection, batch)
                continue
            for statement in (_READERS, _FOLLOWERS, _FOLLOWS):
                await connection.execute(statement, batch)


def _rows(seals: Seals, deadline: str, people: int, spread: bool, first: int) -> Iterator[dict[str, Any]]:
    dice = random.Random(people)
    tag_of_deadline = seals.deadline(deadline)
    for chat in range(first, first + people):
        tag = seals.person(chat)
        yield {
            "tag": tag,
            "locale": dice.choice(("en", "ps", "fa_AF", "ur")),
            "person": secrets.randbits(63),
            "chat": seals.seal_chat(tag, chat),
            "zone": dice.choices(ZONES, SHARES)[0] if spread else ZONES[0],
            "deadline": tag_of_deadline,
            "since": date(2026, 1, 1).isoformat(),
        }


async def _copy(connection: Any, batch: list[dict[str, Any]]) -> None:
    raw = (await connection.get_raw_connection()).driver_connection
    for table, columns, extra in (
        ("readers", ("tag", "locale"), {"month": "2026-01"}),
        ("followers", ("person", "tag", "chat", "zone"), {"preview": "neutral"}),
        ("follows", ("deadline", "zone", "person", "since"), {"watch": "days", "heard": 0}),
    ):
        names = [("id" if table == "followers" and name == "person" else name) for name in columns]
        await raw.copy_records_to_table(
            table,
            columns=[*names, *extra],
            records=[(*(row[name] for name in columns), *extra.values()) for row in batch],
        )

"""What is on its way: claimed, and ended once Telegram has taken it.

A claim is a look, not a mark: only the holder of the lease sends, and a row waits until its end is
written, so that a crash loses nothing and repeats at most what was in flight. Does not know words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import Locale
from bot.dialogue.following import OwnDate, Preview, Watch
from bot.dialogue.reminding import End, RunKind
from bot.store.ends import end
from bot.store.engine import clear_write_ahead_log, reading, reading_by_index, writing
from bot.store.lease import Lease
from bot.store.people import erase
from bot.store.runs import OpenRun
from bot.store.seals import Seals

START = (-1, -1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reminder that waits: to whom, in which language, and how much may be shown."""

    run: int
    person: int
    part: int
    tries: int
    tag: bytes
    chat: int
    zone: str
    locale: Locale
    preview: Preview
    own: OwnDate | None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a reminder ended; `why` only for what Telegram refused, in its own words."""

    run: int
    person: int
    part: int
    end: End
    why: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """A look into a run: what waits, what ended by itself, and where to look next (None: it is done)."""

    waiting: tuple[Waiting, ...]
    ended: tuple[Ended, ...]
    next: tuple[int, int] | None


class Outbox:
    """The sending side."""

    def __init__(self, engine: AsyncEngine, key: bytes, lease: Lease) -> None:
        self._engine = engine
        self._seals = Seals(key)
        self._lease = lease

    async def claim(self, open_run: OpenRun, after: tuple[int, int], now: datetime, limit: int) -> Batch:
        """The next rows of a run that wait."""
        own = open_run.run.kind is RunKind.OWN
        row: dict[str, object] = {
            "run": open_run.id,
            "person": after[0],
            "part": after[1],
            "now": int(now.timestamp()),
            "limit": limit,
        }
        if not own:
            row["subject"] = self._seals.deadline(open_run.run.deadline or "")
        async with reading_by_index(self._engine) as connection:
            rows = (await connection.execute(_CLAIM_OWN if own else _CLAIM, row)).all()
        waiting: list[Waiting] = []
        ended: list[Ended] = []
        for each in rows:
            gone = _gone(open_run, each)
            opened = self._opened(open_run.id, each) if gone is None else None
            if opened is None or (opened.own is not None and opened.own.day != open_run.run.due):
                ended.append(Ended(open_run.id, each.person, each.part, gone or End.STOPPED))
            else:
                waiting.append(opened)
        full = len(rows) == limit
        return Batch(tuple(waiting), tuple(ended), (rows[-1].person, rows[-1].part) if full else None)

    async def end(self, ended: Sequence[Ended]) -> int:
        """Write the ends; how many were still open. An end that came late, from a worker that has lost its
        lease meanwhile, is as true as any other: the message was sent.
        """
        groups: dict[tuple[int, int, End, str], list[int]] = {}
        for each in ended:
            groups.setdefault((each.run, each.part, each.end, each.why), []).append(each.person)
        if not groups:
            return 0
        changed = 0
        async with writing(self._engine) as connection:
            for (run, part, how, why), people in sorted(groups.items()):
                changed += await end(connection, run, part, sorted(people), how, why)
        return changed

    async def later(self, waiting: Sequence[Waiting], not_before: datetime) -> None:
        """Try these again, but not before that moment."""
        statement = text(
            "UPDATE reminders SET tries = tries + 1, not_before = :then "
            "WHERE run = :run AND person = :person AND part = :part AND ended IS NULL"
        )
        then = int(not_before.timestamp())
        async with self._lease.fenced() as connection:
            for each in sorted(waiting, key=lambda each: (each.run, each.person, each.part)):
                row = {"then": then, "run": each.run, "person": each.person, "part": each.part}
                await connection.execute(statement, row)

    async def erase(self, tags: Sequence[bytes]) -> None:
        """Erase people of whom Telegram says that they cannot be written to any more."""
        async with self._lease.fenced() as connection:
            for tag in tags:
                await erase(connection, tag, End.UNREACHABLE)
        if tags:
            await clear_write_ahead_log(self._engine)

    async def alarm(self) -> str | None:
        """Why nothing is sent until an operator has looked; None when all is well."""
        return await alarm(self._engine)

    async def set_alarm(self, why: str) -> None:
        await set_alarm(self._engine, why)

    async def is_bot(self, bot: int) -> bool:
        """Whether these people's reminders are this bot's to send; the first bot that asks is the one."""
        async with writing(self._engine) as connection:
            await connection.execute(text("UPDATE owner SET bot = :bot WHERE bot IS NULL"), {"bot": bot})
            return bool((await connection.execute(text("SELECT bot FROM owner"))).scalar_one() == bot)

    def _opened(self, run: int, row: Row[Any]) -> Waiting:
        tag = bytes(row.tag)
        return Waiting(
            run,
            row.person,
            row.part,
            row.tries,
            tag,
            self._seals.chat(tag, bytes(row.chat)),
            row.zone,
            cast(Locale, row.locale),
            Preview(row.preview),
            self._seals.own(tag, row.part, bytes(row.own)) if row.part else None,
        )


async def alarm(engine: AsyncEngine) -> str | None:
    async with reading(engine) as connection:
        return cast(str | None, (await connection.execute(text("SELECT alarm FROM owner"))).scalar_one())


async def set_alarm(engine: AsyncEngine, why: str | None) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE owner SET alarm = :why"), {"why": why})


def _gone(open_run: OpenRun, row: Row[Any]) -> End | None:
    """The end of a row whose person went, or stopped, while it was being planned."""
    if row.tag is None or row.locale is None:
        return End.ERASED
    if open_run.run.kind is RunKind.OWN:
        return End.STOPPED if row.own is None else None
    wanted = {RunKind.BEFORE: Watch.DAYS, RunKind.STILL: Watch.CHANGES}.get(open_run.run.kind, row.watch)
    return None if row.watch is not None and row.watch == wanted else End.STOPPED


# The batch first, then who they are: so PostgreSQL never joins all people to find a hundred.
_BATCH = """
WITH batch AS MATERIALIZED (
  SELECT person, part, tries FROM reminders
  WHERE run = :run AND (person, part) > (:person, :part) AND ended IS NULL AND not_before <= :now
  ORDER BY person, part LIMIT :limit
)
"""
_CLAIM = text(f"""{_BATCH}
SELECT b.person, b.part, b.tries, p.tag, p.chat, p.zone, p.preview, d.locale, w.watch, NULL AS own
FROM batch b LEFT JOIN followers p ON p.id = b.person LEFT JOIN readers d ON d.tag = p.tag
LEFT JOIN follows w ON w.person = b.person AND w.deadline = :subject
ORDER BY b.person, b.part
""")
_CLAIM_OWN = text(f"""{_BATCH}
SELECT b.person, b.part, b.tries, p.tag, p.chat, p.zone, p.preview, d.locale, NULL AS watch, o.sealed AS own
FROM batch b LEFT JOIN followers p ON p.id = b.person LEFT JOIN readers d ON d.tag = p.tag
LEFT JOIN own_dates o ON o.person = b.person AND o.number = b.part
ORDER BY b.person, b.part
""")

"""A database moves to another one, or to another key: all of it or nothing.

Decides which tables are copied and what a new key changes. The bot stands still meanwhile: the lease
must be free. Does not know who asks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Table, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import clear_write_ahead_log, place_of, writing
from bot.store.keys import fingerprint
from bot.store.problems import StoreProblem
from bot.store.rows import database_now
from bot.store.schema import deadlines, followers, follows, lease, metadata, own_dates, owner, readers, runs
from bot.store.seals import Seals

_AT_ONCE = 5000
_NEXT_RUN = "SELECT setval(pg_get_serial_sequence('runs', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM runs))"


async def copy_database(source: AsyncEngine, target: AsyncEngine) -> int:
    """Copy everything into a database that is empty; how many people there are. Raises StoreProblem."""
    async with writing(source) as old, writing(target) as new:
        await _refuse_a_running_bot(old, source)
        for table in metadata.sorted_tables:
            if table not in (owner, lease) and await _count(new, table):
                raise StoreProblem(f"{place_of(target.url)} is not empty: name an empty database")
        for table in metadata.sorted_tables:
            if table is lease:
                continue
            if table is owner:
                await new.execute(owner.delete())
            await _copy(old, new, table)
        if new.dialect.name == "postgresql":
            await new.execute(text(_NEXT_RUN))
        return await _count(new, readers)


async def rekey(engine: AsyncEngine, old: bytes, new: bytes) -> tuple[int, int]:
    """Give every follower new tags and seals; how many there are, and how many readers are forgotten.

    Of someone who only chose a language there is no number to make a new tag of: they are asked again.
    Reminders that are on their way stay on their way.
    """
    before, after = Seals(old), Seals(new)
    async with writing(engine) as connection:
        await _refuse_a_running_bot(connection, engine)
        names = await _rekey_deadlines(connection, before, after)
        await _rekey_runs(connection, before, after)
        people = (await connection.execute(select(followers))).all()
        for row in people:
            await _rekey_person(connection, row, before, after)
        await _rekey_follows(connection, names)
        old_readers = readers.delete().where(readers.c.tag.not_in(select(followers.c.tag)))
        forgotten = (await connection.execute(old_readers)).rowcount
        await connection.execute(update(owner).values(key_fingerprint=fingerprint(new)))
    await clear_write_ahead_log(engine)
    return len(people), forgotten


async def _rekey_person(connection: AsyncConnection, row: Row[Any], before: Seals, after: Seals) -> None:
    tag = bytes(row.tag)
    chat = before.chat(tag, bytes(row.chat))
    new_tag = after.person(chat)  # a private chat has its person's number
    await connection.execute(update(readers).where(readers.c.tag == tag).values(tag=new_tag))
    sealed = after.seal_chat(new_tag, chat)
    await connection.execute(
        update(followers).where(followers.c.id == row.id).values(tag=new_tag, chat=sealed)
    )
    for date in (await connection.execute(select(own_dates).where(own_dates.c.person == row.id))).all():
        own = before.own(tag, date.number, bytes(date.sealed))
        changed = {"day": after.day(own.day), "sealed": after.seal_own(new_tag, date.number, own)}
        this = (own_dates.c.person == row.id) & (own_dates.c.number == date.number)
        await connection.execute(update(own_dates).where(this).values(**changed))


async def _rekey_deadlines(connection: AsyncConnection, before: Seals, after: Seals) -> dict[bytes, bytes]:
    names = {}
    for row in (await connection.execute(select(deadlines))).all():
        tag = bytes(row.tag)
        id = before.id(tag, bytes(row.name))
        new_tag = names[tag] = after.deadline(id)
        changed = {
            "tag": new_tag,
            "name": after.seal_id(new_tag, id),
            "told": None if row.told is None else after.seal_told(new_tag, before.told(tag, bytes(row.told))),
        }
        await connection.execute(update(deadlines).where(deadlines.c.tag == tag).values(**changed))
    return names


async def _rekey_follows(connection: AsyncConnection, names: dict[bytes, bytes]) -> None:
    for tag, new_tag in names.items():
        await connection.execute(update(follows).where(follows.c.deadline == tag).values(deadline=new_tag))


async def _rekey_runs(connection: AsyncConnection, before: Seals, after: Seals) -> None:
    for row in (await connection.execute(select(runs))).all():
        run = before.read_run(bytes(row.tag), bytes(row.sealed))
        tag = after.run(run)
        subject = after.day(run.due) if run.deadline is None else after.deadline(run.deadline)
        changed = {"tag": tag, "subject": subject, "sealed": after.seal_run(tag, run)}
        await connection.execute(update(runs).where(runs.c.id == row.id).values(**changed))


async def _copy(old: AsyncConnection, new: AsyncConnection, table: Table) -> None:
    rows = await old.stream(select(table))
    async for part in rows.mappings().partitions(_AT_ONCE):
        await new.execute(insert(table), [dict(row) for row in part])


async def _count(connection: AsyncConnection, table: Table) -> int:
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def _refuse_a_running_bot(connection: AsyncConnection, engine: AsyncEngine) -> None:
    held = text(f"SELECT 1 FROM lease WHERE expires > {database_now(connection)}")
    if (await connection.execute(held)).first():
        raise StoreProblem(
            f"{place_of(engine.url)} is in use: stop the bot and its workers, wait half a minute"
        )

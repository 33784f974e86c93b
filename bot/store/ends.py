"""How reminders end: each once, and counted in the transaction that ends it.

Decides the statements. Does not know why a reminder ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.reminding import End
from bot.store.rows import among, listed

_COUNT = text(
    "INSERT INTO tallies (run, ended, why, people) VALUES (:run, :ended, :why, :people) "
    "ON CONFLICT (run, ended, why) DO UPDATE SET people = tallies.people + excluded.people"
)
_OPEN = text("SELECT id FROM runs WHERE closed = 0 ORDER BY id")
_OPEN_OF = text("SELECT id FROM runs WHERE closed = 0 AND subject = :subject ORDER BY id")


async def count(connection: AsyncConnection, run: int, ended: End, people: int, why: str = "") -> None:
    if people:
        row = {"run": run, "ended": str(ended), "why": why, "people": people}
        await connection.execute(_COUNT, row)


async def end(
    connection: AsyncConnection, run: int, part: int, people: Sequence[int], ended: End, why: str = ""
) -> int:
    """End the waiting reminders of these people; how many there were. What has ended stays as it is."""
    statement = text(
        "UPDATE reminders SET ended = :ended WHERE run = :run AND part = :part AND ended IS NULL "
        f"AND person {among(connection, 'people')}"
    )
    row = {"ended": str(ended), "run": run, "part": part, "people": listed(connection, people)}
    changed = (await connection.execute(statement, row)).rowcount
    await count(connection, run, ended, changed, why)
    return changed


async def end_of_person(
    connection: AsyncConnection,
    person: int,
    ended: End,
    *,
    part: int | None = None,
    subject: bytes | None = None,
) -> int:
    """End what is waiting for a person: all of it, or of one own date, or of one deadline."""
    statement = "UPDATE reminders SET ended = :ended WHERE run = :run AND person = :person AND ended IS NULL"
    row: dict[str, object] = {"ended": str(ended), "person": person}
    if part is not None:
        statement, row = f"{statement} AND part = :part", {**row, "part": part}
    waiting = 0
    for run in await _open_runs(connection, subject):
        changed = (await connection.execute(text(statement), {**row, "run": run})).rowcount
        await count(connection, run, ended, changed)
        waiting += changed
    return waiting


async def erase_of_person(connection: AsyncConnection, person: int, ended: End) -> int:
    """Take away all rows of a person; those that were waiting end as `ended`. How many those were."""
    waiting = await end_of_person(connection, person, ended)
    gone = text("DELETE FROM reminders WHERE run = :run AND person = :person")
    for run in await _open_runs(connection, None):
        await connection.execute(gone, {"run": run, "person": person})
    return waiting


async def _open_runs(connection: AsyncConnection, subject: bytes | None) -> Sequence[int]:
    if subject is None:
        rows = await connection.execute(_OPEN)
    else:
        rows = await connection.execute(_OPEN_OF, {"subject": subject})
    return rows.scalars().all()

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
    runs = await _open_runs(connection, subject)
    which = f"person = :person AND ended IS NULL AND run {among(connection, 'runs')}"
    row: dict[str, object] = {"person": person, "runs": listed(connection, runs)}
    if part is not None:
        which, row = f"{which} AND part = :part", {**row, "part": part}
    find = text(f"SELECT run, part FROM reminders WHERE {which} ORDER BY run, part")
    waiting = (await connection.execute(find, row)).all()
    return sum([await end(connection, each.run, each.part, [person], ended) for each in waiting])


async def erase_of_person(connection: AsyncConnection, person: int, ended: End) -> int:
    """Take away all rows of a person; those that were waiting end as `ended`. How many those were.

    A row that is planned at this very moment stays until a look into its run finds nobody there.
    """
    waiting = await end_of_person(connection, person, ended)
    runs = await _open_runs(connection, None)
    which = f"person = :person AND ended IS NOT NULL AND run {among(connection, 'runs')}"
    row = {"person": person, "runs": listed(connection, runs)}
    await connection.execute(text(f"DELETE FROM reminders WHERE {which}"), row)
    return waiting


async def _open_runs(connection: AsyncConnection, subject: bytes | None) -> Sequence[int]:
    if subject is None:
        rows = await connection.execute(_OPEN)
    else:
        rows = await connection.execute(_OPEN_OF, {"subject": subject})
    return rows.scalars().all()

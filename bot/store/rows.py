"""Small words of SQL that both databases understand, where they differ.

Decides how a list of numbers is passed, how a row is held until the end of a transaction, and what
the database's own clock says. Does not know the tables' meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncConnection


def is_sqlite(connection: AsyncConnection) -> bool:
    return connection.dialect.name == "sqlite"


def among(connection: AsyncConnection, name: str) -> str:
    """`IN (…)` over the list bound as `name` (see `listed`)."""
    if is_sqlite(connection):
        return f"IN (SELECT value FROM json_each(:{name}))"
    return f"= ANY(CAST(:{name} AS BIGINT[]))"


def listed(connection: AsyncConnection, numbers: Sequence[int]) -> Any:
    return orjson.dumps(numbers).decode() if is_sqlite(connection) else list(numbers)


def held(connection: AsyncConnection) -> str:
    """The end of a SELECT whose rows nobody may change before we commit; SQLite has one writer anyway."""
    return "" if is_sqlite(connection) else "FOR SHARE"


def database_now(connection: AsyncConnection) -> str:
    """Milliseconds by the database's clock: no worker's own clock decides who holds the lease."""
    if is_sqlite(connection):
        return "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"
    return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"

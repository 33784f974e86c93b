"""From DATABASE_URL to an engine that keeps its promises.

Decides drivers, the settings of SQLite, and how a transaction begins. Does not know the tables.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.private import private_directory, private_file
from bot.store.problems import StoreProblem

SQLITE_WAIT = 10  # seconds for another writer to finish; the longest migration must fit in
POSTGRES_WAIT = 10  # seconds for a connection; asyncpg's own 60 would look like a hang

_BY_INDEX = text("SET LOCAL enable_bitmapscan = off")
_SQLITE = ("sqlite", "sqlite+aiosqlite")
_POSTGRES = ("postgres", "postgresql", "postgresql+asyncpg")

# synchronous=FULL: with NORMAL a power cut takes back the last commits, and one of them may be an erasure
# that was already confirmed; it costs an eighth (298 in place of 337 new readers a second, medians
# of eight runs in turn). secure_delete: what is erased is overwritten, not only unlinked.
_PRAGMAS = ("synchronous = FULL", "secure_delete = ON")


def open_engine(database_url: str) -> AsyncEngine:
    """An engine for a SQLite file (made if missing, for its owner only) or a PostgreSQL database.

    Connects to nothing yet. Raises StoreProblem.
    """
    url = _parse(database_url)
    if url.drivername in _SQLITE:
        return _sqlite(url)
    if url.drivername in _POSTGRES:
        return _postgres(url)
    raise StoreProblem(
        f"DATABASE_URL begins with {url.drivername}://, which is not supported: "
        "write sqlite:///panah.db or postgresql://user:password@host/database"
    )


def writing(engine: AsyncEngine) -> AbstractAsyncContextManager[AsyncConnection]:
    """A transaction that may write: committed at the end, undone by an exception.

    On SQLite it waits until it is the only writer, so that what it reads is still true when it writes.
    """
    return engine.begin()


def reading(engine: AsyncEngine) -> AbstractAsyncContextManager[AsyncConnection]:
    """A connection on which each statement stands alone: for one SELECT, without a round trip more."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(panah_begin=False).connect()
    return engine.execution_options(isolation_level="AUTOCOMMIT").connect()


@asynccontextmanager
async def reading_by_index(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """For one SELECT of the first few in the order of an index, however many there are.

    PostgreSQL knows nothing of rows that were written a minute ago, takes them for few, and would sort them
    all for each hundred: 17 to 24 ms a look with 30,000 waiting, 1 to 4 by the index.
    """
    if engine.dialect.name == "sqlite":
        async with reading(engine) as connection:
            yield connection
        return
    async with engine.begin() as connection:
        await connection.execute(_BY_INDEX)
        yield connection


async def clear_write_ahead_log(engine: AsyncEngine) -> None:
    """On SQLite, empty the log, where what was erased would otherwise stay for a while.

    If a long read of another process is in the way, it waits, gives up, and the next call clears it.
    """
    if engine.dialect.name == "sqlite":
        async with reading(engine) as connection:
            await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def place_of(url: URL) -> str:
    """Where the database is, for messages: never with a password."""
    if url.drivername in _SQLITE:
        return f"the database {Path(url.database or '').absolute()}"
    host = url.host or url.query.get("host") or "localhost"
    return (
        f"the database {url.database or ''} on {host}:{url.port or 5432} as {url.username or 'default user'}"
    )


def _parse(database_url: str) -> URL:
    try:
        return make_url(database_url)
    except (ArgumentError, ValueError):
        # Neither the value nor SQLAlchemy's error is shown: there may be a password in them.
        raise StoreProblem(
            "DATABASE_URL is not a URL: write sqlite:///panah.db or postgresql://user:password@host/database"
        ) from None


def _sqlite(url: URL) -> AsyncEngine:
    if url.host or url.query or not url.database or url.database == ":memory:":
        raise StoreProblem(
            "DATABASE_URL must name a file, without a host or ?options: "
            "write sqlite:///panah.db, or sqlite:////four/slashes/panah.db for an absolute path"
        )
    _make_sqlite_file(Path(url.database).absolute())
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        hide_parameters=True,  # tags do not belong in an error's text
        connect_args={"isolation_level": None, "timeout": SQLITE_WAIT},
    )
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _make_sqlite_file(path: Path) -> None:
    try:
        private_directory(path.parent)
        if not path.exists():
            with suppress(FileExistsError):  # a process that starts together with this one was first
                private_file(path)
    except OSError as error:
        raise StoreProblem(
            f"the database {path} cannot be made ({error.strerror}): let this user write to {path.parent}, "
            "or name another place in DATABASE_URL"
        ) from error


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    _switch_to_write_ahead_log(cursor)
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _switch_to_write_ahead_log(cursor: DBAPICursor, attempts: int = 10) -> None:
    # The one statement for which SQLite does not wait its turn: of 960 engines that opened new files, eight
    # at a time, ten were refused here, and of 1200 none with this loop.
    # An empty write does wait, until who was in the way is done.
    for _ in range(attempts - 1):
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("COMMIT")
    cursor.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    # Left to itself sqlite3 begins at the first write, after the reads that the write relies on: of 400
    # concurrent increments 20 survived (tests/store/test_lost_updates.py).
    if connection.get_execution_options().get("panah_begin", True):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres(url: URL) -> AsyncEngine:
    # asyncpg reads the URL itself, so that sslmode, sslrootcert and socket directories mean what they mean to
    # psql. It has no channel binding, which some hosts write into the URLs they hand out, and would send the
    # word on as a setting that the server then refuses.
    dsn = url.set(drivername="postgresql").difference_update_query(["channel_binding"])

    async def connect() -> Any:
        return await asyncpg.connect(dsn.render_as_string(hide_password=False), timeout=POSTGRES_WAIT)

    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        async_creator=connect,
        hide_parameters=True,  # tags do not belong in an error's text
        pool_pre_ping=True,  # a server that was restarted in between costs a ping, not a person's answer
    )

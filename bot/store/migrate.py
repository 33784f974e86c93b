"""Bring a database to the newest version.

Decides when and under which lock. Does not know what the versions change (`migrations`).
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import writing
from bot.store.problems import StoreProblem

_ADVISORY_LOCK = int.from_bytes(b"panah")  # any number that other programs on the server do not use
_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = sorted(path.name[1:5] for path in (_MIGRATIONS / "versions").glob("m[0-9]*.py"))


async def migrate(engine: AsyncEngine) -> str:
    """Upgrade to the newest version and return its name, such as "0001"; all of it or nothing.

    Of several processes that start together one upgrades and the others wait for it: SQLite's write
    transaction is the lock there. Raises StoreProblem when a newer version of Panah wrote the database.
    """
    async with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
        found = await connection.run_sync(_found)
        if found is not None and found not in _VERSIONS:
            raise StoreProblem(
                f"the database is at version {found}, this program knows versions up to {_VERSIONS[-1]}: "
                "update the program, or restore a backup made before the update"
            )
        if found != _VERSIONS[-1]:
            await connection.run_sync(_upgrade)
    return _VERSIONS[-1]


def _found(connection: Connection) -> str | None:
    """The version of the database; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return str(versions[0]) if versions else None


def _upgrade(connection: Connection) -> None:
    from alembic import command  # an eighth of a second that an ordinary start need not spend
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")

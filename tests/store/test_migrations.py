"""Migrations and schema agree, any number of processes may migrate, newer databases are left alone."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import LOCALES
from bot.store import migrations
from bot.store.engine import open_engine, reading, writing
from bot.store.migrate import migrate
from bot.store.problems import StoreProblem
from bot.store.schema import metadata


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def drawn(connection: Connection) -> dict[str, Any]:
    """What the database says of our tables. Alembic compares neither checks nor SQLite's options."""
    inspector = inspect(connection)
    return {
        table: (
            [(column | {"type": str(column["type"])}) for column in inspector.get_columns(table)],
            inspector.get_pk_constraint(table),
            sorted(inspector.get_check_constraints(table), key=lambda check: str(check["name"])),
            inspector.get_table_options(table),
        )
        for table in metadata.tables
    }


async def test_migrations_lead_to_the_schema(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with writing(engine) as connection:
        assert await connection.run_sync(differences) == []
        migrated = await connection.run_sync(drawn)
        await connection.run_sync(metadata.drop_all)
        await connection.run_sync(metadata.create_all)
        assert await connection.run_sync(drawn) == migrated


async def test_the_comparison_would_notice(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE readers ADD COLUMN name TEXT"))
        assert await connection.run_sync(differences) != []


async def test_every_language_of_the_dialogue_is_allowed(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with writing(engine) as connection:
        checks = (await connection.run_sync(drawn))["readers"][2]
    allowed = next(check["sqltext"] for check in checks if check["name"] == "readers_locale_is_ours")
    assert [locale for locale in LOCALES if f"'{locale}'" not in allowed] == []


def test_the_names_of_the_files_are_their_versions() -> None:
    versions = Path(migrations.__file__).parent / "versions"
    scripts = ScriptDirectory(str(versions.parent))
    names = {revision.revision: Path(revision.path).name[1:5] for revision in scripts.walk_revisions()}
    assert names == {version: version for version in names}
    assert max(names) == scripts.get_current_head()


async def test_a_second_time_changes_nothing(engine: AsyncEngine) -> None:
    assert await migrate(engine) == "0003"
    assert await migrate(engine) == "0003"


@pytest.fixture
async def engines(database_url: str) -> AsyncIterator[list[AsyncEngine]]:
    """Eight processes' worth of engines on one empty database."""
    engines = [open_engine(database_url) for _ in range(8)]
    yield engines
    for engine in engines:
        await engine.dispose()


async def test_processes_that_start_together_all_arrive(engines: list[AsyncEngine]) -> None:
    assert await asyncio.gather(*map(migrate, engines)) == ["0003"] * 8


async def test_a_newer_database_is_refused_and_left_alone(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(StoreProblem, match="at version 0999, this program knows versions up to 0003: update"):
        await migrate(engine)
    async with reading(engine) as connection:
        assert (await connection.execute(text("SELECT * FROM alembic_version"))).scalars().all() == ["0999"]


async def test_a_failed_migration_leaves_nothing(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE owner (in_the_way TEXT)"))
    with pytest.raises(Exception, match="already exists"):
        await migrate(engine)
    async with writing(engine) as connection:
        tables = await connection.run_sync(lambda plain: inspect(plain).get_table_names())
    assert tables == ["owner"]


def test_every_migration_is_a_module_of_the_package() -> None:
    folder = Path(migrate.__code__.co_filename).parent / "migrations"
    assert all((path.parent / "__init__.py").exists() for path in folder.rglob("*.py"))

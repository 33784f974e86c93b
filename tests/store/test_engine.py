"""Which URLs open, with which settings, and what is said when one does not."""

import socket
import ssl
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.store import People, StoreProblem, open_store
from bot.store.engine import open_engine, place_of, reading, writing
from bot.store.problems import told_plainly

KEY = bytes(range(32))


async def refused(database_url: str) -> str:
    """What opening the store says, after a look that neither it nor its trace tells a secret."""
    with pytest.raises(StoreProblem) as caught:
        async with open_store(database_url, KEY):
            pass
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+aiosqlite"])
async def test_a_sqlite_file_is_made_for_its_owner_only(scheme: str, sqlite_path: Path) -> None:
    async with open_store(f"{scheme}:///{sqlite_path}", KEY) as store:
        assert isinstance(store.people, People)
        beside = {path.name: path.stat().st_mode & 0o777 for path in sqlite_path.parent.iterdir()}
    assert beside == dict.fromkeys(("panah.db", "panah.db-wal", "panah.db-shm"), 0o600)
    assert sqlite_path.parent.stat().st_mode & 0o777 == 0o700


async def test_a_relative_path_is_from_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_store("sqlite:///panah.db", KEY):
        assert (tmp_path / "panah.db").exists()


async def test_sqlite_is_set_up_on_every_connection(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    async with reading(engine) as one, reading(engine) as other:
        for connection in (one, other):
            found = [
                (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
                for name in ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
            ]
            assert found == ["wal", 2, 1, 10_000]
    await engine.dispose()


async def test_reading_does_not_wait_for_a_writer(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    async with writing(engine) as writer:
        await writer.execute(text("CREATE TABLE unfinished (number INTEGER)"))
        async with reading(engine) as reader:
            tables = (await reader.execute(text("SELECT count(*) FROM sqlite_schema"))).scalar_one()
    assert tables == 0
    await engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
async def test_postgres_urls_as_hosts_write_them(scheme: str, postgres_url: str) -> None:
    url = postgres_url.replace("postgresql", scheme, 1) + "&sslmode=disable&channel_binding=prefer"
    async with open_store(url, KEY) as store:
        assert isinstance(store.people, People)


@pytest.mark.parametrize(
    ("database_url", "words"),
    [
        ("mysql://me:hunter2@host/panah", "begins with mysql://, which is not supported: write sqlite"),
        ("postgresql+psycopg2://me:hunter2@host/panah", "begins with postgresql+psycopg2://"),
        ("hunter2", "DATABASE_URL is not a URL"),
        ("postgres://me:hunter2@host:port/panah", "DATABASE_URL is not a URL"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite://panah.db", "must name a file"),
        ("sqlite:///panah.db?mode=ro", "must name a file"),
    ],
)
async def test_a_url_we_cannot_use_is_refused(database_url: str, words: str) -> None:
    assert words in await refused(database_url)


async def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("not a database, and long enough to be taken for one " * 20)
    before = path.read_bytes()
    said = await refused(f"sqlite:///{path}")
    assert said.startswith(f"the database {path}: this file is no SQLite database")
    assert path.read_bytes() == before


async def test_a_directory_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert f"the database {tmp_path}: it cannot be opened" in await refused(f"sqlite:///{tmp_path}")


async def test_a_file_in_the_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert "Not a directory" in await refused(f"sqlite:///{tmp_path}/data/panah.db")


@pytest.mark.usefixtures("powerless")
async def test_a_directory_that_cannot_be_written_is_refused(closed_directory: Path) -> None:
    said = await refused(f"sqlite:///{closed_directory}/panah.db")
    assert said.startswith(f"the database {closed_directory}/panah.db cannot be made (Permission denied)")
    assert f"let this user write to {closed_directory}" in said


@pytest.fixture
def fixed_file(closed_directory: Path) -> Path:
    """An empty database that can be read and not written."""
    path = closed_directory / "panah.db"
    closed_directory.chmod(0o755)
    path.write_bytes(b"")
    path.chmod(0o444)
    closed_directory.chmod(0o555)
    return path


async def test_a_file_that_cannot_be_written_is_refused(fixed_file: Path, powerless: None) -> None:
    path = fixed_file
    assert "read-only: let this user write to both" in await refused(f"sqlite:///{path}")


async def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    said = await refused(f"postgresql://me:hunter2@127.0.0.1:{port}/panah")
    assert said.startswith(f"the database panah on 127.0.0.1:{port} as me: the server cannot be reached")


async def test_a_host_that_has_no_address_is_named() -> None:
    said = await refused("postgresql://me:hunter2@nowhere.invalid/panah")
    assert "panah on nowhere.invalid:5432 as me: the server cannot be reached" in said


@pytest.mark.postgres
async def test_a_database_that_is_not_there_is_named(postgres_server: str) -> None:
    said = await refused(postgres_server.replace("/postgres?", "/missing?"))
    assert "there is no such database: create it" in said


@contextmanager
def first_rule(rules: Path, rule: str) -> Iterator[None]:
    before = rules.read_text()
    rules.write_text(f"{rule}\n{before}")
    yield
    rules.write_text(before)


@pytest.fixture
async def guarded_url(postgres_url: str, postgres_server: str) -> AsyncIterator[str]:
    """A user of whom the server asks a password; everyone else it trusts."""
    admin = await asyncpg.connect(postgres_server)
    await admin.execute("CREATE ROLE maryam LOGIN PASSWORD 'right'")
    with first_rule(Path(await admin.fetchval("SHOW hba_file")), "local all maryam scram-sha-256"):
        await admin.execute("SELECT pg_reload_conf()")
        yield postgres_url.replace("postgres:@", "maryam:hunter2@")
    await admin.execute("SELECT pg_reload_conf()")
    await admin.execute("DROP ROLE maryam")
    await admin.close()


@pytest.mark.postgres
async def test_a_wrong_password_is_said_and_not_shown(guarded_url: str) -> None:
    assert "as maryam: the password is wrong: mend it in DATABASE_URL" in await refused(guarded_url)


@pytest.mark.postgres
async def test_a_user_who_may_make_no_tables_is_told(guarded_url: str) -> None:
    said = await refused(guarded_url.replace("hunter2", "right"))
    assert "as maryam: this user may not do that here: grant CREATE" in said


def test_a_place_is_named_without_its_password() -> None:
    assert (
        place_of(make_url("postgresql://me:hunter2@db:6432/panah")) == "the database panah on db:6432 as me"
    )
    assert place_of(make_url("sqlite:////srv/panah.db")) == "the database /srv/panah.db"


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (ssl.SSLCertVerificationError("self-signed"), "the encrypted connection failed: mend sslmode"),
        (TimeoutError(), "the server does not answer"),
        (SQLAlchemyError("something\nnew"), "the database refused (SQLAlchemyError: something new)"),
    ],
)
def test_what_cannot_be_staged_here_is_told_too(raised: Exception, words: str) -> None:
    with pytest.raises(StoreProblem) as caught, told_plainly("the database panah"):
        raise raised
    assert str(caught.value).startswith(f"the database panah: {words}")

"""Whether the database can be asked, for whoever watches over the process."""

from __future__ import annotations

from pathlib import Path

from bot.store import Learning, People, Store, open_store, webhook_secret, webhook_tag
from bot.store.engine import open_engine
from bot.store.keys import subkey

KEY = bytes(range(32))


def store_at(database_url: str) -> Store:
    engine = open_engine(database_url)
    return Store(People(engine, KEY), Learning(engine), engine, KEY)


async def test_a_database_that_is_there_answers(database_url: str) -> None:
    async with open_store(database_url, KEY) as store:
        assert await store.answers()


async def test_a_server_that_is_not_there_does_not() -> None:
    store = store_at("postgresql://nobody@127.0.0.1:1/nothing")
    assert not await store.answers()
    await store.engine.dispose()


async def test_a_file_that_is_no_database_does_not(tmp_path: Path) -> None:
    path = tmp_path / "panah.db"
    path.write_bytes(b"x" * 4096)
    path.chmod(0o600)
    store = store_at(f"sqlite:///{path}")
    assert not await store.answers()
    await store.engine.dispose()


def test_the_webhooks_secret_is_its_own_and_its_tag_says_nothing_of_it() -> None:
    secret = webhook_secret(KEY)
    assert len(secret) == 64
    assert set(secret) <= set("0123456789abcdef")
    assert secret != webhook_secret(bytes(32))
    assert secret not in {subkey(KEY, purpose).hex() for purpose in ("reader", "chat", "fingerprint")}
    tags = {webhook_tag(KEY, secret), webhook_tag(KEY, "another"), webhook_tag(bytes(32), secret)}
    assert len(tags) == 3
    assert {len(tag) for tag in tags} == {8}
    assert not any(tag in secret for tag in tags)

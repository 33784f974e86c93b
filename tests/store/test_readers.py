"""What is remembered of a reader, when it is written, and that it can be erased."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.content import LOCALES
from bot.store.engine import reading, writing
from bot.store.keys import person_tag
from bot.store.migrate import migrate
from bot.store.schema import metadata
from tests.store.languages import Languages as Readers

KEY = bytes(range(32))
MARYAM, YUSUF = 5_912_345_678, 42
MAY_1, MAY_31, JUNE_1 = date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)


@pytest.fixture
async def readers(engine: AsyncEngine) -> AsyncIterator[Readers]:
    await migrate(engine)
    yield Readers.on(engine, KEY)


@pytest.fixture
def writes(engine: AsyncEngine) -> list[str]:
    """The statements that could change something, as they are sent."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.split()[0] in {"INSERT", "UPDATE", "DELETE", "BEGIN"}:
            sent.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    return sent


async def rows(engine: AsyncEngine) -> list[tuple[Any, ...]]:
    async with reading(engine) as connection:
        return [tuple(row) for row in await connection.execute(text("SELECT * FROM readers ORDER BY tag"))]


async def test_nobody_is_known_at_first(readers: Readers) -> None:
    assert await readers.locale_of(MARYAM, MAY_1) is None


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_language_is_remembered_for_one_person_only(readers: Readers, locale: Any) -> None:
    await readers.remember(MARYAM, locale, MAY_1)
    assert await readers.locale_of(MARYAM, MAY_1) == locale
    assert await readers.locale_of(YUSUF, MAY_1) is None


async def test_the_last_choice_counts(readers: Readers, engine: AsyncEngine) -> None:
    await readers.remember(MARYAM, "ur", MAY_1)
    await readers.remember(MARYAM, "ps", MAY_1)
    assert await readers.locale_of(MARYAM, MAY_1) == "ps"
    assert len(await rows(engine)) == 1


async def test_nothing_else_is_kept(readers: Readers, engine: AsyncEngine) -> None:
    await readers.remember(MARYAM, "fa_AF", MAY_31)
    assert await rows(engine) == [(person_tag(KEY, MARYAM), "fa_AF", "2026-05")]
    async with reading(engine) as connection:
        for table in set(metadata.tables) - {"readers", "owner", "lease"}:
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0


async def test_reading_writes_once_a_month(readers: Readers, engine: AsyncEngine, writes: list[str]) -> None:
    await readers.remember(MARYAM, "ps", MAY_1)
    writes.clear()
    await readers.locale_of(MARYAM, MAY_31)
    assert writes == []
    await readers.locale_of(MARYAM, JUNE_1)
    assert [statement.split()[0] for statement in writes if "BEGIN" not in statement] == ["UPDATE"]
    assert [row[2] for row in await rows(engine)] == ["2026-06"]
    writes.clear()
    await readers.locale_of(MARYAM, JUNE_1)
    await readers.locale_of(YUSUF, JUNE_1)
    assert writes == []


async def test_the_month_does_not_go_back(readers: Readers, engine: AsyncEngine) -> None:
    await readers.remember(MARYAM, "ps", JUNE_1)
    await readers.locale_of(MARYAM, MAY_1)
    assert [row[2] for row in await rows(engine)] == ["2026-06"]


async def test_choosing_the_same_again_writes_nothing(readers: Readers, writes: list[str]) -> None:
    await readers.remember(MARYAM, "ps", MAY_1)
    writes.clear()
    await readers.remember(MARYAM, "ps", MAY_31)
    assert writes == []


async def test_forgetting_says_whether_there_was_something(readers: Readers, engine: AsyncEngine) -> None:
    await readers.remember(MARYAM, "ps", MAY_1)
    await readers.remember(YUSUF, "ur", MAY_1)
    assert await readers.forget(MARYAM) is True
    assert await readers.forget(MARYAM) is False
    assert await readers.locale_of(MARYAM, JUNE_1) is None
    assert [row[0] for row in await rows(engine)] == [person_tag(KEY, YUSUF)]


@pytest.mark.parametrize(
    ("tag", "locale", "month"),
    [
        (b"5912345678", "ps", "2026-05"),
        (bytes(32), "de", "2026-05"),
        (bytes(32), "ps", "2026-05-01"),
    ],
    ids=["a user id in place of a hash", "a language we do not have", "a day in place of a month"],
)
async def test_the_database_itself_refuses_anything_else(
    readers: Readers, engine: AsyncEngine, tag: bytes, locale: str, month: str
) -> None:
    row = {"tag": tag, "locale": locale, "month": month}
    with pytest.raises(IntegrityError) as caught:
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO readers VALUES (:tag, :locale, :month)"), row)
    if engine.dialect.name == "sqlite":
        assert str(tag) not in str(caught.value)

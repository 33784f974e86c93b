"""A database that stops answering without a word: nobody waits for ever, and afterwards all goes on."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.store import StoreProblem, open_store
from bot.store.engine import open_engine, reading, writing
from tests.reminders.network import network_to
from tests.reminders.world import KEY

BOUND = 60  # seconds; for ever would be longer
pytestmark = pytest.mark.postgres


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.engine.STATEMENT_WAIT", 1.5)


@pytest.mark.usefixtures("impatient")
async def test_a_statement_without_an_answer_is_given_up_and_the_next_one_works(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with network_to(postgres_url) as network, asyncio.timeout(BOUND):
        engine = open_engine(network.url)
        async with reading(engine) as connection:
            assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1
        network.cut()
        with monkeypatch.context() as while_cut:
            while_cut.setattr("bot.store.engine.POSTGRES_WAIT", 0.3)
            for _ in range(2):  # the first has a connection, the second needs a new one
                with pytest.raises(TimeoutError):
                    async with reading(engine) as connection:
                        await connection.execute(text("SELECT 2"))
        network.heal()
        async with reading(engine) as connection:
            assert (await connection.execute(text("SELECT 3"))).scalar_one() == 3
        await engine.dispose()


@pytest.mark.usefixtures("impatient")
async def test_cut_in_the_middle_of_a_transaction_it_ends_and_nothing_is_half_done(postgres_url: str) -> None:
    async with network_to(postgres_url) as network, asyncio.timeout(BOUND):
        engine, beside = open_engine(network.url), open_engine(postgres_url)
        async with writing(beside) as connection:
            await connection.execute(text("CREATE TABLE done (number INTEGER)"))
        with pytest.raises(TimeoutError):
            async with writing(engine) as connection:
                await connection.execute(text("INSERT INTO done VALUES (1)"))
                network.cut()
                await connection.execute(text("INSERT INTO done VALUES (2)"))
        network.heal()
        await engine.dispose()
        async with writing(beside) as connection:  # waits until the server knows that the other has gone
            await connection.execute(text("LOCK TABLE done IN ACCESS EXCLUSIVE MODE"))
            assert (await connection.execute(text("SELECT count(*) FROM done"))).scalar_one() == 0
        await beside.dispose()


async def test_a_start_without_an_answer_says_so(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.engine.POSTGRES_WAIT", 0.3)
    async with network_to(postgres_url) as network, asyncio.timeout(BOUND):
        network.cut()
        with pytest.raises(StoreProblem, match="the server does not answer: is it running"):
            async with open_store(network.url, KEY):
                pass


async def test_what_an_operator_does_to_all_rows_may_take_its_time(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.STATEMENT_WAIT", 0.1)
    engine = open_engine(postgres_url, patient=True)
    async with reading(engine) as connection:
        await connection.execute(text("SELECT pg_sleep(0.3)"))
    await engine.dispose()

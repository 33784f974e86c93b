"""What one process remembers another knows, after a restart and beside it."""

import asyncio
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.store import Store, StoreProblem, open_store
from bot.store.keys import person_tag
from tests.store.languages import languages

KEY = bytes(range(32))
TODAY = date(2026, 5, 1)
MARYAM = 5_912_345_678
ROOT = Path(__file__).parents[2]

SCRIPT = """
import asyncio, sys
from datetime import date
from bot.store import open_store
from tests.store.languages import languages

async def main(database_url, key, first):
    async with open_store(database_url, bytes.fromhex(key)) as store:
        for user in range(int(first), int(first) + 25):
            await languages(store).remember(user, "ps", date(2026, 5, 1))

asyncio.run(main(*sys.argv[1:]))
"""


async def remember_in_another_process(database_url: str, first: int) -> None:
    """Start a process that remembers 25 people from the user id `first` on, and wait for its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT, database_url, KEY.hex(), str(first), cwd=ROOT, stderr=subprocess.PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()


async def known(store: Store, users: range) -> int:
    return sum([await languages(store).locale_of(user, TODAY) == "ps" for user in users])


async def test_a_restart_forgets_nobody(database_url: str) -> None:
    async with open_store(database_url, KEY) as store:
        await languages(store).remember(MARYAM, "fa_AF", TODAY)
    async with open_store(database_url, KEY) as store:
        assert await languages(store).locale_of(MARYAM, TODAY) == "fa_AF"


async def test_processes_that_start_and_write_together(database_url: str) -> None:
    await asyncio.gather(*(remember_in_another_process(database_url, first) for first in range(0, 100, 25)))
    async with open_store(database_url, KEY) as store:
        assert await known(store, range(100)) == 100


async def test_what_one_changes_the_other_sees_at_once(database_url: str) -> None:
    async with open_store(database_url, KEY) as one, open_store(database_url, KEY) as other:
        await languages(one).remember(MARYAM, "ur", TODAY)
        assert await languages(other).locale_of(MARYAM, TODAY) == "ur"
        assert await languages(other).forget(MARYAM)
        assert await languages(one).locale_of(MARYAM, TODAY) is None


async def test_one_person_pressing_many_times_is_one_row(database_url: str) -> None:
    async with open_store(database_url, KEY) as one, open_store(database_url, KEY) as other:
        presses = [
            languages(store).remember(MARYAM, "ps", TODAY) for store in (one, other) for _ in range(20)
        ]
        await asyncio.gather(*presses)
        assert await languages(one).forget(MARYAM)
        assert not await languages(other).forget(MARYAM)


async def test_a_database_of_another_key_is_refused(database_url: str) -> None:
    async with open_store(database_url, KEY) as store:
        await languages(store).remember(MARYAM, "ps", TODAY)
    with pytest.raises(StoreProblem, match="made with another key: set KEY_FILE or PANAH_KEY"):
        async with open_store(database_url, bytes(32)):
            pass
    async with open_store(database_url, KEY) as store:
        assert await languages(store).locale_of(MARYAM, TODAY) == "ps"


async def test_of_two_keys_on_a_new_database_the_first_wins(database_url: str) -> None:
    async def opens(key: bytes) -> bool:
        try:
            async with open_store(database_url, key):
                return True
        except StoreProblem:
            return False

    assert sorted(await asyncio.gather(opens(KEY), opens(bytes(32)))) == [False, True]


def spellings(user_id: int) -> list[bytes]:
    """The ways in which a file could hold a user id in clear."""
    wide = [user_id.to_bytes(8, order) for order in ("little", "big")]
    narrow = [user_id.to_bytes(5, order) for order in ("little", "big")]  # SQLite trims leading zeros
    return [str(user_id).encode(), f"{user_id:x}".encode(), *wide, *narrow]


async def test_the_file_never_holds_a_user_id_nor_a_tag_that_was_erased(
    sqlite_url: str, sqlite_path: Path
) -> None:
    def on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(sqlite_path.parent.iterdir()))

    tag = person_tag(KEY, MARYAM)
    async with open_store(sqlite_url, KEY) as store, open_store(sqlite_url, KEY) as beside:
        for user in range(500):
            await languages(store).remember(user, "en", TODAY)
        await languages(store).remember(MARYAM, "ps", TODAY)
        await languages(beside).locale_of(MARYAM, date(2026, 6, 1))
        assert tag in on_disk()
        assert [spelling for spelling in spellings(MARYAM) if spelling in on_disk()] == []
        await languages(store).forget(MARYAM)
        assert tag not in on_disk()
    assert tag not in on_disk()
    assert KEY not in on_disk()

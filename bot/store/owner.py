"""Whose database this is.

Decides whether the key fits the database. A database opened with another key would not fail: it would know
nobody any more, and fill up with second rows for everyone. So it is refused. Does not know where the key
comes from.
"""

from hmac import compare_digest

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import place_of, writing
from bot.store.keys import fingerprint
from bot.store.problems import StoreProblem

_CLAIM = text("INSERT INTO owner (one, key_fingerprint) VALUES (1, :fingerprint) ON CONFLICT DO NOTHING")
_CLAIMED = text("SELECT key_fingerprint FROM owner")


async def claim(engine: AsyncEngine, key: bytes) -> None:
    """Mark a new database as this key's; raise StoreProblem if it is another key's."""
    mine = fingerprint(key)
    async with writing(engine) as connection:
        await connection.execute(_CLAIM, {"fingerprint": mine})
        theirs = (await connection.execute(_CLAIMED)).scalar_one()
    if not compare_digest(bytes(theirs), mine):
        raise StoreProblem(
            f"{place_of(engine.url)}: this database was made with another key: set KEY_FILE or PANAH_KEY to "
            "that key, or name an empty database in DATABASE_URL to begin anew"
        )

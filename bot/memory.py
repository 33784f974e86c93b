"""How often Python looks for objects that hold each other and nobody else.

Decides what it leaves out of these looks, and after how many new objects it takes one. Left to itself
it went through the whole content again and again while reminders went out, which took a third of the
worker's time. It does not know what is in memory.
"""

from __future__ import annotations

import gc

NEW_OBJECTS = 20_000  # about what 512 messages on their way are made of; Python's own is 700


def fill() -> None:
    """All that will stay is being read now: no looks until `keep`. They took a sixth of a start."""
    gc.disable()


def keep() -> None:
    """What is in memory now stays: it is not looked through any more."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(NEW_OBJECTS, 20, 10)


def keep_anew() -> None:
    """Something else took the place of what was kept: let that go, keep what is there. Takes 0.1 s."""
    gc.unfreeze()
    gc.collect()
    keep()

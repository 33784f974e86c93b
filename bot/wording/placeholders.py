"""Dates inside passages: `{por_validity.due}` stands for the day in force as known when asked.

A placeholder is a deadline's id with `_` for `-`, then `due`, `relative` or `announced`, or the
name of a decision and `sets` or `announced`. `{read_until}` and `{as_of}` say how far we have read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.dialogue.content import Deadline

PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


def fill(text: str, value: Callable[[str], str]) -> str:
    """The text with each placeholder replaced by `value(its name)`."""
    return PLACEHOLDER.sub(lambda match: value(match[1]), text)


def deadline_id(name: str) -> str:
    return name.replace("_", "-")


def decision_day(deadline: Deadline, name: str, field: str) -> date:
    """The day `field` (`sets` or `announced`) of a decision by its name; KeyError for a wrong one.

    `bot check` proves that no placeholder of the shipped content raises.
    """
    for decision in deadline.decisions:
        if decision.name == name:
            return {"sets": decision.sets, "announced": decision.announced}[field]
    raise KeyError(f"{deadline.id}.{name}")

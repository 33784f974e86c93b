"""The rules across the file, one small function each, all run on every load."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.problems import Found
from bot.content.rules import (
    checks,
    days,
    ids,
    numbers,
    placeholders,
    sizes,
    sources,
    tree,
    unverified,
    words,
)
from bot.content.rules.draft import Draft, Rule

RULES: tuple[Rule, ...] = (
    *tree.RULES,
    *ids.RULES,
    *numbers.RULES,
    *days.RULES,
    *placeholders.RULES,
    *sources.RULES,
    *words.RULES,
    *unverified.RULES,
    *sizes.RULES,
    *checks.RULES,
)


def breaches(draft: Draft) -> Iterator[Found]:
    """Everything that any rule finds."""
    for rule in RULES:
        yield from rule(draft)


__all__ = ["RULES", "Draft", "Rule", "breaches"]

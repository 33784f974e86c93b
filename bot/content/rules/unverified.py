"""Sums, hours and addresses: nothing that nobody has verified stands in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.content import forbidden
from bot.content.problems import Found
from bot.content.rules.draft import Draft


def no_sums(draft: Draft) -> Iterator[Found]:
    """A sum that has changed makes people sell what they have, or hope in vain."""
    yield from _each(draft, forbidden.no_sums)


def no_hours(draft: Draft) -> Iterator[Found]:
    """Hours change, and the way to an office is a danger by itself."""
    yield from _each(draft, forbidden.no_hours)


def no_addresses(draft: Draft) -> Iterator[Found]:
    """An address that nobody has verified sends people past the police for nothing."""
    yield from _each(draft, forbidden.no_addresses)


def _each(draft: Draft, rule: Callable[[str], Iterator[forbidden.Wrong]]) -> Iterator[Found]:
    for path, text in draft.texts:
        for message, remedy in rule(text):
            yield Found(path, message, remedy)


RULES = (no_sums, no_hours, no_addresses)

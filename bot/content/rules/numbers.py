"""The numbers that a reader types or says."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.problems import Found
from bot.content.rules.draft import Draft


def numbers_apart(draft: Draft) -> Iterator[Found]:
    """Two numbers differ in at least two places, so that one slip of a finger opens no other answer."""
    seen: list[tuple[str, str]] = []
    for path, id, answer in draft.answers():
        number = str(answer.number)
        for other, other_id in seen:
            same = sum(one == two for one, two in zip(number, other, strict=True))
            if same >= 2:
                how = "is also that" if same == 3 else f"is too like {other}, that"
                remedy = "take one that differs from all others in two places"
                yield Found((*path, "number"), f'the number {number} {how} of "{other_id}"', remedy)
                break
        seen.append((number, id))


RULES = (numbers_apart,)

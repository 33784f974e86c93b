"""`when:` in a check: from a map of the file to a condition of the core.

A condition is one of `{question: option}`, `{question: [option, option]}`, `{deadline: id, is: [state]}`,
`{all: [...]}`, `{any: [...]}`, `{not: ...}`, or `always`. Raises Unclear with the place of what is wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast

from bot.content.problems import Path, did_you_mean
from bot.dialogue.conditions import ALWAYS, All, AnyOf, Condition, DeadlineState, Not, Said, Stands
from bot.dialogue.deadlines import State

STATES = (*State, "not-yet")
WORDS = ("all", "any", "not", "deadline")
FORMS = "write {question: option}, {deadline: id, is: [state]}, {all: [..]}, {any: [..]} or {not: ..}"


class Unclear(Exception):
    """A condition that cannot be read, with its place below the condition's own."""

    def __init__(self, path: Path, message: str, remedy: str) -> None:
        super().__init__(message)
        self.path, self.message, self.remedy = path, message, remedy


Options = Mapping[str, Collection[str]]  # question -> its options


def read_condition(plain: Any, options: Options, deadlines: Collection[str], path: Path = ()) -> Condition:
    """The condition that a part of the file holds; nothing there, or `always`, is no condition."""
    match plain:
        case None | "always":
            return ALWAYS
        case {"deadline": id, "is": wanted} if len(plain) == 2:
            return _stands(id, wanted, deadlines, path)
        case {"deadline": _}:
            message = "a deadline is named without its states"
            raise Unclear(path, message, "write {deadline: id, is: [passed]}")
        case {"all": [*parts]} if len(plain) == 1:
            return All(tuple(_each(parts, options, deadlines, (*path, "all"))))
        case {"any": [*parts]} if len(plain) == 1:
            return AnyOf(tuple(_each(parts, options, deadlines, (*path, "any"))))
        case {"not": part} if len(plain) == 1:
            return Not(read_condition(part, options, deadlines, (*path, "not")))
        case dict() if len(plain) == 1:
            [(question, wanted)] = plain.items()
            return _said(question, wanted, options, path)
        case _:
            raise Unclear(path, "this is not a condition", FORMS)


def _each(parts: list[Any], options: Options, deadlines: Collection[str], path: Path) -> list[Condition]:
    return [read_condition(part, options, deadlines, (*path, index)) for index, part in enumerate(parts)]


def _stands(id: Any, wanted: Any, deadlines: Collection[str], path: Path) -> Stands:
    if id not in deadlines:
        remedy = did_you_mean(str(id), list(deadlines), "add it to `deadlines:`")
        raise Unclear((*path, "deadline"), f'the deadline "{id}" is not in deadlines', remedy)
    states = _list(wanted)
    for state in states:
        if state not in STATES:
            remedy = did_you_mean(state, STATES, f"write one of: {', '.join(STATES)}")
            raise Unclear((*path, "is"), f'"{state}" is no state of a deadline', remedy)
    return Stands(id, frozenset(cast(list[DeadlineState], states)))


def _said(question: str, wanted: Any, options: Options, path: Path) -> Said:
    if question not in options:
        remedy = did_you_mean(question, [*options, *WORDS], FORMS)
        raise Unclear((*path, question), f'there is no question "{question}" in this check', remedy)
    chosen = _list(wanted)
    for option in chosen:
        if option not in options[question]:
            remedy = did_you_mean(option, list(options[question]), "name an option of the question")
            raise Unclear((*path, question), f'"{question}" has no option "{option}"', remedy)
    return Said(question, frozenset(chosen))


def _list(wanted: Any) -> list[str]:
    return [wanted] if isinstance(wanted, str) else [str(each) for each in wanted]

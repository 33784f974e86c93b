"""A text in, the whole content or every problem out. It never raises for what an editor wrote."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass

from pydantic import ValidationError

from bot.content import nodes, rules
from bot.content.mistakes import mistakes
from bot.content.problems import Problem, Severity
from bot.content.shapes import FaqShape
from bot.content.values import valued
from bot.dialogue.content import Faq

NAME = "faq.yaml"


@dataclass(frozen=True, slots=True)
class Examined:
    """What a text holds (None when an error forbids to use it), and all that was noticed."""

    faq: Faq | None
    problems: tuple[Problem, ...]


def load(source: pathlib.Path | bytes | str) -> Faq | tuple[Problem, ...]:
    """The content of a file, or of a text given as it is; its errors where there are any."""
    if isinstance(source, pathlib.Path):
        examined = examine(source.read_bytes(), source.name)
    else:
        examined = examine(source)
    return examined.faq or examined.problems


def examine(source: bytes | str, name: str = NAME) -> Examined:
    """The content and every problem, warnings too, in the order of the file.

    Problems of shape hide those of meaning: a rule cannot look at what could not be read.
    """
    sheet = nodes.read(source, name)
    if isinstance(sheet, Problem):
        return Examined(None, (sheet,))
    try:
        shape = FaqShape.model_validate(sheet.plain)
    except ValidationError as error:
        return _examined(None, [*sheet.problems, *map(sheet.places.problem, mistakes(error))])
    found = rules.breaches(rules.Draft(shape, sheet.plain))
    problems = [*sheet.problems, *map(sheet.places.problem, found)]
    if any(problem.severity is Severity.ERROR for problem in problems):
        return _examined(None, problems)
    return _examined(valued(shape), problems)


def _examined(faq: Faq | None, problems: list[Problem]) -> Examined:
    return Examined(faq, tuple(sorted(problems, key=lambda each: (each.line, each.column, each.message))))

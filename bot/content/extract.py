"""A Babel extractor for `faq.yaml`: what translators get to see, and where it stands.

One context for an answer, not one for each step: an inserted step would make all after it fuzzy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from pydantic import ValidationError

from bot.content import nodes
from bot.content.load import NAME
from bot.content.problems import Path, Problem
from bot.content.rules.draft import Draft
from bot.content.shapes import FaqShape

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Every text in the order of the file, as Babel wants it: line, function, arguments, comments.

    Keywords, tags and options belong to Babel's interface and mean nothing here. Raises ValueError
    for a file that cannot be read: half a template would make the other half obsolete.
    """
    sheet = nodes.read(fileobj.read(), NAME)
    if isinstance(sheet, Problem):
        raise ValueError(str(sheet))
    try:
        draft = Draft(FaqShape.model_validate(sheet.plain), sheet.plain)
    except ValidationError as error:
        raise ValueError(f"{NAME} has {error.error_count()} problems; run the check first") from error
    for path, text in draft.texts:
        yield sheet.places.mark(path).line, "pgettext", (_context(path), text), [_stands(draft, path)]


def _context(path: Path) -> str:
    """The id of the branch, answer, deadline or contact that the text belongs to; `check.part` in a check."""
    match path:
        case ("tree", *_):
            return str(path[-2])
        case ("checks", check, "questions" | "results", part, *_):
            return f"{check}.{part}"
        case _:
            return str(path[1])


def _stands(draft: Draft, path: Path) -> str:
    match path:
        case ("tree", *_):
            return "title of a branch (a button)"
        case ("answers", _, "title"):
            return "title of an answer (a button)"
        case ("answers", _, "withdrawn", "reason"):
            return "why the answer was taken back"
        case ("answers", str(id), "versions", int(index), part, *rest):
            version = draft.faq.answers[id].versions[index]
            return f"{_part(str(part), rest)}; known from {version.known_from}"
        case ("deadlines", *_):
            return "title of a date"
        case ("checks", *_, part):
            return _IN_A_CHECK.get((len(path), str(part)), "what a person can do first")
        case _:
            return "name of a contact"


_IN_A_CHECK = {
    (3, "title"): "title of a check (a button)",
    (3, "intro"): "said before the first question",
    (5, "text"): "a question of a check",
    (7, "text"): "an option (a button)",
    (5, "title"): "title of a result (a button)",
    (7, "says"): "why a result applies or not",
}


def _part(part: str, rest: list[str | int]) -> str:
    match part:
        case "steps":
            return f"step: {rest[-1]}"
        case "ask":
            return "whom to ask"
        case _:
            return "says"

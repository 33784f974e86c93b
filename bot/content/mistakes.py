"""What pydantic found, said in the words of an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content import shapes
from bot.content.fields import Wrong
from bot.content.problems import Found, Path, did_you_mean

IN_KEY = "[key]"  # pydantic's mark in a path for "the key itself is wrong"


def mistakes(error: ValidationError) -> Iterator[Found]:
    """Every mistake; a key that is missing because it is misspelt is told once, as misspelt."""
    found = [_mistake(details) for details in error.errors(include_url=False, include_input=False)]
    misspelt = {(each.path[:-1], each.remedy) for each in found}
    for each in found:
        word = re.match('"(.*)" is missing', each.message)
        if not word or (each.path, f'did you mean "{word[1]}"?') not in misspelt:
            yield each


def _mistake(details: ErrorDetails) -> Found:
    at_key = IN_KEY in details["loc"]
    path = tuple(part for part in details["loc"] if part not in (IN_KEY, shapes.AS_MAP, shapes.AS_LIST))
    wrong = details.get("ctx", {}).get("error")
    if isinstance(wrong, Wrong):
        return Found(path, wrong.message, wrong.remedy, at_key=at_key)
    match details["type"]:
        case "extra_forbidden":
            return _unknown(path)
        case "missing":
            remedy = f"write `{path[-1]}:` {'here' if path[:-1] else 'at the left edge of the file'}"
            return Found(path[:-1], f'"{path[-1]}" is missing', remedy, at_key=True)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Found(path, "a map is wanted here", "write lines of `key: value`, indented alike")
        case "tuple_type" | "list_type":
            return Found(path, "a list is wanted here", "write a line `- …` for each, or `[a, b]`")
        case _:
            return Found(path, details["msg"], "compare it with the entries around it")


def _unknown(path: Path) -> Found:
    known = [field.alias or name for name, field in _shape(path).model_fields.items()]
    remedy = did_you_mean(str(path[-1]), known, f"remove it, or use one of: {', '.join(known)}")
    return Found(path, f'there is no key "{path[-1]}" here', remedy, at_key=True)


def _shape(path: Path) -> type[shapes.Shape]:
    """Which part of the file a path with one key too many stands in."""
    match path:
        case ("tree", *_):
            return shapes.BranchShape
        case ("answers", _, "withdrawn", _):
            return shapes.WithdrawnShape
        case ("answers", _, "versions", _, "steps", _, _):
            return shapes.StepShape
        case ("answers", _, "versions", _, _):
            return shapes.VersionShape
        case ("answers", _, _):
            return shapes.AnswerShape
        case ("deadlines", _, "decisions", _, _):
            return shapes.DecisionShape
        case ("deadlines", _, _):
            return shapes.DeadlineShape
        case ("sources", *_):
            return shapes.SourceShape
        case ("contacts", *_):
            return shapes.ContactShape
        case ("operator", _):
            return shapes.OperatorShape
        case ("checks", _, "questions", _, "options", _, _):
            return shapes.OptionShape
        case ("checks", _, "questions", _, _):
            return shapes.QuestionShape
        case ("checks", _, "results", _, "cases", _, _):
            return shapes.CaseShape
        case ("checks", _, "results", _, "onward", _):
            return shapes.OnwardShape
        case ("checks", _, "results", _, _):
            return shapes.ResultShape
        case ("checks", _, _):
            return shapes.CheckShape
        case ("sign_offs", *_):
            return shapes.SignOffShape
        case _:
            return shapes.FaqShape

"""Holds Bot API calls, results and updates against aiogram's models of the Bot API, which nobody here wrote.

Run with the judge's own environment: `.venv-judge/bin/python tests/judge/judge.py calls.jsonl`. Each line
is `{"method": …, "params": {…}}`, with `"result": …` if there was one, or `{"update": {…}}`. Prints every
fault, ends with 1 if there was any. The models allow unknown fields, so those are looked for here; so are
the lengths that core.telegram.org/bots/api states in prose. It knows nothing of our bot.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import aiogram.methods
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter, ValidationError

METHODS = {
    model.__api_method__: model
    for name in aiogram.methods.__all__
    if hasattr(model := getattr(aiogram.methods, name), "__api_method__")
}
# Where a field is limited, in what it is counted, and the most: per method, or "*" anywhere below.
LIMITS: dict[tuple[str, str], tuple[Callable[[str], int], int]] = {
    ("*", "callback_data"): (lambda text: len(text.encode()), 64),
    ("answerCallbackQuery", "text"): (lambda text: len(text.encode("utf-16-le")) // 2, 200),
    ("setMyCommands", "command"): (len, 32),
    ("setMyCommands", "description"): (len, 256),
    ("setMyName", "name"): (len, 64),
    ("setMyDescription", "description"): (len, 512),
    ("setMyShortDescription", "short_description"): (len, 120),
    ("sendMessage", "text"): (lambda text: len(text.encode("utf-16-le")) // 2, 4096),
    ("editMessageText", "text"): (lambda text: len(text.encode("utf-16-le")) // 2, 4096),
}


def faults_of(record: dict[str, Any]) -> Iterator[str]:
    if "update" in record:
        yield from _misfits("update", Update, record["update"])
        yield from _not_one_thing(record["update"])
        return
    method = record["method"]
    if method not in METHODS:
        yield f"{method}: no such method"
        return
    yield from _misfits(method, METHODS[method], record["params"])
    yield from _too_long(method, method, record["params"], "parse_mode" in record["params"])
    if "result" in record:
        yield from _misfits(f"{method} -> result", METHODS[method].__returning__, record["result"])


def _misfits(place: str, shape: Any, value: Any) -> Iterator[str]:
    try:
        read = TypeAdapter(shape).validate_python(value)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            path = ".".join(str(step) for step in fault["loc"])
            yield f"{place}.{path}: {fault['msg']}"
    else:
        yield from _unknown(place, read)


def _unknown(place: str, read: Any) -> Iterator[str]:
    if isinstance(read, BaseModel):
        for name in read.model_extra or {}:
            yield f"{place}.{name}: unknown"
        for name in read.model_fields_set & type(read).model_fields.keys():
            yield from _unknown(f"{place}.{name}", getattr(read, name))
    elif isinstance(read, (list, tuple)):
        for position, item in enumerate(read):
            yield from _unknown(f"{place}.{position}", item)


def _too_long(method: str, place: str, value: Any, marked_up: bool) -> Iterator[str]:
    match value:
        case dict():
            for name, inner in value.items():
                limit = LIMITS.get((method, name)) or LIMITS.get(("*", name))
                counts = isinstance(inner, str) and not (marked_up and name == "text")
                if limit and counts and not 1 <= limit[0](inner) <= limit[1]:
                    yield f"{place}.{name}: has a length of {limit[0](inner)}, allowed are 1 to {limit[1]}"
                yield from _too_long(method, f"{place}.{name}", inner, marked_up)
        case list():
            for position, inner in enumerate(value):
                yield from _too_long(method, f"{place}.{position}", inner, marked_up)
        case _:
            pass


def _not_one_thing(update: dict[str, Any]) -> Iterator[str]:
    things = sorted(update.keys() - {"update_id"})
    if len(things) != 1:
        yield f"update: must hold exactly one thing, holds {', '.join(things) or 'none'}"


def main(path: str) -> int:
    faults = [
        f"line {number}: {fault}"
        for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), 1)
        for fault in faults_of(json.loads(line))
    ]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""The bot's own phrases, found in the code of `bot.wording`.

Babel's extractor reads tokens, and in Python 3.11 it cannot see into f-strings, where half of our
phrases stand. The syntax tree shows them all, and shows too which cannot be known before running.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.problems import Problem, Severity

ONE, MANY, IN_CONTEXT = "say", "say_n", "say_in"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in the code; two ids for singular and plural."""

    file: str
    line: int
    ids: tuple[str, ...]
    context: str | None = None


def phrases(root: Path) -> Iterator[Phrase | Problem]:
    """Each phrase below `bot/wording`, file by file; a Problem for one that cannot be known."""
    paths = sorted((root / "bot" / "wording").rglob("*.py"))
    trees = {path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    constants = {name: text for tree in trees.values() for name, text in _constants(tree)}
    for file, tree in trees.items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in _WANTED]
        for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
            yield from _spoken(file, call, constants)


_WANTED = {ONE: 1, MANY: 2, IN_CONTEXT: 2}  # how many arguments hold text


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(str(text))):
                yield name, text
            case ast.AnnAssign(target=ast.Name(name), value=ast.Constant(str(text))):
                yield name, text
            case _:
                pass


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _spoken(file: str, call: ast.Call, constants: Mapping[str, str]) -> Iterator[Phrase | Problem]:
    name = _name(call)
    texts = [_texts(argument, constants) for argument in call.args[: _WANTED[name]]]
    if len(texts) < _WANTED[name] or not all(texts):
        message, remedy = "this phrase cannot be known before running", "write its text in the call"
        yield Problem(file, call.lineno, call.col_offset + 1, Severity.ERROR, message, remedy)
        return
    match name, texts:
        case ("say_n", [[one, *_], [many, *_]]):
            yield Phrase(file, call.lineno, (one, many))
        case ("say_in", [[context, *_], found]):
            yield from (Phrase(file, call.lineno, (text,), context) for text in found)
        case (_, [found, *_]):
            yield from (Phrase(file, call.lineno, (text,)) for text in found)
        case _:
            pass


def _texts(node: ast.expr, constants: Mapping[str, str]) -> list[str]:
    """The texts that an argument can be: a string, a constant, or either side of a condition."""
    match node:
        case ast.Constant(str(text)):
            return [text]
        case ast.Name(name) if name in constants:
            return [constants[name]]
        case ast.IfExp(body=one, orelse=other):
            sides = [_texts(one, constants), _texts(other, constants)]
            return [text for side in sides for text in side] if all(sides) else []
        case _:
            return []

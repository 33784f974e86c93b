"""How people ask: `locales/<locale>/wordings.yaml`, the texts from which the ranking is learnt.

They are no translations: each language has its own. A key is an answer's id or one of the further
keys; below it stand `own` (the language's script) and `latin` (the same language in Latin letters).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import nodes, scan
from bot.content.nodes import Plain, Sheet
from bot.content.problems import Found, Problem, did_you_mean, warning
from bot.dialogue.content import LOCALES, Faq, Locale

NAME = "wordings.yaml"
OWN, LATIN = "own", "latin"
# Not answers: a person in danger, what is no question, and what no answer here can answer.
FURTHER = (
    "danger-violence",
    "danger-die",
    "arrest-now",
    "child-alone",
    "greeting",
    "thanks",
    "stop",
    "nothing-here",
)
FEWEST = 12  # for each key, language and script: fewer do not show how differently people ask
Wordings = Mapping[Locale, Mapping[str, tuple[str, ...]]]
_SHAPE = 'write `id:`, below it `own:` and `latin:`, and below each of them lines like `- "text"`'


@dataclass(frozen=True, slots=True)
class ReadWordings:
    """All texts by language and key; and what is wrong with the files."""

    texts: Wordings
    problems: tuple[Problem, ...]


def read_wordings(root: Path, faq: Faq | None = None) -> ReadWordings:
    """The wordings below `root`; a language without a file has none. With `faq` the ids are looked at."""
    texts: dict[Locale, Mapping[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    for locale in LOCALES:
        name = f"locales/{locale}/{NAME}"
        path = root / name
        if not path.exists():
            continue
        sheet = nodes.read(path.read_bytes(), name)
        if isinstance(sheet, Problem):
            problems.append(sheet)
            continue
        found = [*_shape(sheet, locale), *(_meaning(sheet, faq) if faq else ())]
        problems += [*sheet.problems, *(sheet.places.problem(each) for each in found)]
        texts[locale] = {key: tuple(text for _, text in _texts(key, held)) for key, held in _keys(sheet)}
    return ReadWordings(texts, tuple(problems))


def _keys(sheet: Sheet) -> Iterator[tuple[str, Plain]]:
    yield from sheet.plain.items() if isinstance(sheet.plain, dict) else ()


def _texts(key: str, held: Plain) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text with its path."""
    for script, listed in held.items() if isinstance(held, dict) else ():
        for at, text in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(text, str):
                yield (key, script, at), text


def _shape(sheet: Sheet, locale: Locale) -> Iterator[Found]:
    if not isinstance(sheet.plain, dict):
        yield Found((), "this is no list of wordings", _SHAPE)
        return
    scripts = (OWN,) if locale == "en" else (OWN, LATIN)
    for key, held in _keys(sheet):
        if not isinstance(held, dict):
            yield Found((key,), f'"{key}" holds no scripts', _SHAPE)
            continue
        for script in held.keys() - set(scripts):
            yield Found((key, script), f'"{script}" is no script here', _SHAPE, at_key=True)
        for script in scripts:
            yield from _listed(key, script, held.get(script, []))


def _listed(key: str, script: str, listed: Plain) -> Iterator[Found]:
    if not isinstance(listed, list):
        yield Found((key, script), f'"{script}" of "{key}" is no list', _SHAPE)
        return
    for at, text in enumerate(listed):
        if not isinstance(text, str) or not text:
            yield Found((key, script, at), "this is no text", "write what a person would type, or remove it")
    if len(listed) < FEWEST:
        message = f'"{key}" has {len(listed)} texts in "{script}", {FEWEST} are the fewest'
        yield warning((key, script), message, "write as other people would ask: other words, short and told")


def _meaning(sheet: Sheet, faq: Faq) -> Iterator[Found]:
    known = (*faq.answers, *FURTHER)
    for key, _ in _keys(sheet):
        if key not in known:
            remedy = did_you_mean(key, known, "write an answer's id")
            yield Found((key,), f'there is no answer "{key}"', remedy, at_key=True)
    for key in known:
        if (key in FURTHER or faq.shown(key)) and key not in dict(_keys(sheet)):
            yield warning((), f'"{key}" has no wordings', f"add `{key}:` with {FEWEST} texts a script")
    first: dict[str, str] = {}
    for key, held in _keys(sheet):
        for path, text in _texts(key, held):
            other = first.setdefault(scan.fold(text), key)
            if other != key:
                message = f'this stands below "{other}" as well'
                yield Found(path, message, "keep it where it is asked more often, and remove the other")

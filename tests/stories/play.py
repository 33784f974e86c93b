"""Plays a story: a whole conversation written in YAML, in every language, on every day it names.

Between two steps everything that is remembered goes through JSON: the person, and the payloads of
the buttons on the screen. So a story can only go on by what a real phone would still hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.conversation import Said
from bot.dialogue.actions import Asked, decode
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.events import Arrived, Dated, Event, Person, Pressed, Sent
from bot.dialogue.screens import CheckResults, Unreadable
from bot.dialogue.step import Turn, step
from bot.editions import Edition, read_edition
from bot.telegram.updates import COMMANDS
from bot.wording.bidi import FSI, PDI, RLM
from tests.dialogue.remembered import read, written

STORIES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Played:
    """One telling of a story."""

    name: str
    locale: Locale
    day: date
    steps: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.name}-{self.locale}-{self.day}"


def told() -> list[Played]:
    """Every story in every language on every day of its own."""
    return [
        Played(path.stem, locale, date.fromisoformat(str(day)), tuple(story["steps"]))
        for path in sorted(STORIES.glob("*.yaml"))
        for story in [yaml.safe_load(path.read_text(encoding="utf-8"))]
        for locale in story.get("locales", LOCALES)
        for day in story["days"]
    ]


@lru_cache(maxsize=1)
def _edition() -> Edition:
    return read_edition()


def play(played: Played) -> None:
    edition = _edition()
    kept = json.dumps({"person": written(Person()), "buttons": []})
    for number, each in enumerate(played.steps, start=1):
        where = f"{played}, step {number}"
        turn, text, labels, kept = _one(edition, played, each, kept, where)
        _expect(each, played, turn, text, labels, where)


def _one(
    edition: Edition, played: Played, each: dict[str, Any], kept: str, where: str
) -> tuple[Turn, str, list[str], str]:
    state = json.loads(kept)
    person = read(state["person"])
    event = _event(edition, played.locale, each, person, state["buttons"], where)
    turn = step(edition.faq, person, event, played.day)
    message = edition.renderer.render(turn.screen, turn.locale, played.day, carried=turn.carried)
    payloads = [button.payload for row in message.buttons for button in row]
    labels = [button.label for row in message.buttons for button in row]
    kept = json.dumps({"person": written(turn.person), "buttons": payloads})
    return turn, _plain(message.plain), labels, kept


def _event(
    edition: Edition, locale: Locale, each: dict[str, Any], person: Person, buttons: list[str], where: str
) -> Event:
    hint = each.get("phone", "")
    match each:
        case {"start": payload}:
            link = decode(str(payload).replace("LOCALE", locale)) if payload else None
            return Arrived(link, hint)
        case {"press": payload}:
            wanted = payload.replace("LOCALE", locale)
            found = [button for button in buttons if button in (wanted, f"{wanted}_{locale}")]
            assert found, f"{where}: no button {wanted!r} among {buttons}"
            return Pressed(decode(found[0]), hint)
        case {"day": day}:
            return Dated(date.fromisoformat(str(day)), hint)
        case {"press_old": payload}:
            return Pressed(decode(payload.replace("LOCALE", locale)), hint)
        case {"write": text}:
            said = Said(text[locale] if isinstance(text, dict) else text, hint)
            return edition.understanding.event(said.text, said.hint, person.locale)
        case {"command": name}:
            return Pressed(Asked(COMMANDS[name]), hint)
        case {"send": kind}:
            return Sent(Unreadable(kind), hint)
        case _:
            raise AssertionError(f"{where}: what does the person do? {each}")


def _expect(
    each: dict[str, Any], played: Played, turn: Turn, text: str, labels: list[str], where: str
) -> None:
    if "screen" in each:
        _same_screen(each["screen"], turn, where)
    if isinstance(turn.screen, CheckResults):
        _same_results(each, played, turn.screen, where)
    if "language" in each:
        assert turn.locale == each["language"].replace("LOCALE", played.locale), where
    for words in _for(each.get("reads"), played):
        assert words in text, f"{where}: {words!r} is not in\n{text}"
    for words in _for(each.get("never_reads"), played):
        assert words not in text, f"{where}: {words!r} is in\n{text}"
    for words in _for(each.get("buttons"), played):
        assert any(words in label for label in labels), f"{where}: no button says {words!r}: {labels}"


def _same_screen(wanted: str | dict[str, Any], turn: Turn, where: str) -> None:
    name, values = (wanted, {}) if isinstance(wanted, str) else next(iter(wanted.items()))
    assert type(turn.screen).__name__ == name, f"{where}: {turn.screen}"
    shown = {field.name: getattr(turn.screen, field.name) for field in fields(turn.screen)}
    for field, value in values.items():
        assert str(shown[field]) == str(value), f"{where}: {field} of {turn.screen}"


def _same_results(each: dict[str, Any], played: Played, screen: CheckResults, where: str) -> None:
    outcomes = {found.result: str(found.outcome) for found in screen.findings.all}
    by_day = {str(day): wanted for day, wanted in each.get("results", {}).items()}
    wanted = by_day.get(str(played.day), {})
    assert {id: outcomes[id] for id in wanted} == wanted, where
    assert screen.findings.first == each.get("first", screen.findings.first), where


def _for(wanted: Any, played: Played) -> list[str]:
    """Words that hold for all, or by language, or by day and then language."""
    match wanted:
        case None:
            return []
        case str():
            return [wanted]
        case list():
            return [words for each in wanted for words in _for(each, played)]
        case dict():
            by_key = {str(key): value for key, value in wanted.items()}
            keys = (str(played.day), played.locale)
            return [words for key in keys if key in by_key for words in _for(by_key[key], played)]
        case _:
            raise AssertionError(wanted)


def _plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, FSI + PDI + RLM)))

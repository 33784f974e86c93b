"""`try CHECK [QUESTION=OPTION …]`: hold a check from the desk; the next question, or the results."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from bot.clock import Clock
from bot.commands.options import SpokenLocale, Today, fail, spoken
from bot.commands.show import as_text
from bot.content.problems import did_you_mean
from bot.dialogue.check import UNKNOWN, Check, Question
from bot.dialogue.checking import begun
from bot.dialogue.replay import Finding, Findings, replay, write
from bot.editions import BrokenContent, Edition, read_edition
from bot.wording.check_labels import option_text, question_text
from bot.wording.checks import first_to_do, reasons, version_of
from bot.wording.voice import Voice

Given = dict[str, tuple[str, ...]]


def try_check(
    check: Annotated[str, typer.Argument(metavar="CHECK", help="The check, for instance my-situation.")],
    answers: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION=OPTION", help="`true-for-us=spouse,abroad` for several."),
    ] = None,
    locale: SpokenLocale = "en",
    today: Today = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")] = False,
) -> None:
    """Print the next question of a check, or its results."""
    try:
        edition = read_edition()
    except BrokenContent as broken:
        fail(str(broken))
    found = edition.faq.checks.get(check)
    if found is None:
        fail(f"there is no check {check!r}; {did_you_mean(check, list(edition.faq.checks), 'see faq.yaml')}")
    day = today or Clock().today
    if day < found.known_from:
        fail(f"nothing is known for {check} before {found.known_from}")
    given = _given(found, answers or [])
    if as_json:
        voice = Voice(edition.renderer.words[spoken(locale)], edition.faq, day)
        typer.echo(json.dumps(_as_json(edition, found, given, voice, day), ensure_ascii=False))
        return
    screen = begun(edition.faq, found, write(found, given), day)
    typer.echo(as_text(edition.renderer.render(screen, spoken(locale), day)))


def _given(check: Check, words: list[str]) -> Given:
    given: Given = {}
    for word in words:
        name, _, chosen = word.partition("=")
        question = check.question(name)
        if question is None:
            ids = [each.id for each in check.questions]
            fail(f"{word}: {check.id} has no question {name!r}; {_known(name, ids)}")
        given[name] = _options(question, word, tuple(each for each in chosen.split(",") if each))
    return given


def _options(question: Question, word: str, options: tuple[str, ...]) -> tuple[str, ...]:
    known = [*(option.id for option in question.options), UNKNOWN]
    for option in options:
        if option not in known:
            fail(f"{word}: {question.id} has no option {option!r}; {_known(option, known)}")
    together = question.several and not {UNKNOWN, question.alone} & {*options}
    if len(options) != 1 and not (options and together):
        fail(
            f"{word}: give {question.id} one option"
            + ", or several that are true together" * question.several
        )
    return options


def _known(word: str, known: list[str]) -> str:
    return did_you_mean(word, known, f"one of: {', '.join(known)}")


def _as_json(edition: Edition, check: Check, given: Given, voice: Voice, day: date) -> dict[str, object]:
    match replay(edition.faq, check, given, day):
        case Question() as question:
            return {"question": _question(check, question, voice)}
        case Findings() as findings:
            return {
                "results": [_finding(edition, check, each, voice) for each in findings.all],
                "first": findings.first,
                "do": first_to_do(check, findings, voice, edition.faq),
            }


def _question(check: Check, question: Question, voice: Voice) -> dict[str, object]:
    ids = [*(option.id for option in question.options), UNKNOWN]
    return {
        "id": question.id,
        "text": question_text(voice, check, question),
        "several": question.several,
        "options": [{"id": id, "text": option_text(voice, check, question, id)} for id in ids],
    }


def _finding(edition: Edition, check: Check, finding: Finding, voice: Voice) -> dict[str, object]:
    result = check.result(finding.result)
    version = version_of(check, result.id, edition.faq, voice.today)
    return {
        "id": result.id,
        "state": finding.outcome,
        "depends_on": finding.depends_on,
        "because": list(reasons(check, finding, voice, edition.faq)),
        "answer": result.answer,
        "title": voice.passage(f"{check.id}.{result.id}", result.title),
        "each": dict(finding.each),
        "as_of": str(voice.upto(version.as_of)) if version else None,
        "sources": list(finding.case.sources) if finding.case else [],
    }

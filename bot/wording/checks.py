"""How a check reads: a question with what was said so far, or the results, the first thing to do on top."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from bot.dialogue.check import Check, Outcome
from bot.dialogue.checking import listed
from bot.dialogue.content import Faq, Version
from bot.dialogue.replay import Finding, Findings, read
from bot.dialogue.screens import CheckAnswers, CheckQuestion, CheckResults
from bot.wording.answers import publishers
from bot.wording.check_labels import chosen_text, option_text, question_text
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice, titled

Body = tuple[Paragraph, ...]


def question(screen: CheckQuestion, voice: Voice, faq: Faq) -> Body:
    check = faq.checks[screen.check]
    asked = next(each for each in check.questions if each.id == screen.question)
    given = _given(check, screen.answers, voice)
    before = Paragraph(given, Style.NOTE) if given else Paragraph(voice.passage(check.id, check.intro))
    return (_title(check, voice), before, Paragraph(question_text(voice, check, asked)))


def said_so_far(screen: CheckAnswers, voice: Voice, faq: Faq) -> Body:
    check = faq.checks[screen.check]
    given = read(check, screen.answers)
    lines = (
        Paragraph(
            f"{question_text(voice, check, each)} — {chosen_text(voice, check, each, given[each.id])}",
            Style.STEP,
        )
        for each in check.questions
        if each.id in given
    )
    ask = Paragraph(voice.say("Tap the answer that you want to change. The others stay."))
    return (_title(check, voice), *lines, ask)


def results(screen: CheckResults, voice: Voice, faq: Faq) -> Body:
    check = faq.checks[screen.check]
    found = screen.findings
    groups = (each for outcome in Outcome for each in _group(outcome, check, found, voice, faq))
    return (
        _title(check, voice),
        *_age(check, found, voice, faq),
        *_first(check, found, voice, faq),
        *groups,
        Paragraph(voice.say("This is no promise and no legal advice. Ask legal aid or UNHCR."), Style.NOTE),
    )


def reasons(check: Check, finding: Finding, voice: Voice, faq: Faq) -> tuple[str, ...]:
    """Why a result is what it is: what holds on the day, then what the person said."""
    return tuple(_reasons(check, finding, voice, faq))


def first_to_do(check: Check, findings: Findings, voice: Voice, faq: Faq) -> str | None:
    """What to do first, of the first result that says so."""
    case = findings.of(findings.first).case if findings.first else None
    if case is None or case.do is None or findings.first is None:
        return None
    as_of = _as_of(check, findings.first, voice, faq)
    return voice.passage(f"{check.id}.{findings.first}", case.do, as_of=as_of)


def version_of(check: Check, result: str, faq: Faq, today: date) -> Version | None:
    """The version on that day of the answer to which a result leads."""
    answer = faq.answers.get(check.result(result).answer or "")
    return answer.version_on(today) if answer else None


def _title(check: Check, voice: Voice) -> Paragraph:
    return Paragraph(titled(voice, check.icon, check.id, check.title), Style.TITLE)


def _given(check: Check, answers: tuple[str, ...], voice: Voice) -> str:
    given = read(check, answers)
    said = " · ".join(chosen_text(voice, check, q, given[q.id]) for q in check.questions if q.id in given)
    return voice.say("You said: {answers}", answers=said) if said else ""


def _age(check: Check, findings: Findings, voice: Voice, faq: Faq) -> Body:
    """The end of our reading, where any of it is older than it may be."""
    versions = [version_of(check, each.result, faq, voice.today) for each in findings.all if listed(each)]
    stale = [version.as_of for version in versions if version and version.stale(voice.today)]
    if not stale:
        return ()
    day = voice.upto(min(stale))
    return (Paragraph(voice.say("Up to {day} we knew this. We have read nothing later.", day=day)),)


def _first(check: Check, findings: Findings, voice: Voice, faq: Faq) -> Body:
    do = first_to_do(check, findings, voice, faq)
    if do is None:
        return ()
    return (Paragraph(voice.say("First"), Style.HEAD), Paragraph(f"👉 {do}"))


def _group(outcome: Outcome, check: Check, findings: Findings, voice: Voice, faq: Faq) -> Iterator[Paragraph]:
    """All results of one outcome; of those that do not apply, only those with something to say."""
    found = [each for each in findings.all if each.outcome is outcome and (listed(each) or each.case)]
    if not found:
        return
    yield Paragraph(_head(outcome, voice), Style.HEAD)
    hanging = [each for each in found if each.depends_on and not each.each]
    yield from _hanging(check, hanging, voice)
    for each in found:
        if each not in hanging:
            yield from _finding(check, each, voice, faq)


def _hanging(check: Check, found: list[Finding], voice: Voice) -> Iterator[Paragraph]:
    """What one open question decides, in one paragraph: a person who knew little shall not read much."""
    for asked in check.questions:
        titles = [_named(check, each, voice) for each in found if each.depends_on == asked.id]
        if titles:
            question = question_text(voice, check, asked)
            yield Paragraph(voice.say("{question} It decides this:", question=question))
            yield Paragraph(" · ".join(titles), Style.NOTE)


def _named(check: Check, finding: Finding, voice: Voice) -> str:
    result = check.result(finding.result)
    return f"{result.icon} {voice.passage(f'{check.id}.{result.id}', result.title)}"


def _head(outcome: Outcome, voice: Voice) -> str:
    match outcome:
        case Outcome.APPLIES:
            return "✅ " + voice.say("This applies")
        case Outcome.MAY_APPLY:
            return "🟡 " + voice.say("This may apply")
        case Outcome.DEPENDS:
            return "❓ " + voice.say("This depends on one more answer")
        case Outcome.CLOSED:
            return "⛔ " + voice.say("This is closed to new people")
        case Outcome.NO:
            return "▫️ " + voice.say("This does not apply")
        case _:
            assert_never(outcome)


def _finding(check: Check, finding: Finding, voice: Voice, faq: Faq) -> Iterator[Paragraph]:
    title = _named(check, finding, voice)
    why = reasons(check, finding, voice, faq)
    yield Paragraph(f"{title}: {why[0]}" if why else title)
    notes = " ".join((*why[1:], *_source(check, finding, voice, faq)))
    if notes:
        yield Paragraph(notes, Style.NOTE)


def _reasons(check: Check, finding: Finding, voice: Voice, faq: Faq) -> Iterator[str]:
    if finding.each:
        yield from _members(check, finding, voice)
        return
    if finding.depends_on:
        asked = next(each for each in check.questions if each.id == finding.depends_on)
        yield voice.say("It depends on this: {question}", question=question_text(voice, check, asked))
        return
    if finding.case is None:
        return
    as_of = _as_of(check, finding.result, voice, faq)
    yield voice.passage(f"{check.id}.{finding.result}", finding.case.says, as_of=as_of)
    if finding.because:
        texts = [_heard(check, said.question, said.options, voice) for said in finding.because]
        yield voice.say("Because you said: {answers}.", answers=" · ".join(dict.fromkeys(texts)))


def _heard(check: Check, question: str, options: frozenset[str], voice: Voice) -> str:
    asked = next(each for each in check.questions if each.id == question)
    chosen = tuple(option.id for option in asked.options if option.id in options)
    return chosen_text(voice, check, asked, chosen)


def _members(check: Check, finding: Finding, voice: Voice) -> Iterator[str]:
    """What a result is for each paper of a mixed family, those with the same outcome together."""
    asked = next(each for each in check.questions if each.id == finding.depends_on)
    for outcome in Outcome:
        ids = [id for id, each in finding.each if each is outcome]
        if ids and outcome is not Outcome.NO:
            names = ", ".join(option_text(voice, check, asked, id) for id in ids)
            yield f"{_head(outcome, voice)}: {names}."


def _source(check: Check, finding: Finding, voice: Voice, faq: Faq) -> Iterator[str]:
    """Publisher and day of what a result rests on."""
    as_of = _as_of(check, finding.result, voice, faq)
    if finding.case and finding.case.sources and as_of:
        names = publishers(finding.case.sources, faq)
        yield voice.say("Source: {names}. Read up to {day}.", names=names, day=voice.upto(as_of))


def _as_of(check: Check, result: str, voice: Voice, faq: Faq) -> date | None:
    version = version_of(check, result, faq, voice.today)
    return version.as_of if version else None

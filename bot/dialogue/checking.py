"""What a check shows: the next question, the results, or what was said so far."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import assert_never

from bot.dialogue.actions import Aside, Ask, Checking, Choose, Review
from bot.dialogue.check import UNKNOWN, Check, Outcome, Question
from bot.dialogue.content import Faq
from bot.dialogue.replay import (
    OPEN,
    Finding,
    Findings,
    Tokens,
    mixed,
    prefilled,
    read,
    replay,
    write,
)
from bot.dialogue.screens import CheckAnswers, CheckQuestion, CheckResults, NoAnswer, OldButton

CheckScreen = CheckQuestion | CheckResults | CheckAnswers | NoAnswer | OldButton


def checked(faq: Faq, action: Checking, today: date) -> CheckScreen:
    """The screen of a button of a check. One of a check that is gone leads to a new beginning."""
    check = faq.checks.get(action.check)
    if check is None:
        return OldButton()
    if check.known_from > today:
        return NoAnswer(check.id, check.known_from)
    match action:
        case Choose(_, answers) | Aside(_, answers):
            return begun(faq, check, answers, today)
        case Ask(_, answers):
            return _asked(check, answers) or begun(faq, check, answers, today)
        case Review(_, answers):
            said = write(check, read(check, answers))
            return CheckAnswers(check.id, said) if said else begun(faq, check, (), today)
        case _:
            assert_never(action)


def begun(faq: Faq, check: Check, tokens: Tokens, today: date) -> CheckQuestion | CheckResults:
    """The check with these answers given; none: its first question."""
    answers = read(check, tokens)
    said = write(check, answers)
    match replay(faq, check, answers, today):
        case Question() as question:
            return CheckQuestion(check.id, question.id, said)
        case Findings() as findings:
            return CheckResults(check.id, said, findings)


def linked(faq: Faq, action: Checking, today: date) -> CheckScreen:
    """A link comes from somebody else's hand: of what it says of the person, only the harmless counts."""
    check = faq.checks.get(action.check)
    if check is None:
        return OldButton()
    return checked(faq, Choose(check.id, prefilled(check, action.answers)), today)


def _asked(check: Check, tokens: Tokens) -> CheckQuestion | None:
    """The question of the last token with what it ticks; None where no such question is there today."""
    *before, last = tokens or ("",)
    question = next((each for each in check.questions if each.code == last[:1]), None)
    if question is None:
        return None
    others = {id: chosen for id, chosen in read(check, before).items() if id != question.id}
    ticked = _ticked(question, read(check, (last,)).get(question.id, ()))
    return CheckQuestion(check.id, question.id, write(check, others), ticked)


def _ticked(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """What stays ticked when a question is asked again; one with a single choice starts anew."""
    return tuple(id for id in chosen if question.several and id not in (UNKNOWN, question.alone))


def opened_aside(faq: Faq, action: Aside) -> str | None:
    """The answer that the last choice opens at once; None where it opens none today."""
    check = faq.checks.get(action.check)
    if check is None or not action.answers:
        return None
    answers = read(check, action.answers[-1:])
    chosen = [(check.question(id), options) for id, options in answers.items()]
    opened = [
        option.opens
        for question, options in chosen
        if question
        for option in question.options
        if option.id in options and option.opens
    ]
    return next((id for id in opened if faq.shown(id)), None)


def choices(check: Check, question: Question, answers: Tokens, ticked: tuple[str, ...]) -> list[Checking]:
    """The buttons of a question, each with all that it would say."""
    return [_choice(check, question, answers, option.id, ticked) for option in question.options] + (
        [] if ticked else [_given(check, question, answers, (UNKNOWN,))]
    )


def _choice(
    check: Check, question: Question, answers: Tokens, option: str, ticked: tuple[str, ...]
) -> Checking:
    if question.several and option != question.alone:
        turned = tuple(id for id in ticked if id != option) if option in ticked else (*ticked, option)
        return Ask(check.id, (*answers, _draft(question, turned)))
    given = _given(check, question, answers, (option,))
    found = question.option(option)
    if found and found.opens:
        own = write(check, {question.id: (option,)})
        rest = tuple(token for token in given.answers if token not in own)
        return Aside(check.id, (*rest, *own))
    return given


def _draft(question: Question, ticked: tuple[str, ...]) -> str:
    return question.code + "".join(option.code for option in question.options if option.id in ticked)


def _given(check: Check, question: Question, answers: Tokens, chosen: tuple[str, ...]) -> Choose:
    return Choose(check.id, write(check, {**read(check, answers), question.id: chosen}))


def done(check: Check, question: Question, answers: Tokens, ticked: tuple[str, ...]) -> Choose:
    """The button that ends ticking."""
    return _given(check, question, answers, ticked)


def changed(check: Check, answers: Tokens, question: Question) -> Ask:
    """The button that asks one question again; all other answers stay."""
    given = read(check, answers)
    others = write(check, {id: chosen for id, chosen in given.items() if id != question.id})
    return Ask(check.id, (*others, _draft(question, _ticked(question, given.get(question.id, ())))))


def listed(finding: Finding) -> bool:
    """Whether people are told of it: what does not concern them only makes the list long."""
    return finding.outcome is not Outcome.NO


def deciding(check: Check, screen: CheckResults) -> tuple[Checking, ...]:
    """Buttons for what is open: the question that decides most results first, a mixed family's members each."""
    hanging = Counter(each.depends_on for each in screen.findings.all if each.depends_on)
    found: list[Checking] = []
    for id, _ in hanging.most_common():
        question = check.question(id)
        if question and mixed(question, read(check, screen.answers)):
            members = [option.id for option in question.options if not option.each]
            found += [_given(check, question, screen.answers, (member,)) for member in members]
        elif question:
            found.append(changed(check, screen.answers, question))
    return tuple(found)


def led_on(faq: Faq, check: Check, screen: CheckResults) -> tuple[Choose, ...]:
    """The further checks to which results lead, with what is known already."""
    found = [check.result(each.result).onward for each in screen.findings.all if each.outcome in OPEN]
    return tuple(
        Choose(onward.check, write(faq.checks[onward.check], {id: (o,) for id, o in onward.answers.items()}))
        for onward in found
        if onward and onward.check in faq.checks
    )

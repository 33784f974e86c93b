"""What stands on the buttons of a check.

An action carries all answers; which of them its button adds is seen against the screen it stands on.
"""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.actions import Aside, Ask, Checking, Choose, Review
from bot.dialogue.check import UNKNOWN, Check, Question
from bot.dialogue.content import Faq
from bot.dialogue.replay import read
from bot.dialogue.screens import CheckAnswers, CheckQuestion, CheckResults, Screen
from bot.wording.voice import Voice, titled


def check_label(voice: Voice, faq: Faq, action: Checking, screen: Screen) -> str:
    check = faq.checks[action.check]
    match action:
        case Review():
            return "✏️ " + voice.say("Change an answer")
        case Ask(_, answers):
            return _asking(voice, check, answers, screen)
        case Choose(_, answers) | Aside(_, answers):
            return _choosing(voice, check, answers, screen)
        case _:
            assert_never(action)


def option_text(voice: Voice, check: Check, question: Question, id: str) -> str:
    option = question.option(id)
    if option is None:
        return voice.say("I don't know, or I'd rather not say")
    return voice.passage(f"{check.id}.{question.id}", option.text)


def chosen_text(voice: Voice, check: Check, question: Question, chosen: tuple[str, ...]) -> str:
    return " · ".join(option_text(voice, check, question, id) for id in chosen)


def question_text(voice: Voice, check: Check, question: Question) -> str:
    return voice.passage(f"{check.id}.{question.id}", question.text)


def _asking(voice: Voice, check: Check, answers: tuple[str, ...], screen: Screen) -> str:
    """A box to tick where that question is shown; elsewhere the question, to be asked again."""
    question = next(each for each in check.questions if each.code == answers[-1][:1])
    if isinstance(screen, CheckQuestion) and screen.question == question.id:
        ticked = set(read(check, answers[-1:]).get(question.id, ()))
        turned = next(iter(ticked ^ set(screen.ticked)), UNKNOWN)
        box = "⬜" if turned in ticked else "☑️"
        return f"{box} {option_text(voice, check, question, turned)}"
    if isinstance(screen, CheckAnswers):
        return "✏️ " + chosen_text(voice, check, question, read(check, screen.answers)[question.id])
    return "❓ " + question_text(voice, check, question)


def _choosing(voice: Voice, check: Check, answers: tuple[str, ...], screen: Screen) -> str:
    """What a choice adds to the answers on the screen; a choice that adds nothing goes on."""
    match screen:
        case CheckQuestion(id, question_id, ticked=ticked) if id == check.id:
            question = next(each for each in check.questions if each.id == question_id)
            chosen = read(check, answers)[question_id]
            if ticked and chosen == ticked:
                return "✔️ " + voice.say("Done")
            return chosen_text(voice, check, question, chosen)
        case CheckResults(id, given) if id == check.id:
            return "👤 " + _difference(voice, check, given, answers)
        case CheckResults():
            return titled(voice, check.icon, check.id, check.title)
        case _:
            return "➡️ " + voice.say("Go on with the questions")


def _difference(voice: Voice, check: Check, given: tuple[str, ...], answers: tuple[str, ...]) -> str:
    before, after = read(check, given), read(check, answers)
    changed = [each for each in check.questions if before.get(each.id) != after.get(each.id)]
    return " · ".join(chosen_text(voice, check, each, after.get(each.id, ())) for each in changed)

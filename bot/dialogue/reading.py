"""What a button or link opens that changes nothing: the screen as it is on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from bot.dialogue.actions import (
    MENU,
    Aside,
    Ask,
    Checking,
    Choose,
    ChooseLanguage,
    Forget,
    Help,
    Hide,
    Judge,
    Lend,
    Open,
    Police,
    Review,
    ShowSources,
    Speak,
)
from bot.dialogue.checking import checked, linked, opened_aside
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_reading import answer_of
from bot.dialogue.screens import (
    ARRESTED,
    Answer,
    Branch,
    ForgetQuestion,
    HowTo,
    Languages,
    Menu,
    NoAnswer,
    OldButton,
    Screen,
    Sources,
    TakenBack,
)
from bot.dialogue.ways import answered, here

LANGUAGES: tuple[Locale, ...] = ("ps", "fa_AF", "ur", "en")  # numbered 1 to 4, for ever
Reading = Open | Police | ShowSources | ChooseLanguage | Help | Checking
Linked = Reading | Speak | Forget | Hide | Judge | Lend


def by_link(faq: Faq, action: Linked, today: date) -> Screen:
    """Links do not write: one that would, opens or asks instead."""
    match action:
        case Speak(_, then, answers):
            return linked(faq, Choose(then, answers), today) if answers else opened(faq, then, today)
        case Choose() | Ask() | Aside() | Review():
            return linked(faq, action, today)
        case Judge(id):
            return opened(faq, id, today)
        case Lend():
            return Menu()
        case Forget():
            return ForgetQuestion()
        case Hide():
            return Menu(greeting=True)
        case Open() | Police() | ShowSources() | ChooseLanguage() | Help():
            return read(faq, action, today)
        case _:
            assert_never(action)


def read(faq: Faq, action: Reading, today: date) -> Screen:
    """The screen of an action that changes nothing."""
    match action:
        case Open(id):
            return opened(faq, id, today)
        case Police():
            return opened(faq, ARRESTED, today)
        case ShowSources(id):
            return _sources(faq, id, today)
        case ChooseLanguage(then, answers):
            return languages(returned(faq, then, answers, today), LANGUAGES)
        case Help():
            return HowTo()
        case Choose() | Ask() | Review():
            return checked(faq, action, today)
        case Aside():
            return _aside(faq, action, today)
        case _:
            assert_never(action)


def opened(faq: Faq, id: str, today: date) -> Screen:
    """A branch or answer as it is on that day; also by the answer's number."""
    if id == MENU:
        return Menu()
    if id in faq.checks:
        return checked(faq, Choose(id), today)
    if id in faq.branches:
        return Branch(id) if faq.shown(id) else NoAnswer(id, None)
    answer = faq.answers.get(id) or (faq.numbered(int(id)) if id.isdecimal() else None)
    if answer is None:
        return _of_deadline(faq, id, today)
    if answer.taken_back(today):
        return TakenBack(answer.id)
    version = answer.version_on(today)
    if version is None:
        return NoAnswer(answer.id, min((each.known_from for each in answer.versions), default=None))
    return Answer(answer.id, version.known_from, version.stale(today))


def _of_deadline(faq: Faq, id: str, today: date) -> Screen:
    """A deadline's id stands for the answer that speaks of it."""
    answer = answer_of(faq, id)
    return opened(faq, answer, today) if answer else OldButton()


def _aside(faq: Faq, action: Aside, today: date) -> Screen:
    """The answer that cannot wait, with the way back into the check; without one the check goes on."""
    id = opened_aside(faq, action)
    screen = opened(faq, id, today) if id else None
    if isinstance(screen, Answer):
        return replace(screen, onward=Choose(action.check, action.answers))
    return checked(faq, action, today)


def returned(faq: Faq, then: str, answers: tuple[str, ...], today: date) -> Screen:
    """Back to where the language was changed."""
    return checked(faq, Choose(then, answers), today) if answers else opened(faq, then, today)


def languages(screen: Screen, order: tuple[Locale, ...]) -> Languages:
    """The languages, with the way back to this screen."""
    return Languages(here(screen), order, answered(screen))


def _sources(faq: Faq, id: str, today: date) -> Screen:
    screen = opened(faq, id, today)
    return Sources(screen.id, screen.known_from) if isinstance(screen, Answer) else screen

"""The ways that lead on from a screen: its buttons, row by row.

Every screen has a way on and a way home, and "police now" and "hide" are one tap away everywhere.
"""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.actions import MENU, Asked, ChooseLanguage, Forget, Hide, Open, Police, ShowSources, Speak
from bot.dialogue.content import Faq, Locale
from bot.dialogue.screens import (
    HELPLINES,
    PRIVACY,
    Answer,
    Apology,
    Branch,
    CannotRead,
    ForgetQuestion,
    Forgotten,
    Group,
    Hidden,
    HowTo,
    Languages,
    Menu,
    NoAnswer,
    Offer,
    OldButton,
    Screen,
    Sources,
    TakenBack,
)

Rows = tuple[tuple[Asked, ...], ...]


def ways(faq: Faq, screen: Screen) -> Rows:
    """The buttons of a screen, row by row. A button's locale is set only where it differs."""
    match screen:
        case Languages(then, order):
            choices = tuple((Asked(Speak(locale, then)), _police(locale)) for locale in order)
            return (*choices, (Asked(Hide()),))
        case Hidden():
            return ((Asked(Open(MENU)),),)
        case Group():
            return ()
        case _:
            return (*_onward(faq, screen), *_always(screen))


def _police(locale: Locale | None = None) -> Asked:
    return Asked(Police(), locale)


def _always(screen: Screen) -> Rows:
    """The police button has a row of its own: a small phone would cut its words off."""
    language = Asked(ChooseLanguage(here(screen)))
    home = (language,) if isinstance(screen, Menu) else (Asked(Open(MENU)), language)
    return ((_police(),), (Asked(Hide()), *home))


def here(screen: Screen) -> str:
    """Where a change of language should lead back to."""
    match screen:
        case Branch(id) | Answer(id) | TakenBack(id) | NoAnswer(id) | Sources(id):
            return id
        case Languages(then):
            return then
        case (
            Menu()
            | Offer()
            | CannotRead()
            | OldButton()
            | HowTo()
            | Hidden()
            | ForgetQuestion()
            | Forgotten()
            | Group()
            | Apology()
        ):
            return MENU
        case _:
            assert_never(screen)


def _onward(faq: Faq, screen: Screen) -> Rows:
    match screen:
        case Menu() | OldButton() | CannotRead() | Apology() | Offer(ids=()):
            return _each(faq, faq.roots)
        case Offer(ids):
            return _each(faq, ids)
        case Branch(id):
            return (*_each(faq, faq.branches[id].children), *_up(faq, id))
        case Answer(id):
            rows = (*_each(faq, faq.answers[id].see), *_up(faq, id))
            return ((Asked(ShowSources(id)),), *rows)
        case TakenBack(id) | NoAnswer(id):
            return (*_each(faq, _helplines(id)), *_up(faq, id))
        case Sources(id):
            return _each(faq, (id,))
        case HowTo():
            return _each(faq, (HELPLINES, PRIVACY))
        case ForgetQuestion():
            return ((Asked(Forget()),),)
        case Forgotten() | Languages() | Hidden() | Group():
            return ()
        case _:
            assert_never(screen)


def _each(faq: Faq, ids: tuple[str, ...]) -> Rows:
    return tuple((Asked(Open(id)),) for id in ids if faq.shown(id))


def _helplines(id: str) -> tuple[str, ...]:
    return () if id == HELPLINES else (HELPLINES,)


def _up(faq: Faq, id: str) -> Rows:
    parent = faq.parent(id)
    return _each(faq, (parent.id,)) if parent else ()

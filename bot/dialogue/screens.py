"""What can be shown, and the ways that lead on from it.

A screen names ids and states, never words. `ways` gives its buttons: every screen has a way on and
a way home, and "police now" and "hide" are one tap away everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from bot.dialogue.actions import (
    MENU,
    Asked,
    ChooseLanguage,
    Forget,
    Hide,
    Open,
    Police,
    ShowSources,
    Speak,
)
from bot.dialogue.content import Faq, Locale

ARRESTED = "arrested"  # where "police now" leads
HELPLINES = "helplines"
PRIVACY = "privacy"
ABOUT = "about-bot"


class Unreadable(StrEnum):
    """What a person can send that is not text."""

    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages, each in its own words; `order` puts the likeliest first."""

    then: str
    order: tuple[Locale, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """The roots of the tree; with `greeting` it first says who speaks."""

    greeting: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A fork in the tree; `introduced` puts who speaks before it."""

    id: str
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The version of an answer known on the day; `introduced` puts who speaks before it."""

    id: str
    known_from: date
    stale: bool
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer that was withdrawn: what was read before may be wrong."""

    id: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing is known here on this day. `first` is the day of the first version, if there is one."""

    id: str
    first: date | None


@dataclass(frozen=True, slots=True)
class Sources:
    id: str
    known_from: date


@dataclass(frozen=True, slots=True)
class Offer:
    """Up to three answers that typed words may mean; none: the words were not understood."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CannotRead:
    kind: Unreadable


@dataclass(frozen=True, slots=True)
class OldButton:
    """The button or link leads to something that is no longer here."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to use the bot."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A word that says nothing to whoever looks at the phone."""


@dataclass(frozen=True, slots=True)
class ForgetQuestion:
    """Asked when a link, not the person, wanted to erase."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased: `had` is False when nothing was kept."""

    had: bool


@dataclass(frozen=True, slots=True)
class Group:
    """In a group others can read: the bot only says where it answers."""


@dataclass(frozen=True, slots=True)
class Apology:
    """A fault of ours; the person has lost nothing."""


Screen = (
    Languages
    | Menu
    | Branch
    | Answer
    | TakenBack
    | NoAnswer
    | Sources
    | Offer
    | CannotRead
    | OldButton
    | HowTo
    | Hidden
    | ForgetQuestion
    | Forgotten
    | Group
    | Apology
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

"""One event in, one turn out: the whole conversation as a function.

It knows nothing between two calls but the person's language; everything else rides in the button
or link. The same event on another day is answered with what was known on that day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never

from bot.dialogue.actions import (
    Aside,
    Ask,
    Asked,
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
    locale_named,
)
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_actions import AskStop, DateAction, StopAll
from bot.dialogue.date_reading import follows, typed
from bot.dialogue.events import Arrived, CalledInGroup, Dated, Event, Lent, Person, Pressed, Sent, Wrote
from bot.dialogue.followed import act, asked_first
from bot.dialogue.heard import Talk, Verdict
from bot.dialogue.listening import alarmed, heard
from bot.dialogue.reading import LANGUAGES, by_link, languages, opened, read, returned
from bot.dialogue.screens import (
    Answer,
    Branch,
    CannotRead,
    CheckQuestion,
    Forgotten,
    Group,
    Hidden,
    InDanger,
    Judged,
    Languages,
    LentWords,
    Menu,
    Offer,
    OldButton,
    Screen,
)

MISSED: Literal["missed"] = "missed"


@dataclass(frozen=True, slots=True)
class Count:
    """What to count: a verdict on an answer, or a question for which there was none (answer None)."""

    answer: str | None
    what: Verdict | Literal["missed"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person is from now on, and what is shown, in which language.

    `locale` is None where a screen speaks all languages at once. `carried` is the locale that the
    buttons must carry along, because it is not the one that is remembered. `count` is what may be
    counted of this turn, without the person.
    """

    person: Person
    screen: Screen
    locale: Locale | None
    carried: Locale | None = None
    count: Count | None = None


def step(faq: Faq, person: Person, event: Event, today: date, there: date | None = None) -> Turn:
    """One event in, one turn out.

    `today` is Karachi's day, by which all that is official counts; `there` the day where the person
    lives, by which dates of their own do. Without it the two are the same.
    """
    there = there or today
    match event:
        case Arrived(link, hint):
            return _arrive(faq, person, link, hint, today, there)
        case Pressed(asked, hint):
            return _press(faq, person, asked, hint, today, there)
        case Wrote():
            return _answer_words(faq, person, event, today, there)
        case Lent(had, hint):
            return _say(person, LentWords(True if had else None), None, hint)
        case Dated(day, hint):
            return _say(person, typed((day,), there), None, hint)
        case Sent(kind, hint):
            return _say(person, CannotRead(kind), None, hint)
        case CalledInGroup():
            return Turn(person, Group(), None)
        case _:
            assert_never(event)


def _arrive(faq: Faq, person: Person, link: Asked | None, hint: str, today: date, there: date) -> Turn:
    if link is None:
        return _say(person, Menu(greeting=True), None, hint)
    spoken = _language_of(link)
    if isinstance(link.action, DateAction):
        screen = asked_first(faq, person, link.action, spoken or person.locale, today, there)
    else:
        screen = by_link(faq, link.action, today)
    turn = _say(person, screen, spoken, hint)
    return replace(turn, screen=_introduced(turn.screen)) if person.locale is None else turn


def _introduced(screen: Screen) -> Screen:
    """The first that someone reads of this bot also says who speaks."""
    match screen:
        case Menu():
            return Menu(greeting=True)
        case Answer() | Branch() | CheckQuestion():
            return replace(screen, introduced=True)
        case _:
            return screen


def _language_of(link: Asked) -> Locale | None:
    return link.action.locale if isinstance(link.action, Speak) else link.locale


def _press(faq: Faq, person: Person, asked: Asked | None, hint: str, today: date, there: date) -> Turn:
    if asked is None:
        return _say(person, OldButton(), None, hint)
    if isinstance(asked.action, DateAction):
        return _date(faq, person, asked, asked.action, hint, today, there)
    match asked.action:
        case Judge() as action:
            return _judged(faq, person, action, asked.locale, hint)
        case Lend(agreed):
            return _say(person, LentWords(None if agreed else False), asked.locale, hint)
        case Speak(locale, then, answers):
            return _speak(person, locale, returned(faq, then, answers, today))
        case Forget():
            spoken = asked.locale or person.locale
            return Turn(Person(), _forgotten(person), spoken, spoken)
        case Hide():
            spoken = asked.locale or person.locale
            return Turn(person, Hidden(), spoken, _carried(person, spoken))
        case (
            Open()
            | Police()
            | ShowSources()
            | ChooseLanguage()
            | Help()
            | Choose()
            | Ask()
            | Aside()
            | Review()
        ):
            return _say(person, read(faq, asked.action, today), asked.locale, hint)
        case _:
            assert_never(asked.action)


def _forgotten(person: Person) -> Forgotten:
    return Forgotten(person.locale is not None, len(person.following), len(person.own_dates))


def _date(
    faq: Faq, person: Person, asked: Asked | None, action: DateAction, hint: str, today: date, there: date
) -> Turn:
    asked_in = asked.locale if asked else None
    after, screen = act(faq, person, action, asked_in or person.locale, today, there)
    return _say(after, screen, asked_in, hint)


def _speak(person: Person, locale: Locale, screen: Screen) -> Turn:
    if person.locale is None or isinstance(screen, Menu):
        screen = _introduced(screen)
    return Turn(replace(person, locale=locale), screen, locale)


def _answer_words(faq: Faq, person: Person, wrote: Wrote, today: date, there: date) -> Turn:
    """Who has not chosen a language yet is answered in that of the words, where it is clear."""
    if wrote.talk is Talk.STOP and wrote.danger is None and follows(person):
        stop = StopAll() if wrote.sure else AskStop()  # the very word, or something that may mean it
        return _date(faq, person, None, stop, wrote.hint, today, there)
    spoken = None if person.locale else wrote.spoken
    if person.locale is None:
        wrote = replace(wrote, spoken=None)
    if wrote.days and not (wrote.sure or wrote.danger or wrote.talk):
        return _say(person, typed(wrote.days, there), spoken, wrote.hint)
    wrote = alarmed(wrote)
    at_once = next((id for id in wrote.found if wrote.sure and faq.shown(id)), None)
    screen = heard(faq, wrote, opened(faq, at_once, today) if at_once else None)
    turn = _say(person, screen, spoken, wrote.hint)
    missed = Count(None, MISSED) if screen == Offer((), wrote.spoken) else None
    introduced = _introduced(turn.screen) if person.locale is None else turn.screen
    return replace(turn, screen=introduced, count=missed)


def _judged(faq: Faq, person: Person, action: Judge, asked: Locale | None, hint: str) -> Turn:
    if action.id not in faq.answers:
        return _say(person, OldButton(), asked, hint)
    turn = _say(person, Judged(action.id, action.verdict), asked, hint)
    return replace(turn, count=Count(action.id, action.verdict))


def _say(person: Person, screen: Screen, asked: Locale | None, hint: str) -> Turn:
    """Word a screen in the language asked for, else the person's; without either, ask for it."""
    locale = asked or person.locale
    if isinstance(screen, Languages):
        return Turn(person, replace(screen, order=_order(hint)), None, None)
    if locale is None and isinstance(screen, InDanger):
        return Turn(person, screen, None)  # in all languages at once: a choice would stand in the way
    if locale is None:
        return Turn(person, languages(screen, _order(hint)), None)
    return Turn(person, screen, locale, _carried(person, locale))


def _carried(person: Person, locale: Locale | None) -> Locale | None:
    return None if locale == person.locale else locale


def _order(hint: str) -> tuple[Locale, ...]:
    """The languages in our order, the one that the phone is set to first."""
    likeliest = locale_named(hint)
    return tuple(sorted(LANGUAGES, key=lambda locale: locale != likeliest))

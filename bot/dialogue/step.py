"""One event in, one turn out: the whole conversation as a function.

It knows nothing between two calls but the person's language; everything else rides in the button
or link. The same event on another day is answered with what was known on that day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never

from bot.dialogue.actions import (
    MENU,
    Aside,
    Ask,
    Asked,
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
    locale_named,
)
from bot.dialogue.checking import checked, linked, opened_aside
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_actions import AskStop, DateAction, StopAll
from bot.dialogue.events import Arrived, CalledInGroup, Dated, Event, Lent, Person, Pressed, Sent, Wrote
from bot.dialogue.followed import act, answer_of, asked_first, follows, typed
from bot.dialogue.heard import Talk, Verdict
from bot.dialogue.listening import alarmed, heard
from bot.dialogue.screens import (
    ARRESTED,
    Answer,
    Branch,
    CannotRead,
    CheckQuestion,
    ForgetQuestion,
    Forgotten,
    Group,
    Hidden,
    HowTo,
    InDanger,
    Judged,
    Languages,
    LentWords,
    Menu,
    NoAnswer,
    Offer,
    OldButton,
    Screen,
    Sources,
    TakenBack,
)
from bot.dialogue.ways import answered, here

LANGUAGES: tuple[Locale, ...] = ("ps", "fa_AF", "ur", "en")  # numbered 1 to 4, for ever
Reading = Open | Police | ShowSources | ChooseLanguage | Help | Checking
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


def step(faq: Faq, person: Person, event: Event, today: date) -> Turn:
    match event:
        case Arrived(link, hint):
            return _arrive(faq, person, link, hint, today)
        case Pressed(asked, hint):
            return _press(faq, person, asked, hint, today)
        case Wrote():
            return _answer_words(faq, person, event, today)
        case Lent(had, hint):
            return _say(person, LentWords(True if had else None), None, hint)
        case Dated(day, hint):
            return _say(person, typed((day,), today), None, hint)
        case Sent(kind, hint):
            return _say(person, CannotRead(kind), None, hint)
        case CalledInGroup():
            return Turn(person, Group(), None)
        case _:
            assert_never(event)


def _arrive(faq: Faq, person: Person, link: Asked | None, hint: str, today: date) -> Turn:
    if link is None:
        return _say(person, Menu(greeting=True), None, hint)
    spoken = _language_of(link)
    if isinstance(link.action, DateAction):
        screen = asked_first(faq, person, link.action, spoken or person.locale, today)
    else:
        screen = _linked(faq, link.action, today)
    turn = _say(person, screen, spoken, hint)
    return replace(turn, screen=_introduced(turn.screen)) if person.locale is None else turn


Linked = Reading | Speak | Forget | Hide | Judge | Lend


def _introduced(screen: Screen) -> Screen:
    """The first that someone reads of this bot also says who speaks."""
    match screen:
        case Menu():
            return Menu(greeting=True)
        case Answer() | Branch() | CheckQuestion():
            return replace(screen, introduced=True)
        case _:
            return screen


def _linked(faq: Faq, action: Linked, today: date) -> Screen:
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
            return _read(faq, action, today)
        case _:
            assert_never(action)


def _language_of(link: Asked) -> Locale | None:
    return link.action.locale if isinstance(link.action, Speak) else link.locale


def _press(faq: Faq, person: Person, asked: Asked | None, hint: str, today: date) -> Turn:
    if asked is None:
        return _say(person, OldButton(), None, hint)
    if isinstance(asked.action, DateAction):
        return _date(faq, person, asked.action, asked.locale, hint, today)
    match asked.action:
        case Judge() as action:
            return _judged(faq, person, action, asked.locale, hint)
        case Lend(agreed):
            return _say(person, LentWords(None if agreed else False), asked.locale, hint)
        case Speak(locale, then, answers):
            return _speak(person, locale, _returned(faq, then, answers, today))
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
            return _say(person, _read(faq, asked.action, today), asked.locale, hint)
        case _:
            assert_never(asked.action)


def _forgotten(person: Person) -> Forgotten:
    return Forgotten(person.locale is not None, len(person.following), len(person.own_dates))


def _date(faq: Faq, person: Person, action: DateAction, asked: Locale | None, hint: str, today: date) -> Turn:
    locale = asked or person.locale
    after, screen = act(faq, person, action, locale, today)
    return _say(after, screen, asked, hint)


def _returned(faq: Faq, then: str, answers: tuple[str, ...], today: date) -> Screen:
    """Back to where the language was changed."""
    return checked(faq, Choose(then, answers), today) if answers else opened(faq, then, today)


def _speak(person: Person, locale: Locale, screen: Screen) -> Turn:
    if person.locale is None or isinstance(screen, Menu):
        screen = _introduced(screen)
    return Turn(replace(person, locale=locale), screen, locale)


def _answer_words(faq: Faq, person: Person, wrote: Wrote, today: date) -> Turn:
    """Who has not chosen a language yet is answered in that of the words, where it is clear."""
    if wrote.talk is Talk.STOP and wrote.danger is None and follows(person):
        stop = StopAll() if wrote.sure else AskStop()  # the very word, or something that may mean it
        return _date(faq, person, stop, None, wrote.hint, today)
    spoken = None if person.locale else wrote.spoken
    if person.locale is None:
        wrote = replace(wrote, spoken=None)
    if wrote.days and not (wrote.sure or wrote.danger or wrote.talk):
        return _say(person, typed(wrote.days, today), spoken, wrote.hint)
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


def _read(faq: Faq, action: Reading, today: date) -> Screen:
    """The screen of an action that changes nothing."""
    match action:
        case Open(id):
            return opened(faq, id, today)
        case Police():
            return opened(faq, ARRESTED, today)
        case ShowSources(id):
            return _sources(faq, id, today)
        case ChooseLanguage(then, answers):
            return _languages(_returned(faq, then, answers, today), LANGUAGES)
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


def _languages(screen: Screen, order: tuple[Locale, ...]) -> Languages:
    """The languages, with the way back to this screen."""
    return Languages(here(screen), order, answered(screen))


def _sources(faq: Faq, id: str, today: date) -> Screen:
    screen = opened(faq, id, today)
    return Sources(screen.id, screen.known_from) if isinstance(screen, Answer) else screen


def _say(person: Person, screen: Screen, asked: Locale | None, hint: str) -> Turn:
    """Word a screen in the language asked for, else the person's; without either, ask for it."""
    locale = asked or person.locale
    if isinstance(screen, Languages):
        return Turn(person, replace(screen, order=_order(hint)), None, None)
    if locale is None and isinstance(screen, InDanger):
        return Turn(person, screen, None)  # in all languages at once: a choice would stand in the way
    if locale is None:
        return Turn(person, _languages(screen, _order(hint)), None)
    return Turn(person, screen, locale, _carried(person, locale))


def _carried(person: Person, locale: Locale | None) -> Locale | None:
    return None if locale == person.locale else locale


def _order(hint: str) -> tuple[Locale, ...]:
    """The languages in our order, the one that the phone is set to first."""
    likeliest = locale_named(hint)
    return tuple(sorted(LANGUAGES, key=lambda locale: locale != likeliest))

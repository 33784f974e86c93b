"""The ways that lead on from a screen: its buttons, row by row.

Every screen has a way on and a way home, and "police now" and "hide" are one tap away everywhere.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from bot.dialogue.actions import (
    MENU,
    Asked,
    Choose,
    ChooseLanguage,
    Forget,
    Hide,
    Judge,
    Lend,
    Open,
    Police,
    Review,
    ShowSources,
    Speak,
)
from bot.dialogue.checking import answer_of, changed, choices, deciding, done, led_on, listed
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_screens import DateScreen
from bot.dialogue.date_ways import MY_DATES, date_place, date_rows, offers
from bot.dialogue.heard import Talk, Verdict
from bot.dialogue.listening import reading_on
from bot.dialogue.replay import Tokens, read
from bot.dialogue.screens import (
    ABOUT,
    HELPLINES,
    PRIVACY,
    Answer,
    Apology,
    Branch,
    CannotRead,
    CheckAnswers,
    CheckQuestion,
    CheckResults,
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
    Talked,
)

Rows = tuple[tuple[Asked, ...], ...]


def ways(faq: Faq, screen: Screen, today: date | None = None) -> Rows:
    """The buttons of a screen, row by row. A button's locale is set only where it differs.

    `today` tells which dates an answer can remind of; without it none is offered.
    """
    match screen:
        case Languages(then, order, answers):
            spoken = tuple((Asked(Speak(locale, then, answers)), _police(locale)) for locale in order)
            return (*spoken, (Asked(Hide()),))
        case Hidden():
            return ((Asked(Open(MENU)),),)
        case Group():
            return ()
        case _:
            return (*_onward(faq, screen, today), *_always(screen))


def _police(locale: Locale | None = None) -> Asked:
    return Asked(Police(), locale)


def _always(screen: Screen) -> Rows:
    """The police button has a row of its own: a small phone would cut its words off."""
    language = Asked(ChooseLanguage(here(screen), answered(screen)))
    home = (language,) if isinstance(screen, Menu) else (Asked(Open(MENU)), language)
    return ((_police(),), (Asked(Hide()), *home))


def here(screen: Screen) -> str:
    """Where a change of language should lead back to."""
    if isinstance(screen, DateScreen):
        return date_place(screen)
    match screen:
        case Branch(id) | Answer(id) | TakenBack(id) | NoAnswer(id) | Sources(id):
            return id
        case CheckQuestion(check) | CheckResults(check) | CheckAnswers(check):
            return check
        case Languages(then):
            return then
        case Judged(id):
            return id
        case (
            Menu()
            | Offer()
            | InDanger()
            | Talked()
            | LentWords()
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


def answered(screen: Screen) -> Tokens:
    """The answers of a check that a change of language should keep."""
    match screen:
        case CheckQuestion(answers=answers) | CheckResults(answers=answers) | CheckAnswers(answers=answers):
            return answers
        case Languages(answers=answers):
            return answers
        case _:
            return ()


def _onward(faq: Faq, screen: Screen, today: date | None) -> Rows:
    if isinstance(screen, DateScreen):
        return date_rows(faq, screen)
    match screen:
        case Menu():
            return (*_checks(faq), *_each(faq, faq.roots), (MY_DATES,))
        case OldButton() | CannotRead() | Apology():
            return (*_checks(faq), *_each(faq, faq.roots))
        case Offer() | InDanger() | Talked() | Judged() | LentWords():
            return _after_words(faq, screen)
        case Branch(id):
            return (*_each(faq, faq.branches[id].children), *_up(faq, id))
        case Answer(id):
            return _answer(faq, screen, offers(faq, id, today) if today else ())
        case CheckQuestion():
            return _options(faq, screen)
        case CheckResults():
            return _results(faq, screen)
        case CheckAnswers(id, answers):
            return (*_said(faq, id, answers), (Asked(Choose(id, answers)),))
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


def _after_words(faq: Faq, screen: Offer | InDanger | Talked | Judged | LentWords) -> Rows:
    """The ways on from what typed words, or a word on an answer, led to."""
    match screen:
        case Offer(ids, spoken):
            return (*(_each(faq, ids) if ids else _missed(faq)), *_in(spoken, MENU))
        case InDanger(kind):
            return _each(faq, (reading_on(kind),))
        case Talked(talk):
            return _each(faq, (PRIVACY,) if talk is Talk.STOP else (HELPLINES,))
        case Judged(id, verdict):
            asking = () if verdict is Verdict.HELPED else (HELPLINES, ABOUT)
            return _each(faq, (*asking, id))
        case LentWords():
            return (*_checks(faq), *_each(faq, (HELPLINES,)))
        case _:
            assert_never(screen)


def _answer(faq: Faq, screen: Answer, following: Rows) -> Rows:
    """The way back into a check, what else may have been meant, then what goes with the answer."""
    id, onward = screen.id, screen.onward
    back = ((Asked(onward),),) if onward else ()
    also = _each(faq, screen.also)
    see = _each(faq, tuple(each for each in faq.answers[id].see if each not in screen.also))
    return (
        *back,
        *also,
        *_in(screen.spoken, id),
        *following,
        (Asked(ShowSources(id)),),
        *see,
        *_up(faq, id),
        (Asked(Judge(id, Verdict.HELPED)), Asked(Judge(id, Verdict.NOT_HELPED))),
        (Asked(Judge(id, Verdict.WRONG)),),
    )


def _in(spoken: Locale | None, then: str) -> Rows:
    """One tap to the language in which somebody wrote."""
    return ((Asked(Speak(spoken, then)),),) if spoken else ()


def _missed(faq: Faq) -> Rows:
    """Nothing is near: may an editor read it; the check, a person to ask, and the whole tree."""
    lend = (Asked(Lend(agreed=False)), Asked(Lend(agreed=True)))
    return (lend, *_checks(faq), *_each(faq, (HELPLINES,)), *_each(faq, faq.roots))


def _checks(faq: Faq) -> Rows:
    return _each(faq, tuple(check.id for check in faq.checks.values() if check.in_menu))


def _options(faq: Faq, screen: CheckQuestion) -> Rows:
    """Every option; the end of ticking; who finds the answer out; what was said before."""
    check = faq.checks[screen.check]
    question = next(each for each in check.questions if each.id == screen.question)
    options = tuple((Asked(each),) for each in choices(check, question, screen.answers, screen.ticked))
    ended = ((Asked(done(check, question, screen.answers, screen.ticked)),),) if screen.ticked else ()
    helped = _each(faq, (question.help,)) if question.help else ()
    review = ((Asked(Review(check.id, screen.answers)),),) if screen.answers else ()
    return (*options, *ended, *helped, *review)


def _said(faq: Faq, id: str, answers: Tokens) -> Rows:
    check = faq.checks[id]
    given = read(check, answers)
    return tuple((Asked(changed(check, answers, each)),) for each in check.questions if each.id in given)


def _results(faq: Faq, screen: CheckResults) -> Rows:
    """The question that decides most; each result's answer; the members of a mixed family; the answers."""
    check = faq.checks[screen.check]
    asking = tuple((Asked(each),) for each in deciding(check, screen))
    shown = [each for each in screen.findings.all if listed(each) and (each.each or not each.depends_on)]
    ids = [*(answer_of(check, each) for each in shown), HELPLINES]
    answers = _each(faq, tuple(dict.fromkeys(id for id in ids if id)))
    onward = tuple((Asked(each),) for each in led_on(faq, check, screen))
    review = ((Asked(Review(check.id, screen.answers)),),) if screen.answers else ()
    return (*asking, *onward, *answers, *review)


def _each(faq: Faq, ids: tuple[str, ...]) -> Rows:
    return tuple((Asked(Open(id)),) for id in ids if faq.shown(id))


def _helplines(id: str) -> tuple[str, ...]:
    return () if id == HELPLINES else (HELPLINES,)


def _up(faq: Faq, id: str) -> Rows:
    parent = faq.parent(id)
    return _each(faq, (parent.id,)) if parent else ()

"""The ways on from every screen: police, hide, home and language are always one tap away."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.actions import (
    MENU,
    Action,
    Asked,
    ChooseLanguage,
    Forget,
    Help,
    Hide,
    Open,
    Police,
    ShowSources,
    Speak,
    decode,
)
from bot.dialogue.checking import begun
from bot.dialogue.content import LOCALES, Faq
from bot.dialogue.date_actions import DateAction
from bot.dialogue.events import Arrived, Event, Person, Sent, Wrote
from bot.dialogue.heard import Danger, Talk, Verdict
from bot.dialogue.reading import LANGUAGES
from bot.dialogue.screens import (
    Answer,
    Apology,
    Branch,
    CannotRead,
    CheckAnswers,
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
    Talked,
    Unreadable,
)
from bot.dialogue.ways import answered, here, ways
from tests.dialogue.dates import date_screens
from tests.dialogue.small import DAYS, FIRST, OFFICE_KNOWN, make_faq
from tests.dialogue.walk import Phone, alike

FAQ = make_faq()
TODAY = date(2025, 8, 10)
SCREENS: tuple[Screen, ...] = (
    Languages("card", LANGUAGES),
    Menu(),
    Menu(greeting=True),
    Branch("papers"),
    Branch("old-card", introduced=True),
    Answer("card", FIRST, stale=False),
    Answer("card", FIRST, stale=True, introduced=True),
    Answer("helplines", FIRST, stale=False),
    TakenBack("rumour"),
    TakenBack("helplines"),
    NoAnswer("office", OFFICE_KNOWN),
    NoAnswer("unwritten", None),
    NoAnswer("unwritten-too", None),
    NoAnswer("nothing", None),
    NoAnswer("nothing-below", None),
    Sources("card", FIRST),
    Offer(()),
    Offer(("card", "arrested", "dates")),
    CheckQuestion("small-check", "now", ()),
    CheckQuestion("small-check", "true", ("nc", "ko"), ticked=("sick",)),
    begun(FAQ, FAQ.checks["small-check"], ("nc", "km", "tx"), DAYS[-1]),
    CheckAnswers("small-check", ("nc", "ko")),
    Offer(("card", "dates"), spoken="ur"),
    Answer("card", FIRST, stale=False, also=("dates",), spoken="en"),
    InDanger(Danger.VIOLENCE),
    InDanger(Danger.DYING),
    *(Talked(talk) for talk in Talk),
    *(Judged("card", verdict) for verdict in Verdict),
    *(LentWords(kept) for kept in (True, False, None)),
    *(CannotRead(kind) for kind in Unreadable),
    OldButton(),
    HowTo(),
    Hidden(),
    ForgetQuestion(),
    Forgotten(had=True),
    Forgotten(had=False),
    Group(),
    Apology(),
)
SCREENS += tuple(date_screens(FAQ, TODAY))
FULL = [screen for screen in SCREENS if not isinstance(screen, Languages | Hidden | Group)]


def actions(screen: Screen) -> list[Action]:
    return [asked.action for row in ways(FAQ, screen) for asked in row]


def opens(screen: Screen) -> list[str]:
    return [action.id for action in actions(screen) if isinstance(action, Open)]


def test_every_kind_of_screen_is_looked_at() -> None:
    assert {type(screen) for screen in SCREENS} == set(get_args(Screen))


@pytest.mark.parametrize("screen", FULL, ids=repr)
def test_what_is_always_one_tap_away(screen: Screen) -> None:
    found = actions(screen)
    assert found.count(Police()) == 1
    assert found.count(Hide()) == 1
    assert found.count(ChooseLanguage(here(screen), answered(screen))) == 1
    assert found.count(Open(MENU)) == (0 if isinstance(screen, Menu) else 1)


@pytest.mark.parametrize("screen", FULL, ids=repr)
def test_police_comes_after_what_was_asked_for_and_before_the_way_home(screen: Screen) -> None:
    rows = ways(FAQ, screen)
    assert rows[-2] == (Asked(Police()),)
    assert rows[-1][0] == Asked(Hide())
    assert rows[-1][-1] == Asked(ChooseLanguage(here(screen), answered(screen)))


def test_the_languages_bring_police_with_them() -> None:
    rows = ways(FAQ, Languages("card", ("ur", "ps", "fa_AF", "en")))
    assert rows == (
        *((Asked(Speak(locale, "card")), Asked(Police(), locale)) for locale in ("ur", "ps", "fa_AF", "en")),
        (Asked(Hide()),),
    )


def test_what_is_hidden_shows_only_the_way_home() -> None:
    assert ways(FAQ, Hidden()) == ((Asked(Open(MENU)),),)


def test_a_group_has_nothing_to_press() -> None:
    assert ways(FAQ, Group()) == ()


@pytest.mark.parametrize("screen", SCREENS, ids=repr)
def test_no_button_leads_to_what_is_not_shown_and_none_is_there_twice(screen: Screen) -> None:
    found = opens(screen)
    assert all(id == MENU or FAQ.shown(id) for id in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("screen", "onward"),
    [
        (Menu(), ["small-check", "papers", "trouble", "rest"]),
        (Apology(), ["small-check", "papers", "trouble", "rest"]),
        (OldButton(), ["small-check", "papers", "trouble", "rest"]),
        (CannotRead(Unreadable.VOICE), ["small-check", "papers", "trouble", "rest"]),
        (Offer(()), ["small-check", "helplines", "papers", "trouble", "rest"]),
        (Offer(("card", "office")), ["card", "office"]),
        (Branch("papers"), ["old-card", "office"]),
        (Branch("old-card"), ["card", "card-lost", "papers"]),
        (Answer("card", FIRST, stale=False), ["card-lost", "arrested", "old-card"]),
        (TakenBack("rumour"), ["helplines", "trouble"]),
        (TakenBack("helplines"), ["trouble"]),
        (NoAnswer("office", OFFICE_KNOWN), ["helplines", "papers"]),
        (NoAnswer("unwritten-too", None), ["helplines"]),
        (Sources("card", FIRST), ["card"]),
        (HowTo(), ["helplines", "privacy"]),
        (ForgetQuestion(), []),
        (Forgotten(had=True), []),
    ],
    ids=repr,
)
def test_where_a_screen_leads(screen: Screen, onward: list[str]) -> None:
    assert [id for id in opens(screen) if id != MENU] == onward


def test_only_an_answer_tells_where_it_comes_from() -> None:
    for screen in SCREENS:
        assert (ShowSources("card") in actions(screen)) == (
            isinstance(screen, Answer) and screen.id == "card"
        )


def test_only_the_question_erases() -> None:
    assert [screen for screen in SCREENS if Forget() in actions(screen)] == [ForgetQuestion()]


# A walk at random, with everything serialised between two steps.

links = st.one_of(
    st.sampled_from(["papers", "nothing", "unwritten", "gone", MENU, *FAQ.answers]).map(Open),
    st.sampled_from(["card", "office", "rumour", "gone"]).map(ShowSources),
    st.sampled_from(["card", "papers", "gone", "136"]).map(ChooseLanguage),
    st.builds(Speak, st.sampled_from(LOCALES), st.sampled_from(["card", "papers", "gone"])),
    st.sampled_from([Police(), Help(), Hide(), Forget()]),
)
starts: st.SearchStrategy[Event] = st.one_of(
    st.builds(Arrived, st.none() | st.builds(Asked, links, st.none() | st.sampled_from(LOCALES))),
    st.builds(Wrote, st.lists(st.sampled_from(list(FAQ.answers))).map(tuple), st.booleans()),
    st.builds(Sent, st.sampled_from(Unreadable)),
)
persons = st.builds(Person, st.none() | st.sampled_from(LOCALES))


def leads_somewhere(faq: Faq, payload: str, screen: Screen) -> None:
    assert not isinstance(screen, OldButton), "a fresh button is never old"
    if isinstance(screen, Branch | Answer | Sources | TakenBack | NoAnswer) and payload[0] != "s":
        assert faq.shown(screen.id)  # a choice of language may come back to where a link had led


@given(starts, persons, st.sampled_from(DAYS), st.data())
def test_every_fresh_button_leads_to_a_screen(
    start: Event, person: Person, today: date, data: st.DataObject
) -> None:
    phone = Phone(FAQ, person, today)
    phone.does(start)
    for _ in range(data.draw(st.integers(1, 12))):
        before = phone.person
        payload = data.draw(st.sampled_from(phone.buttons))
        turn = phone.presses(payload)
        leads_somewhere(FAQ, payload, turn.screen)
        asked = decode(payload)
        assert asked
        if not isinstance(asked.action, Speak | Forget | DateAction):
            assert turn.person == before
        if asked.locale and not isinstance(turn.screen, Languages):
            assert turn.locale == asked.locale


@given(persons, st.sampled_from(DAYS))
def test_everything_shown_can_be_reached_from_the_menu_by_buttons(person: Person, today: date) -> None:
    person = Person(person.locale or "ps")
    seen: set[str] = set()
    waiting = ["o_menu"]
    while waiting:
        payload = waiting.pop()
        if alike(payload) in seen:
            continue
        seen |= {payload, alike(payload)}
        phone = Phone(FAQ, person, today)
        phone.buttons = [payload]
        leads_somewhere(FAQ, payload, phone.presses(payload).screen)
        waiting.extend(
            set(phone.buttons) - seen - {"h"} - {each for each in phone.buttons if each[0] in "lsgkn"}
        )
    assert {f"o_{id}" for id in FAQ.answers if FAQ.shown(id)} <= seen

"""Every event with a person who is known and one who is not: what is shown, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from bot.dialogue.actions import (
    MENU,
    PAYLOAD_BYTES,
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
    encode,
)
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.date_actions import DateAction
from bot.dialogue.events import Arrived, CalledInGroup, Event, Person, Pressed, Sent, Wrote
from bot.dialogue.reading import LANGUAGES, opened
from bot.dialogue.screens import (
    Answer,
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
    Unreadable,
)
from bot.dialogue.step import Turn, step
from tests.dialogue.small import (
    FINAL_WORD,
    FIRST,
    LETTER,
    OFFICE_KNOWN,
    READ_UNTIL,
    RUMOUR_WITHDRAWN,
    make_faq,
)
from tests.dialogue.walk import payloads

FAQ = make_faq()
NEW, PASHTO = Person(), Person("ps")
TODAY = date(2025, 6, 10)
DAY = timedelta(days=1)
CARD = Answer("card", FIRST, stale=False)


def do(person: Person, event: Event, today: date = TODAY) -> Turn:
    return step(FAQ, person, event, today)


def press(action: Action, locale: Locale | None = None) -> Pressed:
    return Pressed(Asked(action, locale))


def link(action: Action, locale: Locale | None = None, hint: str = "") -> Arrived:
    return Arrived(Asked(action, locale), hint)


@pytest.mark.parametrize(
    ("event", "screen"),
    [
        (Arrived(), Menu(greeting=True)),
        (link(Open("card")), CARD),
        (link(Open("136")), CARD),
        (link(Open("papers")), Branch("papers")),
        (link(Open(MENU)), Menu()),
        (link(Open("gone")), OldButton()),
        (link(Speak("ur", "card")), CARD),
        (link(Forget()), ForgetQuestion()),
        (link(Hide()), Menu(greeting=True)),
        (link(Police()), Answer("arrested", FIRST, stale=False)),
        (link(ShowSources("card")), Sources("card", FIRST)),
        (link(Help()), HowTo()),
        (press(Open("card")), CARD),
        (press(Open("136")), CARD),
        (press(Open("0136")), CARD),
        (press(Open("999")), OldButton()),
        (press(Open(MENU)), Menu()),
        (press(Open("papers")), Branch("papers")),
        (press(Open("nothing")), NoAnswer("nothing", None)),
        (press(Open("unwritten")), NoAnswer("unwritten", None)),
        (press(Open("office")), NoAnswer("office", OFFICE_KNOWN)),
        (press(Open("gone")), OldButton()),
        (Pressed(None), OldButton()),
        (press(Police()), Answer("arrested", FIRST, stale=False)),
        (press(ShowSources("card")), Sources("card", FIRST)),
        (press(ShowSources("office")), NoAnswer("office", OFFICE_KNOWN)),
        (press(ShowSources("papers")), Branch("papers")),
        (press(ShowSources("gone")), OldButton()),
        (press(Help()), HowTo()),
        (press(Hide()), Hidden()),
        (press(Forget()), Forgotten(had=True)),
        (Wrote(("card",), sure=True), CARD),
        (Wrote(("card",)), Offer(("card",))),
        (Wrote(()), Offer(())),
        (Wrote((), sure=True), Offer(())),
        *((Sent(kind), CannotRead(kind)) for kind in Unreadable),
    ],
)
def test_what_someone_who_chose_a_language_sees(event: Event, screen: Screen) -> None:
    turn = do(PASHTO, event)
    assert turn.screen == screen
    if isinstance(event, Arrived) and event.link and isinstance(event.link.action, Speak):
        assert (turn.person, turn.locale, turn.carried) == (PASHTO, "ur", "ur")
    elif isinstance(screen, Forgotten):
        assert (turn.person, turn.locale, turn.carried) == (NEW, "ps", "ps")
    else:
        assert (turn.person, turn.locale, turn.carried) == (PASHTO, "ps", None)


@pytest.mark.parametrize(
    ("event", "then"),
    [
        (Arrived(), MENU),
        (link(Open("card")), "card"),
        (link(Open("136")), "card"),
        (link(Open("papers")), "papers"),
        (link(Open("gone")), MENU),
        (link(Open("office")), "office"),
        (link(ShowSources("card")), "card"),
        (link(Forget()), MENU),
        (link(Hide()), MENU),
        (link(Police()), "arrested"),
        (link(Help()), MENU),
        (press(Open("card")), "card"),
        (press(Open("gone")), MENU),
        (Pressed(None), MENU),
        (press(Police()), "arrested"),
        (Wrote(("card",), sure=True), "card"),
        (Wrote(("card", "office")), MENU),
        (Wrote(()), MENU),
        (Sent(Unreadable.VOICE), MENU),
    ],
)
def test_someone_new_is_asked_for_a_language_and_then_led_on(event: Event, then: str) -> None:
    turn = do(NEW, event)
    assert (turn.person, turn.screen, turn.locale) == (NEW, Languages(then, LANGUAGES), None)


@pytest.mark.parametrize("person", [NEW, PASHTO])
def test_in_a_group_the_bot_speaks_all_languages_and_knows_nobody(person: Person) -> None:
    assert do(person, CalledInGroup()) == Turn(person, Group(), None)


@pytest.mark.parametrize(
    ("hint", "first"),
    [
        ("fa", "fa_AF"),
        ("prs-AF", "fa_AF"),
        ("ur-PK", "ur"),
        ("en", "en"),
        ("ps", "ps"),
        ("de", "ps"),
        ("", "ps"),
    ],
)
@pytest.mark.parametrize("event", [Arrived, lambda hint="": link(Open("card"), hint=hint)])
def test_the_phones_language_comes_first(event: type[Arrived], hint: str, first: Locale) -> None:
    screen = do(NEW, event(hint=hint)).screen
    assert isinstance(screen, Languages)
    assert screen.order[0] == first
    assert [each for each in screen.order if each != first] == [each for each in LANGUAGES if each != first]


@pytest.mark.parametrize("event", [Pressed(None, "ur"), Wrote((), hint="ur"), Sent(Unreadable.OTHER, "ur")])
def test_every_event_brings_the_phones_language(event: Event) -> None:
    screen = do(NEW, event).screen
    assert isinstance(screen, Languages)
    assert screen.order[0] == "ur"


# Languages: chosen, carried, and never written by a link.


@pytest.mark.parametrize("person", [NEW, PASHTO, Person("ur")])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_choice_is_remembered_and_leads_on(person: Person, locale: Locale) -> None:
    turn = do(person, press(Speak(locale, "papers")))
    assert (turn.person, turn.locale, turn.carried) == (Person(locale), locale, None)
    assert isinstance(turn.screen, Branch)
    assert turn.screen.id == "papers"


@pytest.mark.parametrize("person", [NEW, PASHTO])
def test_after_the_first_choice_the_bot_says_who_speaks(person: Person) -> None:
    """Someone who changes the language has read it before, but the menu says it again."""
    assert do(person, press(Speak("ur", MENU))).screen == Menu(greeting=True)
    assert do(person, press(Speak("ur", "card"))).screen == Answer("card", FIRST, False, person == NEW)
    assert do(person, press(Speak("ur", "papers"))).screen == Branch("papers", person == NEW)


def test_a_choice_on_an_old_screen_leads_to_the_menu_at_worst() -> None:
    assert do(NEW, press(Speak("ur", "gone"))).screen == OldButton()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_link_in_a_language_introduces_who_speaks(locale: Locale) -> None:
    turn = do(NEW, link(Open("card"), locale))
    assert turn == Turn(NEW, Answer("card", FIRST, False, introduced=True), locale, locale)
    assert do(NEW, link(Speak(locale, "card"))) == turn
    assert do(NEW, link(Open(MENU), locale)).screen == Menu(greeting=True)
    assert do(NEW, link(Open("papers"), locale)).screen == Branch("papers", introduced=True)


def test_police_now_does_not_wait_for_an_introduction() -> None:
    turn = do(NEW, press(Police(), "ur"))
    assert turn == Turn(NEW, Answer("arrested", FIRST, stale=False), "ur", "ur")


@pytest.mark.parametrize("action", [Speak("ur", "card"), Forget(), Hide(), Open("card"), Police(), Help()])
@pytest.mark.parametrize("person", [NEW, PASHTO])
@pytest.mark.parametrize("locale", [None, *LOCALES])
def test_links_never_write(action: Action, person: Person, locale: Locale | None) -> None:
    turn = do(person, link(action, locale))
    assert turn.person == person
    assert not isinstance(turn.screen, Forgotten | Hidden)


@pytest.mark.parametrize(
    "action",
    [
        Open("card"),
        ShowSources("card"),
        Police(),
        Help(),
        Hide(),
        Open("gone"),
        Open("unwritten"),
        Open(MENU),
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_buttons_carry_the_language_until_one_is_chosen(action: Action, locale: Locale) -> None:
    """Someone new who goes on in the language of a link is never asked again, and nothing is kept."""
    turn = do(NEW, press(action, locale))
    assert (turn.person, turn.locale, turn.carried) == (NEW, locale, locale)
    assert all(payload.endswith(f"_{locale}") for payload in payloads(FAQ, turn))


@pytest.mark.parametrize("locale", LOCALES)
def test_buttons_carry_nothing_that_is_remembered(locale: Locale) -> None:
    turn = do(Person(locale), press(Open("card"), locale))
    assert (turn.locale, turn.carried) == (locale, None)
    assert "o_card-lost" in payloads(FAQ, turn)


def test_a_button_worded_in_another_language_stays_in_it() -> None:
    assert do(PASHTO, press(Open("card"), "ur")) == Turn(PASHTO, CARD, "ur", "ur")


@pytest.mark.parametrize("person", [NEW, PASHTO])
@pytest.mark.parametrize(
    ("asked_then", "then"),
    [
        (MENU, MENU),
        ("card", "card"),
        ("136", "card"),
        ("papers", "papers"),
        ("gone", MENU),
        ("office", "office"),
    ],
)
@pytest.mark.parametrize("way", [link, press])
def test_a_change_of_language_comes_back(
    way: Callable[[Action], Event], person: Person, asked_then: str, then: str
) -> None:
    turn = do(person, way(ChooseLanguage(asked_then)))
    assert turn == Turn(person, Languages(then, LANGUAGES), None)


def test_a_long_made_up_link_does_not_make_buttons_that_telegram_refuses() -> None:
    longest = ChooseLanguage("x" * (PAYLOAD_BYTES - len(encode(ChooseLanguage("")))))
    turn = do(NEW, link(longest))
    assert max(len(payload) for payload in payloads(FAQ, turn)) <= PAYLOAD_BYTES


# Hiding and forgetting.


@pytest.mark.parametrize("person", [NEW, PASHTO])
@pytest.mark.parametrize("locale", [None, *LOCALES])
def test_hiding_changes_nothing_and_speaks_the_same_language(person: Person, locale: Locale | None) -> None:
    turn = do(person, press(Hide(), locale))
    spoken = locale or person.locale
    assert (turn.person, turn.screen, turn.locale) == (person, Hidden(), spoken)
    assert turn.carried == (None if spoken == person.locale else spoken)


def test_forgetting_leaves_nothing_and_goes_on_in_the_same_language() -> None:
    turn = do(PASHTO, press(Forget()))
    assert turn == Turn(NEW, Forgotten(had=True), "ps", "ps")
    again = do(turn.person, press(Forget(), "ps"))
    assert again == Turn(NEW, Forgotten(had=False), "ps", "ps")
    assert do(NEW, press(Forget())) == Turn(NEW, Forgotten(had=False), None)


# Typed words.


def test_a_sure_match_opens_and_an_unsure_one_offers_three() -> None:
    found = ("card", "card-lost", "arrested", "helplines")
    assert do(PASHTO, Wrote(found, sure=True)).screen == replace(CARD, also=found[1:3])
    assert do(PASHTO, Wrote(found)).screen == Offer(found[:3])


def test_what_has_no_text_is_neither_opened_nor_offered() -> None:
    assert do(PASHTO, Wrote(("unwritten", "card"))).screen == Offer(("card",))
    assert do(PASHTO, Wrote(("unwritten",), sure=True)).screen == Offer(())
    assert do(PASHTO, Wrote(("gone", "card"))).screen == Offer(("card",))


def test_a_sure_match_that_was_taken_back_says_so() -> None:
    assert do(PASHTO, Wrote(("rumour",), sure=True), RUMOUR_WITHDRAWN).screen == TakenBack("rumour")


# Days.


@pytest.mark.parametrize(
    ("day", "screen"),
    [
        (FIRST - DAY, NoAnswer("card", FIRST)),
        (FIRST, Answer("card", FIRST, stale=False)),
        (LETTER - DAY, Answer("card", FIRST, stale=False)),
        (LETTER, Answer("card", LETTER, stale=False)),
        (date(2025, 10, 19), Answer("card", LETTER, stale=False)),
        (date(2025, 10, 20), Answer("card", LETTER, stale=True)),
        (FINAL_WORD, Answer("card", FINAL_WORD, stale=False)),
        (READ_UNTIL + 60 * DAY, Answer("card", FINAL_WORD, stale=False)),
        (READ_UNTIL + 61 * DAY, Answer("card", FINAL_WORD, stale=True)),
    ],
)
def test_an_answer_is_as_it_was_known_on_the_day(day: date, screen: Screen) -> None:
    assert opened(FAQ, "card", day) == screen


def test_an_answer_is_taken_back_from_its_day_on() -> None:
    assert opened(FAQ, "rumour", RUMOUR_WITHDRAWN - DAY) == Answer("rumour", FIRST, stale=False)
    assert opened(FAQ, "rumour", RUMOUR_WITHDRAWN) == TakenBack("rumour")
    assert do(PASHTO, press(ShowSources("rumour")), RUMOUR_WITHDRAWN).screen == TakenBack("rumour")


def test_every_action_is_pressed_somewhere_in_here() -> None:
    names = {action.__name__ for action in get_args(Action) if action not in get_args(DateAction)}
    checks = {"Choose", "Ask", "Aside", "Review", "Judge", "Lend"}  # in test_checking, test_listening
    assert names - checks == {
        "Open",
        "ShowSources",
        "ChooseLanguage",
        "Speak",
        "Hide",
        "Forget",
        "Help",
        "Police",
    }

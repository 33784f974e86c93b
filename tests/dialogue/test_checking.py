"""A check by its buttons: one step after another, ticking, changing an answer, links, and other languages."""

from __future__ import annotations

from datetime import timedelta

from bot.dialogue.actions import (
    Action,
    Aside,
    Ask,
    Asked,
    Choose,
    ChooseLanguage,
    Open,
    Review,
    Speak,
    encode,
)
from bot.dialogue.events import Arrived, Person, Pressed
from bot.dialogue.screens import (
    Answer,
    CheckAnswers,
    CheckQuestion,
    CheckResults,
    Languages,
    NoAnswer,
    OldButton,
    Screen,
)
from bot.dialogue.step import step
from bot.dialogue.ways import ways
from tests.dialogue.small import FIRST, LAST, make_faq
from tests.dialogue.small_check import CHECK_KNOWN

FAQ = make_faq()
PASHTO = Person("ps")


def press(action: Action) -> Screen:
    return step(FAQ, PASHTO, Pressed(Asked(action)), LAST).screen


def offered(screen: Screen) -> list[Action]:
    return [asked.action for row in ways(FAQ, screen) for asked in row]


def test_the_menu_offers_the_check_first() -> None:
    assert offered(press(Open("menu")))[0] == Open("small-check")


def test_it_begins_with_its_first_question() -> None:
    assert press(Open("small-check")) == CheckQuestion("small-check", "now", ())


def test_each_choice_carries_all_that_was_said() -> None:
    screen = press(Choose("small-check", ("nc",)))
    assert screen == CheckQuestion("small-check", "card", ("nc",))
    assert offered(screen)[:5] == [
        Choose("small-check", ("nc", "ko")),
        Choose("small-check", ("nc", "kw")),
        Choose("small-check", ("nc", "km")),
        Choose("small-check", ("nc", "kx")),
        Open("other-check"),
    ]


def test_what_cannot_wait_is_shown_at_once_with_the_way_back() -> None:
    assert Aside("small-check", ("nt",)) in offered(press(Open("small-check")))
    screen = press(Aside("small-check", ("nt",)))
    assert screen == Answer("arrested", FIRST, stale=True, onward=Choose("small-check", ("nt",)))
    assert offered(screen)[0] == Choose("small-check", ("nt",))


def test_several_can_be_ticked_and_each_button_carries_the_set_that_it_would_make() -> None:
    screen = press(Ask("small-check", ("nc", "ko", "ts")))
    assert screen == CheckQuestion("small-check", "true", ("nc", "ko"), ticked=("sick",))
    assert offered(screen)[:4] == [
        Ask("small-check", ("nc", "ko", "t")),
        Ask("small-check", ("nc", "ko", "tsa")),
        Choose("small-check", ("nc", "ko", "tn")),
        Choose("small-check", ("nc", "ko", "ts")),
    ]


def test_the_results_stand_there_with_their_answers_and_the_way_to_change_one() -> None:
    screen = press(Choose("small-check", ("nc", "ko", "tn")))
    assert isinstance(screen, CheckResults)
    assert offered(screen)[:3] == [Open("card"), Open("card-lost"), Open("helplines")]
    assert Review("small-check", ("nc", "ko", "tn")) in offered(screen)


def test_one_earlier_answer_is_changed_and_the_others_stay() -> None:
    screen = press(Review("small-check", ("nc", "ko", "tsa", "wn")))
    assert screen == CheckAnswers("small-check", ("nc", "ko", "tsa", "wn"))
    assert offered(screen)[:4] == [
        Ask("small-check", ("ko", "tsa", "wn", "n")),
        Ask("small-check", ("nc", "tsa", "wn", "k")),
        Ask("small-check", ("nc", "ko", "wn", "tsa")),
        Ask("small-check", ("nc", "ko", "tsa", "w")),
    ]
    changed = press(Ask("small-check", ("nc", "tsa", "wn", "k")))
    assert changed == CheckQuestion("small-check", "card", ("nc", "tsa", "wn"))
    assert offered(changed)[0] == Choose("small-check", ("nc", "ko", "tsa", "wn"))


def test_the_open_question_is_a_button_of_the_results() -> None:
    screen = press(Choose("small-check", ("nc", "kx", "tn")))
    assert offered(screen)[0] == Ask("small-check", ("nc", "tn", "k"))


def test_a_mixed_family_can_be_looked_at_one_by_one() -> None:
    screen = press(Choose("small-check", ("nc", "km", "tn")))
    assert offered(screen)[:2] == [
        Choose("small-check", ("nc", "ko", "tn")),
        Choose("small-check", ("nc", "kw", "tn")),
    ]


def test_a_check_leads_into_another_with_what_was_found_out() -> None:
    screen = press(Choose("other-check", ("cr",)))
    assert Choose("small-check", ("ko",)) in offered(screen)


def test_a_link_carries_only_what_harms_nobody() -> None:
    for action in (
        Choose("small-check", ("nt", "ko", "ts")),
        Aside("small-check", ("ko", "nt")),
        Ask("small-check", ("nt", "ko", "ts")),
        Review("small-check", ("nt", "ko")),
    ):
        turn = step(FAQ, PASHTO, Arrived(Asked(action)), LAST)
        assert turn.screen == CheckQuestion("small-check", "now", ("ko",))
        assert turn.person == PASHTO


def test_a_newcomer_by_link_is_told_who_speaks_after_choosing_a_language() -> None:
    turn = step(FAQ, Person(), Arrived(Asked(Choose("small-check", ("ko",)))), LAST)
    assert turn.screen == Languages("small-check", ("ps", "fa_AF", "ur", "en"), ("ko",))
    after = step(FAQ, Person(), Pressed(Asked(Speak("ur", "small-check", ("ko",)))), LAST)
    assert after.screen == CheckQuestion("small-check", "now", ("ko",), introduced=True)


def test_a_change_of_language_keeps_the_answers() -> None:
    screen = press(Choose("small-check", ("nc", "ko")))
    assert ChooseLanguage("small-check", ("nc", "ko")) in offered(screen)
    languages = press(ChooseLanguage("small-check", ("nc", "ko")))
    assert Speak("ur", "small-check", ("nc", "ko")) in offered(languages)
    assert press(Speak("ur", "small-check", ("nc", "ko"))) == screen


def test_nothing_is_remembered_of_a_person_who_checks() -> None:
    for action in (
        Choose("small-check", ("nt",)),
        Ask("small-check", ("ts",)),
        Aside("small-check", ("nt",)),
    ):
        assert step(FAQ, PASHTO, Pressed(Asked(action)), LAST).person == PASHTO


def test_a_check_that_is_gone_and_one_that_was_not_known_yet() -> None:
    assert press(Choose("gone", ("nc",))) == OldButton()
    early = step(FAQ, PASHTO, Pressed(Asked(Choose("small-check"))), CHECK_KNOWN - timedelta(days=1))
    assert early.screen == NoAnswer("small-check", CHECK_KNOWN)


def test_the_payloads() -> None:
    assert encode(Choose("small-check")) == "c_small-check"
    assert encode(Choose("small-check", ("nc", "tsa")), "fa_AF") == "c_small-check_nc-tsa_fa_AF"
    assert encode(Speak("fa_AF", "small-check", ("nc",))) == "s_small-check_nc_fa_AF"

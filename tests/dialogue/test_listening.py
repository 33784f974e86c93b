"""Typed words: danger first, then talk, a sure answer, a choice, or the truth that nothing is known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.dialogue.actions import Action, Asked, Judge, Lend, Open, Speak
from bot.dialogue.date_screens import KindQuestion
from bot.dialogue.events import Arrived, Lent, Person, Pressed, Wrote
from bot.dialogue.heard import Danger, Talk, Verdict
from bot.dialogue.screens import (
    Answer,
    InDanger,
    Judged,
    Languages,
    LentWords,
    Menu,
    Offer,
    OldButton,
    Screen,
    Talked,
)
from bot.dialogue.step import MISSED, Count, Turn, step
from bot.dialogue.ways import ways
from bot.editions import read_content
from tests.dialogue.small import FIRST, LAST, make_faq

FAQ, REAL = make_faq(), read_content()
PASHTO = Person("ps")


def wrote(*found: str, person: Person = PASHTO, **more: object) -> Turn:
    # The other fields of Wrote by their names, whatever their types.
    return step(FAQ, person, Wrote(found, **more), LAST)  # type: ignore[arg-type]


def offered(screen: Screen) -> list[Action]:
    return [asked.action for row in ways(FAQ, screen) for asked in row]


def test_a_sure_answer_opens_with_the_next_likeliest_below_it() -> None:
    screen = wrote("card", "dates", "arrested", "helplines", sure=True).screen
    assert isinstance(screen, Answer)
    assert (screen.id, screen.also) == ("card", ("dates", "arrested"))
    assert [Open("dates"), Open("arrested")] == offered(screen)[:2]


def test_an_unsure_one_is_offered_among_three() -> None:
    assert wrote("card", "dates", "arrested", "helplines").screen == Offer(("card", "dates", "arrested"))


def test_where_nothing_is_near_it_is_said_counted_and_a_person_is_offered() -> None:
    turn = wrote()
    assert turn.screen == Offer(())
    assert turn.count == Count(None, MISSED)
    assert offered(turn.screen)[:4] == [Lend(False), Lend(True), Open("small-check"), Open("helplines")]


@pytest.mark.parametrize("danger", [Danger.VIOLENCE, Danger.DYING])
def test_a_danger_that_no_answer_meets_has_a_fixed_screen(danger: Danger) -> None:
    assert wrote("card", sure=True, danger=danger).screen == InDanger(danger)
    assert InDanger(danger) == wrote(danger=danger, person=Person()).screen
    assert wrote(danger=danger, person=Person()).locale is None  # in all languages at once
    assert wrote(danger=danger, person=Person(), spoken="ur").locale == "ur"


def test_an_arrest_opens_what_to_do_at_once_whatever_else_was_found() -> None:
    screen = wrote("card", danger=Danger.ARREST).screen
    assert isinstance(screen, Answer)
    assert screen.id == "arrested"


def test_a_child_alone_comes_first_but_states_nothing_that_is_not_sure() -> None:
    assert wrote("card", "dates", danger=Danger.CHILD_ALONE).screen == Offer(("card", "dates"))
    real = step(REAL, PASHTO, Wrote(("school", "health", "bank"), danger=Danger.CHILD_ALONE), LAST).screen
    assert real == Offer(("children-alone", "school", "health"))


@pytest.mark.parametrize(
    ("talk", "screen"),
    [
        (Talk.GREETING, Menu(greeting=True)),
        (Talk.THANKS, Talked(Talk.THANKS)),
        (Talk.STOP, Talked(Talk.STOP)),
        (Talk.REPORTING_LINE, Talked(Talk.REPORTING_LINE)),
    ],
)
def test_what_is_said_to_the_bot_itself(talk: Talk, screen: Screen) -> None:
    assert wrote("card", sure=True, talk=talk).screen == screen


def test_who_wrote_in_another_language_can_change_with_one_tap() -> None:
    screen = wrote("card", sure=True, spoken="ur").screen
    assert Speak("ur", "card") in offered(screen)
    assert wrote("card", "dates", spoken="ur").screen == Offer(("card", "dates"), spoken="ur")


def test_a_newcomer_is_answered_in_the_language_of_the_words() -> None:
    turn = wrote("card", sure=True, person=Person(), spoken="ur")
    assert (turn.locale, turn.carried) == ("ur", "ur")
    assert isinstance(turn.screen, Answer)
    assert turn.screen.introduced
    assert isinstance(wrote("card", sure=True, person=Person()).screen, Languages)


def test_a_day_that_was_typed_can_be_saved() -> None:
    day = LAST + timedelta(days=30)
    assert wrote(days=(day,)).screen == KindQuestion(day)
    assert isinstance(wrote("card", sure=True, days=(day,)).screen, Answer)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_word_on_an_answer_is_counted_without_the_person(verdict: Verdict) -> None:
    turn = step(FAQ, PASHTO, Pressed(Asked(Judge("card", verdict))), LAST)
    assert turn.screen == Judged("card", verdict)
    assert turn.count == Count("card", verdict)
    assert turn.person == PASHTO


def test_a_link_counts_nothing() -> None:
    turn = step(FAQ, PASHTO, Arrived(Asked(Judge("card", Verdict.WRONG))), LAST)
    assert turn.count is None
    assert isinstance(turn.screen, Answer)


def test_an_answer_that_is_gone_cannot_be_judged() -> None:
    turn = step(FAQ, PASHTO, Pressed(Asked(Judge("gone", Verdict.HELPED))), LAST)
    assert turn.screen == OldButton()
    assert turn.count is None


def test_words_are_lent_only_while_they_are_at_hand() -> None:
    assert step(FAQ, PASHTO, Lent(had=True), LAST).screen == LentWords(True)
    assert step(FAQ, PASHTO, Lent(had=False), LAST).screen == LentWords(None)
    assert step(FAQ, PASHTO, Pressed(Asked(Lend(agreed=False))), LAST).screen == LentWords(False)


def test_every_answer_can_be_judged() -> None:
    screen = Answer("card", FIRST, stale=False)
    assert [each for each in offered(screen) if isinstance(each, Judge)] == [
        Judge("card", Verdict.HELPED),
        Judge("card", Verdict.NOT_HELPED),
        Judge("card", Verdict.WRONG),
    ]

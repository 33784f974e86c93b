"""An answer that was taken back is taken back wherever one could still be led to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.actions import Asked, Open, ShowSources, Speak
from bot.dialogue.content import Faq, Withdrawn
from bot.dialogue.events import Arrived, Event, Person, Pressed, Wrote
from bot.dialogue.reading import opened
from bot.dialogue.screens import Answer, Offer, Sources, TakenBack
from bot.dialogue.step import step
from bot.dialogue.ways import ways
from tests.dialogue.small import make_faq

DAY = date(2025, 6, 10)
READER = Person("en")


def without_card() -> Faq:
    faq = make_faq()
    card = replace(faq.answers["card"], withdrawn=Withdrawn(DAY, "It was wrong."))
    return replace(faq, answers={**faq.answers, "card": card})


@pytest.mark.parametrize(
    "event",
    [
        Pressed(Asked(Open("card"))),
        Pressed(Asked(ShowSources("card"))),
        Pressed(Asked(Speak("en", "card"))),
        Arrived(Asked(Open("card"), "en")),
        Arrived(Asked(Open("136"))),
        Arrived(Asked(ShowSources("card"))),
        Wrote(("card",), sure=True),
    ],
    ids=str,
)
def test_every_way_leads_to_what_was_taken_back_from_that_day_on(event: Event) -> None:
    faq = without_card()
    assert step(faq, READER, event, DAY).screen == TakenBack("card")
    before = step(faq, READER, event, DAY - timedelta(days=1)).screen
    assert isinstance(before, Answer | Sources)


def test_every_button_that_is_offered_leads_there_too() -> None:
    faq = without_card()
    offer = step(faq, READER, Wrote(("card", "office")), DAY).screen
    assert offer == Offer(("card", "office"))
    for screen in (offer, opened(faq, "old-card", DAY)):
        asked = [each for row in ways(faq, screen) for each in row if each.action == Open("card")]
        assert asked
        assert step(faq, READER, Pressed(asked[0]), DAY).screen == TakenBack("card")


def test_from_there_a_person_can_ask_somebody() -> None:
    faq = without_card()
    assert any(Asked(Open("helplines")) in row for row in ways(faq, TakenBack("card")))

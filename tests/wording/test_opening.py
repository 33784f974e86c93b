"""What a trial, a live and an unchecked bot say of themselves, on every screen and about the bot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.content import LOCALES, Contact, Faq, Operator, Withdrawn
from bot.dialogue.reading import LANGUAGES, opened
from bot.dialogue.responsibility import Standing, standing
from bot.dialogue.screens import Answer, Hidden, Languages, Menu
from bot.editions import make_edition
from bot.wording.message import Message
from bot.wording.render import Renderer
from tests.content.test_load import small
from tests.dialogue.test_responsibility import DAY, OPERATOR, live
from tests.wording.invented import invented_words

WORDS = invented_words()
SINCE = "Nobody has checked these answers since"


def read(message: Message) -> str:
    return message.plain.translate({0x2068: None, 0x2069: None})


def shown(id: str, faq: Faq, day: date = DAY, told: Operator | None = None) -> str:
    edition = make_edition(faq, WORDS, told or Operator())
    return read(edition.renderer.render(opened(faq, id, day), "en", day))


def small_live() -> Faq:
    """The small content with everything that makes it live."""
    whole = live()
    return replace(
        small(),
        operator=OPERATOR,
        contacts=whole.contacts,
        sign_offs=whole.sign_offs,
        reconfirmed=DAY,
    )


def test_live_says_whose_it_is_and_no_test_line() -> None:
    message = make_edition(small_live(), WORDS, Operator()).renderer.render(Menu(greeting=True), "en", DAY)
    first = read(message).split("\n")[0]
    assert first == "I am a program run by A Good Society. I am not the government and not the UN. I am free."


@pytest.mark.parametrize("id", ["about-bot", "privacy"])
def test_live_the_answers_about_the_bot_name_the_operator(id: str) -> None:
    text = shown(id, small_live())
    assert "A Good Society runs this program and answers for it." in text
    assert "Complain here: help@example.org" in text
    assert "What I keep lies on a computer in: Germany" in text
    assert "A. Person" not in text


def test_other_answers_do_not() -> None:
    assert "A Good Society" not in shown("por-expiry", small_live())


def test_a_trial_names_nobody_though_the_settings_do() -> None:
    text = shown("about-bot", small(), told=OPERATOR)
    assert text.startswith("⚠️ Test. Do not act on this.")
    assert "A Good Society" not in text


def test_at_the_desk_and_in_the_demo_no_line_opens_the_screens() -> None:
    text = read(make_edition(small(), WORDS).renderer.render(opened(small(), "arrested", DAY), "en", DAY))
    assert not text.startswith(("⚠️", "⏳"))


def test_a_live_bot_falls_back_to_a_trial_on_the_day_after_the_call_grew_old() -> None:
    faq = small_live()
    month = timedelta(days=30)
    assert not shown("arrested", faq, DAY + month).startswith("⚠️")
    assert shown("arrested", faq, DAY + month + timedelta(days=1)).startswith("⚠️ Test. Do not act on this.")


@pytest.mark.parametrize("locale", LOCALES)
def test_unchecked_answers_say_so_on_every_screen(locale: str) -> None:
    renderer = Renderer(small(), WORDS, lambda _: Standing(unchecked_since=date(2026, 3, 7)))
    for screen in (Menu(), opened(small(), "arrested", DAY), opened(small(), "por", DAY)):
        message = renderer.render(screen, next(each for each in LOCALES if each == locale), DAY)
        assert "⏳" in message.paragraphs[0].text
        if locale == "en":
            assert read(message).startswith(f"⏳ {SINCE} 7 March 2026.")
    every = renderer.render(Languages("menu", LANGUAGES), None, DAY)
    assert sum("⏳" in each.text for each in every.paragraphs) == len(LOCALES)


def test_the_hidden_screen_says_neither() -> None:
    renderer = Renderer(small(), WORDS, lambda day: standing(small(), Operator(), day))
    assert read(renderer.render(Hidden(), "en", DAY)) == "Saved."


def test_a_number_is_shown_with_the_day_of_the_call_and_not_before() -> None:
    office = Contact("office", "The office", "https://example.org", "+92 51 000000", DAY)
    faq = replace(small(), contacts={"office": office})
    assert "The office: +92 51 000000, called on 22 November 2026." in shown("helplines", faq)
    assert "+92" not in shown("helplines", faq, DAY - timedelta(days=1))
    uncalled = replace(small(), contacts={"office": replace(office, verified=None)})
    assert "+92" not in shown("helplines", uncalled)


def test_a_list_of_dates_does_not_tell_a_date_whose_answer_was_taken_back() -> None:
    faq = _with_list(taken_back=True)
    text = shown("helplines", faq)
    assert "• PoR cards are valid until: We have taken this back. What you read before may be wrong." in text
    assert "30 June 2025" not in text
    assert "30 June 2025" in shown("helplines", faq, DAY - timedelta(days=1))
    assert "30 June 2025" in shown("helplines", _with_list(taken_back=False))


def _with_list(*, taken_back: bool) -> Faq:
    faq = small()
    card = faq.answers["por-expiry"]
    gone = replace(card, withdrawn=Withdrawn(DAY, "It was wrong.") if taken_back else None)
    lists = replace(faq.answers["helplines"], lists="deadlines")
    return replace(faq, answers={**faq.answers, "por-expiry": gone, "helplines": lists})


def test_a_stale_answer_says_so_first_and_softens_what_cannot_be_undone() -> None:
    old = date(2025, 7, 31)  # the first version of the small content was read up to 30 June, for 60 days
    faq = small()
    first = replace(faq.answers["por-expiry"], versions=faq.answers["por-expiry"].versions[:1])
    faq = replace(faq, answers={**faq.answers, "por-expiry": first})
    fresh = Renderer(faq, WORDS).render(opened(faq, "por-expiry", old), "en", old)
    assert "PoR cards expire on" in fresh.paragraphs[1].text
    assert "2. Hand in nothing" in read(fresh)
    later = date(2025, 8, 30)
    screen = opened(faq, "por-expiry", later)
    assert isinstance(screen, Answer)
    assert screen.stale
    message = Renderer(faq, WORDS).render(screen, "en", later)
    lines = read(message).split("\n")
    assert lines[1].startswith(
        "Up to 30 June 2025 we knew, and we have read nothing later: PoR cards expire on 30 June 2025"
    )
    assert "1. Keep the card and a photo of it." in lines
    assert "2. Ask before you do this: Hand in nothing before you have asked." in lines

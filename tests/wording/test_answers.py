"""How an answer is laid out, how it grows stale, and what stands at its foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.content import LOCALES, Answer, Faq, Locale
from bot.dialogue.reading import opened
from bot.dialogue.screens import Answer as Shown
from bot.dialogue.screens import Sources, TakenBack
from bot.wording.bidi import FSI, PDI, RLM, isolate
from bot.wording.dates import say_day
from bot.wording.message import Message, Style
from bot.wording.render import Renderer
from tests.dialogue.small import (
    CARD_ENDS,
    FINAL_WORD,
    FIRST,
    LETTER,
    OFFICE_KNOWN,
    ORDER,
    READ_UNTIL,
    REMOVALS_START,
    RUMOUR_WITHDRAWN,
    make_faq,
)
from tests.wording.invented import invented_words

FAQ = make_faq()
RENDERER = Renderer(FAQ, invented_words())
TODAY = date(2025, 6, 10)
UNSEEN = str.maketrans("", "", FSI + PDI + RLM)
STALE_DAY = date(2025, 8, 4)  # more than 60 days after 3 June, see `old_faq`


def show(id: str, today: date = TODAY, locale: Locale = "en", renderer: Renderer = RENDERER) -> Message:
    return renderer.render(opened(renderer.faq, id, today), locale, today)


def read(message: Message) -> list[str]:
    return [each.text.translate(UNSEEN) for each in message.paragraphs]


def old_faq() -> Faq:
    """The first version of the card's answer, read only up to 3 June."""
    card = FAQ.answers["card"]
    first = replace(card.versions[0], as_of=date(2025, 6, 3))
    return replace(FAQ, answers={**FAQ.answers, "card": replace(card, versions=(first,))})


def test_first_what_is_true_then_what_to_do_then_whom_to_ask() -> None:
    message = show("card")
    assert read(message) == [
        "📅 When does the card end?",
        "The card ends on 30 June 2025, in 20 days.",
        "It said so on 10 June 2025.",
        "What to do now",
        "1. Please do something.",
        "2. Please go something.",
        "3. Please cross something.",
        "4. Please apply something.",
        "5. Please hand-in something.",
        "Whom to ask",
        "Ask the office. We know of it up to 10 June 2025.",
        "Source: Gazette of Invention, UNHCR. Read up to 10 June 2025. Answer number: 136.",
    ]
    assert [each.style for each in message.paragraphs] == [
        Style.TITLE,
        *[Style.TEXT] * 2,
        Style.HEAD,
        *[Style.STEP] * 5,
        Style.HEAD,
        Style.TEXT,
        Style.NOTE,
    ]


def test_who_speaks_comes_first_for_someone_new() -> None:
    texts = read(RENDERER.render(Shown("card", FIRST, stale=False, introduced=True), "en", TODAY))
    assert texts[0].startswith("I am a program.")
    assert texts[3] == "📅 When does the card end?"


def test_a_fresh_answer_does_not_speak_of_its_age() -> None:
    assert not any("we knew" in text or "Ask before" in text for text in read(show("card")))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stale_answer_begins_with_its_day(locale: Locale) -> None:
    renderer = Renderer(old_faq(), invented_words())
    says = show("card", STALE_DAY, locale, renderer).paragraphs[1].text
    day = isolate(say_day(date(2025, 6, 3), locale))
    assert day in says
    assert says.index(day) < 40
    assert "card" not in says[: says.index(day)]
    if locale == "en":
        assert read(show("card", STALE_DAY, locale, renderer))[1].startswith(
            "Up to 3 June 2025 we knew, and we have read nothing later: The card"
        )


def test_in_a_stale_answer_all_steps_but_doing_are_softened() -> None:
    steps = read(show("card", STALE_DAY, "en", Renderer(old_faq(), invented_words())))
    assert steps[4] == "1. Please do something."
    for number, act in enumerate(("go", "cross", "apply", "hand-in"), start=2):
        assert steps[3 + number] == f"{number}. Ask before you do this: Please {act} something."


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id", list(FAQ.answers))
def test_no_answer_says_it_was_read_later_than_the_day_of_the_question(id: str, locale: Locale) -> None:
    for today in (FIRST, TODAY, LETTER, date(2025, 8, 10), OFFICE_KNOWN, FINAL_WORD):
        answer = FAQ.answers[id]
        version = answer.version_on(today)
        if version is None or (answer.withdrawn and answer.withdrawn.day <= today):
            continue
        foot = RENDERER.render(Shown(id, version.known_from, stale=False), locale, today).paragraphs[-1]
        head = RENDERER.render(Sources(id, version.known_from), locale, today).paragraphs[1]
        day = say_day(min(version.as_of, today), locale)
        assert all((isolate(day) in each.text) == bool(version.sources) for each in (foot, head))


def test_the_foot_names_three_publishers_each_once() -> None:
    names = read(show("card", FINAL_WORD))[-1]
    assert names.startswith("Source: Gazette of Invention, The Invented Times, UNHCR. ")
    assert "Radio" not in names


def test_an_answer_without_a_source_has_only_its_number() -> None:
    assert read(show("privacy"))[-1] == "Answer number: 829."


def test_sources_with_publisher_title_day_and_address() -> None:
    message = RENDERER.render(Sources("card", LETTER), "en", LETTER)
    told, *named = read(message)[1:]
    assert told == "This answer rests on these pages. We read them up to 5 August 2025."
    parts = [
        ("Gazette of Invention", "An order", "10 July 2024"),
        ("The Invented Times", "5 August 2025"),
        ("UNHCR", "A page without a day", "no day shown"),
    ]
    for line, wanted in zip(named, parts, strict=True):
        places = [line.index(part) for part in wanted]
        assert places == sorted(places)
    assert [each.url for each in message.paragraphs[2:]] == [
        FAQ.sources[id].url for id in ("order", "letter", "page")
    ]


def test_what_we_know_about_ourselves_has_no_source() -> None:
    assert "no other source" in read(RENDERER.render(Sources("privacy", FIRST), "en", TODAY))[1]


def test_an_answer_taken_back_says_so_with_reason_and_day() -> None:
    assert read(show("rumour", RUMOUR_WITHDRAWN)) == [
        "🗣 A rumour",
        "We have taken this back. What you read before may be wrong.",
        "It was not true.",
        "Taken back on 5 November 2025.",
    ]


def test_where_nothing_was_known_on_the_day_the_first_day_is_told() -> None:
    assert read(show("office")) == [
        "🏢 Where is the office?",
        "On this day we did not know this. Our first answer is of 1 October 2025.",
    ]
    assert "no answer with a source" in read(show("unwritten"))[1]
    assert "no answer with a source" in read(show("nothing"))[1]


def listed(today: date) -> list[str]:
    return [text for text in read(show("dates", today)) if text.startswith("•")]


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (TODAY, ["• The card: 30 June 2025, in 20 days."]),
        (CARD_ENDS, ["• The card: 30 June 2025, today."]),
        (
            date(2025, 7, 31),
            [
                "• Removals: 1 September 2025, in 32 days.",
                "• The card: 30 June 2025, 31 days ago. This day has passed. We know of no extension.",
            ],
        ),
        (LETTER, ["• The card: 1 September 2025, in 27 days.", "• Removals: 1 September 2025, in 27 days."]),
        (
            REMOVALS_START + timedelta(days=1),
            ["• The card: 31 December 2025, in 120 days.", "• Removals: 1 September 2025, yesterday."],
        ),
        (
            FINAL_WORD,
            [
                "• The card: 31 December 2025, 32 days ago."
                " This day has passed. The government has said that it is over.",
                "• Removals: 1 September 2025, 153 days ago.",
            ],
        ),
    ],
)
def test_the_list_of_dates_puts_what_comes_first(today: date, lines: list[str]) -> None:
    assert listed(today) == lines


def test_a_date_after_the_end_of_our_reading_says_that_nobody_has_read_on() -> None:
    faq = replace(FAQ, read_until=date(2025, 7, 15))
    renderer = Renderer(faq, invented_words())
    texts = read(renderer.render(opened(faq, "dates", date(2026, 1, 2)), "en", date(2026, 1, 2)))
    assert "• The card: 31 December 2025, 2 days ago. We have read nothing after 15 July 2025." in texts


def test_contacts_lead_to_their_page_and_show_no_number() -> None:
    paragraphs = [each for each in show("helplines").paragraphs if each.text.startswith("•")]
    assert [(each.text, each.url) for each in paragraphs] == [
        ("• The office", "https://example.org/office"),
        ("• Nobody", None),
    ]


def test_an_answer_shown_as_taken_back_without_a_reason_still_says_so() -> None:
    assert len(read(RENDERER.render(TakenBack("card"), "en", TODAY))) == 2


def test_all_is_in_the_small_content() -> None:
    answers: list[Answer] = list(FAQ.answers.values())
    assert {each.lists for each in answers} == {None, "deadlines", "contacts"}
    assert ORDER < FIRST < READ_UNTIL

"""From typed text to an event: names of languages, numbers, words of buttons, questions."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogue.actions import MENU, Action, Asked, ChooseLanguage, Hide, Open, Police, Speak
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.events import Pressed, Wrote
from bot.dialogue.reading import LANGUAGES
from bot.search.understanding import LANGUAGE_NAMES, LONGEST, Understood
from tests.search.pairs import APART, SAME
from tests.search.titles import FAQ, TITLES, title, understanding

UNDERSTANDING = understanding()
SECONDS = 2.0  # generous: it takes some milliseconds here


def event(text: str, known: Locale | None = "ps") -> Pressed | Wrote:
    return UNDERSTANDING.event(text, "fa", known)


def found(text: str, known: Locale | None = "ps") -> tuple[str, ...]:
    heard = event(text, known)
    assert isinstance(heard, Wrote)
    return heard.found


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id", [id for id in FAQ.answers if FAQ.shown(id)])
def test_a_title_in_any_language_is_sure(id: str, locale: Locale) -> None:
    text = title(locale, id, FAQ.answers[id].title)
    if text:
        assert event(text) == Wrote((id,), sure=True, hint="fa")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_title_of_a_branch_opens_it(locale: Locale) -> None:
    text = title(locale, "papers", FAQ.branches["papers"].title)
    assert text
    assert event(f"🪪 {text}") == Pressed(Asked(Open("papers")), "fa")


@pytest.mark.parametrize(
    "text",
    [
        "136",
        "۱۳۶",
        "١٣٦",
        "１３６",
        "number 136",
        "No. 136",
        "#136",
        "شمېره ۱۳۶",
        "نمبر 136؟",
        " 136\n",
        "136️⃣",
    ],
)
@pytest.mark.parametrize("known", [None, "ps"])
def test_a_number_in_any_digits_is_sure(text: str, known: Locale | None) -> None:
    assert event(text, known) == Wrote(("card",), sure=True, hint="fa")


@pytest.mark.parametrize(
    "text",
    [
        "999",  # nobody has it
        "13",
        "1366",
        "2136",
        "136 217",
        "013 6",
        "1700",
        "136 is the number that somebody told me on the phone",
    ],
)
def test_what_is_no_number_of_an_answer_is_not_sure(text: str) -> None:
    heard = event(text)
    assert isinstance(heard, Wrote)
    assert not heard.sure


@pytest.mark.parametrize("text", ["433", "An answer nobody wrote", TITLES["ps"]["unwritten"]])
def test_an_answer_that_is_not_shown_is_never_found(text: str) -> None:
    assert "unwritten" not in found(text)
    assert all(each.id != "unwritten" for each in UNDERSTANDING.question(text).ranked)


@pytest.mark.parametrize(("locale", "name"), [(key, name) for key in LOCALES for name in LANGUAGE_NAMES[key]])
@pytest.mark.parametrize("known", [None, "ur"])
def test_the_name_of_a_language_chooses_it(locale: Locale, name: str, known: Locale | None) -> None:
    for text in (name, name.upper(), f" {name}! "):
        assert event(text, known) == Pressed(Asked(Speak(locale, MENU)), "fa")


@pytest.mark.parametrize(("number", "locale"), list(enumerate(LANGUAGES, start=1)))
def test_one_to_four_choose_a_language_or_show_the_choice(number: int, locale: Locale) -> None:
    for text in (str(number), "۰۱۲۳۴"[number], f"{number}️⃣"):
        assert event(text, None) == Pressed(Asked(Speak(locale, MENU)), "fa")
        assert event(text, "ps") == Pressed(Asked(ChooseLanguage(MENU)), "fa")


@pytest.mark.parametrize("text", ["0", "5", "12", "1.5", "one"])
def test_no_other_number_is_a_language(text: str) -> None:
    assert isinstance(event(text, None), Wrote)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("menu", Open(MENU)),
        ("🏠 Menu", Open(MENU)),
        ("مینو", Open(MENU)),
        ("✖️ Hide", Hide()),
        ("پټول", Hide()),
        ("🚨 POLICE NOW", Police()),
        ("پولیس ہمدا اوس", Police()),
        ("🌐 language", ChooseLanguage(MENU)),
    ],
)
def test_the_words_of_a_button_press_it(text: str, action: Action) -> None:
    for known in (None, "ur"):
        assert UNDERSTANDING.event(text, "", known) == Pressed(Asked(action))


def test_an_unsure_question_ranks() -> None:
    heard = event("my card")
    assert isinstance(heard, Wrote)
    assert not heard.sure
    assert "card-lost" in heard.found


def test_what_was_understood_is_told_to_the_desk_as_well() -> None:
    assert UNDERSTANDING.question("136").sure
    assert UNDERSTANDING.question("zzzz qqqq") == Understood((), sure=False)


@pytest.mark.parametrize(
    "text",
    ["", " ", "🙂🙏🏽", "❤️", "؟", "\x00\x07\x1b", "\u202e\u2066\ufeff", "\ud800", "\U000e0041", "ــــ"],
)
def test_what_holds_no_word_finds_nothing(text: str) -> None:
    assert event(text) == Wrote((), hint="fa")


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "card " * 2_000, "کارډ " * 2_000, "1" * 10_000, "ﷺ" * 10_000, "🙂" * 10_000]
)
def test_a_very_long_text_is_answered_in_time(text: str) -> None:
    start = perf_counter()
    event(text)
    assert perf_counter() - start < SECONDS


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    start = "when does the card end " + " " * LONGEST
    assert found(start + "zzzz") == found(start) == ("card",)


@given(st.text(st.characters() | st.sampled_from("123۱۲۳١٢٣ک گ\u200c")), st.none() | st.sampled_from(LOCALES))
@example("9" * 5_000, None)
@example("⒛⒛⒛", None)
def test_no_text_makes_it_stumble(text: str, known: Locale | None) -> None:
    heard = event(text, known)
    if isinstance(heard, Wrote):
        assert all(FAQ.shown(id) for id in heard.found)


@pytest.mark.parametrize("pair", [*SAME, *APART])
def test_one_small_word_is_never_sure(pair: tuple[str, str]) -> None:
    for text in pair:
        heard = event(text)
        assert not isinstance(heard, Wrote) or not heard.sure


@pytest.mark.parametrize("text", ["I paid 121 rupees", "121 days", "room 121 b"])
def test_a_number_of_something_else_opens_nothing(text: str) -> None:
    heard = event(text, "en")
    assert isinstance(heard, Wrote)
    assert not heard.sure

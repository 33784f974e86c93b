"""Every screen in every language on every day that matters, as a whole message."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import get_args

import pytest

from bot.dialogue.actions import PAYLOAD_BYTES, Asked, Forget, Help, Speak, decode
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.reading import LANGUAGES
from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import (
    Answer,
    Apology,
    Branch,
    Forgotten,
    Group,
    Hidden,
    Languages,
    Menu,
    OldButton,
    Screen,
)
from bot.dialogue.ways import ways
from bot.wording.bidi import FSI, PDI, RLM, right_to_left
from bot.wording.labels import OWN_NAMES, label
from bot.wording.limits import MOST_UNITS, days_that_matter, too_long, units
from bot.wording.message import Button, Message, Paragraph, Style
from bot.wording.outside import outside
from bot.wording.render import Renderer
from bot.wording.voice import MISSING, Voice
from tests.dialogue.small import DAYS, FIRST, READ_UNTIL, RUMOUR_WITHDRAWN, make_faq
from tests.wording.invented import SIGNS, invented_words, no_words, translated
from tests.wording.screens import IN_ALL, screens

FAQ = make_faq()
WORDS = invented_words()


def in_trial(_: date) -> Standing:
    return Standing(trial=True)


TRIAL = Renderer(FAQ, WORDS, in_trial)
LIVE = Renderer(FAQ, WORDS)
BARE = Renderer(FAQ, no_words(), in_trial)
TODAY = date(2025, 6, 10)
pytestmark = pytest.mark.xdist_group("render")  # each screen is rendered once
MATTERS = sorted({*days_that_matter(FAQ), TODAY, RUMOUR_WITHDRAWN, DAYS[-1]})
RTL: tuple[Locale, ...] = ("ps", "fa_AF", "ur")
CARD = Answer("card", FIRST, stale=False)
ISOLATED = re.compile(f"{FSI}[^{FSI}{PDI}]*{PDI}")
TEST = "Test. Do not act on this."


@cache
def every_day(renderer: Renderer, locale: Locale | None) -> list[tuple[date, Screen, Message]]:
    return [
        (day, screen, renderer.render(screen, locale, day, carried="ps"))
        for day in MATTERS
        for screen in (screens(FAQ, day) if locale else IN_ALL)
    ]


def every(renderer: Renderer, locale: Locale | None) -> list[tuple[Screen, Message]]:
    return [(screen, message) for _, screen, message in every_day(renderer, locale)]


def texts(message: Message) -> list[str]:
    labels = [button.label for row in message.buttons for button in row]
    return [*(each.text for each in message.paragraphs), *labels]


def without_isolated(text: str) -> str:
    while ISOLATED.search(text):
        text = ISOLATED.sub("", text)
    return text


def test_every_kind_of_screen_is_rendered() -> None:
    shown = {type(screen) for day in MATTERS for screen in screens(FAQ, day)}
    assert shown == set(get_args(Screen))


@pytest.mark.parametrize("renderer", [TRIAL, LIVE, BARE], ids=["trial", "live", "bare"])
@pytest.mark.parametrize("locale", [*LOCALES, None])
def test_every_screen_has_words_and_fits(renderer: Renderer, locale: Locale | None) -> None:
    for day, screen, message in every_day(renderer, locale):
        assert message.paragraphs
        assert all(text.strip() == text != "" for text in texts(message))
        assert units(message) <= MOST_UNITS
        assert len(message.buttons) == len(ways(FAQ, screen, day))
        for button in (button for row in message.buttons for button in row):
            assert decode(button.payload)
            assert len(button.payload) <= PAYLOAD_BYTES


@pytest.mark.parametrize("renderer", [TRIAL, BARE], ids=["words", "bare"])
@pytest.mark.parametrize("locale", [*LOCALES, None])
def test_isolates_are_balanced(renderer: Renderer, locale: Locale | None) -> None:
    for _, message in every(renderer, locale):
        for text in texts(message):
            depth = 0
            for letter in text:
                depth += (letter == FSI) - (letter == PDI)
                assert depth >= 0
            assert depth == 0


@pytest.mark.parametrize("locale", RTL)
def test_every_inserted_value_is_isolated(locale: Locale) -> None:
    """What is left outside of isolates is invented, and so has neither Latin letters nor digits."""
    for screen, message in every(TRIAL, locale):
        if isinstance(screen, Languages | Group):
            continue
        for text in texts(message):
            assert not re.search(r"[A-Za-z0-9۰-۹{}]", without_isolated(text)), text


@pytest.mark.parametrize("locale", RTL)
def test_every_paragraph_and_label_of_a_right_to_left_language_begins_with_its_mark(locale: Locale) -> None:
    for screen, message in every(TRIAL, locale):
        if not isinstance(screen, Languages | Group):
            assert message.rtl
            lettered = (text for text in texts(message) if any(map(str.isalpha, text)))  # not a bare number
            assert all(text.startswith(RLM) for text in lettered)


def test_english_has_no_marks_of_direction() -> None:
    for screen, message in every(TRIAL, "en"):
        if not isinstance(screen, Languages | Group):
            assert not message.rtl
            assert not any(RLM in text for text in texts(message))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_trial_line_opens_every_screen_but_the_hidden_one(locale: Locale) -> None:
    line = TEST if locale == "en" else translated(TEST, locale)
    for screen, message in every(TRIAL, locale):
        if isinstance(screen, Languages | Group):
            assert sum("⚠️" in each.text for each in message.paragraphs) == len(LOCALES)
        else:
            first = message.paragraphs[0]
            assert (first.text.lstrip(RLM) == f"⚠️ {line}") == (not isinstance(screen, Hidden))
    assert not any("⚠️" in message.plain for _, message in every(LIVE, locale))


def test_what_is_hidden_says_nothing_to_whoever_looks() -> None:
    for locale in (*LOCALES, None):
        message = TRIAL.render(Hidden(), locale, TODAY)
        assert TEST not in message.plain
        assert "⚠️" not in message.plain
        assert len(message.paragraphs) == (1 if locale else len(LOCALES))
    assert [each.text for each in BARE.render(Hidden(), "ps", TODAY).paragraphs] == ["⁨Saved.⁩"]
    assert [each.text for each in BARE.render(Hidden(), None, TODAY).paragraphs] == ["Saved."]


# What is not translated.


@pytest.mark.parametrize("locale", RTL)
def test_a_missing_passage_is_shown_in_english_with_a_line_about_it(locale: Locale) -> None:
    says = FAQ.answers["card"].versions[0].says[0]
    message = Renderer(FAQ, invented_words(says)).render(CARD, locale, TODAY)
    assert message.paragraphs[0] == Paragraph(f"{RLM}{translated(MISSING, locale)}", Style.NOTE)
    english = next(each.text for each in message.paragraphs if "The card ends on" in each.text)
    assert english.startswith(f"{RLM}{FSI}The card ends on {FSI}")
    assert english.endswith(f".{PDI}")


@pytest.mark.parametrize("locale", RTL)
def test_a_missing_label_is_told_as_well(locale: Locale) -> None:
    message = Renderer(FAQ, invented_words("My card is lost")).render(CARD, locale, TODAY)
    assert message.paragraphs[0].text.endswith(translated(MISSING, locale))
    assert any(button.label == f"🔍 {FSI}My card is lost{PDI}" for row in message.buttons for button in row)


@pytest.mark.parametrize("locale", RTL)
def test_when_the_line_itself_is_missing_it_is_said_in_english(locale: Locale) -> None:
    message = Renderer(FAQ, invented_words("The old card", MISSING)).render(Branch("old-card"), locale, TODAY)
    assert message.paragraphs[0].text == f"{FSI}{MISSING}{PDI}"


def test_where_nothing_is_missing_there_is_no_line() -> None:
    for locale in LOCALES:
        for screen, message in every(TRIAL, locale):
            assert MISSING not in message.plain
            if not isinstance(screen, Languages | Group) and locale != "en":
                assert translated(MISSING, locale) not in message.plain


def test_english_is_never_missing() -> None:
    assert not any(MISSING in message.plain for _, message in every(BARE, "en"))


# Screens in all languages.


def test_the_languages_speak_all_four_each_in_its_direction() -> None:
    message = LIVE.render(Languages("card", LANGUAGES), "en", TODAY)
    ask = "Choose your language. Tap a button, or send its number."
    assert [each.text for each in message.paragraphs] == [
        *(RLM + translated(ask, locale) for locale in ("ps", "fa_AF", "ur")),
        ask,
    ]


@pytest.mark.parametrize("order", [LANGUAGES, ("ur", "ps", "fa_AF", "en"), ("en", "ps", "fa_AF", "ur")])
def test_the_number_of_a_language_stays_in_any_order(order: tuple[Locale, ...]) -> None:
    message = LIVE.render(Languages("card", order), None, TODAY)
    spoken = [row[0] for row in message.buttons[:4]]
    named = {"ps": "۱ پښتو", "fa_AF": "۲ دری", "ur": "3 اردو", "en": "4 English"}
    assert spoken == [Button(named[locale], f"s_card_{locale}") for locale in order]
    assert [row[1].payload for row in message.buttons[:4]] == [f"p_{locale}" for locale in order]
    for locale, row in zip(order, message.buttons[:4], strict=True):
        words = "Police now" if locale == "en" else translated("Police now", locale)
        assert row[1].label == f"🚨 {words}"
    first = "⁨" if order[0] == "en" else SIGNS[order[0]]
    assert first in message.paragraphs[0].text or order[0] == "en"


def test_one_button_for_all_languages_names_its_pictograph_once() -> None:
    hide = LIVE.render(Languages("card", LANGUAGES), None, TODAY).buttons[-1]
    names = [translated("Hide", locale) for locale in RTL]
    assert hide == (Button(" · ".join(["✖️ Hide", *names]), "h"),)


def test_in_all_languages_what_is_not_translated_is_said_once() -> None:
    for screen in IN_ALL:
        message = Renderer(FAQ, no_words(), in_trial).render(screen, None, TODAY)
        plain = [each.text for each in message.paragraphs]
        assert len(set(plain)) == len(plain)
        assert not any(right_to_left(text) for text in plain)
        assert MISSING not in message.plain
    labels = [row[0].label for row in BARE.render(Apology(), None, TODAY).buttons]
    assert labels[:2] == ["🧭 What is mine?", "🪪 Papers"]


def test_a_language_half_translated_says_what_it_has() -> None:
    missing = "A bot cannot remove messages that are older than two days."
    message = Renderer(FAQ, invented_words(missing)).render(Forgotten(had=True), None, TODAY)
    assert message.plain.count(missing) == 1
    assert len(message.paragraphs) == 3 + 3 * 2


# Buttons.


@pytest.mark.parametrize("locale", LOCALES)
def test_rows_start_at_the_side_where_reading_starts(locale: Locale) -> None:
    message = LIVE.render(CARD, locale, TODAY)
    order = [[button.payload for button in row] for row in message.buttons[-2:]]
    expected = [["p"], ["h", "o_menu", "l_card"]]
    assert order == (expected if locale == "en" else [row[::-1] for row in expected])


def test_buttons_carry_the_language_they_are_told_to() -> None:
    for _, message in every(LIVE, "ur"):
        for button in (button for row in message.buttons for button in row):
            asked = decode(button.payload)
            assert asked
            assert isinstance(asked.action, Speak) or asked.locale or button.payload == "h"
    plain = LIVE.render(CARD, "ur", TODAY)
    assert "o_arrested" in [button.payload for row in plain.buttons for button in row]
    carried = LIVE.render(CARD, "ur", TODAY, carried="ur")
    assert all(button.payload.endswith("_ur") for row in carried.buttons for button in row)


def test_the_names_of_the_languages_are_their_own() -> None:
    assert set(OWN_NAMES) == set(LOCALES)


def test_a_button_that_opens_help_and_one_that_erases() -> None:
    voice = Voice(WORDS["en"], FAQ, TODAY)
    assert label(voice, FAQ, Asked(Help()), Menu()) == "❔ How to use this"
    assert label(voice, FAQ, Asked(Forget()), Menu()) == "🗑 Yes, erase"


# Who speaks, and what else is said.


@pytest.mark.parametrize("screen", [Menu(greeting=True), Branch("papers", introduced=True)])
def test_who_speaks_is_said_first(screen: Screen) -> None:
    assert LIVE.render(screen, "en", TODAY).paragraphs[0].text.startswith("I am a program.")


@pytest.mark.parametrize("screen", [Menu(), Branch("papers"), OldButton()])
def test_who_speaks_is_not_said_again_and_again(screen: Screen) -> None:
    assert "I am a program." not in LIVE.render(screen, "en", TODAY).plain


def test_what_is_erased_and_what_cannot_be() -> None:
    assert "Erased" in LIVE.render(Forgotten(had=True), "en", TODAY).plain
    assert "nothing to erase" in LIVE.render(Forgotten(had=False), "en", TODAY).plain
    assert "older than two days" in LIVE.render(Forgotten(had=False), "en", TODAY).plain


def test_the_words_outside_the_chat() -> None:
    for locale in LOCALES:
        said = outside(WORDS[locale])
        assert [name for name, _ in said.commands] == [
            "menu",
            "dates",
            "language",
            "help",
            "privacy",
            "hide",
            "forget",
        ]
        for text in (said.description, said.short_description, *(words for _, words in said.commands)):
            assert locale == "en" or text.startswith(SIGNS[locale])
    assert outside(no_words()["ps"]).short_description == "A free program that answers questions."


# Limits.


def test_the_days_that_matter() -> None:
    days = days_that_matter(FAQ)
    assert FIRST in days
    assert READ_UNTIL not in days
    assert date(2026, 5, 7) in days  # the small content grows stale
    assert list(days) == sorted(set(days))


def test_what_is_too_long_is_named() -> None:
    assert list(too_long(FAQ, WORDS)) == []
    card = FAQ.answers["card"]
    long = replace(card, versions=(replace(card.versions[0], says=("🙂" * 2100,)),))
    found = list(too_long(replace(FAQ, answers={**FAQ.answers, "card": long}), no_words()))
    assert {each.locale for each in found} == set(LOCALES)
    assert all(each.units > MOST_UNITS for each in found)
    assert "units long in en on 2025-06-01; Telegram takes 4096" in str(found[0])


def test_units_count_as_telegram_does() -> None:
    message = Message((Paragraph("🙂ب"), Paragraph("b")), (), rtl=False)
    assert units(message) == 3 + 2 + 1

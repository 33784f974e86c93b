"""The shipped content and translations: every screen on every day that matters, in every language."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content import load
from bot.dialogue.actions import PAYLOAD_BYTES
from bot.dialogue.content import LOCALES, Faq, Locale
from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import Answer, Languages, Sources
from bot.dialogue.step import LANGUAGES, opened
from bot.wording.bidi import FSI, PDI
from bot.wording.catalogs import read_words
from bot.wording.dates import say_day
from bot.wording.limits import MOST_UNITS, days_that_matter, units
from bot.wording.render import Renderer
from tests.wording.screens import screens

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    faq = load(ROOT / "faq.yaml")
    if not isinstance(faq, Faq):
        pytest.skip("faq.yaml is not valid at the moment: `python -m bot check` says where")
    return Renderer(faq, read_words(ROOT / "locales"), lambda _: Standing(trial=True))


def days(faq: Faq) -> list[date]:
    """Those on which a version or a decision comes, grows stale, or the day before."""
    found = set(days_that_matter(faq))
    found |= {each.announced for deadline in faq.deadlines.values() for each in deadline.decisions}
    found |= {each.sets for deadline in faq.deadlines.values() for each in deadline.decisions}
    found |= {day - timedelta(days=1) for day in found}
    return sorted(day for day in found if day >= date(2025, 6, 1))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_of_the_content(renderer: Renderer, locale: Locale) -> None:
    seen = set()
    for day in days(renderer.faq):
        for screen in screens(renderer.faq, day):
            message = renderer.render(screen, locale, day, carried="fa_AF")
            text = message.plain
            seen.add(text)
            assert units(message) <= MOST_UNITS, screen
            assert text.count(FSI) == text.count(PDI)
            assert "{" not in text
            payloads = [button.payload for row in message.buttons for button in row]
            assert all(len(payload) <= PAYLOAD_BYTES for payload in payloads)
            assert all(button.label.strip() for row in message.buttons for button in row)
    assert len(seen) > 100


def test_no_answer_says_it_was_read_after_the_day_of_the_question(renderer: Renderer) -> None:
    for day in days(renderer.faq):
        for id in renderer.faq.answers:
            screen = opened(renderer.faq, id, day)
            if not isinstance(screen, Answer):
                continue
            version = next(
                each for each in renderer.faq.answers[id].versions if each.known_from == screen.known_from
            )
            for shown in (screen, Sources(id, screen.known_from)):
                text = renderer.render(shown, "en", day).plain
                if version.sources:
                    assert f"ead up to {FSI}{say_day(min(day, version.as_of), 'en')}{PDI}" in text or (
                        f"We read them up to {FSI}{say_day(min(day, version.as_of), 'en')}{PDI}" in text
                    )


def test_the_languages_screen_speaks_all_four(renderer: Renderer) -> None:
    message = renderer.render(Languages("menu", LANGUAGES), None, date(2026, 11, 22))
    choose = "Choose your language. Tap a button, or send its number."
    for locale in LOCALES:
        translation = renderer.words[locale].find(choose)
        assert translation
        assert translation in message.plain

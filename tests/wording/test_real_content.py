"""The shipped content and translations: every screen on every day that matters, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content import load
from bot.dialogue.actions import PAYLOAD_BYTES
from bot.dialogue.content import LOCALES, Faq, Locale
from bot.dialogue.reading import LANGUAGES, opened
from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import Answer, Branch, Languages, Screen, Sources
from bot.wording.bidi import FSI, PDI
from bot.wording.catalogs import read_words
from bot.wording.dates import say_day
from bot.wording.limits import MOST_UNITS, units
from bot.wording.render import Renderer
from tests.wording.screens import FIXED

ROOT = Path(__file__).parents[2]
FIRST, LAST = date(2025, 6, 1), date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    faq = load(ROOT / "faq.yaml")
    if not isinstance(faq, Faq):
        pytest.skip("faq.yaml is not valid at the moment: `python -m bot check` says where")
    return Renderer(faq, read_words(ROOT / "locales"), lambda _: Standing(trial=True))


def days(faq: Faq, id: str) -> list[date]:
    """On which an answer changes or grows stale; a list of dates changes with every decision too."""
    answer = faq.answers[id]
    found = {LAST, *(version.known_from for version in answer.versions)}
    found |= {version.as_of + version.review_after + DAY for version in answer.versions}
    if answer.lists == "deadlines":
        found |= {each.announced for deadline in faq.deadlines.values() for each in deadline.decisions}
        found |= {each.sets + DAY for deadline in faq.deadlines.values() for each in deadline.decisions}
    return sorted(day for day in found if FIRST <= day <= LAST)


def shown(faq: Faq) -> Iterator[tuple[Screen, date]]:
    """Every screen of the content with each day on which it says something else."""
    for screen in (*FIXED, *(Branch(id, introduced=True) for id in faq.branches)):
        yield screen, LAST
    for id in faq.answers:
        for day in days(faq, id):
            screen = opened(faq, id, day)
            yield screen, day
            if isinstance(screen, Answer):
                yield Sources(id, screen.known_from), day
                yield Answer(id, screen.known_from, screen.stale, introduced=True), day


@pytest.mark.parametrize("locale", LOCALES)
def test_every_screen_of_the_content(renderer: Renderer, locale: Locale) -> None:
    for screen, day in shown(renderer.faq):
        message = renderer.render(screen, locale, day, carried="fa_AF")
        text = message.plain
        assert units(message) <= MOST_UNITS, screen
        assert text.count(FSI) == text.count(PDI)
        assert "{" not in text
        buttons = [button for row in message.buttons for button in row]
        assert all(len(button.payload) <= PAYLOAD_BYTES and button.label.strip() for button in buttons)


def test_no_answer_says_it_was_read_after_the_day_of_the_question(renderer: Renderer) -> None:
    for screen, day in shown(renderer.faq):
        if isinstance(screen, Answer | Sources):
            versions = renderer.faq.answers[screen.id].versions
            version = next(each for each in versions if each.known_from == screen.known_from)
            read = f"up to {FSI}{say_day(min(day, version.as_of), 'en')}{PDI}"
            assert not version.sources or read in renderer.render(screen, "en", day).plain


def test_the_languages_screen_speaks_all_four(renderer: Renderer) -> None:
    message = renderer.render(Languages("menu", LANGUAGES), None, date(2026, 11, 22))
    choose = "Choose your language. Tap a button, or send its number."
    for locale in LOCALES:
        translation = renderer.words[locale].find(choose)
        assert translation
        assert translation in message.plain

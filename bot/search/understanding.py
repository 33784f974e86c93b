"""From typed text to an event: a language's name, an answer's number, a button's words, a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.actions import MENU, Action, Asked, ChooseLanguage, Open, Speak
from bot.dialogue.content import Faq, Locale
from bot.dialogue.events import Pressed, Wrote
from bot.dialogue.step import LANGUAGES
from bot.search.folding import fold
from bot.search.ranking import Ranked, Title, Titles

LANGUAGE_NAMES: Mapping[Locale, tuple[str, ...]] = {
    "ps": ("پښتو", "پشتو", "pashto", "pushto", "pakhto", "pukhto"),
    "fa_AF": ("دری", "فارسی", "فارسی دری", "dari", "farsi", "persian"),
    "ur": ("اردو", "urdu"),
    "en": ("english", "انگریزی", "انگلیسی", "انګلیسي", "انگلش"),
}
_NUMBER = re.compile(r"(?:(\D+) )?([1-9]\d\d)")
# What people say before an answer's number; any other word makes it a number of something else.
_NUMBER_WORDS = "number no nr answer numbar nambar shmera shumara ځواب شمېره ګڼه شماره جواب نمبر"
LONGEST = 1000  # letters of a message that are looked at; a question is shorter


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of typed text, for people and for the desk alike."""

    ranked: tuple[Ranked, ...]
    sure: bool


class Understanding:
    """Understands text for one edition of the content."""

    def __init__(self, faq: Faq, title: Title, buttons: Mapping[str, Action]) -> None:
        self._faq = faq
        self._titles = Titles(faq, title)
        self._languages = {fold(name): locale for locale, names in LANGUAGE_NAMES.items() for name in names}
        self._number_words = {fold(word) for word in _NUMBER_WORDS.split()}
        self._buttons = {fold(words): action for words, action in buttons.items()}

    def event(self, text: str, hint: str, known: Locale | None) -> Pressed | Wrote:
        """`known` is the person's language; without one, 1 to 4 choose it, with one they show the choice."""
        action = self._action(text[:LONGEST], known)
        if action:
            return Pressed(Asked(action), hint)
        understood = self.question(text)
        return Wrote(tuple(each.id for each in understood.ranked), understood.sure, hint)

    def question(self, text: str) -> Understood:
        """The answers that a text may mean."""
        text = text[:LONGEST]
        place = self._number(text) or self._titles.place(text)
        if place and place in self._faq.answers:
            return Understood((Ranked(place, 1.0),), sure=True)
        return Understood(self._titles.rank(text), sure=False)

    def _action(self, text: str, known: Locale | None) -> Action | None:
        words = fold(text)
        if words in self._languages:
            return Speak(self._languages[words], MENU)
        if words.isdecimal() and 1 <= int(words) <= len(LANGUAGES):
            return ChooseLanguage(MENU) if known else Speak(LANGUAGES[int(words) - 1], MENU)
        if words in self._buttons:
            return self._buttons[words]
        place = self._titles.place(text)
        return Open(place) if place and place in self._faq.branches else None

    def _number(self, text: str) -> str | None:
        """An answer's number, alone or after a word for it (`۱۲۱`, `number 121`)."""
        found = _NUMBER.fullmatch(fold(text))
        if found is None or not set((found[1] or "").split()) <= self._number_words:
            return None
        answer = self._faq.numbered(int(found[2]))
        return answer.id if answer and self._faq.shown(answer.id) else None

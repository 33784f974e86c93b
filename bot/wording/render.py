"""A screen in words: what a person reads on one day in one language.

It decides the order of a message (who speaks, how old, what first, what to do, whom to ask, where
from), never what is true: that came with the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.dialogue.actions import Asked, Speak, encode
from bot.dialogue.content import Faq, Locale
from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import Group, Hidden, Languages, Screen
from bot.dialogue.ways import ways
from bot.wording.bidi import paragraph
from bot.wording.catalogs import Words
from bot.wording.labels import label
from bot.wording.message import Button, Message, Paragraph, Style
from bot.wording.opening import opening
from bot.wording.screens import paragraphs
from bot.wording.voice import MISSING, Voice

AllWords = Mapping[Locale, Words]
OnDay = Callable[[date], Standing]


class Renderer:
    """Words screens in every language for one edition of the content.

    `standing` says of a day what every screen must open with, and who answers for the bot. Without
    it nobody can reach the bot but whoever started it.
    """

    def __init__(self, faq: Faq, words: AllWords, standing: OnDay = lambda _: Standing()) -> None:
        self.faq = faq
        self.words = words
        self._standing = standing

    def render(
        self, screen: Screen, locale: Locale | None, today: date, *, carried: Locale | None = None
    ) -> Message:
        """The message for a screen; `locale` None only for screens that speak all languages."""
        standing = self._standing(today)
        if isinstance(screen, Languages | Group) or locale is None:
            return self._in_all(screen, today, standing)
        voice = Voice(self.words[locale], self.faq, today)
        body = paragraphs(screen, voice, self.faq, standing.operator)
        rows = tuple(
            self._row(tuple(self._button(each, voice, carried, screen) for each in row), voice.words.rtl)
            for row in ways(self.faq, screen, today)
        )
        before = (*opening(screen, standing, voice), *_missed_line(screen, voice))
        return Message(_directed((*before, *body), voice.words.rtl), rows, voice.words.rtl)

    def _in_all(self, screen: Screen, today: date, standing: Standing) -> Message:
        """A screen in all four languages at once, each paragraph in its own direction.

        What a language lacks it leaves to the English beside it.
        """
        order = screen.order if isinstance(screen, Languages) else tuple(self.words)
        said: list[Paragraph] = []
        for locale in order:
            voice = Voice(self.words[locale], self.faq, today)
            body = (
                *opening(screen, standing, voice),
                *paragraphs(screen, voice, self.faq, standing.operator),
            )
            said.extend(_directed(tuple(each for each in body if voice.own(each.text)), voice.words.rtl))
        rows = tuple(
            tuple(self._button_in_its_language(each, row, screen, today) for each in row)
            for row in ways(self.faq, screen, today)
        )
        return Message(tuple(said), rows, rtl=True)

    def _button_in_its_language(
        self, asked: Asked, row: tuple[Asked, ...], screen: Screen, today: date
    ) -> Button:
        spoken = next((each.action.locale for each in row if isinstance(each.action, Speak)), None)
        if spoken is None:
            voices = [Voice(words, self.faq, today) for words in self.words.values()]
            names = [(voice, label(voice, self.faq, asked, screen)) for voice in voices]
            own = [name for voice, name in names if voice.own(name)]
            return Button(_merged(own), encode(asked.action, asked.locale))
        voice = Voice(self.words[spoken], self.faq, today)
        return Button(label(voice, self.faq, asked, screen), encode(asked.action, asked.locale))

    def _button(self, asked: Asked, voice: Voice, carried: Locale | None, screen: Screen) -> Button:
        locale = None if isinstance(asked.action, Speak) else asked.locale or carried
        words = paragraph(label(voice, self.faq, asked, screen), voice.words.rtl)
        return Button(words, encode(asked.action, locale))

    def _row(self, row: tuple[Button, ...], rtl: bool) -> tuple[Button, ...]:
        """Telegram lays buttons out from the left; a right-to-left reader starts at the right."""
        return row[::-1] if rtl else row


def _missed_line(screen: Screen, voice: Voice) -> tuple[Paragraph, ...]:
    if not voice.missed or isinstance(screen, Hidden):
        return ()
    return (Paragraph(voice.say(MISSING), Style.NOTE),)


def _directed(body: tuple[Paragraph, ...], rtl: bool) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(paragraph(each.text, rtl), each.style, each.url) for each in body)


def _merged(names: list[str]) -> str:
    """One label for all languages: the pictograph once, then the words."""
    icon = names[0].split(" ", 1)[0]
    return f"{icon} " + " · ".join(name.split(" ", 1)[1] for name in names)

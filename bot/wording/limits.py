"""Telegram's limits, proven for every screen of the content in every language on every day that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dialogue.actions import Choose
from bot.dialogue.check import UNKNOWN, Check, Question
from bot.dialogue.checking import checked
from bot.dialogue.content import LOCALES, Faq, Locale, Operator, Version
from bot.dialogue.reading import opened
from bot.dialogue.replay import Answers, write
from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import Answer, Screen, Sources
from bot.wording.message import Message
from bot.wording.render import AllWords, Renderer

MOST_UNITS = 4096  # UTF-16 code units of a message's text, after the marks are taken out
# Everything that may stand before and beside an answer, with a long name, address and country.
LONGEST = Standing(trial=True, unchecked_since=date(2026, 12, 22), operator=Operator(*["x" * 80] * 4))
BETWEEN = 2  # line breaks between two paragraphs


@dataclass(frozen=True, slots=True)
class TooLong:
    screen: Screen
    locale: Locale
    day: date
    units: int

    def __str__(self) -> str:
        return (
            f"{self.screen} is {self.units} units long in {self.locale} on {self.day}; "
            f"Telegram takes {MOST_UNITS}"
        )


def units(message: Message) -> int:
    """The length of a message as Telegram counts it."""
    text = len(message.plain.encode("utf-16-le")) // 2
    return text + (BETWEEN - 1) * (len(message.paragraphs) - 1)


def too_long(faq: Faq, words: AllWords) -> Iterator[TooLong]:
    """Every answer and its sources that would not fit into one message."""
    renderer = Renderer(faq, words, lambda _: LONGEST)
    for day, screens in _on_their_days(faq):
        for screen in screens:
            for locale in LOCALES:
                length = units(renderer.render(screen, locale, day))
                if length > MOST_UNITS:
                    yield TooLong(screen, locale, day, length)


def days_that_matter(faq: Faq) -> tuple[date, ...]:
    """Every day on which a version begins, and the day after our reading grows stale."""
    return _days(version for answer in faq.answers.values() for version in answer.versions)


def _days(versions: Iterable[Version]) -> tuple[date, ...]:
    days = [(each.known_from, each.as_of + each.review_after + timedelta(days=1)) for each in versions]
    return tuple(sorted({day for pair in days for day in pair}))


def _on_their_days(faq: Faq) -> Iterator[tuple[date, Iterator[Screen]]]:
    """Each answer on the days on which it changes; what lists dates, on every day that matters to any."""
    for id, answer in faq.answers.items():
        days = days_that_matter(faq) if answer.lists else _days(answer.versions)
        for day in (*days, *([answer.withdrawn.day] if answer.withdrawn else [])):
            yield day, _screens(faq, id, day)
    for check in faq.checks.values():
        for day in (check.known_from, faq.read_until, days_that_matter(faq)[-1]):
            yield day, (checked(faq, Choose(check.id, write(check, said)), day) for said in fullest(check))


def _screens(faq: Faq, id: str, day: date) -> Iterator[Screen]:
    screen = opened(faq, id, day)
    yield screen
    if isinstance(screen, Answer):
        yield Answer(screen.id, screen.known_from, screen.stale, introduced=True)
        yield Sources(screen.id, screen.known_from)


def fullest(check: Check) -> Iterator[Answers]:
    """Answers that make the longest results: all that can be ticked, and each option once beside it."""
    most = {question.id: _most(question) for question in check.questions}
    for question in check.questions:
        for option in (*(each.id for each in question.options), UNKNOWN):
            yield {**most, question.id: (option,)}
    yield most


def _most(question: Question) -> tuple[str, ...]:
    ids = tuple(option.id for option in question.options if option.id != question.alone)
    return ids if question.several else ids[-1:]

"""The shell around the dialogue: understand, load, step, save, word.

The only place where the pure step meets what is remembered. It knows neither Telegram nor the
database: people come through a protocol, days are passed in. A fault here ends in an apology and
a log line, never in silence, and never with the person's words in the log.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.clock import KARACHI
from bot.dialogue.content import Locale
from bot.dialogue.events import Event, Lent, Person
from bot.dialogue.heard import Verdict
from bot.dialogue.screens import Apology, Hidden, Offer
from bot.dialogue.step import Turn, step
from bot.editions import Edition
from bot.hours import local
from bot.observe import fault
from bot.search.lent import anonymous
from bot.wording.message import Message

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Said:
    """Typed text as it came in; `hint` is the language of the person's phone."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LentText:
    """The person lets an editor read these words, as the channel still has them; none: they are gone."""

    text: str
    hint: str = ""


Incoming = Event | Said | LentText


class Learning(Protocol):
    """What is learnt without persons: counts by answer, language and day, and words that were lent."""

    async def count(self, what: str, answer: str | None, locale: Locale, today: date, /) -> None: ...
    async def keep(self, words: str, locale: Locale, today: date, /) -> None: ...


class People(Protocol):
    """What is remembered of people, by their number with the channel.

    `save` writes the difference, all or nothing, and raises nothing for what is already so.
    """

    async def load(self, who: int, today: date, /) -> Person: ...
    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None: ...
    async def forget(self, who: int, /) -> object: ...
    async def left(self, who: int, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of an answer, to be counted once the screen that asked has gone."""

    answer: str
    verdict: Verdict
    locale: Locale
    today: date


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show. `hides` asks the channel to take older screens away as well.

    `quotes` asks it to answer to the person's own message, so that a button can still find the words.
    `judgement` is for `count`, unless the screen already said so: then the tap was delivered twice.
    """

    message: Message
    hides: bool = False
    quotes: bool = False
    judgement: Judgement | None = None


class Conversation:
    """One person's event in, one reply out."""

    def __init__(self, edition: Edition, people: People, learning: Learning | None = None) -> None:
        self._edition = edition
        self._learning = learning
        self._people = people

    @property
    def edition(self) -> Edition:
        return self._edition

    def take(self, edition: Edition) -> None:
        """Answer by this edition from the next event on; those at hand keep theirs."""
        self._edition = edition

    async def handle(self, who: int, incoming: Incoming, now: datetime) -> Reply:
        """The reply to an event; a fault of ours becomes an apology in the person's language."""
        edition = self._edition
        today = now.astimezone(KARACHI).date()
        person = Person()
        try:
            person = await self._people.load(who, today)
            there = local(person.zone, now).day
            turn = step(edition.faq, person, _understood(edition, incoming, person), today, there)
            missed = isinstance(turn.screen, Offer) and not turn.screen.ids
            hides = isinstance(turn.screen, Hidden)
            judgement = _judgement(turn, today)
            reply = Reply(_worded(edition, turn, today), hides, quotes=missed, judgement=judgement)
            await self._save(who, person, turn.person, now)
            await self._learn(incoming, turn, today)
        except Exception as error:  # noqa: BLE001 (nobody is left without an answer)
            log.error("%s could not be handled: %s", type(incoming).__name__, fault(error))
            return _apology(edition, person, today)
        return reply

    async def apologise(self, who: int, now: datetime) -> Reply:
        """For what went wrong outside of here, in the person's language if that can be found out."""
        today = now.astimezone(KARACHI).date()
        person = Person()
        try:
            person = await self._people.load(who, today)
        except Exception as error:  # noqa: BLE001 (an apology must not need another)
            log.error("a person could not be loaded: %s", fault(error))
        return _apology(self._edition, person, today)

    async def count(self, judgement: Judgement) -> None:
        """Count what a reader said, never who it was. A fault of ours ends in the log: the person has seen
        the reply.
        """
        if judgement.verdict is Verdict.WRONG:
            log.error("%s was called wrong or dangerous in %s", judgement.answer, judgement.locale)
        if self._learning is None:
            return
        try:
            said = (judgement.verdict, judgement.answer, judgement.locale, judgement.today)
            await self._learning.count(*said)
        except Exception as error:  # noqa: BLE001 (one count less is no reason to stop)
            log.error("a verdict could not be counted: %s", type(error).__name__)

    async def _learn(self, incoming: Incoming, turn: Turn, today: date) -> None:
        """Count the questions without an answer, and keep words that were lent; never who it was."""
        locale = turn.locale
        if self._learning is None or locale is None:
            return
        if turn.count and not isinstance(turn.count.what, Verdict):
            await self._learning.count(turn.count.what, turn.count.answer, locale, today)
        if isinstance(incoming, LentText) and incoming.text:
            await self._learning.keep(anonymous(incoming.text), locale, today)

    async def left(self, who: int) -> None:
        """The person blocked the bot: nothing about them is needed any more."""
        await self._people.left(who)

    async def _save(self, who: int, before: Person, after: Person, now: datetime) -> None:
        """Reading costs no write. What is kept comes from a private chat, which has the person's number."""
        if after == before:
            return
        if after == Person():
            await self._people.forget(who)
        else:
            await self._people.save(who, who, before, after, now)


def _understood(edition: Edition, incoming: Incoming, person: Person) -> Event:
    if isinstance(incoming, LentText):
        return Lent(had=bool(incoming.text), hint=incoming.hint)
    if isinstance(incoming, Said):
        return edition.understanding.event(incoming.text, incoming.hint, person.locale)
    return incoming


def _judgement(turn: Turn, today: date) -> Judgement | None:
    said = turn.count
    if said is None or said.answer is None or turn.locale is None or not isinstance(said.what, Verdict):
        return None
    return Judgement(said.answer, said.what, turn.locale, today)


def _worded(edition: Edition, turn: Turn, today: date) -> Message:
    return edition.renderer.render(turn.screen, turn.locale, today, carried=turn.carried)


def _apology(edition: Edition, person: Person, today: date) -> Reply:
    return Reply(_worded(edition, Turn(person, Apology(), person.locale), today))

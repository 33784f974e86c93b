"""What waits in the outbox becomes letters: whether and what each says now, in its person's language.

Decides it at the moment of sending, so that nothing is said that is no longer true. It does not know how
letters go, nor when.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.clock import KARACHI
from bot.dialogue.content import Faq, Locale
from bot.dialogue.reminding import End, Reminder, outcome
from bot.hours import local
from bot.store import Batch, Ended, OpenRun, Waiting
from bot.wording.message import Message

Words = Callable[[Reminder, Locale, date], Message]
Place = tuple[int, int, int]  # run, person, part: where a row stands
MOST_WORDED = 2000  # messages that are kept to be said again


@dataclass(frozen=True, slots=True)
class Letter:
    """A row with what it says now."""

    row: Waiting
    reminder: Reminder
    today: date
    silent: bool


class Letters:
    """Words reminders by one edition of the content."""

    def __init__(self, faq: Faq, words: Words) -> None:
        self.faq = faq
        self.words = words
        self._worded: dict[tuple[Reminder, Locale, date], Message] = {}

    def read(
        self, each: OpenRun, batch: Batch, news: int, now: datetime, flying: Collection[Place]
    ) -> tuple[list[Letter], list[Ended]]:
        """What the rows of a batch say now, and those that end without being said.

        `news` is the newest change of the run's deadline; rows that are `flying` are left out.
        """
        official = now.astimezone(KARACHI).date()
        says_in: dict[str, Reminder | End] = {}  # the same for everybody in a zone
        letters, over = [], list(batch.ended)
        for row in batch.waiting:
            if place(row) in flying:
                continue
            there = local(row.zone, now)
            if row.zone not in says_in:
                says_in[row.zone] = outcome(self.faq, each.run, news, official, there.day)
            says = says_in[row.zone]
            if isinstance(says, End):
                over.append(Ended(row.run, row.person, row.part, says))
            elif not there.quiet or each.run.urgent(official):
                today = there.day if row.own else official
                reminder = replace(says, own=row.own, preview=row.preview)
                letters.append(Letter(row, reminder, today, silent=there.quiet))
        return letters, over

    def message(self, letter: Letter) -> Message:
        """Many get the same words on the same day; they are made once."""
        key = (letter.reminder, letter.row.locale, letter.today)
        if key not in self._worded:
            if len(self._worded) > MOST_WORDED:
                self._worded.clear()
            self._worded[key] = self.words(*key)
        return self._worded[key]


def place(row: Waiting | Ended) -> Place:
    return (row.run, row.person, row.part)

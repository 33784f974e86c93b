"""One language speaking about one day: finds words, fills values in, remembers what was missing.

A passage without a translation that may be shown comes out in English, and `missed` says so, so
that the message can open with a line about it in the person's own language.
"""

from __future__ import annotations

from datetime import date

from bot.dialogue.content import Faq
from bot.dialogue.deadlines import Known, NotYetKnown, known
from bot.wording.bidi import isolate, right_to_left
from bot.wording.catalogs import Words
from bot.wording.dates import digits, say_day
from bot.wording.placeholders import deadline_id, decision_day, fill

MISSING = "Some of this has not been translated yet. It is shown in English."


class Voice:
    """The words of one language on one day. `faq` fills dates into the passages."""

    def __init__(self, words: Words, faq: Faq, today: date) -> None:
        self.words = words
        self.locale = words.locale
        self.missed = False
        self._faq = faq
        self.today = today

    def say(self, text: str, **values: object) -> str:
        """A phrase of the bot's own. Values are isolated; whole numbers take the right digits."""
        return self._fill(self._found(text, self.words.find(text)), values)

    def say_n(self, one: str, many: str, count: int, **values: object) -> str:
        found = self._found(one if count == 1 else many, self.words.find_plural(one, many, count))
        return self._fill(found, {"count": count, **values})

    def passage(self, context: str, text: str, *, as_of: date | None = None) -> str:
        """A passage of the content, its dates filled in as known on the day."""
        found = self._found(text, self.words.find(text, context))
        return fill(found, lambda name: self._inserted(name, as_of))

    def day(self, day: date) -> str:
        return isolate(say_day(day, self.locale))

    def number(self, number: int) -> str:
        return isolate(digits(str(number), self.locale))

    def relative(self, days: int) -> str:
        """`in 20 days`, `tomorrow`, `today`, `yesterday`, `20 days ago`."""
        match days:
            case 0:
                return self.say("today")
            case 1:
                return self.say("tomorrow")
            case -1:
                return self.say("yesterday")
            case _ if days > 0:
                return self.say_n("in {count} day", "in {count} days", days)
            case _:
                return self.say_n("{count} day ago", "{count} days ago", -days)

    def known(self, deadline: str) -> Known | NotYetKnown:
        return known(self._faq.deadlines[deadline], self.today)

    def isolate(self, value: str) -> str:
        return isolate(value)

    def own(self, text: str) -> bool:
        """Whether a text is in this language, not in English for want of a translation."""
        return not self.words.rtl or right_to_left(text)

    def upto(self, day: date) -> date:
        """The end of our reading as it could be told on the day: never later than that day."""
        return min(day, self.today)

    def read_until(self) -> date:
        return self.upto(self._faq.read_until)

    def _found(self, text: str, translation: str | None) -> str:
        """The translation; without one the English text, which keeps its own direction."""
        if translation is not None:
            return translation
        self.missed = True
        return isolate(text) if self.words.rtl else text

    def _inserted(self, name: str, as_of: date | None) -> str:
        match name.split("."):
            case ["read_until"]:
                return self.day(self.read_until())
            case ["as_of"] if as_of:
                return self.day(self.upto(as_of))
            case [deadline, field]:
                return self._of_deadline(deadline_id(deadline), field)
            case [deadline, decision, field]:
                return self.day(decision_day(self._faq.deadlines[deadline_id(deadline)], decision, field))
            case _:
                raise KeyError(name)

    def _of_deadline(self, deadline: str, field: str) -> str:
        found = self.known(deadline)
        if isinstance(found, NotYetKnown):
            raise KeyError(f"{deadline} is not known on {self.today}")
        match field:
            case "due":
                return self.day(found.due)
            case "announced":
                return self.day(found.announced)
            case "relative":
                return isolate(self.relative(found.days))
            case _:
                raise KeyError(f"{deadline}.{field}")

    def _fill(self, text: str, values: dict[str, object]) -> str:
        return text.format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: object) -> str:
        if isinstance(value, date):
            return self.day(value)
        return self.number(value) if isinstance(value, int) else isolate(str(value))


def titled(voice: Voice, icon: str, id: str, title: str) -> str:
    """The title of a branch, answer or check behind its pictograph."""
    return f"{icon} {voice.passage(id, title)}"

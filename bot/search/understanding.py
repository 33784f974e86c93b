"""From typed text to an event: a language's name, an answer's number, a button's words, a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.dialogue.actions import MENU, Action, Asked, ChooseLanguage, Open, Speak
from bot.dialogue.content import Faq, Locale
from bot.dialogue.events import Pressed, Wrote
from bot.dialogue.heard import Danger, Talk
from bot.dialogue.reading import LANGUAGES
from bot.search.confidence import NEAR, SURE
from bot.search.dates import typed_days
from bot.search.folding import fold
from bot.search.hearing import Heard, hear, reporting_line
from bot.search.model import Model
from bot.search.numbers import answer_number
from bot.search.ranking import Ranked, Title, Titles

LANGUAGE_NAMES: Mapping[Locale, tuple[str, ...]] = {
    "ps": ("پښتو", "پشتو", "pashto", "pushto", "pakhto", "pukhto"),
    "fa_AF": ("دری", "فارسی", "فارسی دری", "dari", "farsi", "persian"),
    "ur": ("اردو", "urdu"),
    "en": ("english", "انگریزی", "انگلیسی", "انګلیسي", "انگلش"),
}
LONGEST = 1000  # letters of a message that are looked at; a question is shorter


# Said so often that they are known by the letter, whatever was learnt.
_TALK: Mapping[Talk, str] = {
    Talk.GREETING: "salam|salaam|سلام|hello|hi|assalam o alaikum|السلام علیکم|سلام علیکم|good morning",
    Talk.THANKS: "thanks|thank you|مننه|تشکر|شکریه|شکریہ|manana|tashakor|shukria",
    Talk.STOP: "stop|بس|بند کړه|بند کن|بند کرو|بند کریں|bas|band karo|unsubscribe|ودروه",
}
LONGEST_GREETING = 3  # words
SHORTEST_WITH_DATE = 5  # words: fewer beside a date ask nothing for sure
RANKED = 10  # no more are looked at, by a person or at the desk


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of typed text, for people and for the desk alike.

    `near` is False where no answer here is near the words; `ranked` then only says what came first.
    `language` is told only where the text is clearly in another of the four than the person's.
    """

    ranked: tuple[Ranked, ...]
    sure: bool
    near: bool = True
    language: Locale | None = None
    danger: Danger | None = None
    talk: Talk | None = None
    days: tuple[date, ...] = ()


class Understanding:
    """Understands text for one edition of the content; without a model only by titles."""

    def __init__(
        self, faq: Faq, title: Title, buttons: Mapping[str, Action], model: Model | None = None
    ) -> None:
        self._faq = faq
        self._model = model
        self._titles = Titles(faq, title)
        self._languages = {fold(name): locale for locale, names in LANGUAGE_NAMES.items() for name in names}
        self._buttons = {fold(words): action for words, action in buttons.items()}
        self._talk = {fold(words): talk for talk, all_ in _TALK.items() for words in all_.split("|")}
        self._shown = frozenset(id for id in faq.answers if faq.shown(id))
        self._unlearnt = self._shown - frozenset(model.keys if model else ())

    def event(self, text: str, hint: str, known: Locale | None) -> Pressed | Wrote:
        """`known` is the person's language; without one, 1 to 4 choose it, with one they show the choice."""
        action = self._action(text[:LONGEST], known)
        if action:
            return Pressed(Asked(action), hint)
        understood = self.question(text, known)
        found = tuple(each.id for each in understood.ranked) if understood.near else ()
        stops = self._talk.get(fold(text[:LONGEST])) is Talk.STOP  # the very word, not something like it
        return Wrote(
            found,
            understood.sure or stops,
            hint,
            understood.language,
            understood.danger,
            understood.talk,
            understood.days,
        )

    def question(self, text: str, known: Locale | None = None) -> Understood:
        """What a text means to someone who speaks `known`."""
        folded = fold(text[:LONGEST])
        number = answer_number(folded)
        place = self._number(number) or self._titles.place(folded)
        if place and place in self._faq.answers:
            return Understood((Ranked(place, 1.0),), sure=True)
        if number:
            return Understood((), sure=False, near=False)
        understood = self._asked(folded, known)
        if reporting_line(folded):
            return replace(understood, sure=False, talk=Talk.REPORTING_LINE)
        return understood

    def _asked(self, folded: str, known: Locale | None) -> Understood:
        if self._model is None:
            return Understood(self._titles.rank(folded, RANKED), sure=False)
        heard = hear(self._model, self._ungreeted(folded))
        days = typed_days(folded)
        ranked = self._with_unlearnt(folded, heard)
        talk = self._talk.get(folded) or heard.talk
        alarming = heard.danger in (Danger.VIOLENCE, Danger.DYING)
        enough = len(folded.split()) > (SHORTEST_WITH_DATE if days else 1)
        first = bool(ranked and heard.answers) and ranked[0].id == heard.answers[0][0]
        certain = first and heard.confidence >= SURE and not alarming and talk is None and enough
        return Understood(
            ranked,
            certain,
            near=bool(ranked) and heard.confidence >= NEAR and talk is None,
            language=heard.language if heard.language != known else None,
            danger=heard.danger,
            talk=talk,
            days=days,
        )

    def _with_unlearnt(self, folded: str, heard: Heard) -> tuple[Ranked, ...]:
        """What was heard, and by their titles the answers for which there are no wordings yet."""
        learnt = [Ranked(id, _share(score)) for id, score in heard.answers if id in self._shown]
        if self._unlearnt:
            titled = [each for each in self._titles.rank(folded, RANKED) if each.id in self._unlearnt]
            learnt = sorted([*learnt, *titled], key=lambda each: -each.score)
        return tuple(learnt[:RANKED])

    def _ungreeted(self, folded: str) -> str:
        """What is asked after a greeting; a greeting alone stays."""
        words = folded.split()
        for size in range(LONGEST_GREETING, 0, -1):
            if len(words) > size + 1 and self._talk.get(" ".join(words[:size])) is Talk.GREETING:
                return " ".join(words[size:])
        return folded

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

    def _number(self, number: int | None) -> str | None:
        """The answer whose number this is."""
        answer = self._faq.numbered(number) if number else None
        return answer.id if answer and self._faq.shown(answer.id) else None


def _share(score: float) -> float:
    """Scores are sums that may leave 0 to 1 by a little."""
    return round(min(1.0, max(0.0, score)), 4)

"""What a learnt model hears in a text: which answers, how surely, in which language, danger, talk.

It knows neither the conversation nor the person; a danger or talk is named only where the words
carry it, and is never an answer's id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.heard import Danger, Talk
from bot.search.confidence import confidence
from bot.search.folding import fold
from bot.search.model import LANGUAGE, Model, Scores

ARRESTED, CHILDREN_ALONE, WOMEN_GIRLS = "arrested", "children-alone", "women-girls"
NOTHING = "nothing-here"
# Keys of the wordings that are no answers: the danger that they tell, and the answer that is nearest.
DANGERS: Mapping[str, tuple[Danger, str | None]] = {
    "danger-die": (Danger.DYING, None),
    "danger-violence": (Danger.VIOLENCE, WOMEN_GIRLS),
    "arrest-now": (Danger.ARREST, ARRESTED),
    "child-alone": (Danger.CHILD_ALONE, CHILDREN_ALONE),
}
_NEAREST = frozenset(nearest for _, nearest in DANGERS.values() if nearest)
TALKS: Mapping[str, Talk] = {"greeting": Talk.GREETING, "thanks": Talk.THANKS, "stop": Talk.STOP}
ALARMING = (Danger.DYING, Danger.VIOLENCE)  # heard whatever comes first among the answers
FURTHER = frozenset({*DANGERS, *TALKS, NOTHING})
IN_DANGER = 0.15  # measured on the development questions, see docs/decisions.md
BESIDE = 0.5  # of another answer's score: what is asked beside a danger makes it less likely
OTHERWISE = 0.5  # an answer that fits so well is what is asked, and no arrest or child is told of
ARREST_TOLD = 0.4  # of the danger and the answer together, where that answer comes first
TALKING = 0.35
ASKING = 0.2  # with an answer above it, a greeting or thanks is beside the point
LONGEST_TALK = 7  # words; a question may begin with a greeting
CLEARLY, HARDLY = 0.65, 0.3  # the language of a text, and of the person
LEAST_LETTERS = 8  # shorter texts are the same in several languages

# The reporting line's number, as a number or as people say it; never written out by us.
_REPORTING = re.compile(
    r"(?<!\d )(?<!\d)(?:1 ?7 ?0 ?0|17 00)(?! ?\d)"
    + "|"
    + "|".join(
        fold(each)
        for each in (
            "سترہ سو",
            "هفده صد",
            "هفدہ صد",
            "اولس سوه",
            "اوولس سوه",
            "seventeen hundred",
            "one seven zero zero",
            "satra so",
            "hazar haft sad",
            "یک هزار و هفتصد",
        )
    )
)
_MONEY = re.compile(
    fold("rupee rs pkr kaldar rupay روپۍ کلدار روپے روپیه روپیہ افغانۍ افغانی dollar ډالر").replace(" ", "|")
)


# Who asks whether it may come to an arrest is not being arrested. In folded letters.
_MAY_BE_ARRESTED = re.compile(
    "|".join(
        (
            r"\b(can|could|will|would|may|might|if|avoid|do|does)\b( \w+){0,3} (arrest|catch|take|detain)",
            r"(گرفتار|پکڑ|پکر)\w*( کر)?( لے)? سکت",
            r"(giraftar|griftar|pakar|pakad|arrest)( kar)?( le)? sak",
            r"\b(اگر|اگه|ایا|agar|aga|age|aya)\b.{0,25}(گرفت|گیر|پکڑ|gir|gereft|geri|pakar|pakr|pakad|arrest)",
            r"(نیولی|نیولای) (شی|سی)|ونیسی|niwal\w* shi|wanisi|onisi",
        )
    )
)


# How old a child is, or how many, says nothing of what is asked; learnt, "12" would mean a child.
_SMALL_NUMBER = re.compile(r"(?<!\S)\d{1,2}(?!\S)")


@dataclass(frozen=True, slots=True)
class Heard:
    """Answers by falling score; `confidence` that the first is right."""

    answers: tuple[tuple[str, float], ...]
    confidence: float
    danger: Danger | None
    talk: Talk | None
    language: Locale | None


def hear(model: Model, folded: str) -> Heard:
    scores = model.scores(_SMALL_NUMBER.sub(" ", folded))
    answers = _answers(scores)
    danger = _danger(scores, answers)
    if danger is Danger.ARREST and _MAY_BE_ARRESTED.search(folded):
        danger = None
    if danger and (nearest := dict(DANGERS.values()).get(danger)):
        answers = tuple(sorted(answers, key=lambda each: each[0] != nearest))
    return Heard(
        answers,
        _confidence(scores, answers),
        danger,
        None if danger else _talk(scores, answers, folded),
        _language(scores, folded),
    )


def reporting_line(folded: str) -> bool:
    """Whether the number of the reporting line is named, and not as an amount of money."""
    return _REPORTING.search(folded) is not None and not _MONEY.search(folded)


def _answers(scores: Scores) -> tuple[tuple[str, float], ...]:
    """The score of an answer takes in that of the danger beside it: both are sums of the same rows."""
    of = {key: each for key, each in scores.of.items() if key not in FURTHER and not key.startswith(LANGUAGE)}
    for key, (_, nearest) in DANGERS.items():
        if nearest in of and nearest is not None:
            of[nearest] += scores.of.get(key, 0.0)
    return tuple(sorted(of.items(), key=lambda each: -each[1])) if scores.known else ()


def _confidence(scores: Scores, answers: tuple[tuple[str, float], ...]) -> float:
    if len(answers) < 2:
        return 0.0
    (_, top), (_, second) = answers[:2]
    nothing = max((scores.of.get(key, 0.0) for key in (NOTHING, "danger-die", *TALKS)), default=0.0)
    return confidence(top, top - second, nothing, scores.known)


def _danger(scores: Scores, answers: tuple[tuple[str, float], ...]) -> Danger | None:
    """The danger that is told most clearly. An arrest or a child must also be what the text is about."""
    first, top = answers[0] if answers else ("", 0.0)
    beside = max((score for id, score in answers if id not in _NEAREST), default=0.0)
    told = [
        (scores.of.get(key, 0.0), danger)
        for key, (danger, nearest) in DANGERS.items()
        if danger in ALARMING or (first == nearest and beside < OTHERWISE)
    ]
    score, danger = max(told)
    if scores.known and score - (BESIDE * beside if danger in ALARMING else 0) >= IN_DANGER:
        return danger
    return Danger.ARREST if first == ARRESTED and top >= ARREST_TOLD else None


def _talk(scores: Scores, answers: tuple[tuple[str, float], ...], folded: str) -> Talk | None:
    score, key = max((scores.of.get(key, 0.0), key) for key in TALKS)
    top = answers[0][1] if answers else 0.0
    talking = score >= max(TALKING, scores.of.get(NOTHING, 0.0)) and top < ASKING
    return TALKS[key] if talking and len(folded.split()) <= LONGEST_TALK else None


def _language(scores: Scores, folded: str) -> Locale | None:
    if len(folded) < LEAST_LETTERS or not scores.known:
        return None
    score, locale = max((scores.of.get(LANGUAGE + each, 0.0), each) for each in LOCALES)
    rest = max(scores.of.get(LANGUAGE + each, 0.0) for each in LOCALES if each != locale)
    return locale if score >= CLEARLY and rest <= HARDLY else None

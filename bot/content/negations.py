"""Counts the negations of a passage in four languages, so that none is lost or added on the way.

A lost "not" is the worst mistake a translation can hold, and no gettext tool sees it. Languages do
not deny alike. Words that only strengthen (هېڅ, هرگز, کبھی, "any") stand beside a negated verb and
count nothing. "Whether or not" denies nothing, nor does "until you have not asked", which is how
all three say "before you have asked". Where English may become one negation or two ("not this or
that", "refused"), its count is a span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.scan import without_links, without_placeholders
from bot.content.sentences import sentences
from bot.dialogue.content import Locale


@dataclass(frozen=True, slots=True)
class Span:
    """How many negations a sentence holds, from `least` to `most`."""

    least: int
    most: int

    def __contains__(self, count: int) -> bool:
        return self.least <= count <= self.most

    def __add__(self, other: Span) -> Span:
        return Span(self.least + other.least, self.most + other.most)

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class _Grammar:
    """`denies` finds negations; `idle` finds what looks like one and denies nothing, but for its group."""

    denies: re.Pattern[str]
    idle: re.Pattern[str]


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


ENGLISH = _words(r"not|cannot|\w+n['’]t|no|nobody|nothing|none|nowhere|never|neither|nor|without|leave out")
ENGLISH_IDLE = _words(r"or not|not only|yes or no")
# What a translation may say with one negation more, and with one less ("while it is not" is "until it is").
ENGLISH_MORE = _words(
    r"(?:not|no|never|without|nobody|nothing|cannot)\b[^,;]*,? or(?! not)",
    r"rather than|too \w+ to|hardly|turned away|stay(?:ed)? away",
    r"refus\w+|den(?:y|ied|ies)|lacks?|fail\w*|exceptions?|unless|impossible",
    r"un(?:known|able|registered|documented|paid|safe|sure|clear|accompanied|used|read|opened)",
)
ENGLISH_LESS = _words(r"(?:while|as long as)\b[^,;]*? not")

# Stems of Dari verbs that take ن; without the list نشان "sign", نوشته "written" or نفر "person" would count.
_STEMS = (
    "افت|افتاد|باش|بود|بر|برد|بخش|بند|بست|بین|دید|پذیر|پذیرفت|پرداز|پرداخت|پرس|پرسید|ترس|ترسید|توان|توانست|خر"
    "|خرید|خوان|خواند|خواه|خواست|خور|خورد|دان|دانست|دار|داشت|داد|رسید|رفت|ساز|ساخت|سپار|سپرد|شناس|شناخت|شو|شد"
    "|فرست|فرستاد|فروش|فروخت|فهم|فهمید|کش|کشید|کن|کرد|گذار|گذاشت|گذر|گذشت|گرد|گشت|گو|گوی|گفت|گیر|گرفت|مان|ماند"
    "|نویس|نوشت|یاب|یافت|یاور|یاورد|یا|یامد|یفتاد|یفت|یانداز"
)
_ENDS = "(?:(?:م|ی|د|ید|یم|ند)?|ه(?: ?(?:ام|ای|اید|ایم|اند|است|بود))?)"
_DARI_VERB = rf"ن(?:{_STEMS}){_ENDS}|ن(?:رو|ده|زن|رس)(?:م|ی|د|ید|یم|ند)"

GRAMMARS: Mapping[Locale, _Grammar] = {
    "ps": _Grammar(
        _words("نه|ونه|مه|نشته|نیشته|ن(?:ش|ک|کړ|لر|د)(?:ي|ی|ئ|م|و|وي|وئ|ې|ه)|بې|بغیر|پرته"),
        _words("که نه(?= *[،.؟)]| *$)|یا نه|نه یوازې|یو شان نه|(تر (?:هغو|څو)[^،]*?) نه (?:وي|یئ|شئ)"),
    ),
    "fa_AF": _Grammar(
        _words(rf"نه|نخیر|نمی ?\w+|نیست\w*|نباید|نبا(?:شم|شی|شد|شید|شیم|شند)|{_DARI_VERB}|بدون|بی"),
        _words(
            r"یا نه|یا نخیر|نه تنها|نه فقط|بدون سرحد|(تا (?:[^،]* )?)ن\w+ه ?ا(?:م|ی|ید|یم|ند)",
            rf"(تا (?:وقتی|زمانی) ?که [^،]*?)(?:{_DARI_VERB})",
        ),
    ),
    "ur": _Grammar(
        _words("نہیں|نہ|مت|بغیر|بلا"),
        _words("یا نہیں|یا نہ|نہ صرف|(جب تک[^،]*?) نہ"),
    ),
}
_ALIKE = str.maketrans({"ى": "ی", "ك": "ک", "\u200c": None, "\u200d": None})


def differ(english: str, other: str, locale: Locale) -> tuple[Span, int] | None:
    """The negations of the English and of its translation, where they cannot mean the same.

    Sentence by sentence where both have as many, else over the whole passage.
    """
    spans = [span(sentence) for sentence in sentences(english)]
    counts = [count(sentence, locale) for sentence in sentences(other)]
    if len(spans) == len(counts) and all(each in wanted for wanted, each in zip(spans, counts, strict=True)):
        return None
    whole, counted = sum(spans, Span(0, 0)), sum(counts)
    return None if len(spans) != len(counts) and counted in whole else (whole, counted)


def span(english: str) -> Span:
    """How many negations an English sentence may become."""
    plain = ENGLISH_IDLE.sub(" ", _plain(english))
    found = len(ENGLISH.findall(plain))
    less, more = (len(pattern.findall(plain)) for pattern in (ENGLISH_LESS, ENGLISH_MORE))
    return Span(found - less, found + more)


def count(sentence: str, locale: Locale) -> int:
    """How many negations a sentence in this language holds."""
    grammar = GRAMMARS[locale]
    plain = grammar.idle.sub(lambda found: next(filter(None, found.groups()), " "), _plain(sentence))
    return len(grammar.denies.findall(plain))


def _plain(text: str) -> str:
    return without_links(without_placeholders(text)).translate(_ALIKE)

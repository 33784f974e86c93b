"""What a translation has in common with its English: days, numbers, pages, one step a step, every "not".

The tree, the checks and the links between answers are one for all languages by construction; what a
translator types is compared here. Whether the words are right, only a person can say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.content import scan
from bot.content.negations import differ
from bot.content.sentences import LONGEST, sentences, words
from bot.dialogue.content import Locale

Wrong = tuple[str, str]  # what is wrong, how to mend it


class Pair(NamedTuple):
    """An English text, its translation, and the language of that."""

    english: str
    other: str
    locale: Locale


Rule = Callable[[Pair], Iterator[Wrong]]

# Printed so on papers, or called so by everybody; readers look for these very letters.
LATIN = frozenset(
    "ACC ACRS ALAC AMIF ARAP BAP CAR CNIC DAFI FIA FRC IFRP IOM KP MSF NADRA NGO P1 P2 PCM POC PoR POR "
    "PRM SAFRON SHARP Human Rights Watch SEHER SIM SIV SMS TAD UK UMRF UN UNHCR UNICEF US USA USRAP "
    "Facebook ID Telegram Viber WhatsApp".split()
)
WORD = re.compile(r"(?<![\w/{])[A-Za-z][A-Za-z0-9]*")
LISTED = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)\-]|\(\d{1,2}\))\s")


def placeholders_same(pair: Pair) -> Iterator[Wrong]:
    """A day that is lost in translation is a wrong answer; one too many cannot be filled."""
    try:
        lost, extra = _differ(
            Counter(scan.placeholders(pair.english)), Counter(scan.placeholders(pair.other))
        )
    except ValueError:
        yield "the braces do not hold a placeholder", "copy each {…} from the English as it is"
        return
    if lost or extra:
        yield _told(
            "the placeholders differ", [f"{{{each}}}" for each in lost], [f"{{{each}}}" for each in extra]
        )


def numbers_same(pair: Pair) -> Iterator[Wrong]:
    """Numbers are facts, in the digits of any script."""
    lost, extra = _differ(scan.numbers(pair.english), scan.numbers(pair.other))
    if lost or extra:
        yield _told("the numbers differ", lost, extra)


def links_same(pair: Pair) -> Iterator[Wrong]:
    """Another page than the one that was checked may be a trap."""
    lost, extra = _differ(scan.links(pair.english), scan.links(pair.other))
    if lost or extra:
        yield _told("the links differ", lost, extra)


def one_passage(pair: Pair) -> Iterator[Wrong]:
    """A step is one entry, so every language has as many steps, unless a translation makes a list of it.

    A line break is refused with all else that cannot be seen."""
    folded = scan.fold_digits(pair.other)
    if LISTED.search(folded) and not LISTED.search(pair.english):
        yield "a list makes several passages of one", "write it as one passage"


def negations_same(pair: Pair) -> Iterator[Wrong]:
    """A "not" that is lost turns an answer round."""
    if found := differ(*pair):
        wanted, counted = found
        message = f'the English "{pair.english}" has {wanted} negations, this has {counted}'
        yield message, "compare them; if both mean the same, write `# negations: checked` above"


def sentences_short(pair: Pair) -> Iterator[Wrong]:
    """One idea a sentence: long ones are lost on hurried readers."""
    longest = max((words(part) for part in sentences(pair.other)), default=0)
    if longest > LONGEST:
        yield f"a sentence here has {longest} words", f"make it two; at most {LONGEST} each"


def own_letters(pair: Pair) -> Iterator[Wrong]:
    """Latin letters are for names that are printed so; the rest many readers cannot read."""
    plain = scan.without_links(scan.without_placeholders(pair.other))
    foreign = [word for word in WORD.findall(plain) if word not in LATIN]
    if foreign:
        yield f"Latin letters: {', '.join(foreign)}", "write it in the letters of the language"


def _differ(english: Counter[str], other: Counter[str]) -> tuple[list[str], list[str]]:
    return sorted((english - other).elements()), sorted((other - english).elements())


def _told(message: str, lost: list[str], extra: list[str]) -> Wrong:
    parts = [
        f"missing: {', '.join(lost)}" if lost else "",
        f"not in the English: {', '.join(extra)}" if extra else "",
    ]
    return f"{message} ({'; '.join(part for part in parts if part)})", "make them as in the English"

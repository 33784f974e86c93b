"""Short enough for a small phone, a tired reader and Telegram."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import scan
from bot.content.problems import Found, Path, warning
from bot.content.rules.draft import Draft, passages
from bot.content.shapes import VersionShape

STEPS = 5
SAYS = 3
WORDS = 132  # the house asks for about 120; a tenth more still counts as about
SENTENCE = 28  # words
TITLE = 34  # characters; longer ones are cut off on a button of a small phone
MESSAGE = 4096  # UTF-16 units, Telegram's limit for a message
FOOTER = 600  # kept free for the notice on top, sources and day below
FILLED = 40  # the longest date in two calendars


def says_something(draft: Draft) -> Iterator[Found]:
    """One to three short paragraphs; the first sentence answers."""
    for path, _, version in draft.versions():
        if not 1 <= len(version.says) <= SAYS:
            message = f"`says` has {len(version.says)} paragraphs" if version.says else "`says` is empty"
            yield Found((*path, "says"), message, f"write 1 to {SAYS} short paragraphs", at_key=True)


def steps_are_few(draft: Draft) -> Iterator[Found]:
    """Nobody keeps more than five things in mind on a bad day."""
    for path, _, version in draft.versions():
        if len(version.steps) > STEPS:
            message = f"there are {len(version.steps)} steps"
            yield Found((*path, "steps"), message, f"keep the {STEPS} that matter most", at_key=True)


def one_act_a_step(draft: Draft) -> Iterator[Found]:
    """The key of a step says what it asks of a person; steps that cannot be undone soften when stale."""
    for path, _, version in draft.versions():
        for index, step in enumerate(version.steps):
            if len(step.written) != 1:
                message = f"this step has {len(step.written)} acts"
                remedy = "write one of `do:`, `go:`, `cross:`, `apply:`, `hand-in:`, each step on its own `-`"
                yield Found((*path, "steps", index), message, remedy)


def message_fits(draft: Draft) -> Iterator[Found]:
    """Telegram refuses a message above 4,096 UTF-16 units, and the answer would not arrive."""
    for path, answer, version in draft.versions():
        texts = [answer.title, *(text for _, text in passages(path, version))]
        size = sum(filled_units(text) + 4 for text in texts) + FOOTER
        if size > MESSAGE:
            message = f"this version takes {size} of Telegram's {MESSAGE} characters, notices counted in"
            yield Found((*path, "says"), message, "shorten it, or make it two answers", at_key=True)


def filled_units(text: str) -> int:
    """UTF-16 units of a text whose placeholders are filled as long as they can be."""
    return scan.utf16_units(re.sub(r"\{[^{}]*\}", "x" * FILLED, text))


def version_is_short(draft: Draft) -> Iterator[Found]:
    """About 120 words are what fits on three screens of a small phone."""
    for path, _, version in draft.versions():
        if (words := _words(path, version)) > WORDS:
            message = f"this version has {words} words"
            yield warning((*path, "says"), message, "aim at 120", at_key=True)


def _words(path: Path, version: VersionShape) -> int:
    return sum(len(text.split()) for _, text in passages(path, version))


def sentences_are_short(draft: Draft) -> Iterator[Found]:
    """One idea a sentence: long ones are lost on hurried readers and in translation."""
    for path, text in draft.texts:
        longest = max(len(sentence.split()) for sentence in re.split(r"(?<=[.!?:])\s+", text))
        if longest > SENTENCE:
            yield warning(
                path, f"a sentence here has {longest} words", f"make it two; at most {SENTENCE} each"
            )


def titles_are_short(draft: Draft) -> Iterator[Found]:
    """A title stands on a button."""
    titles = [((*path, "title"), branch.title) for path, _, branch in draft.branches()]
    titles += [((*path, "title"), answer.title) for path, _, answer in draft.answers()]
    for path, title in titles:
        if len(title) > TITLE:
            yield warning(path, f"this title has {len(title)} characters", f"a button shows {TITLE}")


RULES = (
    says_something,
    steps_are_few,
    one_act_a_step,
    message_fits,
    version_is_short,
    sentences_are_short,
    titles_are_short,
)

"""Ids lead where they say, and are short enough for a button."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.problems import Found, Path, did_you_mean, warning
from bot.content.rules.draft import Draft
from bot.dialogue.actions import (
    MENU,
    PAYLOAD_BYTES,
    Action,
    ChooseLanguage,
    Open,
    ShowSources,
    Speak,
    encode,
)
from bot.dialogue.content import LOCALES
from bot.dialogue.screens import ABOUT, ARRESTED, HELPLINES, PRIVACY

REQUIRED = {
    ARRESTED: '"police now" leads there',
    HELPLINES: "every dead end leads there",
    PRIVACY: "the help screen leads there",
    ABOUT: "the first screen speaks of it",
}
SEE_ALSO = 3  # more buttons than that push "police now" off a small screen


def _ids(draft: Draft) -> Iterator[tuple[Path, str]]:
    """The ids that share the payloads of buttons and links."""
    for path, id, _ in draft.branches():
        yield path, id
    for path, id, _ in draft.answers():
        yield path, id


def ids_apart(draft: Draft) -> Iterator[Found]:
    """A branch and an answer never share an id: a link has only the id to go by.

    A deadline may share it; a button about one says so in its verb.
    """
    branches = {id for _, id, _ in draft.branches()}
    for path, id, _ in draft.answers():
        if id in branches:
            yield Found(path, f'"{id}" is the id of a branch too', "give one of them another id", at_key=True)


def ids_free(draft: Draft) -> Iterator[Found]:
    """`menu`, single letters and bare numbers already mean something in a button or link."""
    for path, id in _ids(draft):
        if id == MENU or len(id) == 1 or id.isdecimal():
            message = f'the id "{id}" means something else in buttons and links'
            yield Found(path, message, "give it a word of its own", at_key=True)


def ids_fit(draft: Draft) -> Iterator[Found]:
    """Telegram takes 64 bytes in a button or link, verb and language included."""
    for path, id in _ids(draft):
        size = max(len(payload.encode()) for payload in _payloads(id))
        if size > PAYLOAD_BYTES:
            message = f'a button for "{id}" takes {size} bytes of {PAYLOAD_BYTES}'
            yield Found(path, message, f"shorten it by {size - PAYLOAD_BYTES}", at_key=True)


def _payloads(id: str) -> Iterator[str]:
    actions: list[Action] = [Open(id), ShowSources(id), ChooseLanguage(id)]
    actions.extend(Speak(locale, id) for locale in LOCALES)
    for action in actions:
        for locale in LOCALES:
            yield encode(action) if isinstance(action, Speak) else encode(action, locale)


def required_there(draft: Draft) -> Iterator[Found]:
    """Some answers are led to from every screen; without a text they would be dead ends."""
    for id, why in REQUIRED.items():
        answer = draft.faq.answers.get(id)
        if answer is None:
            yield Found(("answers",), f'the answer "{id}" is missing ({why})', "write it", at_key=True)
        elif not answer.versions:
            message, remedy = f'the answer "{id}" has no version ({why})', "write one under `versions:`"
            yield Found(("answers", id), message, remedy, at_key=True)


def answers_there(draft: Draft) -> Iterator[Found]:
    """`see:` and a deadline's `answer:` become buttons."""
    known = list(draft.faq.answers)
    named: list[tuple[Path, str]] = []
    for path, _, answer in draft.answers():
        named.extend(((*path, "see", index), id) for index, id in enumerate(answer.see))
    for id, deadline in draft.faq.deadlines.items():
        if deadline.answer is not None:
            named.append((("deadlines", id, "answer"), deadline.answer))
    yield from _missing(named, known, "the answer", "answers")


def deadlines_there(draft: Draft) -> Iterator[Found]:
    """`deadlines:` of an answer say which dates can be followed from it."""
    named: list[tuple[Path, str]] = []
    for path, _, answer in draft.answers():
        named.extend(((*path, "deadlines", index), id) for index, id in enumerate(answer.deadlines))
    yield from _missing(named, list(draft.faq.deadlines), "the deadline", "deadlines")


def _missing(named: list[tuple[Path, str]], known: list[str], what: str, where: str) -> Iterator[Found]:
    for path, id in named:
        if id not in known:
            remedy = did_you_mean(id, known, f"add it to `{where}:`, or remove it here")
            yield Found(path, f'{what} "{id}" is not in {where}', remedy)


def see_is_short(draft: Draft) -> Iterator[Found]:
    """At most three other answers, each once, and never the answer itself."""
    for path, id, answer in draft.answers():
        if len(answer.see) > SEE_ALSO:
            message, remedy = f"`see:` names {len(answer.see)} answers", f"keep the {SEE_ALSO} most needed"
            yield Found((*path, "see"), message, remedy, at_key=True)
        for index, other in enumerate(answer.see):
            if other == id or other in answer.see[:index]:
                what = "the answer itself" if other == id else f'"{other}" twice'
                yield Found((*path, "see", index), f"`see:` names {what}", "remove it")


def deadlines_used(draft: Draft) -> Iterator[Found]:
    """A deadline that is neither listed nor spoken of is work that nobody sees."""
    spoken = " ".join(text for _, text in draft.texts)
    for id, deadline in draft.faq.deadlines.items():
        named = any(id in answer.deadlines for answer in draft.faq.answers.values())
        if not (deadline.listed or named or f"{{{id.replace('-', '_')}." in spoken):
            message, remedy = f'nothing uses the deadline "{id}"', "name it in a text, list it, or remove it"
            yield warning(("deadlines", id), message, remedy, at_key=True)


RULES = (
    ids_apart,
    ids_free,
    ids_fit,
    required_there,
    answers_there,
    deadlines_there,
    see_is_short,
    deadlines_used,
)

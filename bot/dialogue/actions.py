"""What a button, a link or a typed number asks for, and how that fits into 64 bytes.

An action is absolute: it carries all it needs and never says "next", "back" or "toggle". So a
button of last year still works and a tap that arrives twice changes nothing. A payload is
`verb_id[_answers][_locale]`, ids are `[a-z0-9-]+`; answers are those of a check, `-` between them; the
locale rides along until the person has chosen one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

from bot.dialogue.content import Locale
from bot.dialogue.date_actions import DateAction
from bot.dialogue.date_payloads import date_action, date_parts
from bot.dialogue.heard import Verdict

PAYLOAD_BYTES = 64  # Telegram's limit for callback data and for ?start=
ID = re.compile(r"[a-z0-9-]+")
MENU = "menu"  # the id of the root in payloads; no branch or answer may take it


@dataclass(frozen=True, slots=True)
class Open:
    """Show an answer, a branch, or the whole menu (`id` is then `menu`)."""

    id: str


@dataclass(frozen=True, slots=True)
class ShowSources:
    """Show where an answer comes from."""

    id: str


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Show the languages; after the choice go to `then`, a check with the answers given so far."""

    then: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak this language from now on, and show `then`, a check with the answers given so far."""

    locale: Locale
    then: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """Go on with a check, these answers given: the next question, or the results. Without one: begin."""

    check: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Show the question of the last of these answers, so far with just that ticked."""

    check: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Show the answer that the last choice asks for at once; from there the check goes on."""

    check: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Show what was said so far, each to be changed by itself."""

    check: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hide:
    """Replace this screen by a word that says nothing."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase all that is kept about this person."""


@dataclass(frozen=True, slots=True)
class Help:
    """Show how to use the bot."""


@dataclass(frozen=True, slots=True)
class Police:
    """Show at once what to do when the police are here or have taken someone."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Say of an answer that it helped, did not help, or is wrong or dangerous."""

    id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Lend:
    """Let an editor read the words that were not understood, or not."""

    agreed: bool


Checking = Choose | Ask | Aside | Review
Action = (
    Open
    | ShowSources
    | ChooseLanguage
    | Speak
    | Hide
    | Forget
    | Help
    | Police
    | Checking
    | Judge
    | Lend
    | DateAction
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An action as it came in, with the language it was worded in (None: the person's own)."""

    action: Action
    locale: Locale | None = None


def encode(action: Action, locale: Locale | None = None) -> str:
    """The payload of a button or link. Its length is proven for the whole content by `bot check`."""
    return "_".join((*_parts(action), *((locale,) if locale else ())))


def _parts(action: Action) -> tuple[str, ...]:
    if isinstance(action, DateAction):
        return date_parts(action)
    match action:
        case Open(id):
            return ("o", id)
        case ShowSources(id):
            return ("q", id)
        case ChooseLanguage(then, answers):
            return ("l", then, *_joined(answers))
        case Speak(locale, then, answers):
            return ("s", then, *_joined(answers), locale)
        case Choose(check, answers):
            return ("c", check, *_joined(answers))
        case Ask(check, answers):
            return ("a", check, *_joined(answers))
        case Aside(check, answers):
            return ("d", check, *_joined(answers))
        case Review(check, answers):
            return ("w", check, *_joined(answers))
        case Judge(id, verdict):
            return (_VERDICTS[verdict], id)
        case Lend(agreed):
            return ("4" if agreed else "5",)
        case Hide():
            return ("h",)
        case Forget():
            return ("e",)
        case Help():
            return ("i",)
        case Police():
            return ("p",)
        case _:
            assert_never(action)


def _joined(answers: tuple[str, ...]) -> tuple[str, ...]:
    return ("-".join(answers),) if answers else ()


def decode(payload: str) -> Asked | None:
    """What a payload asks for, or None for one that no edition ever made.

    A bare id (`por-expiry`) opens it. Whether the id exists is for `step` to say.
    """
    if len(payload) > PAYLOAD_BYTES:  # all that passes below is ASCII
        return None
    whole = payload.split("_")
    # An id may be spelled like a language (`o_ps`): then nothing is left for the verb, so try without.
    return _asked(*_take_locale(whole)) or _asked(whole, None)


def _asked(words: list[str], locale: Locale | None) -> Asked | None:
    if not all(ID.fullmatch(word) for word in words):
        return None
    action = _action(words, locale)
    if action is None:
        return None
    return Asked(action, None if isinstance(action, Speak) else locale)


def _action(words: list[str], locale: Locale | None) -> Action | None:
    match words:
        case ["o", id]:
            return Open(id)
        case [id] if len(id) > 1:
            return Open(id)
        case ["q", id]:
            return ShowSources(id)
        case ["l", then, *answers] if len(answers) < 2:
            return ChooseLanguage(then, _split(answers))
        case ["s", then, *answers] if locale and len(answers) < 2:
            return Speak(locale, then, _split(answers))
        case ["c", check, *answers] if len(answers) < 2:
            return Choose(check, _split(answers))
        case ["a", check, answers]:
            return Ask(check, _split([answers]))
        case ["d", check, answers]:
            return Aside(check, _split([answers]))
        case ["w", check, answers]:
            return Review(check, _split([answers]))
        case [("1" | "2" | "3") as verb, id]:
            return Judge(id, next(each for each, code in _VERDICTS.items() if code == verb))
        case ["4"]:
            return Lend(agreed=True)
        case ["5"]:
            return Lend(agreed=False)
        case ["h"]:
            return Hide()
        case ["e"]:
            return Forget()
        case ["i"]:
            return Help()
        case ["p"]:
            return Police()
        case _:
            return date_action(words)


_VERDICTS = {Verdict.HELPED: "1", Verdict.NOT_HELPED: "2", Verdict.WRONG: "3"}


def _split(answers: list[str]) -> tuple[str, ...]:
    """The answers of a check, apart; which of them today's questions know is for the replay to say."""
    return tuple(each for joined in answers for each in joined.split("-") if each)


def _take_locale(words: list[str]) -> tuple[list[str], Locale | None]:
    """Split a trailing locale off; `fa_AF` itself holds the separator, a link by hand says `fa`."""
    for size in (2, 1):
        locale = _TAILS.get("_".join(words[-size:]))
        if locale and len(words) > size:
            return words[:-size], locale
    return words, None


_TAILS: dict[str, Locale] = {
    "en": "en",
    "ps": "ps",
    "fa_AF": "fa_AF",
    "fa": "fa_AF",
    "prs": "fa_AF",
    "ur": "ur",
}


def locale_named(code: str) -> Locale | None:
    """Our locale for a language code as Telegram or a browser sends it (`fa`, `fa-AF`, `ps_PK`).

    Own map, because negotiation in libraries finds nothing for `fa` against `fa_AF`.
    """
    return _LANGUAGES.get(code.strip().lower().replace("_", "-").split("-")[0])


_LANGUAGES: dict[str, Locale] = {"en": "en", "ps": "ps", "fa": "fa_AF", "prs": "fa_AF", "ur": "ur"}

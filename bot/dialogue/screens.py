"""What can be shown. A screen names ids and states, never words; `ways` gives its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.dialogue.actions import Choose
from bot.dialogue.content import Locale
from bot.dialogue.date_screens import DateScreen
from bot.dialogue.heard import Danger, Talk, Verdict
from bot.dialogue.replay import Findings, Tokens

ARRESTED = "arrested"  # where "police now" leads
HELPLINES = "helplines"
PRIVACY = "privacy"
ABOUT = "about-bot"


class Unreadable(StrEnum):
    """What a person can send that is not text."""

    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages, each in its own words; `order` puts the likeliest first."""

    then: str
    order: tuple[Locale, ...]
    answers: Tokens = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """The roots of the tree; with `greeting` it first says who speaks."""

    greeting: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A fork in the tree; `introduced` puts who speaks before it."""

    id: str
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The version of an answer known on the day; `introduced` puts who speaks before it.

    `onward` leads back into the check that opened it. `also` are answers that typed words may mean
    besides, `spoken` the language in which they were typed, where it is another.
    """

    id: str
    known_from: date
    stale: bool
    introduced: bool = False
    onward: Choose | None = None
    also: tuple[str, ...] = ()
    spoken: Locale | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer that was withdrawn: what was read before may be wrong."""

    id: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing is known here on this day. `first` is the day of the first version, if there is one."""

    id: str
    first: date | None


@dataclass(frozen=True, slots=True)
class Sources:
    id: str
    known_from: date


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """The next question of a check, after these answers; `ticked` is chosen so far where several may be."""

    check: str
    question: str
    answers: Tokens
    ticked: tuple[str, ...] = ()
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class CheckResults:
    """What came of a check on the day."""

    check: str
    answers: Tokens
    findings: Findings


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """What was said so far; each answer can be changed, and the others stay."""

    check: str
    answers: Tokens


@dataclass(frozen=True, slots=True)
class Offer:
    """Up to three answers that typed words may mean; none: the words were not understood."""

    ids: tuple[str, ...]
    spoken: Locale | None = None


@dataclass(frozen=True, slots=True)
class InDanger:
    """Somebody is in danger that no answer can meet: a fixed word, and the way to read on."""

    kind: Danger


@dataclass(frozen=True, slots=True)
class Talked:
    """A word back to who thanks, asks to stop, or types the number of the reporting line."""

    talk: Talk


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader said of an answer has been counted."""

    id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class LentWords:
    """Whether an editor may read the words: kept, not kept, or no longer at hand (None)."""

    kept: bool | None


@dataclass(frozen=True, slots=True)
class CannotRead:
    kind: Unreadable


@dataclass(frozen=True, slots=True)
class OldButton:
    """The button or link leads to something that is no longer here."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to use the bot."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A word that says nothing to whoever looks at the phone."""


@dataclass(frozen=True, slots=True)
class ForgetQuestion:
    """Asked when a link, not the person, wanted to erase."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased: `had` is False when nothing was kept."""

    had: bool
    following: int = 0
    own_dates: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """In a group others can read: the bot only says where it answers."""


@dataclass(frozen=True, slots=True)
class Apology:
    """A fault of ours; the person has lost nothing."""


Screen = (
    Languages
    | Menu
    | Branch
    | Answer
    | TakenBack
    | NoAnswer
    | Sources
    | CheckQuestion
    | CheckResults
    | CheckAnswers
    | Offer
    | InDanger
    | Talked
    | Judged
    | LentWords
    | CannotRead
    | OldButton
    | HowTo
    | Hidden
    | ForgetQuestion
    | Forgotten
    | Group
    | Apology
    | DateScreen
)

"""What can happen in a conversation, and what is remembered of the person to whom it happens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.actions import Asked
from bot.dialogue.content import Locale
from bot.dialogue.screens import Unreadable


class Danger(StrEnum):
    """What typed words say of somebody in danger now."""

    ARREST = "arrest"
    CHILD_ALONE = "child-alone"
    VIOLENCE = "violence"
    DYING = "dying"  # who wants to die


class Talk(StrEnum):
    """What typed words say to the bot itself, where they ask nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"
    REPORTING_LINE = "reporting-line"  # the number to report people without papers; it gets a warning


@dataclass(frozen=True, slots=True)
class Person:
    """All that can be remembered of a reader; `locale` is None for someone not yet known."""

    locale: Locale | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """/start, perhaps by a link. `link` is None for a link that no edition ever made."""

    link: Asked | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, or a command typed by hand. `asked` is None for one that cannot be read."""

    asked: Asked | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Wrote:
    """Typed words, understood: ids of answers, the likeliest first; `sure` when only one fits."""

    found: tuple[str, ...]
    sure: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that is not text."""

    kind: Unreadable
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CalledInGroup:
    """Somebody spoke to the bot where others read along."""


Event = Arrived | Pressed | Wrote | Sent | CalledInGroup

"""What can happen in a conversation, and what is remembered of the person to whom it happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Asked
from bot.dialogue.content import Locale
from bot.dialogue.following import ZONES, Follow, OwnDate, Preview
from bot.dialogue.heard import Danger, Talk
from bot.dialogue.screens import Unreadable


@dataclass(frozen=True, slots=True)
class Person:
    """All that can be remembered of a person; `locale` is None for someone not yet known.

    A reader has only a locale. A follower has dates, and a zone in whose mornings they are reminded.
    """

    locale: Locale | None = None
    zone: str = ZONES[0]
    preview: Preview = Preview.NEUTRAL
    following: tuple[Follow, ...] = ()
    own_dates: tuple[OwnDate, ...] = ()


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
    """Typed words, understood: ids of answers, the likeliest first; `sure` when the first is meant.

    `spoken` is their language, where it is clearly one of ours and not the person's. `days` are dates
    that stand in them.
    """

    found: tuple[str, ...]
    sure: bool = False
    hint: str = ""
    spoken: Locale | None = None
    danger: Danger | None = None
    talk: Talk | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Lent:
    """The person gives an editor the words that were not understood; `had`: the words are at hand."""

    had: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that somebody typed."""

    day: date
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that is not text."""

    kind: Unreadable
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CalledInGroup:
    """Somebody spoke to the bot where others read along."""


Event = Arrived | Pressed | Wrote | Lent | Dated | Sent | CalledInGroup

"""What a person can ask to be reminded of, and how: the values, without a screen and without words.

A follow names a deadline of the content; a date of one's own is a kind, whose it is and a day, all
chosen from closed lists, so that nothing a person wrote is ever kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

ZONES: tuple[str, ...] = (
    "Asia/Karachi",
    "Asia/Kabul",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Riyadh",
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Toronto",
    "America/Los_Angeles",
    "Australia/Sydney",
)
DAYS_BEFORE: tuple[int, ...] = (30, 14, 7, 3, 1, 0)  # unless the deadline says otherwise
MOST_OWN = 10  # dates of one's own


class Watch(StrEnum):
    """What a follower is told of a deadline."""

    DAYS = "days"  # the days before it, and when it moves
    CHANGES = "changes"  # only when it moves


class OwnKind(StrEnum):
    VISA = "visa"
    APPOINTMENT = "appointment"
    HEARING = "hearing"
    OTHER = "other"


class Whose(StrEnum):
    ME = "me"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class Preview(StrEnum):
    """What a reminder shows to whoever sees the phone's locked screen."""

    NEUTRAL = "neutral"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Follow:
    """A deadline that a person wants to hear of.

    `since` is the day of the follow, in Asia/Karachi, or of its last change.
    """

    deadline: str
    watch: Watch
    since: date


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date that a person saved; its days are counted in the person's zone.

    `since` is the day on which it was saved, in Asia/Karachi; a button does not know it, and it does not
    tell two dates apart.
    """

    kind: OwnKind
    whose: Whose
    day: date
    since: date | None = field(default=None, compare=False)

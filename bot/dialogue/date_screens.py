"""What can be shown about dates that a person follows or saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.dialogue.calendar import Month
from bot.dialogue.date_actions import Draft, Remind, Save
from bot.dialogue.following import Follow, OwnDate, OwnKind, Preview, Watch
from bot.dialogue.reminding import Reminder


@dataclass(frozen=True, slots=True)
class Consent:
    """What following means, before the first one; `then` is what the person wanted."""

    then: Remind | Save


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing is kept. `then` is where the question came from."""

    then: str


@dataclass(frozen=True, slots=True)
class OneDate:
    """An official deadline. `watch` is None for who does not follow it.

    Messages come `on` these days, in the mornings of `zone`. `moved_from` is the date that the last
    decision took the place of. A `stale` one is not reminded of until somebody has read again.
    """

    deadline: str
    watch: Watch | None
    on: tuple[date, ...] = ()
    zone: str = ""
    ahead: bool = False
    moved_from: date | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class DatesOf:
    """The dates of one answer, to choose from."""

    answer: str
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unfollowed:
    deadline: str
    watch: Watch
    left: int  # dates that the person still has


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that the person follows and saved, and how messages come."""

    following: tuple[Follow, ...]
    own_dates: tuple[OwnDate, ...]
    zone: str
    preview: Preview


@dataclass(frozen=True, slots=True)
class KindQuestion:
    """Which kind of date; `day` is known if it was typed."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class WhoseQuestion:
    kind: OwnKind
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """A month to choose a day from, none before `first`."""

    draft: Draft
    month: Month
    first: date


@dataclass(frozen=True, slots=True)
class DayPassed:
    """A day that cannot be reminded of any more."""

    day: date


@dataclass(frozen=True, slots=True)
class DayChoice:
    """The days that a typed date can mean."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class OneOwn:
    """A date of one's own that is saved, in so many `days` there.

    Messages come `on` these days, in the mornings of `zone`.
    """

    own: OwnDate
    days: int
    on: tuple[date, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Dropped:
    own: OwnDate
    left: int


@dataclass(frozen=True, slots=True)
class TooMany:
    """As many dates of one's own as can be kept."""

    own_dates: tuple[OwnDate, ...]


@dataclass(frozen=True, slots=True)
class Zones:
    zone: str


@dataclass(frozen=True, slots=True)
class StopQuestion:
    following: int
    own_dates: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """What was erased, so that no more messages come."""

    following: int
    own_dates: int


DateScreen = (
    Consent
    | Declined
    | OneDate
    | DatesOf
    | Unfollowed
    | Kept
    | KindQuestion
    | WhoseQuestion
    | DayQuestion
    | DayPassed
    | DayChoice
    | OneOwn
    | Dropped
    | TooMany
    | Zones
    | StopQuestion
    | Stopped
    | Reminder
)

"""What a button asks for about dates: to follow one, to save one, to stop.

Each is absolute, as all actions are. `agreed` is the person's own "Yes" to the question of consent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.dialogue.calendar import Month
from bot.dialogue.following import OwnDate, OwnKind, Preview, Watch, Whose


@dataclass(frozen=True, slots=True)
class Remind:
    """Follow an official deadline."""

    deadline: str
    watch: Watch
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Unfollow:
    deadline: str


@dataclass(frozen=True, slots=True)
class Renew:
    """Yes, go on telling me when it changes."""

    deadline: str


@dataclass(frozen=True, slots=True)
class ShowDate:
    """Show an official deadline, and when messages about it come."""

    deadline: str


@dataclass(frozen=True, slots=True)
class ShowDates:
    """Show the dates of an answer that has several."""

    answer: str


@dataclass(frozen=True, slots=True)
class MyDates:
    """Show all that the person follows and saved."""


@dataclass(frozen=True, slots=True)
class NewDate:
    """Begin a date of one's own: first its kind, then whose it is. `day` is known if it was typed."""

    kind: OwnKind | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A date of one's own that still lacks its day; `replaces` is the day that it had."""

    kind: OwnKind
    whose: Whose
    replaces: date | None = None


@dataclass(frozen=True, slots=True)
class ShowMonth:
    """Show the days of a month to choose from; None: the month to begin with."""

    draft: Draft
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A place of the month's grid that is no day: it shows the same month again.

    `place` is a day of the week (Monday is 0) in the row of their names, 7 where the place is empty.
    """

    draft: Draft
    month: Month
    place: int


@dataclass(frozen=True, slots=True)
class Save:
    """Keep a date of one's own, in place of another day where `replaces` names one."""

    own: OwnDate
    replaces: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ShowOwn:
    own: OwnDate


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete a date of one's own."""

    own: OwnDate


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """Show the time zones."""


@dataclass(frozen=True, slots=True)
class SetZone:
    zone: str


@dataclass(frozen=True, slots=True)
class SetPreview:
    preview: Preview


@dataclass(frozen=True, slots=True)
class AskStop:
    """Ask whether all messages shall end."""


@dataclass(frozen=True, slots=True)
class StopAll:
    """End all messages and erase what they need."""


@dataclass(frozen=True, slots=True)
class Decline:
    """No, keep nothing; `then` is where the question came from."""

    then: str


DateAction = (
    Remind
    | Unfollow
    | Renew
    | ShowDate
    | ShowDates
    | MyDates
    | NewDate
    | ShowMonth
    | Stay
    | Save
    | ShowOwn
    | Drop
    | ChooseZone
    | SetZone
    | SetPreview
    | AskStop
    | StopAll
    | Decline
)

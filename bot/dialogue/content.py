"""The content as values: what an editor wrote in `faq.yaml`, checked and closed.

These values carry the English source text of every passage, but nothing here reads it: the
dialogue works with ids and days, and only `bot.wording` knows a language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:  # a check looks at dates, and so stands above this module
    from bot.dialogue.check import Check

from bot.dialogue.following import DAYS_BEFORE

Locale = Literal["en", "ps", "fa_AF", "ur"]
LOCALES: tuple[Locale, ...] = get_args(Locale)


class Kind(StrEnum):
    """What a deadline is: a cover that ends, or something that starts."""

    UNTIL = "until"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `day` is the day of publication, None where the page shows none."""

    id: str
    publisher: str
    title: str | None
    day: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone a person can ask. A number is shown only when `verified` has a day."""

    id: str
    name: str
    page: str | None
    phone: str | None
    verified: date | None


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for the bot. What is None nobody has said; `complaints` is an address outside Telegram."""

    name: str | None = None
    person: str | None = None
    complaints: str | None = None
    country: str | None = None


class Role(StrEnum):
    """Who must have read a branch in a language before people may act on it."""

    LAWYER = "lawyer"
    NATIVE_READER = "native reader"


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody has read a branch of one edition in one language and stands by it."""

    locale: Locale
    branch: str
    role: Role
    day: date
    edition: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One act that set a date: first published on `announced`, setting the date to `sets`.

    `final` marks an official word that the cover has ended and is not extended. `name` lets a
    text speak of this decision (`{por_validity.order.announced}`).
    """

    announced: date
    sets: date
    sources: tuple[str, ...]
    name: str | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that can move: all decisions about it, in the order in which they became public.

    `remind` are the days before it on which those who follow it are reminded, the farthest first.
    """

    id: str
    kind: Kind
    title: str
    decisions: tuple[Decision, ...]
    listed: bool
    answer: str | None = None
    remind: tuple[int, ...] = DAYS_BEFORE


class Act(StrEnum):
    """What a step asks of a person. Those that cannot be undone soften when an answer is stale."""

    DO = "do"
    GO = "go"
    CROSS = "cross"
    APPLY = "apply"
    HAND_IN = "hand-in"


@dataclass(frozen=True, slots=True)
class Step:
    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it was known from a day on.

    `as_of` is the day up to which its sources were read, `review_after` the days for which that
    reading may be relied on.
    """

    known_from: date
    as_of: date
    review_after: timedelta
    says: tuple[str, ...]
    steps: tuple[Step, ...]
    ask: tuple[str, ...]
    sources: tuple[str, ...]

    def stale(self, today: date) -> bool:
        return today > self.as_of + self.review_after


@dataclass(frozen=True, slots=True)
class Withdrawn:
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    number: int
    title: str
    icon: str
    deadlines: tuple[str, ...]
    see: tuple[str, ...]
    versions: tuple[Version, ...]
    withdrawn: Withdrawn | None = None
    lists: Literal["deadlines", "contacts"] | None = None

    def taken_back(self, today: date) -> bool:
        return self.withdrawn is not None and self.withdrawn.day <= today

    def version_on(self, today: date) -> Version | None:
        """The version known on that day, or None: then nothing was known, and that is said."""
        known = [version for version in self.versions if version.known_from <= today]
        return max(known, key=lambda version: version.known_from, default=None)


@dataclass(frozen=True, slots=True)
class Branch:
    """A fork in the tree: its children are ids of branches or of answers, in reading order."""

    id: str
    title: str
    icon: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: what is derived is kept by it
class Faq:
    """One edition of the whole content."""

    edition: int
    read_until: date
    roots: tuple[str, ...]
    branches: Mapping[str, Branch]
    answers: Mapping[str, Answer]
    deadlines: Mapping[str, Deadline]
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    checks: Mapping[str, Check] = field(default_factory=dict)
    operator: Operator = Operator()
    sign_offs: tuple[SignOff, ...] = ()
    reconfirmed: date | None = None  # the last day on which somebody found that the answers still hold

    def numbered(self, number: int) -> Answer | None:
        return next((answer for answer in self.answers.values() if answer.number == number), None)

    def parent(self, node: str) -> Branch | None:
        """The branch that holds this branch or answer; None for a root."""
        return next((branch for branch in self.branches.values() if node in branch.children), None)

    def shown(self, node: str) -> bool:
        """Whether a person can be led there: a check, an answer that has text, or a branch with one below.

        Nobody can be led to what is not there.
        """
        if node in self.checks:
            return True
        if node in self.answers:
            return bool(self.answers[node].versions) or self.answers[node].withdrawn is not None
        branch = self.branches.get(node)
        return branch is not None and any(self.shown(child) for child in branch.children)

    def below(self, node: str) -> Iterator[Answer]:
        """Every answer at or under this node."""
        if node in self.answers:
            yield self.answers[node]
        else:
            for child in self.branches[node].children:
                yield from self.below(child)

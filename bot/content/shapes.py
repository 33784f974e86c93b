"""The shape of `faq.yaml`: which keys there are and what each may hold.

It mirrors the file, key by key, so that an error's path is the path in the file. Whether an id
exists, or one day comes before another, is for the rules; the core's own values are made by
`bot.content.values`.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from bot.content.fields import (
    Address,
    Code,
    Day,
    DaysBefore,
    Edition,
    Id,
    Name,
    Number,
    Span,
    Text,
    Url,
    Written,
    WrittenMap,
    Yes,
    one_of,
    text_first,
)
from bot.dialogue.check import Outcome
from bot.dialogue.content import LOCALES
from bot.dialogue.content import Role as Roles
from bot.dialogue.responsibility import SIGNED

AS_MAP, AS_LIST = "<map>", "<list>"  # pydantic puts them into an error's path; no key looks like them

Choice = Annotated[str, text_first(one_of("the kind", "until", "from"))]
Listing = Annotated[str, text_first(one_of("the list", "deadlines", "contacts"))]
Role = Annotated[str, text_first(one_of("the role", *Roles))]
Language = Annotated[str, text_first(one_of("the language", *LOCALES))]
Signed = Annotated[str, text_first(one_of("the branch", *SIGNED))]
Result = Annotated[
    str, text_first(one_of("the outcome", *(each for each in Outcome if each is not Outcome.DEPENDS)))
]
Ids = Annotated[tuple[Id, ...], Written]
Condition = Any  # read by `bot.content.conditions`, which knows the questions that it speaks of
Texts = Annotated[tuple[Text, ...], Written]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


def _holding(value: Any) -> str:
    return AS_MAP if isinstance(value, dict) else AS_LIST


class BranchShape(Shape):
    title: Text
    icon: Text
    holds: Annotated[
        Annotated[dict[Id, BranchShape], Tag(AS_MAP)] | Annotated[Ids, Tag(AS_LIST)],
        Discriminator(_holding),
    ]


class StepShape(Shape):
    """One step; its key says what it asks of a person. Exactly one is written."""

    do: Text | None = None
    go: Text | None = None
    cross: Text | None = None
    apply: Text | None = None
    hand_in: Text | None = Field(default=None, alias="hand-in")

    @property
    def written(self) -> list[tuple[str, str]]:
        """The acts of this step with their texts: one, in a step that is right."""
        acts = (
            ("do", self.do),
            ("go", self.go),
            ("cross", self.cross),
            ("apply", self.apply),
            ("hand-in", self.hand_in),
        )
        return [(act, text) for act, text in acts if text is not None]


class VersionShape(Shape):
    known_from: Day
    as_of: Day
    review_after: Span
    says: Texts
    steps: Annotated[tuple[StepShape, ...], Written] = ()
    ask: Texts = ()
    sources: Ids = ()


class WithdrawnShape(Shape):
    day: Day
    reason: Text


class AnswerShape(Shape):
    number: Number
    title: Text
    icon: Text
    deadlines: Ids = ()
    see: Ids = ()
    lists: Listing | None = None
    withdrawn: WithdrawnShape | None = None
    versions: Annotated[tuple[VersionShape, ...], Written] = ()


class DecisionShape(Shape):
    announced: Day
    sets: Day
    name: Name | None = None
    final: Yes = False
    sources: Ids


class DeadlineShape(Shape):
    kind: Choice
    title: Text
    answer: Id | None = None
    listed: Yes
    remind: Annotated[tuple[DaysBefore, ...], Written] | None = None
    decisions: Annotated[tuple[DecisionShape, ...], Written]


class SourceShape(Shape):
    publisher: Text
    title: Text | None = None
    day: Day | None = None
    url: Url


class ContactShape(Shape):
    name: Text
    page: Url | None = None
    phone: Text | None = None
    verified: Day | None = None


class OperatorShape(Shape):
    name: Text | None = None
    person: Text | None = None
    complaints: Address | None = None
    country: Text | None = None


class SignOffShape(Shape):
    role: Role
    day: Day
    edition: Edition


SignOffs = dict[Language, dict[Signed, Annotated[tuple[SignOffShape, ...], Written]]]


class OptionShape(Shape):
    code: Code
    text: Text
    opens: Id | None = None
    each: Yes = False


class QuestionShape(Shape):
    code: Code
    text: Text
    when: Condition = None
    several: Yes = False
    alone: Id | None = None
    if_unknown: Ids = ()
    prefill: Yes = False
    help: Id | None = None
    options: Annotated[dict[Id, OptionShape], WrittenMap]
    retired: Annotated[tuple[Code, ...], Written] = ()


class CaseShape(Shape):
    when: Condition
    outcome: Result
    says: Text
    do: Text | None = None
    answer: Id | None = None
    known_from: Day | None = None
    sources: Ids = ()


class OnwardShape(Shape):
    check: Id
    answers: Annotated[dict[Id, Id], WrittenMap]


class ResultShape(Shape):
    title: Text
    icon: Text
    answer: Id | None = None
    do: Text | None = None
    excludes: Ids = ()
    onward: OnwardShape | None = None
    cases: Annotated[tuple[CaseShape, ...], Written]


class CheckShape(Shape):
    title: Text
    icon: Text
    menu: Yes
    known_from: Day
    intro: Text
    questions: Annotated[dict[Id, QuestionShape], WrittenMap]
    results: Annotated[dict[Id, ResultShape], WrittenMap]
    retired: Annotated[tuple[Code, ...], Written] = ()


class FaqShape(Shape):
    edition: Edition
    read_until: Day
    reconfirmed: Day | None = None
    operator: Annotated[OperatorShape, WrittenMap] = OperatorShape()
    sign_offs: Annotated[SignOffs, WrittenMap] = {}
    tree: dict[Id, BranchShape]
    answers: dict[Id, AnswerShape]
    deadlines: Annotated[dict[Id, DeadlineShape], WrittenMap] = {}
    sources: Annotated[dict[Id, SourceShape], WrittenMap] = {}
    contacts: Annotated[dict[Id, ContactShape], WrittenMap] = {}
    checks: Annotated[dict[Id, CheckShape], WrittenMap] = {}

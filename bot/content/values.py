"""The checked shapes as the values of the core.

Here the nested tree becomes flat. A branch at the top of the tree that some list names stands
where it is named and is no root.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from bot.content.check_values import valued_check
from bot.content.shapes import (
    AnswerShape,
    BranchShape,
    DeadlineShape,
    FaqShape,
    VersionShape,
)
from bot.dialogue.content import (
    Act,
    Answer,
    Branch,
    Contact,
    Deadline,
    Decision,
    Faq,
    Kind,
    Locale,
    Operator,
    Role,
    SignOff,
    Source,
    Step,
    Version,
    Withdrawn,
)
from bot.dialogue.following import DAYS_BEFORE


def valued(shape: FaqShape) -> Faq:
    branches = {branch.id: branch for branch in _branches(shape.tree)}
    held = {child for branch in branches.values() for child in branch.children}
    return Faq(
        edition=shape.edition,
        read_until=shape.read_until,
        roots=tuple(id for id in shape.tree if id not in held),
        branches=branches,
        answers={id: _answer(id, answer) for id, answer in shape.answers.items()},
        deadlines={id: _deadline(id, deadline) for id, deadline in shape.deadlines.items()},
        sources={
            id: Source(id, source.publisher, source.title, source.day, source.url)
            for id, source in shape.sources.items()
        },
        contacts={
            id: Contact(id, contact.name, contact.page, contact.phone, contact.verified)
            for id, contact in shape.contacts.items()
        },
        checks={id: valued_check(id, check, shape.deadlines) for id, check in shape.checks.items()},
        operator=Operator(**shape.operator.model_dump()),
        sign_offs=tuple(_sign_offs(shape)),
        reconfirmed=shape.reconfirmed,
    )


def _sign_offs(shape: FaqShape) -> Iterator[SignOff]:
    for locale, branches in shape.sign_offs.items():
        for branch, signed in branches.items():
            for each in signed:
                yield SignOff(cast(Locale, locale), branch, Role(each.role), each.day, each.edition)


def _branches(tree: dict[str, BranchShape]) -> Iterator[Branch]:
    for id, branch in tree.items():
        yield Branch(id, branch.title, branch.icon, tuple(branch.holds))
        if isinstance(branch.holds, dict):
            yield from _branches(branch.holds)


def _answer(id: str, shape: AnswerShape) -> Answer:
    return Answer(
        id=id,
        number=shape.number,
        title=shape.title,
        icon=shape.icon,
        deadlines=shape.deadlines,
        see=shape.see,
        versions=tuple(_version(version) for version in shape.versions),
        withdrawn=Withdrawn(shape.withdrawn.day, shape.withdrawn.reason) if shape.withdrawn else None,
        lists=cast(Literal["deadlines", "contacts"] | None, shape.lists),
    )


def _version(shape: VersionShape) -> Version:
    return Version(
        known_from=shape.known_from,
        as_of=shape.as_of,
        review_after=shape.review_after,
        says=shape.says,
        steps=tuple(Step(Act(act), text) for step in shape.steps for act, text in step.written),
        ask=shape.ask,
        sources=shape.sources,
    )


def _deadline(id: str, shape: DeadlineShape) -> Deadline:
    decisions = tuple(
        Decision(each.announced, each.sets, each.sources, each.name, each.final) for each in shape.decisions
    )
    remind = DAYS_BEFORE if shape.remind is None else shape.remind
    return Deadline(id, Kind(shape.kind), shape.title, decisions, shape.listed, shape.answer, remind)

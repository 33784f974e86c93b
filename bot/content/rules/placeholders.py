"""Placeholders name what exists, and nothing that was not yet known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.content import scan
from bot.content.problems import Found, Path, did_you_mean
from bot.content.rules.draft import Draft, passages
from bot.content.shapes import AnswerShape, DeadlineShape, VersionShape

ALONE = ["read_until", "as_of"]
LIVE = ["due", "relative", "announced"]
NAMED = ["sets", "announced"]
REWRITE = timedelta(days=7)  # how long a text may stand after a decision that moves its date


def placeholders_known(draft: Draft) -> Iterator[Found]:
    """An unknown placeholder would be shown as it stands, or stop the answer."""
    for place, text in draft.dated_texts:
        for field in _fields(text):
            if wrong := _unknown(field, draft.faq.deadlines):
                yield Found(place, *wrong)


def _unknown(field: str, deadlines: dict[str, DeadlineShape]) -> tuple[str, str] | None:
    name, *rest = field.split(".")
    ids = {id.replace("-", "_"): deadline for id, deadline in deadlines.items()}
    if not rest and name in ALONE:
        return None
    if name not in ids:
        remedy = did_you_mean(
            name, [*ids, *ALONE], "add it to `deadlines:`, or write {as_of} or {read_until}"
        )
        return f"{{{field}}} speaks of a deadline that is not there", remedy
    names = [each.name for each in ids[name].decisions if each.name]
    match rest:
        case [last] if last in LIVE:
            return None
        case [decision, last] if decision in names and last in NAMED:
            return None
        case [decision, _] if decision not in names:
            remedy = did_you_mean(decision, names, "give that decision a `name:`")
            return f'{{{field}}}: no decision of this deadline is named "{decision}"', remedy
        case _:
            known = NAMED if len(rest) > 1 else LIVE
            remedy = did_you_mean(rest[-1] if rest else "", known, f"write one of: {', '.join(known)}")
            return f"{{{field}}} asks for something that a date does not have", remedy


def _fields(text: str) -> list[str]:
    """The placeholders of a text; none for one whose braces are wrong, which has its own rule."""
    if "{" not in text and "}" not in text:
        return []
    try:
        return scan.placeholders(text)
    except ValueError:
        return []


def braces_right(draft: Draft) -> Iterator[Found]:
    """A lone brace cannot be filled, and `msgfmt` would refuse every translation of it."""
    for path, text in draft.texts:
        try:
            scan.placeholders(text)
        except ValueError:
            message = "the braces in this text do not hold a placeholder"
            yield Found(path, message, "write {deadline_id.due}, and no other brace")


def placeholders_in_passages(draft: Draft) -> Iterator[Found]:
    """A title stands on a button, where there is no day to fill in."""
    inside = {path for path, _ in draft.dated_texts}
    for path, text in draft.texts:
        if path not in inside and _fields(text):
            message = "only `says`, `steps` and `ask` can hold a placeholder"
            yield Found(path, message, "say it without")


def known_by_then(draft: Draft) -> Iterator[Found]:
    """A version speaks of nothing that was announced after the day on which it was known."""
    ids = {id.replace("-", "_"): deadline for id, deadline in draft.faq.deadlines.items()}
    for path, _, version in draft.versions():
        for place, text in passages(path, version):
            for field in _fields(text):
                name, *rest = field.split(".")
                if name in ids and (found := _too_early(place, field, rest, ids[name], version)):
                    yield found


def _too_early(
    path: Path, field: str, rest: list[str], deadline: DeadlineShape, version: VersionShape
) -> Found | None:
    days = [each.announced for each in deadline.decisions if len(rest) < 2 or each.name == rest[0]]
    if not days or min(days) <= version.known_from:
        return None
    message = f"{{{field}}} was announced on {min(days)}, after known_from {version.known_from}"
    return Found(path, message, "move the sentence into a later version")


def decisions_answered(draft: Draft) -> Iterator[Found]:
    """When a decision moves a date, the texts that speak of it are written anew within a week.

    The date would change by itself, but the sentence around it ("expire on …") would stay.
    """
    for path, _, answer in draft.answers():
        spoken = [_spoken_of(version) for version in answer.versions]
        for id, deadline in draft.faq.deadlines.items():
            for decision in deadline.decisions:
                if _unanswered(answer, spoken, id, decision.announced):
                    message = f'no version tells of the decision of {decision.announced} on "{id}"'
                    remedy = "add a version known from that day, or within the week after it"
                    yield Found((*path, "versions"), message, remedy, at_key=True)


def _unanswered(answer: AnswerShape, spoken: list[frozenset[str]], id: str, announced: date) -> bool:
    before = [
        of for version, of in zip(answer.versions, spoken, strict=True) if version.known_from < announced
    ]
    if not before or id not in before[-1]:
        return False
    return not any(announced <= version.known_from <= announced + REWRITE for version in answer.versions)


def _spoken_of(version: VersionShape) -> frozenset[str]:
    """The deadlines whose moving parts a version speaks of."""
    fields = (field.rpartition(".") for _, text in passages((), version) for field in _fields(text))
    return frozenset(name.replace("_", "-") for name, _, part in fields if part in LIVE)


RULES = (
    placeholders_known,
    braces_right,
    placeholders_in_passages,
    known_by_then,
    decisions_answered,
)

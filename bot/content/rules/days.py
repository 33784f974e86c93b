"""Days come in an order that can be true."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.content.problems import Found
from bot.content.rules.draft import Draft

FAR = 5 * 366  # days; no decision in our sources sets a date further away than three years


def versions_in_order(draft: Draft) -> Iterator[Found]:
    """The newest version stands last, and no two begin on one day: then none can hide another."""
    for path, _, answer in draft.answers():
        for index, (before, after) in enumerate(pairwise(answer.versions), start=1):
            place = (*path, "versions", index, "known_from")
            if after.known_from == before.known_from:
                message = f"two versions are known from {after.known_from}"
                yield Found(place, message, "make them one, or give them their own days")
            elif after.known_from < before.known_from:
                message = f"this version ({after.known_from}) is older than the one above"
                yield Found(place, message, "put the newest last")


def read_after_known(draft: Draft) -> Iterator[Found]:
    """A text cannot have been checked before the day on which it was known."""
    for path, _, version in draft.versions():
        if version.as_of < version.known_from:
            message = f"as_of {version.as_of} is before known_from {version.known_from}"
            yield Found((*path, "as_of"), message, "as_of is the day up to which sources were read")


def read_until_holds(draft: Draft) -> Iterator[Found]:
    """Nothing claims to describe a day later than our newest source."""
    last = draft.faq.read_until
    days = [((*path, "as_of"), "as_of", version.as_of) for path, _, version in draft.versions()]
    days += [((*path, "announced"), "announced", each.announced) for path, each in draft.decisions()]
    days += [
        (("sources", id, "day"), "day", source.day) for id, source in draft.faq.sources.items() if source.day
    ]
    for path, what, day in days:
        if day > last:
            remedy = "correct it, or move read_until when newer sources were read"
            yield Found(path, f"{what} {day} is later than read_until {last}", remedy)


def decisions_in_order(draft: Draft) -> Iterator[Found]:
    """Decisions stand in the order in which they became public; the last one known counts."""
    for id, deadline in draft.faq.deadlines.items():
        for index, (before, after) in enumerate(pairwise(deadline.decisions), start=1):
            if after.announced < before.announced:
                place = ("deadlines", id, "decisions", index, "announced")
                message = f"this decision ({after.announced}) was announced before the one above"
                yield Found(place, message, "put the newest last")


def decisions_there(draft: Draft) -> Iterator[Found]:
    """A deadline without a decision has no date; a decision without a source is a rumour."""
    for id, deadline in draft.faq.deadlines.items():
        if not deadline.decisions:
            message, remedy = f'the deadline "{id}" has no decision', "add one, with its source"
            yield Found(("deadlines", id), message, remedy, at_key=True)
    for path, decision in draft.decisions():
        if not decision.sources:
            yield Found((*path, "sources"), "this decision has no source", "name where it was read")


def decisions_near(draft: Draft) -> Iterator[Found]:
    """A date set many years from its announcement is a year mistyped."""
    for path, decision in draft.decisions():
        years = abs((decision.sets - decision.announced).days) // 365
        if abs((decision.sets - decision.announced).days) > FAR:
            message = f"{decision.sets} is {years} years from its announcement on {decision.announced}"
            yield Found((*path, "sets"), message, "check both years")


def decision_names_once(draft: Draft) -> Iterator[Found]:
    """A text names a decision by its name, so within a deadline each name is given once."""
    for id, deadline in draft.faq.deadlines.items():
        seen: set[str] = set()
        for index, decision in enumerate(deadline.decisions):
            if decision.name in seen:
                place = ("deadlines", id, "decisions", index, "name")
                yield Found(place, f'another decision here is named "{decision.name}"', "give it another")
            seen.update({decision.name} if decision.name else ())


def remind_in_order(draft: Draft) -> Iterator[Found]:
    """The days before a date stand once each, from far to near, as people live through them."""
    for id, deadline in draft.faq.deadlines.items():
        for index, (far, near) in enumerate(pairwise(deadline.remind or ()), start=1):
            if near >= far:
                message = f"{near} days before stands after {far} days before"
                yield Found(("deadlines", id, "remind", index), message, "put the farthest first, each once")


RULES = (
    versions_in_order,
    read_after_known,
    read_until_holds,
    decisions_in_order,
    decisions_there,
    decisions_near,
    decision_names_once,
    remind_in_order,
)

"""Who answers for the answers: whether people may act on them on a day, and what is missing for that.

Decides when the bot is a trial and when it is live, and since when nobody has checked it. It does
not know whether an operator is honest; it only sees what somebody has put their name to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Literal

from bot.dialogue.content import LOCALES, Faq, Locale, Operator, Role

SIGNED = ("police", "going-back", "danger")  # where a wrong answer does the worst harm
CALLED_WITHIN = timedelta(days=30)
CHECKED_WITHIN = timedelta(days=30)
INSIDE = re.compile(r"^@|\b(?:t|telegram)\.(?:me|org|dog)\b|^tg:", re.IGNORECASE)

Told = Literal["name", "person", "complaints", "country"]


@dataclass(frozen=True, slots=True)
class NotTold:
    """Something about the operator that nobody has said."""

    what: Told


@dataclass(frozen=True, slots=True)
class NobodyCalled:
    """No contact's number was called lately; `last` is the day of the last call, None for never."""

    last: date | None


@dataclass(frozen=True, slots=True)
class NotSigned:
    """A branch that nobody in this role has signed in this language.

    `changed` is the day of a version that came after the last signature, None where there is none.
    """

    locale: Locale
    branch: str
    role: Role
    changed: date | None = None


Lack = NotTold | NobodyCalled | NotSigned


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bot stands on a day: what its screens must open with, and whose it is.

    `operator` is None unless somebody answers for the answers.
    """

    trial: bool = False
    unchecked_since: date | None = None
    operator: Operator | None = None


def standing(faq: Faq, told: Operator, today: date) -> Standing:
    """The standing of a bot that real people can reach; `told` is what the settings say of the operator."""
    if next(lacks(faq, told, today), None):
        return Standing(trial=True, unchecked_since=unchecked_since(faq, today))
    return Standing(unchecked_since=unchecked_since(faq, today), operator=whole(faq, told))


def lacks(faq: Faq, told: Operator, today: date) -> Iterator[Lack]:
    """All that is missing before people may act on the answers, in the order of the work."""
    operator = whole(faq, told)
    for what in _ABOUT_OPERATOR:
        if getattr(operator, what) is None:
            yield NotTold(what)
    last = _last_call(faq, today)
    if last is None or last + CALLED_WITHIN < today:
        yield NobodyCalled(last)
    for locale in LOCALES:
        for branch in SIGNED:
            yield from _unsigned(faq, locale, branch, today)


_ABOUT_OPERATOR: tuple[Told, ...] = ("name", "person", "complaints", "country")


def whole(faq: Faq, told: Operator) -> Operator:
    """The operator as the settings name it, the rest as the content does."""
    return Operator(
        *(getattr(told, each.name) or getattr(faq.operator, each.name) for each in fields(Operator))
    )


def unchecked_since(faq: Faq, today: date) -> date | None:
    """The day since which nobody has checked the answers; None while that is not long ago.

    Without a word of anybody it is the day up to which the least read of the answers was read: to have
    read something newer for one of them says nothing of the others.
    """
    last = faq.reconfirmed if faq.reconfirmed and faq.reconfirmed <= today else _least_read(faq, today)
    return last if last and last + CHECKED_WITHIN < today else None


def _least_read(faq: Faq, today: date) -> date | None:
    """The oldest `as_of` of what is shown on that day; None where nothing is."""
    shown = [answer.version_on(today) for answer in faq.answers.values() if not answer.taken_back(today)]
    return min((version.as_of for version in shown if version), default=None)


def outside_telegram(address: str) -> bool:
    """Whether an address can be reached by someone whose chat or account is gone."""
    return not INSIDE.search(address.strip())


def _last_call(faq: Faq, today: date) -> date | None:
    days = [each.verified for each in faq.contacts.values() if each.phone and each.verified]
    return max((day for day in days if day <= today), default=None)


def _unsigned(faq: Faq, locale: Locale, branch: str, today: date) -> Iterator[NotSigned]:
    newest = _newest(faq, branch, today)
    for role in Role:
        days = [
            each.day
            for each in faq.sign_offs
            if (each.locale, each.branch, each.role) == (locale, branch, role)
            and each.day <= today
            and each.edition <= faq.edition
        ]
        if not days:
            yield NotSigned(locale, branch, role)
        elif newest and max(days) < newest:
            yield NotSigned(locale, branch, role, newest)


def _newest(faq: Faq, branch: str, today: date) -> date | None:
    """The day of the newest version below a branch: whoever signed before it has not read it."""
    answers = faq.below(branch) if branch in faq.branches else ()
    versions = [answer.version_on(today) for answer in answers]
    return max((version.known_from for version in versions if version), default=None)

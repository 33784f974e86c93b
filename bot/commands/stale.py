"""`check --stale`: what is due to be read again, for whoever keeps the answers true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.dialogue.content import Contact, Faq, Source
from bot.dialogue.reviews import Due, due

NO_SOURCE = "none: it has no other source than us"
NOBODY = "none of our contacts is behind its sources"


def stale(faq: Faq, today: date, *, as_json: bool) -> str:
    """The list as text for a person, or as JSON. Nothing due is said in words, or as an empty list."""
    found = due(faq, today)
    if as_json:
        return json.dumps([_plain(each, today) for each in found], ensure_ascii=False, indent=2)
    if not found:
        return f"Nothing is due on {today}."
    blocks = ["\n".join(_block(each, today)) for each in found]
    return "\n\n".join([*blocks, f"{len(found)} of {_written(faq)} answers are due on {today}."])


def _written(faq: Faq) -> int:
    return sum(bool(answer.versions) for answer in faq.answers.values())


def _block(each: Due, today: date) -> Iterator[str]:
    yield f"{each.answer.id} ({each.answer.number}): {each.answer.title}"
    yield f"  read up to {each.version.as_of}, due since {each.since} ({_days((today - each.since).days)})"
    yield f"  publishers: {', '.join(each.publishers) or NO_SOURCE}"
    for asked in [_contact(contact) for contact in each.contacts] or [NOBODY]:
        yield f"  ask: {asked}"
    for source in _pages(each.sources):
        yield f"  source: {_source(source)}"
        yield f"    {source.url}"


def _pages(sources: tuple[Source, ...]) -> Iterator[Source]:
    """Each page once: several sources may be passages of one."""
    seen: set[str] = set()
    for source in sources:
        if source.url not in seen:
            seen.add(source.url)
            yield source


def _days(count: int) -> str:
    return "today" if count == 0 else "1 day" if count == 1 else f"{count} days"


def _contact(contact: Contact) -> str:
    called = f"called on {contact.verified}" if contact.verified else "never called"
    return ", ".join(each for each in (contact.name, contact.phone, contact.page, called) if each)


def _source(source: Source) -> str:
    day = str(source.day) if source.day else "no day shown"
    return ", ".join(each for each in (source.publisher, source.title, day) if each)


def _plain(each: Due, today: date) -> dict[str, Any]:
    return {
        "id": each.answer.id,
        "number": each.answer.number,
        "title": each.answer.title,
        "known_from": str(each.version.known_from),
        "as_of": str(each.version.as_of),
        "review_after": each.version.review_after.days,
        "due_since": str(each.since),
        "days": (today - each.since).days,
        "publishers": list(each.publishers),
        "ask": [
            {
                "id": one.id,
                "name": one.name,
                "page": one.page,
                "phone": one.phone,
                "called": _iso(one.verified),
            }
            for one in each.contacts
        ],
        "sources": [
            {
                "id": one.id,
                "publisher": one.publisher,
                "title": one.title,
                "day": _iso(one.day),
                "url": one.url,
            }
            for one in each.sources
        ],
    }


def _iso(day: date | None) -> str | None:
    return str(day) if day else None

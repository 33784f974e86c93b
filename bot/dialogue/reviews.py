"""What is due to be read again: which answers are older on a day than they may be, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from bot.dialogue.content import Answer, Contact, Faq, Source, Version


@dataclass(frozen=True, slots=True)
class Due:
    """An answer whose version of the day has been stale since `since`.

    `sources` are what it rests on. `contacts` are those whose page or number it shows, or whose own
    page is one of its sources.
    """

    answer: Answer
    version: Version
    since: date
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source.publisher for source in self.sources))


def due(faq: Faq, today: date) -> tuple[Due, ...]:
    """Everything that is stale on that day, the longest due first. What was taken back is not due."""
    found = [_due(faq, answer, today) for answer in faq.answers.values() if not answer.taken_back(today)]
    return tuple(sorted((each for each in found if each), key=lambda each: (each.since, each.answer.id)))


def _due(faq: Faq, answer: Answer, today: date) -> Due | None:
    version = answer.version_on(today)
    if version is None or not version.stale(today):
        return None
    sources = tuple(faq.sources[id] for id in version.sources)
    since = version.as_of + version.review_after + timedelta(days=1)
    return Due(answer, version, since, sources, _contacts(faq, answer, sources))


def _contacts(faq: Faq, answer: Answer, sources: tuple[Source, ...]) -> tuple[Contact, ...]:
    if answer.lists == "contacts":
        return tuple(faq.contacts.values())
    hosts = {urlsplit(source.url).hostname for source in sources}
    return tuple(
        each for each in faq.contacts.values() if each.page and urlsplit(each.page).hostname in hosts
    )

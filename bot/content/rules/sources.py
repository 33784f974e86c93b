"""Every claim rests on something that was read, and that was there to be read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.problems import Found, Path, did_you_mean, warning
from bot.content.rules.draft import Draft

EXPLANATION = 365  # days; what changes more slowly than that may stand without a source


def _cited(draft: Draft) -> Iterator[tuple[Path, str]]:
    for path, _, version in draft.versions():
        for index, id in enumerate(version.sources):
            yield (*path, "sources", index), id
    for path, decision in draft.decisions():
        for index, id in enumerate(decision.sources):
            yield (*path, "sources", index), id
    for path, _, case in draft.cases():
        for index, id in enumerate(case.sources):
            yield (*path, "sources", index), id


def sources_there(draft: Draft) -> Iterator[Found]:
    """A source that is not listed cannot be shown to the reader."""
    known = list(draft.faq.sources)
    for path, id in _cited(draft):
        if id not in known:
            remedy = did_you_mean(id, known, "add it to `sources:`, or remove it here")
            yield Found(path, f'the source "{id}" is not in sources', remedy)


def sources_read_in_time(draft: Draft) -> Iterator[Found]:
    """A version cannot rest on news later than the day up to which its sources were read."""
    for path, _, version in draft.versions():
        for index, id in enumerate(version.sources):
            source = draft.faq.sources.get(id)
            if source and source.day and source.day > version.as_of:
                message = f'the source "{id}" of {source.day} is later than as_of {version.as_of}'
                yield Found((*path, "sources", index), message, "cite an older one, or make a later version")


def sources_used(draft: Draft) -> Iterator[Found]:
    """A source that nothing cites is a leftover, or a citation that was forgotten."""
    cited = {id for _, id in _cited(draft)}
    for id in draft.faq.sources:
        if id not in cited:
            message, remedy = f'nothing cites the source "{id}"', "cite it where it was used, or remove it"
            yield warning(("sources", id), message, remedy, at_key=True)


def claims_sourced(draft: Draft) -> Iterator[Found]:
    """What may change within a year was read somewhere."""
    for path, _, version in draft.versions():
        if not version.sources and version.review_after.days < EXPLANATION:
            message = f"this version may change within {version.review_after.days} days and names no source"
            yield warning(path, message, "add `sources:`")


def phones_verified(draft: Draft) -> Iterator[Found]:
    """A wrong number sends a person in need to a stranger: only numbers that were called are shown."""
    for id, contact in draft.faq.contacts.items():
        if contact.phone and not contact.verified:
            message, remedy = (
                "nobody has verified this number",
                "call it and add `verified:`, or remove it",
            )
            yield Found(("contacts", id, "phone"), message, remedy)


def contacts_reachable(draft: Draft) -> Iterator[Found]:
    """A contact with neither page nor number leads nowhere."""
    for id, contact in draft.faq.contacts.items():
        if not contact.page and not contact.phone:
            message, remedy = f'the contact "{id}" has neither page nor phone', "add its official page"
            yield Found(("contacts", id), message, remedy, at_key=True)


def contacts_listed(draft: Draft) -> Iterator[Found]:
    """Contacts are shown where an answer says `lists: contacts`; without one they are never seen."""
    listed = any(answer.lists == "contacts" for answer in draft.faq.answers.values())
    if draft.faq.contacts and not listed:
        message, remedy = "no answer shows the contacts", "add `lists: contacts` to `helplines`"
        yield warning(("contacts",), message, remedy, at_key=True)


def sign_offs_of_editions(draft: Draft) -> Iterator[Found]:
    """Nobody can have read an edition that is not written yet."""
    for locale, branches in draft.faq.sign_offs.items():
        for branch, signed in branches.items():
            for index, each in enumerate(signed):
                if each.edition > draft.faq.edition:
                    message = f"edition {each.edition} was signed, but this is edition {draft.faq.edition}"
                    place = ("sign_offs", locale, branch, index, "edition")
                    yield Found(place, message, "name the edition that was read")


RULES = (
    sources_there,
    sources_read_in_time,
    sources_used,
    claims_sourced,
    phones_verified,
    contacts_reachable,
    contacts_listed,
    sign_offs_of_editions,
)

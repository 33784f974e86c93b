"""What may never stand in a text that a frightened person reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import scan
from bot.content.problems import Found
from bot.content.rules.draft import Draft

_LONG = "January|February|April|June|July|August|September|October|November|December"
_ALL = f"{_LONG}|March|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = re.compile(
    rf"\b(?:{_LONG})\b|\b\d{{1,4}}(?:st|nd|rd|th)?(?: of)? (?:{_ALL})\b|\b(?:{_ALL})\.? \d"
    r"|\b(?i:in|since|until|by|before|after|from|last|early|late|mid|of)[ -](?:March|May)\b"
)
FIGURES = re.compile(r"(?<!\d)\d{1,4}([/.\-])\d{1,2}\1\d{1,4}(?!\d)")
_PERSON = r"(?:afghan|alien|foreigner|immigrant|migrant|people|person|refugee|resident|famil(?:y|ie))s?"
_BEING = r"(?:am|are|be|been|become|is|stay|live|enter|remain)(?:ed|s)?"
PLAN = re.compile(r"Illegal Foreigners['’]? Repatriation Plan", re.IGNORECASE)  # a name; may be quoted
ILLEGAL = re.compile(
    rf"\billegals\b|\billegal(?:ly)?\b(?: [\w-]+){{0,2}} {_PERSON}\b"
    rf"|\b(?:you|they|we|{_PERSON}) (?:\w+ )?{_BEING} (?:\w+ )?illegal",
    re.IGNORECASE,
)


def nothing_hidden(draft: Draft) -> Iterator[Found]:
    """Characters that cannot be seen can turn a number round or hide a word; the bot adds its own."""
    for path, text in draft.strings:
        if name := scan.hidden(text):
            yield Found(path, f"a character here cannot be seen ({name})", "type this line anew")


def no_typed_dates(draft: Draft) -> Iterator[Found]:
    """A date is filled in from `deadlines:`, in two calendars and as known on the day; a year may stand."""
    for path, text in draft.texts:
        plain = scan.fold_digits(scan.without_links(scan.without_placeholders(text)))
        if found := MONTH.search(plain) or FIGURES.search(plain):
            message = f'"{found[0].strip()}" is a date typed into a text'
            yield Found(path, message, "write a placeholder such as {deadline_id.due}, or the year alone")


def no_hotline(draft: Draft) -> Iterator[Found]:
    """The number for reporting foreigners stands nowhere: a person in need would dial it."""
    for path, text in draft.strings:
        if scan.hotline(text):
            message = "the number of the line for reporting foreigners stands here"
            yield Found(path, message, "speak of it without its number")


def no_typed_phones(draft: Draft) -> Iterator[Found]:
    """A number to call stands in `contacts:` with the day on which somebody called it."""
    for path, text in draft.texts:
        if not scan.hotline(text) and not FIGURES.search(text) and (found := scan.phone(text)):
            message = f'"{found}" looks like a phone number'
            yield Found(path, message, "put it into `contacts:` with `verified:`")


def nobody_is_illegal(draft: Draft) -> Iterator[Found]:
    """A person has no valid papers; no person is illegal."""
    for path, text in draft.texts:
        if found := ILLEGAL.search(PLAN.sub(" ", text)):
            yield Found(path, f'"{found[0]}" is said of a person', 'write "without valid papers"')


RULES = (nothing_hidden, no_typed_dates, no_hotline, no_typed_phones, nobody_is_illegal)

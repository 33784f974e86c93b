"""A small invented content: every kind of answer, branch and date once, and nothing true."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from bot.dialogue.content import (
    Act,
    Answer,
    Branch,
    Contact,
    Deadline,
    Decision,
    Faq,
    Kind,
    Source,
    Step,
    Version,
    Withdrawn,
)
from tests.dialogue.small_check import make_check, make_other_check

FIRST, LAST = date(2025, 6, 1), date(2026, 11, 22)
DAYS = tuple(FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))

# Days on which something changes; each is a constant, so that a test can say which one it means.
ORDER = date(2024, 7, 10)
CARD_ENDS = date(2025, 6, 30)
LETTER = date(2025, 8, 5)  # extends the card after it had ended
LETTER_ENDS = date(2025, 9, 1)
SECOND_LETTER = date(2025, 8, 20)  # extends it again, before the new end
CARD_ENDS_AT_LAST = date(2025, 12, 31)
FINAL_WORD = date(2026, 2, 1)
REMOVALS_ANNOUNCED = date(2025, 7, 31)
REMOVALS_START = date(2025, 9, 1)
OFFICE_KNOWN = date(2025, 10, 1)
RUMOUR_WITHDRAWN = date(2025, 11, 5)
READ_UNTIL = date(2026, 3, 7)


def make_faq() -> Faq:
    """Shared by tests: nothing in it can be changed."""
    branches = (
        Branch("papers", "Papers", "🪪", ("old-card", "office", "unwritten", "nothing")),
        Branch("old-card", "The old card", "💳", ("card", "card-lost")),
        Branch("nothing", "Nothing yet", "📭", ("nothing-below",)),
        Branch("nothing-below", "Nothing below", "📭", ("unwritten-too",)),
        Branch("trouble", "Trouble", "👮", ("arrested", "rumour", "helplines")),
        Branch("rest", "The rest", "📅", ("dates", "privacy")),
    )
    answers = (_card(), *_plain_answers())
    deadlines = (_card_validity(), _removals())
    sources = (
        Source("order", "Gazette of Invention", "An order", ORDER, "https://example.org/order"),
        Source("letter", "The Invented Times", None, LETTER, "https://example.org/letter"),
        Source("page", "UNHCR", "A page without a day", None, "https://example.org/page"),
        Source("radio", "Radio Invention", "A report", READ_UNTIL, "https://example.org/radio"),
    )
    contacts = (
        Contact("office", "The office", "https://example.org/office", None, None),
        Contact("nobody", "Nobody", None, None, None),
    )
    checks = (make_check(), make_other_check())
    return Faq(
        edition=1,
        read_until=READ_UNTIL,
        roots=("papers", "trouble", "rest", "nothing"),
        branches={each.id: each for each in branches},
        answers={each.id: each for each in answers},
        deadlines={each.id: each for each in deadlines},
        sources={each.id: each for each in sources},
        contacts={each.id: each for each in contacts},
        checks={each.id: each for each in checks},
    )


def _card() -> Answer:
    """Spoken of in three periods, in passages with every kind of placeholder and step."""
    first = make_version(
        FIRST,
        as_of=date(2025, 6, 30),
        says=("The card ends on {card_validity.due}, {card_validity.relative}.", "It said so on {as_of}."),
        steps=tuple(Step(act, f"Please {act} something.") for act in Act),
        ask=("Ask the office. We know of it up to {read_until}.",),
        sources=("order", "page"),
    )
    letter = make_version(
        LETTER,
        as_of=date(2025, 8, 20),
        says=(
            "The card ends on {card_validity.due}, as told on {card_validity.announced}.",
            "The letter of {card_validity.letter.announced} named {card_validity.letter.sets}.",
        ),
        steps=(Step(Act.GO, "Go."), Step(Act.DO, "Look again.")),
        sources=("order", "letter", "page"),
    )
    last = make_version(
        FINAL_WORD,
        as_of=READ_UNTIL,
        says=("The card ended on {card_validity.due}, {card_validity.relative}.",),
        sources=("order", "letter", "page", "radio"),
    )
    return Answer(
        id="card",
        number=136,
        title="When does the card end?",
        icon="📅",
        deadlines=("card-validity",),
        see=("card-lost", "arrested", "unwritten"),
        versions=(first, letter, last),
    )


def _plain_answers() -> tuple[Answer, ...]:
    return (
        make_answer("card-lost", 217, "My card is lost", "🔍", make_version(FIRST)),
        make_answer("office", 325, "Where is the office?", "🏢", make_version(OFFICE_KNOWN)),
        make_answer("unwritten", 433, "An answer nobody wrote", "📭"),
        make_answer("unwritten-too", 541, "Another one nobody wrote", "📭"),
        make_answer("arrested", 415, "Somebody was arrested", "🚨", make_version(FIRST)),
        make_answer(
            "rumour",
            523,
            "A rumour",
            "🗣",
            make_version(FIRST),
            withdrawn=Withdrawn(RUMOUR_WITHDRAWN, "It was not true."),
        ),
        make_answer("helplines", 631, "Who can help?", "📞", make_version(FIRST), lists="contacts"),
        make_answer("dates", 718, "All dates", "📅", make_version(FIRST), lists="deadlines"),
        make_answer("privacy", 829, "What is kept?", "🔒", make_version(FIRST, sources=())),
    )


def _card_validity() -> Deadline:
    return Deadline(
        "card-validity",
        Kind.UNTIL,
        "The card",
        (
            Decision(ORDER, CARD_ENDS, ("order",)),
            Decision(LETTER, LETTER_ENDS, ("letter",), name="letter"),
            Decision(SECOND_LETTER, CARD_ENDS_AT_LAST, ("letter",)),
            Decision(FINAL_WORD, CARD_ENDS_AT_LAST, ("radio",), final=True),
        ),
        listed=True,
        answer="card",
    )


def _removals() -> Deadline:
    return Deadline(
        "removals",
        Kind.FROM,
        "Removals",
        (Decision(REMOVALS_ANNOUNCED, REMOVALS_START, ("letter",)),),
        listed=True,
    )


def make_answer(
    id: str,
    number: int,
    title: str,
    icon: str,
    *versions: Version,
    withdrawn: Withdrawn | None = None,
    lists: Literal["deadlines", "contacts"] | None = None,
) -> Answer:
    return Answer(id, number, title, icon, (), (), versions, withdrawn, lists)


def make_version(
    known_from: date,
    *,
    as_of: date = READ_UNTIL,
    review_after: timedelta = timedelta(days=60),
    says: tuple[str, ...] = ("This is invented.",),
    steps: tuple[Step, ...] = (),
    ask: tuple[str, ...] = (),
    sources: tuple[str, ...] = ("page",),
) -> Version:
    return Version(known_from, as_of, review_after, says, steps, ask, sources)

"""What is due to be read again, on the day itself, the day before, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.dialogue.content import Contact, Faq, Source, Withdrawn
from bot.dialogue.reviews import due
from tests.dialogue.small import make_answer, make_faq, make_version

READ = date(2026, 3, 1)
MONEY = make_version(READ, as_of=READ, review_after=timedelta(days=14))
COURTS = make_version(READ, as_of=READ, review_after=timedelta(days=60))
LAST_DAY = READ + timedelta(days=14)


def content() -> Faq:
    answers = (
        make_answer("courts", 111, "Courts", "🏛", COURTS),
        make_answer("money", 222, "Money", "💰", MONEY),
        make_answer("borders", 333, "Borders", "🛂", MONEY),
        make_answer("unwritten", 444, "Unwritten", "📭"),
    )
    return replace(make_faq(), answers={each.id: each for each in answers})


def ids(faq: Faq, day: date) -> list[str]:
    return [each.answer.id for each in due(faq, day)]


def test_an_answer_is_due_on_the_day_after_its_span() -> None:
    assert ids(content(), LAST_DAY) == []
    found = due(content(), LAST_DAY + timedelta(days=1))
    assert [each.answer.id for each in found] == ["borders", "money"]
    assert {each.since for each in found} == {LAST_DAY + timedelta(days=1)}


def test_the_longest_due_comes_first() -> None:
    assert ids(content(), READ + timedelta(days=61)) == ["borders", "money", "courts"]


def test_what_was_taken_back_is_not_due() -> None:
    faq = content()
    gone = replace(faq.answers["money"], withdrawn=Withdrawn(LAST_DAY, "It was wrong."))
    faq = replace(faq, answers={**faq.answers, "money": gone})
    assert ids(faq, LAST_DAY + timedelta(days=1)) == ["borders"]


def test_on_a_day_before_anything_was_known_nothing_is_due() -> None:
    assert ids(content(), READ - timedelta(days=1)) == []


def test_whom_to_ask_are_the_publishers_once_and_the_contacts_behind_the_pages() -> None:
    faq = content()
    page = Source("page", "UNHCR", None, None, "https://help.example.org/pakistan/a")
    other = Source("other", "UNHCR", None, READ, "https://news.example.org/b")
    version = replace(MONEY, sources=("page", "other"))
    contacts = {
        "unhcr": Contact("unhcr", "UNHCR", "https://help.example.org/", None, None),
        "iom": Contact("iom", "IOM", "https://iom.example.org/", None, None),
    }
    answers = {
        "money": replace(faq.answers["money"], versions=(version,)),
        "helplines": make_answer("helplines", 555, "Help", "☎️", version, lists="contacts"),
    }
    faq = replace(faq, answers=answers, sources={"page": page, "other": other}, contacts=contacts)
    helplines, money = due(faq, LAST_DAY + timedelta(days=1))
    assert money.publishers == ("UNHCR",)
    assert money.sources == (page, other)
    assert [each.id for each in money.contacts] == ["unhcr"]
    assert [each.id for each in helplines.contacts] == ["unhcr", "iom"]

"""Trial or live: what is missing on a day, and since when nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.content import LOCALES, Contact, Faq, Operator, Role, SignOff, Withdrawn
from bot.dialogue.responsibility import (
    SIGNED,
    NobodyCalled,
    NotSigned,
    NotTold,
    Standing,
    lacks,
    outside_telegram,
    standing,
    unchecked_since,
    whole,
)
from tests.dialogue.small import make_faq

DAY = date(2026, 11, 22)
OPERATOR = Operator("A Good Society", "A. Person", "help@example.org", "Germany")


def signed(day: date = DAY, edition: int = 1) -> Iterator[SignOff]:
    for locale in LOCALES:
        for branch in SIGNED:
            for role in Role:
                yield SignOff(locale, branch, role, day, edition)


def live(called: date = DAY) -> Faq:
    """A content that lacks nothing."""
    contacts = {"office": Contact("office", "The office", None, "+92 51 000000", called)}
    return replace(
        make_faq(), contacts=contacts, operator=OPERATOR, sign_offs=tuple(signed()), reconfirmed=DAY
    )


def test_with_all_of_it_the_bot_is_live_and_says_whose_it_is() -> None:
    assert list(lacks(live(), Operator(), DAY)) == []
    assert standing(live(), Operator(), DAY) == Standing(operator=OPERATOR)


def test_as_it_is_written_everything_is_missing() -> None:
    found = list(lacks(make_faq(), Operator(), DAY))
    assert found[:5] == [
        NotTold("name"),
        NotTold("person"),
        NotTold("complaints"),
        NotTold("country"),
        NobodyCalled(None),
    ]
    assert found[5:] == [
        NotSigned(locale, branch, role) for locale in LOCALES for branch in SIGNED for role in Role
    ]
    assert standing(make_faq(), Operator(), DAY).trial


@pytest.mark.parametrize("what", ["name", "person", "complaints", "country"])
def test_one_thing_untold_of_the_operator_makes_it_a_trial(what: str) -> None:
    faq = replace(live(), operator=replace(OPERATOR, **{what: None}))
    assert [str(each) for each in lacks(faq, Operator(), DAY)] == [f"NotTold(what={what!r})"]
    assert standing(faq, Operator(), DAY) == Standing(trial=True)


def test_the_settings_go_before_the_content_and_complete_it() -> None:
    faq = replace(live(), operator=Operator(name="An old name", country="Pakistan"))
    told = Operator(name="A new name", person="B. Person", complaints="a@example.org")
    assert whole(faq, told) == Operator("A new name", "B. Person", "a@example.org", "Pakistan")
    assert standing(faq, told, DAY).operator == whole(faq, told)


@pytest.mark.parametrize(("days", "missing"), [(0, False), (30, False), (31, True), (-1, True)])
def test_a_call_counts_for_thirty_days(days: int, missing: bool) -> None:
    called = DAY - timedelta(days=days)
    found = list(lacks(live(called), Operator(), DAY))
    assert found == ([NobodyCalled(called if days > 0 else None)] if missing else [])


def test_a_call_without_a_number_is_none() -> None:
    faq = replace(
        live(), contacts={"office": Contact("office", "The office", "https://a.example", None, DAY)}
    )
    assert list(lacks(faq, Operator(), DAY)) == [NobodyCalled(None)]


def test_one_signature_less_makes_it_a_trial() -> None:
    for left_out in signed():
        faq = replace(live(), sign_offs=tuple(each for each in signed() if each != left_out))
        missing = NotSigned(left_out.locale, left_out.branch, left_out.role)
        assert list(lacks(faq, Operator(), DAY)) == [missing]


def test_a_signature_of_tomorrow_or_of_an_edition_to_come_is_none() -> None:
    for each in (signed(day=DAY + timedelta(days=1)), signed(edition=2)):
        assert len(list(lacks(replace(live(), sign_offs=tuple(each)), Operator(), DAY))) == 24


def test_a_version_that_came_after_the_signature_was_not_read() -> None:
    faq = live()
    branches = {**faq.branches, "police": replace(faq.branches["old-card"], id="police", children=("card",))}
    version = faq.answers["card"].version_on(DAY)
    assert version
    before, same = version.known_from - timedelta(days=1), version.known_from
    unread = replace(faq, branches=branches, sign_offs=tuple(signed(before)))
    missing = list(lacks(unread, Operator(), DAY))
    assert missing == [
        NotSigned(locale, "police", role, version.known_from) for locale in LOCALES for role in Role
    ]
    read = replace(faq, branches=branches, sign_offs=tuple(signed(same)))
    assert list(lacks(read, Operator(), DAY)) == []


@pytest.mark.parametrize(("days", "said"), [(0, False), (30, False), (31, True)])
def test_after_thirty_days_nobody_has_checked(days: int, said: bool) -> None:
    faq = replace(make_faq(), reconfirmed=DAY)
    assert unchecked_since(faq, DAY + timedelta(days=days)) == (DAY if said else None)


def test_without_a_word_of_anybody_it_counts_from_the_answer_read_least() -> None:
    faq = make_faq()
    in_force = [each.version_on(DAY) for each in faq.answers.values() if not each.taken_back(DAY)]
    oldest = min(version.as_of for version in in_force if version)
    assert unchecked_since(faq, DAY) == oldest
    assert unchecked_since(faq, oldest + timedelta(days=30)) is None
    assert unchecked_since(replace(faq, reconfirmed=DAY), DAY - timedelta(days=1)) == oldest


def test_to_read_on_is_not_to_check_the_answers() -> None:
    faq = make_faq()
    assert unchecked_since(replace(faq, read_until=DAY), DAY) == unchecked_since(faq, DAY) != DAY
    checked = replace(faq, reconfirmed=DAY - timedelta(days=31), read_until=DAY)
    assert unchecked_since(checked, DAY) == DAY - timedelta(days=31)


def test_what_was_taken_back_or_not_written_need_not_be_checked() -> None:
    faq = make_faq()
    gone = {id: replace(each, withdrawn=Withdrawn(DAY, "Wrong.")) for id, each in faq.answers.items()}
    assert unchecked_since(replace(faq, answers=gone), DAY) is None
    assert unchecked_since(replace(faq, answers={}), DAY) is None


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("help@example.org", True),
        ("https://example.org/complaints", True),
        ("+92 51 1234567", True),
        ("12 Street, Islamabad", True),
        ("@panah_help", False),
        ("https://t.me/panah_help", False),
        ("telegram.me/panah", False),
        ("tg://resolve?domain=panah", False),
    ],
)
def test_complaints_go_somewhere_outside_telegram(address: str, outside: bool) -> None:
    assert outside_telegram(address) is outside

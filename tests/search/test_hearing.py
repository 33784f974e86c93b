"""Danger, talk and languages, heard with the shipped ranking; none of these texts is a wording."""

from __future__ import annotations

import pytest

from bot.content.wordings import FURTHER as WORDED
from bot.dialogue.content import Locale
from bot.dialogue.events import Wrote
from bot.dialogue.heard import Danger, Talk
from bot.search.hearing import FURTHER
from tests.search.real import real


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("police are here now taking my husband", Danger.ARREST),
        ("they took my brother from the bazaar with their car", Danger.ARREST),
        ("پولیسو زما ورور نیولی دی", Danger.ARREST),
        ("پولیس برادرم را گرفت برد", Danger.ARREST),
        ("meray bhai ko police le gai hai", Danger.ARREST),
        ("a child alone in street without parents", Danger.CHILD_ALONE),
        ("my husband beats me every night", Danger.VIOLENCE),
        ("i want to kill myself", Danger.DYING),
    ],
)
def test_a_danger_is_heard(text: str, danger: Danger) -> None:
    understood = real().question(text, "en")
    assert understood.danger is danger
    nearest = {
        Danger.ARREST: "arrested",
        Danger.CHILD_ALONE: "children-alone",
        Danger.VIOLENCE: "women-girls",
    }
    assert danger is Danger.DYING or understood.ranked[0].id == nearest[danger]
    assert not understood.sure or danger in (Danger.ARREST, Danger.CHILD_ALONE)


@pytest.mark.parametrize(
    "text",
    [
        "can I be arrested",
        "can police arrest me if my card expired",
        "police stop me what to do",
        "police stopped me and asked my card",
        "کیا پولیس مجھے گرفتار کر سکتی ہے",
        "kya police mujhe giraftar kar sakti hai",
        "آیا پولیس مرا گرفتار می‌کند",
        "ایا پولیس ما نیولی شي",
        "can my child go to school alone",
        "",
        "asdf qwer zxcv",
        "یک هزار و سیصد",
    ],
)
def test_an_ordinary_question_raises_no_alarm(text: str) -> None:
    assert real().question(text, "en").danger is None


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("hello", Talk.GREETING),
        ("سلام", Talk.GREETING),
        ("assalam o alaikum bhai", Talk.GREETING),
        ("تشکر", Talk.THANKS),
        ("thank you so much", Talk.THANKS),
        ("stop", Talk.STOP),
        ("بس", Talk.STOP),
        ("band karo ye msgs", Talk.STOP),
        ("1700", Talk.REPORTING_LINE),
        ("۱۷۰۰", Talk.REPORTING_LINE),
        ("17-00", Talk.REPORTING_LINE),
        ("somebody told me call ١٧٠٠", Talk.REPORTING_LINE),
        ("سترہ سو پر فون کروں", Talk.REPORTING_LINE),
    ],
)
def test_talk_is_heard_and_opens_nothing(text: str, talk: Talk) -> None:
    understood = real().question(text, "ur")
    assert understood.talk is talk
    assert not understood.sure


@pytest.mark.parametrize(
    "text", ["salam my card is lost", "i paid 1700 rupees", "call 03170012345", "police stop me what to do"]
)
def test_a_question_is_no_talk(text: str) -> None:
    assert real().question(text, "en").talk is None


@pytest.mark.parametrize(
    ("known", "text", "language"),
    [
        ("ps", "میرا کارڈ گم ہو گیا ہے کیا کروں", "ur"),
        ("ur", "زما کارډ ورک شوی دی څه وکړم", "ps"),
        ("en", "mera card gum ho gaya kya karun", "ur"),
        ("ps", "کارت من گم شده چی کنم", "fa_AF"),
        ("fa_AF", "my por card is expired", "en"),
        ("ur", "میرا کارڈ گم ہو گیا ہے کیا کروں", None),
        ("fa_AF", "PoR card", None),
        (None, "my por card is expired", None),
    ],
)
def test_only_what_is_clearly_another_language_is_told(
    known: Locale | None, text: str, language: Locale | None
) -> None:
    assert real().question(text, known).language == language


def test_a_date_alone_opens_nothing_but_is_told() -> None:
    understood = real().question("30 جون 2025", "ur")
    assert not understood.sure
    assert [day.isoformat() for day in understood.days] == ["2025-06-30"]


@pytest.mark.parametrize("text", ["what is the weather today", "asdf qwer zxcv", "bitcoin price"])
def test_where_nothing_is_near_nothing_is_offered(text: str) -> None:
    assert not real().question(text, "en").near
    assert real().event(text, "", "en") == Wrote(())


def test_the_further_keys_of_the_wordings_are_those_that_are_heard() -> None:
    assert set(WORDED) == FURTHER

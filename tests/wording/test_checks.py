"""How a check reads: the first thing to do on top, then what applies and why, in groups."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.dialogue.check import Check
from bot.dialogue.checking import begun
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.replay import Answers, write
from bot.dialogue.screens import CheckAnswers, CheckQuestion
from bot.editions import ROOT, read_content
from bot.wording.catalogs import read_words
from bot.wording.message import Message, Style
from bot.wording.render import Renderer

FAQ = read_content()
CHECK = FAQ.checks["my-situation"]
RENDERER = Renderer(FAQ, read_words(ROOT / "locales"))
THEN, NOW = date(2025, 6, 10), date(2026, 11, 28)
POR: Answers = {
    "urgent": ("no",),
    "for-whom": ("me",),
    "paper": ("por",),
    "true-for-us": ("none-of-these",),
}


def results(answers: Answers, today: date = NOW, locale: Locale = "en") -> Message:
    return RENDERER.render(begun(FAQ, CHECK, write(CHECK, answers), today), locale, today)


def heads(message: Message) -> list[str]:
    return [each.text for each in message.paragraphs if each.style is Style.HEAD]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def test_the_first_thing_to_do_stands_above_all_results() -> None:
    message = results(POR)
    assert heads(message)[:3] == ["First", "✅ This applies", "🟡 This may apply"]
    first = next(each.text for each in message.paragraphs if each.text.startswith("👉"))
    assert first == "👉 Tell your family now: after an arrest, first ask legal aid or UNHCR by phone."


def test_each_result_says_why_its_source_and_its_day() -> None:
    text = results(POR).plain
    assert "Deportation of PoR card holders was officially from \u20681 September 2025\u2069." in text
    assert "Because you said: \u2068PoR card\u2069." in text
    assert "Source: \u2068ARY News, Geo News (Reuters)\u2069. Read up to \u20687 March 2026\u2069." in text


def test_old_reading_is_said_before_anything_else_and_not_while_it_is_fresh() -> None:
    assert "Up to \u20687 March 2026\u2069 we knew this." in results(POR).paragraphs[1].text
    assert "we knew this" not in results(POR, THEN).plain
    assert "must leave by \u206830 June 2025\u2069" in results(POR, THEN).plain


def test_what_is_open_is_told_once_for_each_question_and_asked_by_a_button() -> None:
    message = results({**POR, "true-for-us": ("unknown",)})
    assert message.plain.count("It decides this:") == 1
    assert labels(message)[0].startswith("❓ What is true for you or your family?")


def test_a_mixed_family_reads_what_differs_by_paper() -> None:
    message = results({**POR, "paper": ("several",)})
    assert "✅ This applies: \u2068" not in message.plain
    assert "Order to leave Pakistan: ✅ This applies: PoR card, Afghan Citizen Card (ACC)" in message.plain
    assert labels(message)[0] == "👤 PoR card"


def test_a_question_shows_what_was_said_and_what_is_ticked() -> None:
    message = RENDERER.render(
        CheckQuestion("my-situation", "true-for-us", ("hn", "pp"), ("abroad",)), "en", NOW
    )
    assert "You said: \u2068No · PoR card\u2069" in message.plain
    assert labels(message)[:2] == ["⬜ Pakistani husband, wife, parent", "☑️ A case in another country"]
    assert "✔️ Done" in labels(message)


def test_what_was_said_stands_beside_each_question() -> None:
    message = RENDERER.render(CheckAnswers("my-situation", ("hn", "pp")), "en", NOW)
    assert "Has one of these happened? — No" in message.plain
    assert labels(message)[:3] == ["✏️ No", "✏️ PoR card", "➡️ Go on with the questions"]


PROMISES = re.compile(
    r"\b(sure|surely|safe|safely|guarantee\w*|protects?|certain|cannot be (?:arrested|deported)|"
    r"will not be (?:arrested|deported))\b"
)
DENIED = re.compile(
    r"no sure (?:protection|way)|(?:No paper of (?:UNHCR|theirs)|None of them) is sure protection"
    r"|does not protect|If it is safe"
)


@pytest.mark.parametrize("check", FAQ.checks.values(), ids=lambda check: check.id)
def test_nothing_promises_safety(check: Check) -> None:
    """A word of safety stands only where it is denied; translations are held to it by their negations."""
    cases = [case for result in check.results for case in result.cases]
    for text in (text for case in cases for text in (case.says, case.do or "")):
        assert not PROMISES.search(DENIED.sub("", text)), text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("today", [THEN, NOW], ids=str)
def test_every_kind_of_result_can_be_read(locale: Locale, today: date) -> None:
    text = results({**POR, "true-for-us": ("fear", "spouse", "abroad"), "country": ("us",)}, today, locale)
    assert len(heads(text)) == (3 if today == THEN else 4)
    assert "{" not in text.plain

"""Typed words through a real Application: danger, what cannot be known, and what a reader lends or says."""

from __future__ import annotations

import pytest

from bot.store import Counted, Words
from tests.telegram.conftest import DAY, Bot, last

NOWHERE = "who won the cricket match at 12"
ASK = "May an editor read this question?"


async def test_words_are_lent_only_after_a_yes_and_without_their_numbers(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write(NOWHERE)
    asked = await last(phone)
    assert ASK in asked.text
    assert await bot.learning.words(DAY) == ()
    phone.tap("Yes, an editor may read it")
    assert "for \u206830\u2069 days" in (await last(phone)).text
    kept = NOWHERE.replace("12", "··")
    assert await bot.learning.words(DAY) == (Words(DAY, "en", kept, 1),)


async def test_after_a_no_nothing_is_kept_but_the_count(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write(NOWHERE)
    assert ASK in (await last(phone)).text
    phone.tap("No")
    assert "I keep nothing of it" in (await last(phone)).text
    assert await bot.learning.words(DAY) == ()
    assert await bot.learning.counts(DAY) == (Counted(None, "en", "missed", 1),)


async def test_words_that_are_gone_cannot_be_lent(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write(NOWHERE)
    shown = await last(phone)
    phone.press_again(shown.id, "o_menu")
    await phone.settled()
    phone.write("salam")
    menu = await last(phone)
    phone.press_again(menu.id, "4")
    assert "I no longer have your words" in (await last(phone)).text


@pytest.mark.parametrize(
    ("label", "what"),
    [("👍 Helped", "helped"), ("👎 Did not help", "not-helped"), ("🚩 Wrong or dangerous", "wrong")],
)
async def test_a_word_on_an_answer_is_counted(bot: Bot, label: str, what: str) -> None:
    phone = await bot.reader()
    phone.write("136")
    await phone.settled()
    phone.tap(label)
    await phone.settled()
    assert await bot.learning.counts(DAY) == (Counted("por-expiry", "en", what, 1),)


async def test_an_arrest_told_in_the_words_of_a_newcomer_opens_what_to_do(bot: Bot) -> None:
    phone = bot.phone()
    phone.write("the police are here now and they took my brother")
    assert "Somebody was arrested" in (await last(phone)).text


async def test_violence_is_answered_in_all_languages_to_who_has_chosen_none(bot: Bot) -> None:
    phone = bot.phone()
    phone.write("my husband beats me every night")
    assert "I am a program and cannot come" in (await last(phone)).text


async def test_a_typed_label_counts_when_it_replies_to_its_screen(bot: Bot) -> None:
    phone = await bot.reader()
    screen = await last(phone)
    phone.write("my card or paper", reply_to=screen.id)
    assert "PoR card" in (await last(phone)).labels[0]

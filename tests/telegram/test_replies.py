"""Every kind of update through a real Application: a sensible reply or a sensible silence."""

from __future__ import annotations

from datetime import date

import pytest

from bot.telegram.stand_in import bad, forbidden, too_many
from bot.telegram.stand_in.refusal import Refused
from tests.telegram.conftest import Bot, last


async def test_a_tap_edits_its_screen_in_place(bot: Bot) -> None:
    phone = await bot.reader()
    before = await phone.settled()
    phone.tap("🪪 My card or paper")
    after = await phone.settled()
    assert [each.id for each in after.messages] == [each.id for each in before.messages]
    assert "PoR card" in after.last.labels[0]


async def test_a_tap_is_confirmed_and_no_preview_is_shown(bot: Bot) -> None:
    phone = await bot.reader()
    phone.tap("🚨 Police now")
    await phone.settled()
    assert len(bot.stand_in.sent("answerCallbackQuery")) == 2
    shown = [*bot.stand_in.sent("sendMessage"), *bot.stand_in.sent("editMessageText")]
    assert all(call["link_preview_options"]["is_disabled"] for call in shown)


async def test_the_same_tap_twice_changes_nothing(bot: Bot) -> None:
    phone = await bot.reader()
    phone.tap("🚨 Police now")
    first = (await phone.settled()).last
    phone.tap("🚨 Police now")
    assert (await phone.settled()).last == first


@pytest.mark.parametrize("label", ["1 پښتو", "2 دری", "3 اردو", "4 English"])
async def test_a_language_is_chosen_by_tap(bot: Bot, label: str) -> None:
    phone = bot.phone("de")
    phone.start()
    await phone.settled()
    phone.tap(next(each for each in (await phone.settled()).last.labels if each.endswith(label[2:])))
    assert (await last(phone)).text


async def test_the_phone_language_comes_first(bot: Bot) -> None:
    phone = bot.phone("ur")
    phone.start()
    assert "اردو" in (await last(phone)).labels[0]


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "location", "contact", "document", "poll"])
async def test_what_cannot_be_read_is_answered(bot: Bot, kind: str) -> None:
    phone = await bot.reader()
    phone.send(kind)
    text = (await last(phone)).text
    assert "cannot" in text or "only read text" in text or "do not need to know" in text


async def test_an_edited_question_is_answered_anew(bot: Bot) -> None:
    phone = await bot.reader()
    written = phone.write("zzzz")
    await phone.settled()
    phone.edit(written, "415")
    assert "arrested" in (await last(phone)).text


async def test_service_messages_are_met_with_silence(bot: Bot) -> None:
    phone = await bot.reader()
    before = len((await phone.settled()).from_bot)
    phone.send("new_chat_members")
    assert len((await phone.settled()).from_bot) == before


async def test_a_group_is_told_once_where_to_write_and_only_when_it_calls(bot: Bot) -> None:
    phone = await bot.reader()
    group = bot.stand_in.group(-5)
    phone.write_in(group, "my card has expired")
    await phone.settled()
    assert not phone.screen(group).from_bot
    phone.write_in(group, "/start@panah_bot")
    await phone.settled()
    said = phone.screen(group).from_bot
    assert len(said) == 1
    assert "Write to me alone" in said[0].text
    assert not said[0].buttons


async def test_channels_other_bots_and_unknown_updates_are_met_with_silence(bot: Bot) -> None:
    channel = bot.stand_in.channel(-1_000_000_000_007)
    bot.stand_in.post_in(channel, "/start@panah_bot")
    robot = bot.stand_in.phone(900, is_bot=True)
    robot.write("/start")
    bot.stand_in.push({"something_new": {"id": 1}})
    await robot.settled()
    assert bot.stand_in.sent("sendMessage") == []


async def test_a_reader_who_blocks_the_bot_is_forgotten(bot: Bot) -> None:
    phone = await bot.reader()
    phone.block()
    await phone.settled()
    phone.start()
    assert "پښتو" in (await last(phone)).labels[0]


async def test_forget_erases_and_says_so(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("/forget")
    text = (await last(phone)).text
    assert "Erased: your language" in text
    assert "two days" in text
    phone.write("/menu")
    assert "دری" in " ".join((await last(phone)).labels)


async def test_hide_covers_the_screen_it_stands_on(bot: Bot) -> None:
    phone = await bot.reader()
    phone.tap("✖️ Hide")
    assert (await last(phone)).text == "Saved."


async def test_hide_by_hand_covers_older_screens_and_takes_the_command_away(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("415")
    await phone.settled()
    command = phone.write("/hide")
    screen = await phone.settled()
    assert {each.text for each in screen.from_bot} == {"Saved."}
    assert command not in [each.id for each in screen.messages]


async def test_hide_with_nothing_remembered_still_answers(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("/hide")
    await phone.settled()
    phone.write("/hide")
    assert (await last(phone)).text == "Saved."


async def test_a_button_of_another_edition_leads_to_the_menu(bot: Bot) -> None:
    phone = await bot.reader()
    screen = (await phone.settled()).last
    phone.press_again(screen.id, "o_an-answer-of-last-year")
    shown = await last(phone)
    assert "This button is old" in shown.text
    assert shown.id == screen.id
    phone.press_again(screen.id, "�?what")
    assert "This button is old" in (await last(phone)).text


@pytest.mark.parametrize("payload", ["por-expiry", "136", "o_por-expiry_en", "s_por-expiry_en"])
async def test_links_open_an_answer(bot: Bot, payload: str) -> None:
    phone = await bot.reader()
    phone.start(payload)
    assert "When do PoR cards expire?" in (await last(phone)).text


async def test_a_link_nobody_made_leads_to_the_menu(bot: Bot) -> None:
    phone = await bot.reader()
    phone.start("%%%")
    assert "This button is old" in (await last(phone)).text


async def test_the_same_question_on_another_day_has_the_answer_of_that_day(bot: Bot) -> None:
    phone = await bot.reader()
    phone.write("136")
    assert "Up to" in (await last(phone)).text
    bot.clock.set(date(2025, 6, 10))
    phone.write("136")
    text = (await last(phone)).text
    assert "Up to" not in text.split("\n")[2]
    assert "20" in text


async def test_a_screen_that_is_gone_is_sent_anew(bot: Bot) -> None:
    phone = await bot.reader()
    screen = (await phone.settled()).last
    bot.stand_in.fail_next("editMessageText", bad("message to edit not found"))
    phone.tap("🚨 Police now")
    assert (await last(phone)).id > screen.id


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("answerCallbackQuery", bad("query is too old and response timeout expired or query ID is invalid")),
        ("editMessageText", too_many(3)),
        ("editMessageText", forbidden("bot was blocked by the user")),
    ],
)
async def test_a_refused_call_does_not_stop_the_next(bot: Bot, method: str, error: Exception) -> None:
    phone = await bot.reader()
    bot.stand_in.fail_next(method, error)  # type: ignore[arg-type]  # the stand-in's union of refusals
    phone.tap("🚨 Police now")
    await phone.settled()
    phone.write("/menu")
    assert "What do you want to know?" in (await last(phone)).text


async def test_commands_and_descriptions_are_set_once(bot: Bot) -> None:
    phone = await bot.reader()
    await phone.settled()
    codes = [call.get("language_code") for call in bot.stand_in.sent("setMyCommands")]
    assert codes == [None, "ps", "fa", "ur"]
    for method in ("setMyDescription", "setMyShortDescription"):
        said = " ".join(str(call) for call in bot.stand_in.sent(method)).lower()
        assert not any(word in said for word in ("refugee", "card", "police"))


async def test_nobody_can_follow_from_a_group(bot: Bot) -> None:
    phone = await bot.reader()
    group = bot.stand_in.group(-6)
    phone.write_in(group, "/start@panah_bot")
    await phone.settled()
    said = phone.screen(group).from_bot[0]
    assert not said.buttons
    message = group.messages[said.id]
    message.markup = {"inline_keyboard": [[{"text": "🔔", "callback_data": "f_por-validity_changes_y"}]]}
    phone.press(said.id, "f_por-validity_changes_y", group)
    await phone.settled()
    phone.write("/dates")
    assert "You follow no date" in (await last(phone)).text


async def test_a_group_that_moved_is_not_named_in_the_log(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    phone = await bot.reader()
    moved = Refused(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100777
    )
    bot.stand_in.fail_next("sendMessage", moved)
    phone.write_in(bot.stand_in.group(-7), "/start@panah_bot")
    await phone.settled()
    assert "the group has moved" in caplog.text
    assert "777" not in caplog.text

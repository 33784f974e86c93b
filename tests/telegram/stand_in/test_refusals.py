"""What Telegram refuses is refused here, in its words; and faults happen when a test asks for them."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.stand_in import Dropped, Foreign, Refused, StandIn, StandInRequest, forbidden, too_many
from tests.telegram.stand_in.conftest import CHOICE, Watch

STALE = "query is too old and response timeout expired or query ID is invalid"
TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


def markup(**button: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **button)]])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"chat_id": 99, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 7}, "message text is empty"),
        ("sendMessage", {"chat_id": 7, "text": " \n"}, "message text is empty"),
        ("sendMessage", {"chat_id": 7, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"chat_id": 7, "text": "🙂" * 2049}, "message is too long"),
        ("sendMessage", {"chat_id": 7, "text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": "{"},
         "can't parse reply_markup JSON object"),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": []},
         "object expected as reply markup"),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_parameters": {"message_id": 9}},
         "message to be replied not found"),
        ("editMessageText", {"chat_id": 7, "message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"chat_id": 7, "message_id": 1, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"chat_id": 7, "message_id": 2, "text": "x", "reply_markup": {"keyboard": []}},
         "inline keyboard expected"),
        ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
        ("deleteMessages", {"chat_id": 7, "message_ids": []}, "message identifiers are not specified"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, STALE),
        ("sendChatAction", {"chat_id": 7, "action": "singing"}, "wrong parameter action in request"),
        ("setWebhook", {"url": "http://example.org"},
         "bad webhook: An HTTPS URL must be provided for webhook"),
        ("setMyCommands", {"commands": [{"command": "Ö", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyName", {"name": "x" * 65}, "NAME_TOO_LONG"),
        ("setMyDescription", {"description": "x", "language_code": "fa_AF"},
         "invalid language code specified"),
        ("leaveChat", {"chat_id": 7}, "chat member status can't be changed in private chats"),
    ],
)  # fmt: skip
async def test_a_bad_request(
    stand_in: StandIn, bot: Bot, method: str, params: dict[str, Any], words: str
) -> None:
    stand_in.phone(7).write("x")
    await bot.send_message(7, "mine")
    with pytest.raises(Refused) as raised:
        await stand_in.answer(stand_in.token, method, params)
    assert raised.value.description == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("keyboard", "words"),
    [
        (markup(callback_data="ب" * 33), "Button_data_invalid"),
        (markup(url="not a link"), "Button_url_invalid"),
        (markup(), "Text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_a_bad_button(stand_in: StandIn, bot: Bot, keyboard: InlineKeyboardMarkup, words: str) -> None:
    stand_in.phone(7).write("x")
    with pytest.raises(BadRequest) as raised:
        await bot.send_message(7, "x", reply_markup=keyboard)
    assert words.lower() in raised.value.message.lower()


async def test_an_edit_without_a_keyboard_takes_it_away(stand_in: StandIn, bot: Bot) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    sent = await bot.send_message(7, "x", reply_markup=CHOICE)
    await sent.edit_text("x")
    assert phone.screen().last.buttons == ()
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("x")


async def test_who_blocks_is_out_of_reach_until_they_come_back(stand_in: StandIn, bot: Bot) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    phone.block()
    assert stand_in.pushed[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(7, "x")
    phone.start()
    await bot.send_message(7, "x")
    phone.delete_account()
    with pytest.raises(Forbidden, match=r"^Forbidden: user is deactivated$"):
        await bot.send_message(7, "x")


async def test_a_group_that_was_left(stand_in: StandIn, bot: Bot) -> None:
    stand_in.group(-100)
    supergroup = stand_in.group(-1_000_000_000_001)
    await bot.leave_chat(-100)
    stand_in.phone(7).remove_bot(supergroup)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot is not a member of the group chat$"):
        await bot.send_message(-100, "x")
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was kicked from the supergroup chat$"):
        await bot.send_message(supergroup.id, "x")


async def test_messages_can_be_deleted_for_two_days(stand_in: StandIn, bot: Bot, watch: Watch) -> None:
    phone = stand_in.phone(7)
    old = phone.write("old")
    watch.on(hours=49)
    new = phone.write("new")
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(7, old)
    await bot.delete_messages(7, [old, new])
    assert [message.text for message in phone.screen().messages] == ["old"]


async def test_a_press_can_be_answered_for_some_minutes(stand_in: StandIn, bot: Bot, watch: Watch) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    sent = await bot.send_message(7, "x", reply_markup=CHOICE)
    query = phone.press(sent.message_id, "ps")
    assert await bot.answer_callback_query(query)
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(query, "x" * 201)
    watch.on(minutes=16)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query(query)


async def test_wrong_tokens_and_methods(stand_in: StandIn, bot: Bot) -> None:
    for token, words in (("1:other", "Unauthorized"), ("other", "Not Found")):
        stranger = Bot(token, request=StandInRequest(stand_in))
        with pytest.raises(InvalidToken, match=words):
            await stranger.log_out()
    with pytest.raises(TelegramError, match="'notAMethod' not found"):
        await bot.do_api_request("notAMethod")
    assert await bot.do_api_request("GETME")


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (too_many(7), RetryAfter),
        (forbidden("bot was blocked by the user"), Forbidden),
        (Foreign(403, b"<html>Access denied</html>"), Forbidden),
        (Dropped(), NetworkError),
    ],
)
async def test_a_fault_hits_the_next_call_only(
    stand_in: StandIn, bot: Bot, fault: Any, kind: type[TelegramError]
) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    stand_in.fail_next("sendMessage", fault)
    await bot.get_me()
    with pytest.raises(kind):
        await bot.send_message(7, "lost")
    await bot.send_message(7, "sent")
    assert [message.text for message in phone.screen().from_bot] == ["sent"]
    assert stand_in.sent("sendMessage") == [{"chat_id": 7, "text": "sent"}]


async def test_a_connection_can_break_after_the_message_was_taken(stand_in: StandIn, bot: Bot) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    stand_in.fail_next("*", Dropped(taken=True))
    with pytest.raises(NetworkError):
        await bot.send_message(7, "taken")
    assert phone.screen().last.text == "taken"

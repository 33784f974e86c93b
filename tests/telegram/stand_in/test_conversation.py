"""A real python-telegram-bot application talks to people through the stand-in and notices nothing."""

import pytest

from bot.telegram.stand_in import StandIn
from tests.telegram.stand_in.conftest import Running


async def test_start_greets_with_buttons(stand_in: StandIn, application: Running) -> None:
    phone = stand_in.phone(7, language_code="fa")
    phone.start("por-expiry")
    screen = await phone.settled()
    assert screen.last.text == "سلام por-expiry"
    assert screen.last.labels == ["پښتو", "English"]
    assert [message.from_bot for message in screen.messages] == [False, True]


async def test_a_press_edits_in_place_and_shows_a_toast(stand_in: StandIn, application: Running) -> None:
    seen: list[str] = []
    stand_in.subscribe(lambda change: seen.append(f"{change.kind} {change.text or ''}".strip()))
    phone = stand_in.phone(7)
    phone.start()
    first = await phone.settled()
    phone.press(first.last.id, "پښتو")
    screen = await phone.settled()
    assert (screen.last.id, screen.last.text, screen.last.edited) == (first.last.id, "ps 🙂", True)
    assert screen.last.entities == ({"type": "bold", "offset": 0, "length": 2},)
    assert seen == ["message", "message", "toast toast ps", "edit"]


async def test_the_same_press_twice_is_not_modified(stand_in: StandIn, application: Running) -> None:
    phone = stand_in.phone(7)
    phone.start()
    await phone.settled()
    for _ in range(2):
        phone.tap("en")
        await phone.settled()
    (reason,) = application.bot_data["refused"]
    assert reason == (
        "Message is not modified: specified new message content and reply markup are exactly the same"
        " as a current content and reply markup of the message"
    )


async def test_an_echo_quotes_and_types(stand_in: StandIn, application: Running) -> None:
    phone = stand_in.phone(7)
    number = phone.write("زما کارت")
    screen = await phone.settled()
    assert (screen.last.text, screen.last.reply_to) == ("echo زما کارت", number)
    assert [call["action"] for call in stand_in.sent("sendChatAction")] == ["typing"]


@pytest.mark.parametrize(
    "kind",
    ["voice", "audio", "photo", "video", "video_note", "animation", "document", "sticker", "location",
     "venue", "contact", "dice", "poll", "new_chat_members"],
)  # fmt: skip
async def test_whatever_is_sent_arrives(kind: str, stand_in: StandIn, application: Running) -> None:
    phone = stand_in.phone(7)
    phone.send(kind)
    screen = await phone.settled()
    assert screen.last.text == "echo ?"
    assert screen.messages[0].kind == kind


async def test_two_people_do_not_see_each_other(stand_in: StandIn, application: Running) -> None:
    one, other = stand_in.phone(1), stand_in.phone(2)
    one.write("one")
    other.write("other")
    assert (await one.settled()).last.text == "echo one"
    assert other.screen().last.text == "echo other"


async def test_a_group_hears_the_echo(stand_in: StandIn, application: Running) -> None:
    group = stand_in.group(-100)
    phone = stand_in.phone(7)
    phone.write_in(group, "/start@panah_bot")
    await phone.settled()
    assert [message.text for message in phone.screen(group).messages] == ["/start@panah_bot", "سلام"]
    assert phone.screen().messages == ()


def test_pressing_what_is_not_there_names_what_is(stand_in: StandIn) -> None:
    phone = stand_in.phone(7)
    number = phone.write("x")
    with pytest.raises(LookupError, match="no button 'Yes' to press; its buttons: none"):
        phone.press(number, "Yes")

"""What the stand-in answers and pushes is what the Bot API would: an independent model of it agrees."""

import asyncio

from telegram import BotCommand, BotCommandScopeChat, ReplyKeyboardMarkup

from bot.telegram.stand_in import StandIn
from tests.judge import judge_stand_in
from tests.telegram.stand_in.conftest import CHOICE, Running


async def test_all_that_passes_is_well_formed(stand_in: StandIn, application: Running) -> None:
    phone = stand_in.phone(7, last_name="Khan", username="gul_khan", language_code="fa")
    number = phone.start("o_x")
    await phone.settled()
    phone.tap("en")
    for kind in ("voice", "audio", "photo", "video", "video_note", "animation", "document", "sticker",
                 "location", "venue", "contact", "dice", "poll", "new_chat_members"):  # fmt: skip
        phone.send(kind)
    phone.edit(number, "/start https://example.org 🙂")
    group = stand_in.group(-100, standing="left")
    channel = stand_in.channel(-1_000_000_000_007)
    phone.add_bot(group)
    phone.write_in(group, "سلام", reply_to=phone.write_in(group, "x"))
    stand_in.post_in(channel, "خبر")
    await phone.settled()
    phone.remove_bot(group)
    phone.block()
    phone.unblock()
    await phone.settled()
    bot = application.bot
    text = '<b>a<i>b</i></b> <a href="https://example.org">c</a><pre><code class="language-py">d</code></pre>'
    sent = await bot.send_message(7, text, parse_mode="HTML", reply_markup=CHOICE)
    await bot.edit_message_reply_markup(7, sent.message_id)
    await bot.send_message(7, "x", reply_markup=ReplyKeyboardMarkup([["x"]]))
    await bot.delete_messages(7, [sent.message_id])
    commands = [BotCommand("start", "پیل")]
    await bot.set_my_commands(commands, BotCommandScopeChat(7), "ps")
    assert list(await bot.get_my_commands(BotCommandScopeChat(7), "ps")) == commands
    for call in (bot.get_my_name, bot.get_my_description, bot.get_my_short_description, bot.get_webhook_info):
        await call()
    await asyncio.gather(bot.get_chat(7), bot.get_chat(-1_000_000_000_007), bot.get_me())
    assert judge_stand_in(stand_in) == []

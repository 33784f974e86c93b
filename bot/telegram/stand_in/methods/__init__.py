"""The methods of the Bot API that the stand-in knows, by name. What is not here is answered 404, as there."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.telegram.stand_in.methods import letters, places, polling, profile
from bot.telegram.stand_in.params import Params
from bot.telegram.stand_in.world import World

Method = Callable[[World, Params], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in {
        "getUpdates": polling.get_updates,
        "setWebhook": polling.set_webhook,
        "deleteWebhook": polling.delete_webhook,
        "getWebhookInfo": polling.get_webhook_info,
        "sendMessage": letters.send_message,
        "editMessageText": letters.edit_text,
        "editMessageReplyMarkup": letters.edit_markup,
        "deleteMessage": letters.delete_message,
        "deleteMessages": letters.delete_messages,
        "answerCallbackQuery": letters.answer_query,
        "sendChatAction": places.send_chat_action,
        "getChat": places.get_chat,
        "leaveChat": places.leave_chat,
        "getMe": profile.get_me,
        "logOut": profile.log_out,
        "close": profile.log_out,
        "setMyCommands": profile.set_commands,
        "getMyCommands": profile.get_commands,
        "deleteMyCommands": profile.delete_commands,
        "setMyName": profile.set_name,
        "getMyName": profile.get_name,
        "setMyDescription": profile.set_description,
        "getMyDescription": profile.get_description,
        "setMyShortDescription": profile.set_short_description,
        "getMyShortDescription": profile.get_short_description,
    }.items()
}

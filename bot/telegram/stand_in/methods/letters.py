"""Messages: sending, editing, taking back, and the answer to a press on a button."""

from datetime import timedelta

from bot.telegram.stand_in.keyboards import checked, inline_only
from bot.telegram.stand_in.markup import units
from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.people import Chat, Message
from bot.telegram.stand_in.refusal import NOT_MODIFIED, TOO_OLD, Refused, bad
from bot.telegram.stand_in.words import read_text
from bot.telegram.stand_in.world import QUERY_LIFETIME, World

_DELETABLE = timedelta(hours=48)
_LONGEST_TOAST = 200


def send_message(world: World, params: Params) -> Json:
    chat = world.reachable(params.integer("chat_id"))
    content = _content(params)
    markup = checked(params.object("reply_markup"))
    if chat.kind == "channel" and chat.standing != "administrator":
        raise bad("need administrator rights in the channel chat")
    sender = None if chat.kind == "channel" else world.me
    reply_to = _replied(chat, params)
    return world.post(chat, sender, content, markup=markup, reply_to=reply_to).as_json()


def edit_text(world: World, params: Params) -> Json:
    message = _mine(world, params, "message to edit not found")
    content = _content(params)
    return _edited(world, message, content, inline_only(params.object("reply_markup")))


def edit_markup(world: World, params: Params) -> Json:
    message = _mine(world, params, "message to edit not found")
    return _edited(world, message, message.content, inline_only(params.object("reply_markup")))


def delete_message(world: World, params: Params) -> bool:
    chat = world.reachable(params.integer("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad("message to delete not found")
    _check_deletable(world, message)
    world.remove(message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Those that cannot be found or deleted are passed over."""
    chat = world.reachable(params.integer("chat_id"))
    ids = params.array("message_ids") or []
    if not 1 <= len(ids) <= 100:
        raise bad("too many messages to delete" if ids else "message identifiers are not specified")
    for message in [chat.messages[number] for number in ids if number in chat.messages]:
        try:
            _check_deletable(world, message)
        except Refused:
            continue
        world.remove(message)
    return True


def answer_query(world: World, params: Params) -> bool:
    query = world.queries.get(params.text("callback_query_id"))
    if query is None or world.now() - query.born > QUERY_LIFETIME:
        raise bad(TOO_OLD)
    text = params.text("text")
    if units(text) > _LONGEST_TOAST:
        raise bad("MESSAGE_TOO_LONG")
    query.answered = True
    if text:
        kind = "alert" if params.switch("show_alert") else "toast"
        world.tell("alert" if kind == "alert" else "toast", query.message.chat, query.message, text)
    return True


def _content(params: Params) -> Json:
    text, entities = read_text(params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    preview = params.object("link_preview_options")
    return content | ({"link_preview_options": preview} if preview else {})


def _replied(chat: Chat, params: Params) -> Message | None:
    wish = params.object("reply_parameters") or {}
    number = wish.get("message_id", params.integer("reply_to_message_id", 0))
    if not number or number in chat.messages:
        return chat.messages.get(number)
    if wish.get("allow_sending_without_reply") or params.switch("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def _mine(world: World, params: Params, unknown: str) -> Message:
    chat = world.reachable(params.integer("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad(unknown)
    if message.sender is not (None if chat.kind == "channel" else world.me):
        raise bad("message can't be edited")
    return message


def _edited(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    shown = message.markup if message.markup and "inline_keyboard" in message.markup else None
    if content == message.content and markup == shown:
        raise bad(NOT_MODIFIED)
    world.edit(message, content, markup)
    return message.as_json()


def _check_deletable(world: World, message: Message) -> None:
    if world.now() - message.date > _DELETABLE:
        raise bad("message can't be deleted for everyone")
    foreign = message.sender is not world.me and message.chat.kind != "private"
    if foreign and message.chat.standing != "administrator":
        raise bad("message can't be deleted")

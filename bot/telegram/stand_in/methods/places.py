"""Chats: what is said of them, leaving them, and "typing"."""

from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.refusal import bad
from bot.telegram.stand_in.world import World

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_chat_action(world: World, params: Params) -> bool:
    chat = world.reachable(params.integer("chat_id"))
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat.action = (action, world.now())
    world.tell("action", chat, text=action)
    return True


def get_chat(world: World, params: Params) -> Json:
    chat = world.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad("chat not found")
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return chat.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }


def leave_chat(world: World, params: Params) -> bool:
    chat = world.reachable(params.integer("chat_id"))
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    chat.standing = "left"
    world.tell("standing", chat, text="left")
    return True

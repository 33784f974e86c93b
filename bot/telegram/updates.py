"""What a Telegram update means to the conversation, or that it means nothing to it.

Every kind of update is decided here: a sensible reply, or a sensible silence. Channels, other bots,
reactions, payments and what is not known yet are silence; so is a group, unless the bot is spoken to.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.conversation import Incoming, LentText, Said
from bot.dialogue.actions import (
    MENU,
    Action,
    Asked,
    ChooseLanguage,
    Forget,
    Help,
    Hide,
    Lend,
    Open,
    decode,
)
from bot.dialogue.date_actions import MyDates
from bot.dialogue.events import Arrived, CalledInGroup, Pressed, Sent
from bot.dialogue.screens import PRIVACY, Unreadable
from bot.search.folding import fold

COMMANDS: dict[str, Action] = {
    "menu": Open(MENU),
    "dates": MyDates(),
    "language": ChooseLanguage(MENU),
    "help": Help(),
    "privacy": Open(PRIVACY),
    "hide": Hide(),
    "forget": Forget(),
}


@dataclass(frozen=True, slots=True)
class Received:
    """An event with where it came from. `screen` is the message to edit, `query` the tap to confirm."""

    who: int
    chat: int
    incoming: Incoming
    screen: int | None = None
    query: str | None = None
    written: int | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """The person blocked the bot."""

    who: int


def read(update: Update, username: str) -> Received | Left | None:
    """The event in an update; None where silence is the right reply."""
    if update.callback_query:
        return _tap(update.callback_query)
    if update.my_chat_member:
        return _membership(update)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.chat.type == ChatType.PRIVATE:
        incoming = _private(message, edited=update.edited_message is not None)
    else:
        incoming = _group(message, username) if update.message else None
    if incoming is None:
        return None
    return Received(message.from_user.id, message.chat.id, incoming, written=message.message_id)


def _tap(query: CallbackQuery) -> Received | None:
    if query.message is None or query.from_user.is_bot:
        return None
    private = query.message.chat.type == ChatType.PRIVATE
    # A group's keyboard could be pressed by anybody in it: nobody follows, saves or erases from there.
    incoming = _pressed(query) if private else CalledInGroup()
    return Received(query.from_user.id, query.message.chat.id, incoming, query.message.message_id, query.id)


def _pressed(query: CallbackQuery) -> Incoming:
    """A button. Words that are lent to an editor are those of the message that ours replied to."""
    asked = decode(query.data or "")
    if asked and asked.action == Lend(agreed=True):
        lent = query.message.reply_to_message if isinstance(query.message, Message) else None
        return LentText((lent.text if lent else None) or "", _hint(query.from_user))
    return Pressed(asked, _hint(query.from_user))


def _membership(update: Update) -> Left | None:
    """Only a person's own private chat counts, and only Telegram's word that the bot was blocked."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE or change.new_chat_member.status != "kicked":
        return None
    return Left(change.from_user.id)


def _private(message: Message, *, edited: bool) -> Incoming | None:
    hint = _hint(message.from_user)
    if message.text:
        return _text(message, hint)
    if edited:
        return None
    kind = _unreadable(message)
    return Sent(kind, hint) if kind else None


def _text(message: Message, hint: str) -> Incoming:
    text = message.text or ""
    if not _is_command(message):
        return _typed_button(message, hint) or Said(text, hint)
    command, _, rest = text[1:].partition(" ")
    name = command.split("@")[0].lower()
    if name == "start":
        return _start(rest.strip(), hint)
    action = COMMANDS.get(name)
    return Pressed(Asked(action), hint) if action else Said(f"{name} {rest}", hint)


def _typed_button(message: Message, hint: str) -> Pressed | None:
    """A reply to a screen that says what one of its buttons says is a press on it."""
    markup = message.reply_to_message.reply_markup if message.reply_to_message else None
    words = fold(message.text or "")
    rows = markup.inline_keyboard if markup else ()
    found = [button for row in rows for button in row if words and fold(button.text) == words]
    asked = decode(str(found[0].callback_data)) if found else None
    return Pressed(asked, hint) if asked else None


def _start(payload: str, hint: str) -> Incoming:
    if not payload:
        return Arrived(None, hint)
    link = decode(payload)
    return Arrived(link, hint) if link else Pressed(None, hint)


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in message.entities)


def _group(message: Message, username: str) -> Incoming | None:
    """In a group only a word to the bot itself is answered: a command or a mention of its name."""
    text = message.text or ""
    if message.chat.type == ChatType.CHANNEL or f"@{username}".lower() not in text.lower():
        return None
    return CalledInGroup()


def _unreadable(message: Message) -> Unreadable | None:
    """What kind of thing was sent; None for what nobody sent (a pinned message, a changed title)."""
    if message.voice or message.audio or message.video_note:
        return Unreadable.VOICE
    if message.photo or message.document or message.video or message.animation:
        return Unreadable.PICTURE
    if message.sticker or message.dice:
        return Unreadable.STICKER
    if message.location or message.venue:
        return Unreadable.PLACE
    return Unreadable.OTHER if message.contact or message.poll or message.story else None


def _hint(user: User | None) -> str:
    return (user.language_code if user else None) or ""

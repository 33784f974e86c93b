"""What a person sees of a chat: its messages, the buttons under them, "typing", the keyboard. Only reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.telegram.stand_in.markup import Entity
from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.people import Chat, Message
from bot.telegram.stand_in.world import World

_ACTION_LASTS = timedelta(seconds=5)
_NOT_A_KIND = {"text", "entities", "link_preview_options", "caption", "caption_entities", "via_bot"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` if it asks the bot, `url` if it opens a page."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One message; `kind` is "text" or what else it holds ("voice", "photo" …). Offsets in UTF-16 units."""

    id: int
    from_bot: bool
    sender: str
    text: str
    entities: tuple[Entity, ...]
    buttons: tuple[tuple[Button, ...], ...]
    edited: bool
    kind: str
    date: datetime
    reply_to: int | None = None

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class Screen:
    """All messages of a chat, oldest first, and the chat action ("typing") if one is shown now."""

    messages: tuple[Shown, ...]
    action: str | None
    keyboard: tuple[tuple[str, ...], ...]

    @property
    def last(self) -> Shown:
        return self.messages[-1]

    @property
    def from_bot(self) -> tuple[Shown, ...]:
        return tuple(message for message in self.messages if message.from_bot)


def screen_of(chat: Chat, world: World) -> Screen:
    action = None
    if chat.action is not None and world.now() - chat.action[1] < _ACTION_LASTS:
        action = chat.action[0]
    messages = tuple(_shown(message, world) for message in chat.messages.values())
    return Screen(messages, action, _keyboard(chat))


def rows_of(message: Message) -> tuple[tuple[Button, ...], ...]:
    rows = (message.markup or {}).get("inline_keyboard", [])
    return tuple(tuple(_button(button) for button in row) for row in rows)


def _shown(message: Message, world: World) -> Shown:
    content = message.content
    kind = next((name for name in content if name not in _NOT_A_KIND), "text")
    return Shown(
        id=message.id,
        from_bot=message.sender is world.me,
        sender=message.sender.first_name if message.sender else message.chat.title or "",
        text=content.get("text") or content.get("caption") or "",
        entities=tuple(content.get("entities") or content.get("caption_entities") or ()),
        buttons=rows_of(message),
        edited=message.edited is not None,
        kind=kind,
        date=message.date,
        reply_to=message.reply_to.id if message.reply_to else None,
    )


def _button(button: Json) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))


def _keyboard(chat: Chat) -> tuple[tuple[str, ...], ...]:
    """The reply keyboard that stands under the field for writing: the newest, unless removed."""
    for message in reversed(chat.messages.values()):
        markup = message.markup or {}
        if "keyboard" in markup:
            return tuple(
                tuple(b if isinstance(b, str) else b["text"] for b in row) for row in markup["keyboard"]
            )
        if markup.get("remove_keyboard"):
            return ()
    return ()

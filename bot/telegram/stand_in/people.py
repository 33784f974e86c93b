"""Who and what is in the world: accounts, chats, messages. Knows their shape on the wire, decides nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.telegram.stand_in.params import Json

ChatKind = Literal["private", "group", "supergroup", "channel"]
Standing = Literal["member", "administrator", "left", "kicked"]


@dataclass(slots=True)
class Account:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    def as_json(self) -> Json:
        shape = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return shape | _set(
            last_name=self.last_name, username=self.username, language_code=self.language_code
        )


@dataclass(slots=True)
class Message:
    """`content` holds text and entities, or a photo and so on; `markup` any keyboard that it brought."""

    id: int
    chat: "Chat"
    sender: Account | None
    date: datetime
    content: Json
    markup: Json | None = None
    edited: datetime | None = None
    reply_to: "Message | None" = None

    def as_json(self, *, with_reply: bool = True) -> Json:
        shape: Json = {"message_id": self.id, "date": int(self.date.timestamp()), "chat": self.chat.as_json()}
        if self.sender is None:
            shape["sender_chat"] = self.chat.as_json()
        else:
            shape["from"] = self.sender.as_json()
        if self.edited is not None:
            shape["edit_date"] = int(self.edited.timestamp())
        if self.reply_to is not None and with_reply:
            shape["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        if self.markup is not None and "inline_keyboard" in self.markup:
            shape["reply_markup"] = self.markup
        return shape | self.content


@dataclass(slots=True)
class Chat:
    """A chat as the bot meets it; `standing` is the bot's own ("kicked" in a private chat: blocked)."""

    id: int
    kind: ChatKind
    title: str | None = None
    person: Account | None = None
    standing: Standing = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    action: tuple[str, datetime] | None = None
    last_message: int = 0

    def as_json(self) -> Json:
        shape: Json = {"id": self.id, "type": self.kind}
        if self.person is None:
            return shape | _set(title=self.title)
        person = self.person
        return shape | _set(
            first_name=person.first_name, last_name=person.last_name, username=person.username
        )


def _set(**fields: str | None) -> Json:
    return {name: value for name, value in fields.items() if value is not None}

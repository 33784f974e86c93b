"""The world behind the Bot API: accounts, chats and their histories, what was pressed, the bot's profile.

Decides message ids and which chats the bot can reach. It does not know the methods of the Bot API, nor how
a call comes in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.telegram.stand_in.changes import Audience, Change, ChangeKind
from bot.telegram.stand_in.inbox import Inbox
from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.people import Account, Chat, ChatKind, Message, Standing
from bot.telegram.stand_in.refusal import Refused, bad, forbidden

QUERY_LIFETIME = timedelta(minutes=15)


@dataclass(slots=True)
class Query:
    """A press on a button, waiting for its answer."""

    id: str
    account: Account
    message: Message
    born: datetime
    answered: bool = False


@dataclass(slots=True)
class Profile:
    """What the bot says of itself, by language; the empty language is everybody else's."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)


class World:
    """All that there is; `now` is its clock."""

    def __init__(self, me: Account, now: Callable[[], datetime], *, reads_all: bool = True) -> None:
        self.me = me
        self.reads_all = reads_all
        self.now = now
        self.accounts: dict[int, Account] = {me.id: me}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.profile = Profile(names={"": me.first_name})
        self.inbox = Inbox()
        self.audience = Audience()
        self.pushed: list[Json] = []
        self._last_message = 0
        self._last_query = 4_000_000_000_000

    def push(self, update: Json) -> Json | None:
        """Queue an update for the bot; None if the bot did not ask for its kind."""
        numbered = self.inbox.put(update)
        if numbered is not None:
            self.pushed.append(numbered)
        return numbered

    def tell(
        self, kind: ChangeKind, chat: Chat, message: Message | None = None, text: str | None = None
    ) -> None:
        self.audience.tell(Change(kind, chat.id, message.id if message else None, text))

    def open_chat(
        self,
        chat_id: int,
        kind: ChatKind,
        *,
        title: str | None = None,
        person: Account | None = None,
        standing: Standing = "member",
    ) -> Chat:
        """The chat of that id, made if it is new."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(chat_id, kind, title=title, person=person, standing=standing)
        return self.chats[chat_id]

    def post(
        self,
        chat: Chat,
        sender: Account | None,
        content: Json,
        *,
        markup: Json | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Put a message in a chat, without telling the bot."""
        message = Message(self._message_id(chat), chat, sender, self.now(), content, markup, None, reply_to)
        chat.messages[message.id] = message
        if sender is self.me:
            chat.action = None
        self.tell("message", chat, message)
        return message

    def edit(self, message: Message, content: Json, markup: Json | None) -> None:
        message.content, message.markup, message.edited = content, markup, self.now()
        self.tell("edit", message.chat, message)

    def remove(self, message: Message) -> None:
        del message.chat.messages[message.id]
        self.tell("delete", message.chat, message)

    def query(self, account: Account, message: Message) -> Query:
        self._last_query += 1
        query = Query(str(self._last_query), account, message, self.now())
        self.queries[query.id] = query
        return query

    def reachable(self, chat_id: int) -> Chat:
        """The chat, if the bot may write there; raises Refused."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad("chat not found")
        if chat.person is not None and chat.person.deactivated:
            raise forbidden("user is deactivated")
        if chat.standing == "kicked":
            raise _kicked(chat)
        if chat.standing == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def _message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves; all else shares the bot's own count."""
        if chat.kind in ("supergroup", "channel"):
            chat.last_message += 1
            return chat.last_message
        self._last_message += 1
        return self._last_message


def _kicked(chat: Chat) -> Refused:
    if chat.kind == "private":
        return forbidden("bot was blocked by the user")
    return forbidden(f"bot was kicked from the {chat.kind} chat")

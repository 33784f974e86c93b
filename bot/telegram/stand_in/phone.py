"""A person's phone: what they can do to the bot, and what they see of it.

Decides how an act becomes an update, as Telegram would write it. It does not know what the bot makes of it.
"""

from typing import Protocol

from bot.telegram.stand_in.kinds import content_of
from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.people import Account, Chat, Message, Standing
from bot.telegram.stand_in.screen import Button, Screen, rows_of, screen_of
from bot.telegram.stand_in.words import written
from bot.telegram.stand_in.world import World


class _Place(Protocol):
    @property
    def world(self) -> World: ...

    async def settled(self, *, within: float = 5.0, quiet: float = 0.05) -> None: ...


class Phone:
    """One person's Telegram, with the private chat with the bot and the groups they write in."""

    def __init__(self, place: _Place, account: Account) -> None:
        self._place = place
        self._world = place.world
        self.account = account

    @property
    def chat(self) -> Chat:
        """The private chat with the bot, opened by whoever looks first."""
        return self._world.open_chat(self.account.id, "private", person=self.account)

    def start(self, payload: str | None = None) -> int:
        """Press START, or follow a link with a payload."""
        if self.chat.standing == "kicked":
            self.unblock()  # as the button "Restart" does
        return self.write("/start" if payload is None else f"/start {payload}")

    def write(self, text: str, reply_to: int | None = None) -> int:
        """Write to the bot; gives the message's id."""
        return self._post(self.chat, written(text), reply_to)

    def write_in(self, group: Chat, text: str, reply_to: int | None = None) -> int:
        return self._post(group, written(text), reply_to)

    def send(self, kind: str, reply_to: int | None = None) -> int:
        """Send something that is not text: "voice", "photo", "sticker", "location" and so on."""
        return self._post(self.chat, content_of(kind, self.account), reply_to)

    def press(self, message_id: int, button: str, chat: Chat | None = None) -> str:
        """Press a button by its label or data; gives the query's id. Raises LookupError if there is none."""
        message = (chat or self.chat).messages[message_id]
        return self._query(message, _data(message, button))

    def press_again(self, message_id: int, data: str) -> str:
        """Press a button that an edit took away since, as a slow phone does; LookupError if no message."""
        return self._query(self.chat.messages[message_id], data)

    def _query(self, message: Message, data: str) -> str:
        query = self._world.query(self.account, message)
        update = {
            "id": query.id,
            "from": self.account.as_json(),
            "message": message.as_json(),
            "chat_instance": str(10**18 + abs(message.chat.id)),
            "data": data,
        }
        self._world.push({"callback_query": update})
        return query.id

    def tap(self, button: str) -> str:
        """Press the newest button of that label or data."""
        for message in reversed(self.chat.messages.values()):
            if any(button in (b.text, b.data) for b in _buttons(message)):
                return self.press(message.id, button)
        raise LookupError(f"no message has a button {button!r}")

    def edit(self, message_id: int, text: str) -> None:
        message = self.chat.messages[message_id]
        self._world.edit(message, written(text), None)
        self._world.push({"edited_message": message.as_json()})

    def block(self) -> None:
        self._stand(self.chat, "kicked")

    def unblock(self) -> None:
        self._stand(self.chat, "member")

    def delete_account(self) -> None:
        self.account.deactivated = True

    def remove_bot(self, group: Chat) -> None:
        self._stand(group, "kicked")

    def add_bot(self, group: Chat) -> None:
        self._stand(group, "member")

    def screen(self, chat: Chat | None = None) -> Screen:
        """What the person sees now."""
        return screen_of(chat or self.chat, self._world)

    async def settled(self, within: float = 5.0) -> Screen:
        """The screen once the bot has done with all updates; `within` seconds or TimeoutError."""
        await self._place.settled(within=within)
        return self.screen()

    wait_for_bot = settled

    def _post(self, chat: Chat, content: Json, reply_to: int | None) -> int:
        replied = chat.messages[reply_to] if reply_to is not None else None
        message = self._world.post(chat, self.account, content, reply_to=replied)
        if self._heard(message):
            self._world.push({"message": message.as_json()})
        return message.id

    def _heard(self, message: Message) -> bool:
        """Whether the bot is told; in groups, without the right to read all, only what is meant for it."""
        chat = message.chat
        if chat.standing not in ("member", "administrator"):
            return False
        if chat.kind == "private" or self._world.reads_all or chat.standing == "administrator":
            return True
        replied = message.reply_to is not None and message.reply_to.sender is self._world.me
        return replied or str(message.content.get("text", "/")).startswith("/")

    def _stand(self, chat: Chat, standing: Standing) -> None:
        before, chat.standing = chat.standing, standing
        self._world.tell("standing", chat, text=standing)
        me = self._world.me.as_json()
        if chat.kind != "private" and before in ("left", "kicked") and standing == "member":
            joined = self._world.post(chat, self.account, {"new_chat_members": [me]})
            self._world.push({"message": joined.as_json()})
        update = {
            "chat": chat.as_json(),
            "from": self.account.as_json(),
            "date": int(self._world.now().timestamp()),
            "old_chat_member": _member(me, before),
            "new_chat_member": _member(me, standing),
        }
        self._world.push({"my_chat_member": update})


def _member(user: Json, standing: Standing) -> Json:
    return {"user": user, "status": standing} | ({"until_date": 0} if standing == "kicked" else {})


def _buttons(message: Message) -> list[Button]:
    return [button for row in rows_of(message) for button in row]


def _data(message: Message, wanted: str) -> str:
    buttons = _buttons(message)
    for button in buttons:
        if wanted in (button.text, button.data) and button.data is not None:
            return button.data
    labels = ", ".join(repr(button.text) for button in buttons) or "none"
    raise LookupError(f"message {message.id} has no button {wanted!r} to press; its buttons: {labels}")

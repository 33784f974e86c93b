"""Sending: what Telegram says to a call, and which of its refusals are successes.

"Message is not modified" and "query is too old" mean that the person already has what we wanted
to give. A screen that can no longer be edited is sent anew.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery import Failed, Gone, Later, Result, Sent
from bot.telegram.messages import html, keyboard
from bot.wording.message import Message

# Telegram's own words, whole. A proxy's 403 has others, and nobody is erased for it.
GONE = frozenset(
    {
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot can't initiate conversation with a user",
    }
)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
KEPT = 500  # reminders in Telegram's form
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a screen is now, if anywhere. Not `new`: it stood there already, word for word."""

    screen: int | None
    new: bool = True


class Gateway:
    """Shows messages through one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._kept: dict[int, tuple[Message, list[RequestParameter]]] = {}

    async def show(self, chat: int, message: Message, *, reply_to: int | None = None) -> int | None:
        """Send a new screen; its message id, or None where the person cannot be reached.

        `reply_to` is the message that it answers to, if that is still there.
        """
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        try:
            sent = await self._bot.send_message(
                chat,
                html(message),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(message) if message.buttons else None,
                link_preview_options=NO_PREVIEW,
                reply_parameters=reply,
            )
        except Forbidden:
            log.info("a reply was refused: the bot is blocked or not in the chat")
            return None
        return int(sent.message_id)

    async def send(self, chat: int, message: Message, *, silent: bool, paid: bool) -> Result:
        """Send a reminder; never raises. What Telegram says decides what becomes of it."""
        parameters = [RequestParameter("chat_id", chat, None), *self._prepared(message)]
        if silent:
            parameters.append(RequestParameter("disable_notification", True, None))
        if paid:
            parameters.append(RequestParameter("allow_paid_broadcast", True, None))
        try:
            # Not send_message: its objects cost five times what the way over the network does.
            await self._bot.request.post(f"{self._bot.base_url}/sendMessage", RequestData(parameters))
        except TelegramError as error:
            return _result(error)
        return Sent()

    def _prepared(self, message: Message) -> list[RequestParameter]:
        """Thousands get the same message; it is put into Telegram's form once."""
        kept = self._kept.get(id(message))
        if kept is None or kept[0] is not message:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[id(message)] = (message, _parameters(message))
        return kept[1]

    async def replace(self, chat: int, screen: int, message: Message) -> Placed:
        """Edit a screen in place; a new one where the old one is gone."""
        placed = await self._edited(chat, screen, message)
        return placed or Placed(await self.show(chat, message))

    async def cover(self, chat: int, screen: int, message: Message) -> None:
        """Put `message` over an older screen if it is still there."""
        await self._edited(chat, screen, message)

    async def confirm(self, query: str) -> None:
        """Tell Telegram that a tap arrived, so that the button stops waiting."""
        try:
            await self._bot.answer_callback_query(query)
        except BadRequest as error:
            log.debug("a tap was too old to confirm: %s", error.message)

    async def remove(self, chat: int, message: int) -> None:
        """Take a person's own message away; Telegram allows it for two days."""
        try:
            await self._bot.delete_message(chat, message)
        except (BadRequest, Forbidden) as error:
            log.debug("a message could not be removed: %s", error.message)

    async def _edited(self, chat: int, screen: int, message: Message) -> Placed | None:
        try:
            await self._bot.edit_message_text(
                html(message),
                chat,
                screen,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(message) if message.buttons else None,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            return Placed(screen, new=False) if "message is not modified" in error.message.lower() else None
        return Placed(screen)


def _parameters(message: Message) -> list[RequestParameter]:
    values = {
        "text": html(message),
        "parse_mode": str(ParseMode.HTML),
        "link_preview_options": NO_PREVIEW.to_dict(),
        **({"reply_markup": keyboard(message).to_dict()} if message.buttons else {}),
    }
    return [RequestParameter(name, value, None) for name, value in values.items()]


def _result(error: TelegramError) -> Result:
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Later(float(wait) if isinstance(wait, int) else wait.total_seconds())
        case Forbidden() if error.message in GONE:
            return Gone(error.message)
        case BadRequest():
            return Failed(error.message)
        case _:
            # Another 403, a lost network, a server's fault: none of them says anything about the person.
            return Failed(type(error).__name__, again=True)

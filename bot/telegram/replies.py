"""From an update to what a person sees: the one handler of all updates."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Update
from telegram.error import ChatMigrated, TelegramError

from bot.conversation import Conversation, Reply
from bot.telegram.gateway import Gateway, Placed
from bot.telegram.recent import RecentScreens, RecentTaps
from bot.telegram.updates import Left, Received, read

log = logging.getLogger(__name__)
Now = Callable[[], datetime]


class Replies:
    def __init__(
        self, conversation: Conversation, gateway: Gateway, now: Now, username: Callable[[], str]
    ) -> None:
        self._conversation = conversation
        self._gateway = gateway
        self._now = now
        self._username = username
        self._recent = RecentScreens()
        self._taps = RecentTaps()

    async def answer(self, update: Update) -> None:
        """Handle one update. A refusal of Telegram's ends in the log, not in a second try."""
        match read(update, self._username()):
            case None:
                return
            case Left(who):
                await self._conversation.left(who)
                self._recent.take(who)
            case Received() as received:
                await self._answer(received)

    async def apologise(self, update: Update) -> None:
        """A word to the person for whom we failed. Nobody else in a group hears it."""
        chat, who = update.effective_chat, update.effective_user
        if update.effective_message is None or chat is None or who is None or chat.id != who.id:
            return
        reply = await self._conversation.apologise(who.id, self._now())
        try:
            await self._gateway.show(chat.id, reply.message)
            if update.callback_query:
                await self._gateway.confirm(update.callback_query.id)
        except TelegramError as error:
            log.warning("an apology did not arrive: %s", error.message)

    async def _answer(self, received: Received) -> None:
        if received.query and self._taps.again(received.query):
            return
        reply = await self._conversation.handle(received.who, received.incoming, self._now())
        new = True  # where it is not known: a warning that comes twice is better than none
        try:
            if received.query:
                _, new = await asyncio.gather(
                    self._gateway.confirm(received.query), self._show(received, reply)
                )
            else:
                await self._show(received, reply)
        except ChatMigrated:
            log.warning("a reply did not arrive: the group has moved")  # Telegram's own words name it
        except TelegramError as error:
            log.warning("a reply did not arrive: %s", error.message)
        if reply.judgement and new:
            await self._conversation.count(reply.judgement)

    async def _show(self, received: Received, reply: Reply) -> bool:
        """Whether the person sees something that did not stand there before."""
        if reply.hides and received.screen is None:
            await self._hide_all(received, reply)
            return True
        if received.screen is None:
            quoted = received.written if reply.quotes else None
            placed = Placed(await self._gateway.show(received.chat, reply.message, reply_to=quoted))
        else:
            placed = await self._gateway.replace(received.chat, received.screen, reply.message)
        if placed.screen is not None:
            self._recent.add(received.chat, placed.screen)
        return placed.new

    async def _hide_all(self, received: Received, reply: Reply) -> None:
        """/hide typed by hand: cover the screens we still remember, take the command itself away."""
        screens = self._recent.take(received.chat)
        covers = [self._gateway.cover(received.chat, screen, reply.message) for screen in screens]
        await asyncio.gather(*covers)
        if received.written is not None:
            await self._gateway.remove(received.chat, received.written)
        if not screens:
            await self._gateway.show(received.chat, reply.message)

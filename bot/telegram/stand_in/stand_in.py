"""The stand-in itself: one bot's door to the world. Calls come in by token and method, answers go out.

Decides who may call (token, known method), keeps every call, and makes things go wrong on request. It does
not know what a method does, nor whether a call came over HTTP or from the same process.
"""

import asyncio
import inspect
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.telegram.stand_in.changes import Change
from bot.telegram.stand_in.methods import METHODS
from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.people import Account, Chat, ChatKind, Standing
from bot.telegram.stand_in.phone import Phone
from bot.telegram.stand_in.refusal import Dropped, Foreign, Refused, not_found, unauthorized
from bot.telegram.stand_in.words import written
from bot.telegram.stand_in.world import World

TOKEN = "123456789:stand-in"  # noqa: S105 - opens nothing but this stand-in
_SUPERGROUPS = -1_000_000_000_000

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class Call:
    """One call as it came; `error` if it went wrong, `answered` with a `result` if it did not."""

    method: str
    params: Json
    result: Any = None
    error: Refused | Dropped | Foreign | None = None
    answered: bool = False


class StandIn:
    """Telegram for one bot, in memory.

    `now` is its clock. `reads_all` is the bot's right to read all that is said in groups. `sleep` is
    needed only for `latency`: seconds before each answer, getUpdates excepted.
    `keep` limits how many calls are remembered (None: all).
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        token: str = TOKEN,
        username: str = "panah_bot",
        first_name: str = "Panah",
        reads_all: bool = True,
        sleep: Sleep | None = None,
        keep: int | None = None,
    ) -> None:
        number = token.partition(":")[0]
        me = Account(int(number), first_name, username=username, is_bot=True)
        self.world = World(me, now, reads_all=reads_all)
        self.token = token
        self.calls: deque[Call] = deque(maxlen=keep)
        self.latency = 0.0
        self.when_fetched: Callable[[], Awaitable[object]] | None = None
        self._sleep = sleep
        self._faults: defaultdict[str, deque[Exception]] = defaultdict(deque)
        self._busy = 0

    # What happens to calls

    async def answer(self, token: str, method: str, given: Json) -> Any:
        """The result of a call; raises Refused, Dropped or Foreign."""
        call = Call(method, given)
        self.calls.append(call)
        waits = method.lower() == "getupdates"
        self._busy += not waits
        try:
            call.result = await self._answered(token, method, given)
            call.answered = True
        except (Refused, Dropped, Foreign) as error:
            call.error = error
            raise
        finally:
            self._busy -= not waits
            if not waits:
                self.world.inbox.bell.ring()
        return call.result

    async def _answered(self, token: str, method: str, given: Json) -> Any:
        if token != self.token:
            raise unauthorized() if ":" in token else not_found()
        if method.lower() not in METHODS:
            raise not_found()
        if self.latency and self._sleep and method.lower() != "getupdates":
            await self._sleep(self.latency)
        fault = self._next_fault(method)
        if fault is not None and not (isinstance(fault, Dropped) and fault.taken):
            raise fault
        result = METHODS[method.lower()](self.world, Params(given))
        if inspect.isawaitable(result):
            result = await result
        if fault is not None:
            raise fault
        return result

    def fail_next(self, method: str, error: Refused | Dropped | Foreign, times: int = 1) -> None:
        """Let the next calls of a method ("*": of any, getUpdates excepted) go wrong."""
        self._faults[method.lower()].extend([error] * times)

    def _next_fault(self, method: str) -> Exception | None:
        for name in (method.lower(), "*" if method.lower() != "getupdates" else method.lower()):
            if self._faults[name]:
                return self._faults[name].popleft()
        return None

    def sent(self, method: str) -> list[Json]:
        """The parameters of every call of a method that went well, oldest first."""
        return [c.params for c in self.calls if c.method.lower() == method.lower() and c.answered]

    # Who lives there

    def phone(
        self,
        user_id: int,
        *,
        first_name: str = "Gul",
        language_code: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        is_bot: bool = False,
    ) -> Phone:
        """A person's phone (or another bot); the same one again if the id is known."""
        account = self.world.accounts.setdefault(
            user_id, Account(user_id, first_name, last_name, username, language_code, is_bot)
        )
        return Phone(self, account)

    def group(self, chat_id: int, title: str = "Family", *, standing: Standing = "member") -> Chat:
        """A group with the bot in it, or not; ids below -1000000000000 are supergroups, as at Telegram."""
        kind: ChatKind = "supergroup" if chat_id < _SUPERGROUPS else "group"
        return self.world.open_chat(chat_id, kind, title=title, standing=standing)

    def channel(self, chat_id: int, title: str = "News", *, standing: Standing = "administrator") -> Chat:
        return self.world.open_chat(chat_id, "channel", title=title, standing=standing)

    def post_in(self, channel: Chat, text: str) -> int:
        """A post by the channel itself; gives its id."""
        message = self.world.post(channel, None, written(text))
        self.push({"channel_post": message.as_json()})
        return message.id

    def push(self, raw_update: Json) -> Json | None:
        """Any update at all; its update_id is given here unless it brings one."""
        return self.world.push(raw_update)

    @property
    def pushed(self) -> list[Json]:
        return self.world.pushed

    # Looking on

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call back at each change that a person could see; gives the function that ends it."""
        return self.world.audience.subscribe(callback)

    def changes(self) -> AsyncGenerator[Change, None]:
        return self.world.audience.changes()

    async def settled(self, *, within: float = 5.0, quiet: float = 0.05) -> None:
        """Until the bot has confirmed every update and done with them.

        Done is when `when_fetched()` returns (with python-telegram-bot: `application.update_queue.join`);
        without it, when no call came for `quiet` seconds. Raises TimeoutError after `within` seconds.
        """
        async with asyncio.timeout(within):
            while self.world.inbox.pending or self._busy:
                await self.world.inbox.bell.heard()
            if self.when_fetched is not None:
                await self.when_fetched()
            else:
                await self._silence(quiet)

    async def _silence(self, quiet: float) -> None:
        while True:
            try:
                async with asyncio.timeout(quiet):
                    await self.world.inbox.bell.heard()
            except TimeoutError:
                if not self._busy and not self.world.inbox.pending:
                    return

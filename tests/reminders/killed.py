"""A worker that dies on request: at a chosen line of the planning or the sending, by SIGKILL.

Run as a module it reads one order a line and forks a child for each, so that nothing has to be
imported anew: `NUMBER DAY LINE` lets the child work on that day and kill itself when it comes to that
line (`-` for never; `?` to write down every line that it passes). `~0.01` in place of a line kills it
from outside after so many seconds, wherever it is then, be it in the database's own code. What the
gateway took stands in a file, as it would in people's chats.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Timer
from types import FrameType
from typing import Any

from sqlalchemy import text

from bot.delivery import Result, Sent
from bot.store.engine import writing
from bot.wording.message import Message
from tests.reminders.world import CARD, World, at, content, open_world

PEOPLE = 30
RATE = 8  # a second; by it a batch is five, and much less is in flight than there are people
OF_OLD_AGE, AFTER = "-", "~"
LAST = date(2027, 12, 31)
WATCHED = tuple(
    f"bot/{name}.py"
    for name in (
        "sender",
        "reminders",
        "store/outbox",
        "store/ends",
        "store/runs",
        "store/filling",
        "store/retention",
    )
)


def daily() -> Any:
    """A content that reminds every day."""
    faq = content((date(2025, 1, 1), LAST))
    deadline = replace(faq.deadlines[CARD], remind=tuple(range(900, -1, -1)))
    return replace(faq, deadlines={CARD: deadline})


class Chats:
    """A gateway whose chats outlive the worker."""

    def __init__(self, path: Path, order: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._order = order

    async def send(self, chat: int, message: Message, *, silent: bool, paid: bool) -> Result:
        os.write(self._file, f"{self._order} {chat}\n".encode())
        await asyncio.sleep(0)  # noqa: TID251 - lets the other lanes on
        return Sent()


class Death:
    """Kills this process at the first coming to a line, or notes the lines that were passed."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.passed: dict[str, None] = {}

    def watch(self, frame: FrameType, event: str, _: object) -> Any:
        name = frame.f_code.co_filename
        return self._at if name.endswith(WATCHED) else None

    def _at(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            here = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
            if here == self.line:
                os.kill(os.getpid(), signal.SIGKILL)
            self.passed[here] = None
        return self._at


async def live_a_day(database_url: str, chats: Path, order: str, day: date, death: Death) -> None:
    async with open_world(database_url) as world:
        await _follow_once(world)
        async with writing(world.store.engine) as connection:  # as if its half minute had passed
            await connection.execute(text("UPDATE lease SET expires = 0"))
        world.edit(daily())
        world.sender._gateway = Chats(chats, order)
        world.sender._pace.rate = RATE
        if not death.line.startswith((OF_OLD_AGE, AFTER)):
            sys.settrace(death.watch)
        await world.work(at(day))
        sys.settrace(None)


async def _follow_once(world: World) -> None:
    if not await world.rows("followers"):
        world.moment = at(date(2026, 1, 1), 7)
        for who in range(1, PEOPLE + 1):
            await world.follow(who)


def main(database_url: str, chats: str) -> None:
    for line in sys.stdin:
        order, day, where = line.split()
        child = os.fork()
        if child == 0:
            death = Death(where)
            asyncio.run(live_a_day(database_url, Path(chats), order, date.fromisoformat(day), death))
            if where == "?":
                Path(f"{chats}.lines").write_text("\n".join(death.passed))
            os._exit(0)
        killer = Timer(float(where[1:]), os.kill, (child, signal.SIGKILL)) if where[0] == AFTER else None
        if killer:
            killer.start()
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # while it is not reaped its id is nobody else's
        if killer:
            killer.cancel()
            killer.join()
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended {os.WEXITSTATUS(status)}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

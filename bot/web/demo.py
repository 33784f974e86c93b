"""The demonstration: a phone on a page. Decides its addresses and what each does with the phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from socket import socket
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.web.asked import ToMeet, ToMove, ToPress, ToSend, ToStart, ToTurn, ToWrite, Wanted, read
from bot.web.guard import Guard
from bot.web.phone import Calendar, Days, NewPhone, Subscribe
from bot.web.sitting import Pressed, Sent, Sitting, Started, Wrote

HERE = Path(__file__).parent
OLD_DAY = date(2025, 6, 10)  # before the PoR cards ran out: the day on which most answers differ


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says about the bot.

    `links` are `?start=` payloads to try, with what they open; `dates` the ids and titles of those that can
    be moved.
    """

    name: str = "Panah"
    username: str = "panah_bot"
    links: Sequence[tuple[str, str]] = (("o_por-expiry_ps", "an answer, in Pashto"),)
    dates: Sequence[tuple[str, str]] = ()
    old_day: date = OLD_DAY


def demo_app(
    new_phone: NewPhone,
    subscribe: Subscribe,
    calendar: Calendar,
    *,
    days: Days | None = None,
    facts: Facts | None = None,
    language: str = "en",
) -> Starlette:
    """The page and its few calls, for this machine only. `language` is the first person's."""
    sitting = Sitting(new_phone, subscribe, calendar, days or OnlyDays(calendar), language)
    app = Starlette(
        routes=[
            Route("/", _page(facts or Facts(), calendar)),
            Route("/events", _events(sitting)),
            *_calls(sitting),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.sitting = sitting
    return app


class OnlyDays:
    """Days that pass without anything happening on them."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    async def turn(self, day: date) -> None:
        self._calendar.set(day)

    async def move(self, deadline: str, _: date) -> None:
        raise LookupError(deadline)


class DemoServer(uvicorn.Server):
    """Ends the open pages' streams before it stops: else it would wait for them for ever."""

    def __init__(self, app: Starlette, *, host: str = "127.0.0.1", port: int = 8000) -> None:
        super().__init__(
            uvicorn.Config(app, host=host, port=port, log_level="warning", lifespan="off", ws="none")
        )
        self._sitting: Sitting = app.state.sitting

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._sitting.close()
        await super().shutdown(sockets)


def _page(facts: Facts, calendar: Calendar) -> Callable[[Request], Response]:
    templates = Jinja2Templates(directory=HERE / "templates")

    def page(request: Request) -> Response:
        return templates.TemplateResponse(request, "demo.html", {"facts": facts, "today": calendar.today})

    return page


def _events(sitting: Sitting) -> Callable[[Request], Awaitable[Response]]:
    async def events(_: Request) -> Response:
        return StreamingResponse(sitting.events(), media_type="text/event-stream")

    return events


Shape = TypeVar("Shape")


def _calls(sitting: Sitting) -> list[Route]:
    return [
        _call("/start", ToStart, lambda asked: sitting.act(Started(asked.payload))),
        _call("/write", ToWrite, lambda asked: sitting.act(Wrote(asked.text))),
        _call("/send", ToSend, lambda asked: sitting.act(Sent(asked.kind))),
        _call("/press", ToPress, lambda asked: sitting.act(Pressed(asked.message, asked.data))),
        _call("/today", ToTurn, lambda asked: sitting.turn_to(asked.day)),
        _call("/move", ToMove, lambda asked: sitting.move(asked.deadline, asked.day)),
        _call("/new", ToMeet, lambda asked: sitting.meet(asked.language)),
    ]


def _call(path: str, shape: type[Wanted], do: Callable[[Wanted], Awaitable[None] | None]) -> Route:
    async def called(request: Request) -> Response:
        asked = await read(request, shape)
        try:
            done = do(asked)
            if done is not None:
                await done
        except LookupError:
            raise HTTPException(400, "that is no longer there") from None
        return JSONResponse({"done": True})

    return Route(path, called, methods=["POST"])


async def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return JSONResponse({"error": error.detail}, error.status_code)

"""Open pages, each waiting for news. Decides what each has yet to hear; does not know what it means."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

STILL_HERE = 15.0  # seconds; a silent line is taken for a broken one by proxies and by some browsers
RETRY = 1000  # milliseconds until a browser tries again by itself


@dataclass(eq=False, slots=True)
class _Watcher:
    stale: bool = True
    toasts: list[Any] = field(default_factory=list)
    bell: asyncio.Event = field(default_factory=asyncio.Event)


class Watchers:
    """`state` gives what every page should show now; many changes at once are told once."""

    def __init__(self, state: Callable[[], Any]) -> None:
        self._state = state
        self._all: set[_Watcher] = set()
        self._closed = False

    def changed(self) -> None:
        for watcher in self._all:
            watcher.stale = True
            watcher.bell.set()

    def toast(self, words: Any) -> None:
        for watcher in self._all:
            watcher.toasts.append(words)
            watcher.bell.set()

    def close(self) -> None:
        """End all streams, so that a server that stops need not wait for them."""
        self._closed = True
        for watcher in self._all:
            watcher.bell.set()

    async def events(self) -> AsyncIterator[bytes]:
        """One page's stream of server-sent events, the state first; ends with its reader or at `close`."""
        watcher = _Watcher()
        self._all.add(watcher)
        try:
            yield b"retry: %d\n\n" % RETRY
            while not self._closed:
                for event in self._news(watcher):
                    yield event
                if not await _rung(watcher.bell):
                    yield b": still here\n\n"
        finally:
            self._all.discard(watcher)

    def _news(self, watcher: _Watcher) -> list[bytes]:
        watcher.bell.clear()
        toasts, watcher.toasts = watcher.toasts, []
        news = [_event(b"toast", words) for words in toasts]
        if watcher.stale:
            watcher.stale = False
            news.append(_event(b"state", self._state()))
        return news


async def _rung(bell: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(STILL_HERE):
            await bell.wait()
    except TimeoutError:
        return False
    return True


def _event(name: bytes, data: Any) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name, orjson.dumps(data))

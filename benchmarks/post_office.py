"""A post office for benchmarks: takes calls over HTTP and says so, as little work as can be.

A process of its own, on the other core. Its argument is the latency in seconds. Prints its port, then at
the end how many new messages it took in each second, and when it took each edited one, by its chat.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from time import perf_counter

MESSAGE = (
    b'{"ok":true,"result":{"message_id":1,"date":1750000000,"chat":{"id":1000,"type":"private",'
    b'"first_name":"Gul"},"from":{"id":123456789,"is_bot":true,"first_name":"Panah"},"text":"ok"}}'
)
BOT = b'{"ok":true,"result":{"id":123456789,"is_bot":true,"first_name":"Panah","username":"panah_bot"}}'
DONE = b'{"ok":true,"result":true}'


def _answer(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


SENT, EDITED = b"sendmessage", b"editmessagetext"
ANSWERS = {
    SENT: _answer(MESSAGE),
    EDITED: _answer(MESSAGE),
    b"getme": _answer(BOT),
    b"answercallbackquery": _answer(DONE),
}


class Took:
    """What was taken, and when."""

    def __init__(self) -> None:
        self.seconds: Counter[int] = Counter()
        self.edited: dict[int, float] = {}

    def take(self, method: bytes, body: bytes) -> bytes:
        """The answer to a call."""
        if method == SENT:
            self.seconds[int(perf_counter())] += 1
        elif method == EDITED:
            self.edited[json.loads(body)["chat_id"]] = perf_counter()
        return ANSWERS[method]


class Door(asyncio.Protocol):
    """One kept-alive connection; requests come one after the other."""

    def __init__(self, latency: float, took: Took) -> None:
        self._latency = latency
        self._took = took
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.WriteTransport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            begin = head.find(b"content-length:")
            length = int(head[begin + 15 :].split(b"\r\n", 1)[0]) if begin >= 0 else 0
            if len(self._buffer) < end + 4 + length:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + length], self._buffer[end + 4 + length :]
            method = head.split(b" ", 2)[1].rpartition(b"/")[2]
            answer = self._took.take(method, body)
            if self._latency:
                asyncio.get_running_loop().call_later(self._latency, self._transport.write, answer)
            else:
                self._transport.write(answer)


async def main(latency: float) -> None:
    os.sched_setaffinity(0, {1})
    took = Took()
    server = await asyncio.get_running_loop().create_server(
        lambda: Door(latency, took), "127.0.0.1", 0, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    print(json.dumps([sorted(took.seconds.items()), list(took.edited.items())]), flush=True)
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))

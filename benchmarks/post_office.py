"""A post office for benchmarks: takes sendMessage over HTTP and says so, as little work as can be.

A process of its own, on the other core. `--latency` is in seconds. Prints its port, then at the end
how many messages it took in each second.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from time import perf_counter

BODY = (
    b'{"ok":true,"result":{"message_id":1,"date":1750000000,"chat":{"id":1000,"type":"private",'
    b'"first_name":"Gul"},"from":{"id":123456789,"is_bot":true,"first_name":"Panah"},"text":"ok"}}'
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
    len(BODY),
    BODY,
)


class Door(asyncio.Protocol):
    """One kept-alive connection; requests come one after the other."""

    def __init__(self, latency: float, took: Counter[int]) -> None:
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
            self._buffer = self._buffer[end + 4 + length :]
            self._took[int(perf_counter())] += 1
            if self._latency:
                asyncio.get_running_loop().call_later(self._latency, self._transport.write, ANSWER)
            else:
                self._transport.write(ANSWER)


async def main(latency: float) -> None:
    os.sched_setaffinity(0, {1})
    took: Counter[int] = Counter()
    server = await asyncio.get_running_loop().create_server(
        lambda: Door(latency, took), "127.0.0.1", 0, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    print(" ".join(f"{second}:{count}" for second, count in sorted(took.items())), flush=True)
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))

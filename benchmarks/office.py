"""Starts the post office in a process of its own, and asks it at the end what it took."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Office:
    """`seconds`: new messages in each; `edited`: when a chat's message was, by perf_counter."""

    url: str
    seconds: tuple[int, ...] = ()
    edited: dict[int, float] = field(default_factory=dict)


@contextmanager
def post_office(latency: float) -> Iterator[Office]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.post_office", str(latency)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    office = Office(f"http://127.0.0.1:{process.stdout.readline().strip()}")
    try:
        yield office
    finally:
        process.stdin.write("\n")
        process.stdin.close()
        seconds, edited = json.loads(process.stdout.read())
        office.seconds, office.edited = tuple(count for _, count in seconds), dict(edited)
        process.wait()

"""Starts the post office in a process of its own, and asks it at the end what it took."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Office:
    url: str
    seconds: tuple[int, ...] = ()


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
        office.seconds = tuple(int(each.split(":")[1]) for each in process.stdout.read().split())
        process.wait()

"""How long `run` takes from its start to its first answer over HTTP, and how much memory it holds then.

python -m benchmarks.starting
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import uvicorn

from bot.clock import Clock
from bot.editions import ROOT
from bot.telegram.stand_in import StandIn
from bot.telegram.stand_in.http_face import http_face

STARTS = 5
LIMIT = 30.0  # seconds


async def measure() -> str:
    clock = Clock()
    stand_in = StandIn(clock.now, sleep=clock.sleep)
    config = uvicorn.Config(http_face(stand_in), port=0, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await clock.sleep(0.01)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with tempfile.TemporaryDirectory(prefix="panah-bench-") as folder:
        results = [await _start(stand_in, clock, url, Path(folder), who) for who in range(1, STARTS + 2)]
    server.should_exit = server.force_exit = True
    await serving
    first, *later = [took for took, _ in results]
    return (
        f"from the start to the first answer: {statistics.median(later):.2f} s "
        f"({min(later):.2f} to {max(later):.2f}, {STARTS} starts; {first:.2f} s with a new database), "
        f"memory at most {max(held for _, held in results):.0f} MB"
    )


async def _start(stand_in: StandIn, clock: Clock, url: str, folder: Path, who: int) -> tuple[float, float]:
    phone = stand_in.phone(who, language_code="ps")
    phone.start()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "DATABASE_URL": f"sqlite:///{folder}/panah.db",
        "KEY_FILE": f"{folder}/panah.key",
        "TELEGRAM_TOKEN": stand_in.token,
        "TELEGRAM_API_URL": url,
        "LOG_LEVEL": "ERROR",
    }
    begun = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment
    )
    while not phone.screen().from_bot:
        if perf_counter() - begun > LIMIT:
            process.kill()
            raise TimeoutError("no answer")
        await clock.sleep(0.01)
    took = perf_counter() - begun
    held = _most(process.pid)
    process.terminate()
    await process.wait()
    return took, held


def _most(pid: int) -> float:
    """The most memory that a process has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(measure()) + "\n")

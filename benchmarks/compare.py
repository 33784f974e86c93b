"""The whole way of a message by our worker, beside what other clients need only to send it.

python -m benchmarks.compare postgres 0.05

One after another, each alone on one core, before the same post office: ours from the database and back,
python-telegram-bot's default client, aiogram's. The other two get their text and number from nowhere.
"""

from __future__ import annotations

import re
import subprocess
import sys

JUDGE = ".venv-judge/bin/python"
LIMIT = 90  # seconds for each


def compare(kind: str, latency: str, judge: str) -> str:
    ours = _rate(sys.executable, "sending", kind, "50000", latency)
    ptb = _rate(sys.executable, "clients", "ptb", "10000", latency)
    aiogram = _rate(judge, "clients", "aiogram", "30000", latency)
    return f"ours: {ours / ptb:.1f} times python-telegram-bot's default, {ours / aiogram:.2f} times aiogram's"


def _rate(python: str, benchmark: str, *arguments: str) -> float:
    """Messages a second, from the line that the benchmark prints."""
    command = [python, "-m", f"benchmarks.{benchmark}", *arguments]
    line = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT).stdout.strip()
    print(line, flush=True)
    found = re.search(r"= ([\d,.]+)/s", line)
    assert found, line
    return float(found[1].replace(",", ""))


if __name__ == "__main__":
    print(compare(sys.argv[1], sys.argv[2], *(sys.argv[3:] or [JUDGE])))

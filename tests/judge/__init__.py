"""Asks the judge of another environment what is wrong with our calls, results and updates.

aiogram wants another pydantic than we do, so it is never imported here: it runs as a program of its own.
"""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.telegram.stand_in import StandIn

_ROOT = Path(__file__).parents[2]
_PYTHON = _ROOT / ".venv-judge" / "bin" / "python"

Call = tuple[str, dict[str, Any]]


def judge(
    calls: Iterable[Call] = (),
    results: Iterable[tuple[str, dict[str, Any], Any]] = (),
    updates: Iterable[dict[str, Any]] = (),
) -> list[str]:
    """Every fault, in words; skips the test if the judge is not installed.

    `calls` are (method, parameters); `results` the same with the answer that came; `updates` as Telegram
    sends them.
    """
    if not _PYTHON.exists():
        pytest.skip("the judge is missing: no .venv-judge with aiogram (requirements-judge.txt)")
    lines = [
        *({"method": method, "params": params} for method, params in calls),
        *({"method": method, "params": params, "result": result} for method, params, result in results),
        *({"update": update} for update in updates),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.jsonl"
        path.write_bytes(b"\n".join(orjson.dumps(line) for line in lines))
        done = subprocess.run(
            [_PYTHON, Path(__file__).with_name("judge.py"), path], capture_output=True, text=True, timeout=60
        )
    if done.returncode not in (0, 1) or done.stderr:
        raise RuntimeError(f"the judge did not judge: {done.stderr}")
    return done.stdout.splitlines()


def judge_stand_in(stand_in: StandIn) -> list[str]:
    """What is wrong with all that went through a stand-in: the bot's calls, its own answers and updates."""
    fine = [(call.method, call.params, call.result) for call in stand_in.calls if call.answered]
    others = [(call.method, call.params) for call in stand_in.calls if not call.answered]
    return judge(others, fine, stand_in.pushed)

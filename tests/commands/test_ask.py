"""`ask` at the desk: one question, a file of them, two spellings; and `eval`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli

KEYS = ["locale", "ranked", "sure", "ms", "near", "language", "danger", "talk", "days"]


def told(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == status, result.output
    return result.output


def test_a_file_gives_one_object_a_line(tmp_path: Path) -> None:
    file = tmp_path / "questions.tsv"
    file.write_text(
        "en\tignored\tthey took my brother from the bazaar with their car\nps\t\nfa_AF\tset\t۱۴۰۵/۶/۹\n",
        encoding="utf-8",
    )
    arrest, nothing, day = map(json.loads, told("ask", "--file", str(file), "--json").splitlines())
    assert list(arrest) == list(nothing) == list(day) == KEYS
    assert arrest["locale"] == "en"
    assert arrest["ranked"][0]["id"] == "arrested"
    assert 0 < arrest["ranked"][0]["score"] <= 1
    assert (arrest["sure"], arrest["danger"]) == (True, "arrest")
    assert (nothing["ranked"], nothing["sure"]) == ([], False)
    assert day["days"] == ["2026-08-31"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("they took my brother from the bazaar with their car", "danger: arrest"),
        ("hello", "talk: greeting"),
        ("asdf qwer zxcv", "nothing near"),
        ("", "nothing found"),
    ],
)
def test_one_question_is_told_in_words(question: str, expected: str) -> None:
    assert expected in told("ask", question)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("PoR", "پی او آر", "same"), ("كارت", "کارت", "same"), ("ځه", "زه", "different")],
)
def test_two_spellings(one: str, other: str, expected: str) -> None:
    assert told("ask", "--same", one, other).strip() == expected


def test_eval_tells_each_language_and_script_and_the_worst_confusions(tmp_path: Path) -> None:
    lines = (
        "en\town\tarrested\tthey took my brother from the bazaar with their car\n"
        "en\town\tbank\tthey took my brother from the bazaar with their car\n"
        "en\town\tnone\tasdf qwer zxcv\nen\town\tdanger-die\ti want to kill myself\n"
    )
    (tmp_path / "en.tsv").write_text(lines, encoding="utf-8")
    said = told("eval", "--questions", str(tmp_path))
    row = next(line for line in said.splitlines() if line.startswith("en own"))
    assert row.split()[2:] == ["2", "50.0%", "50.0%", "100.0%", "50.0%", "1", "0.0%", "100.0%"]
    assert "   1  bank taken for arrested" in said

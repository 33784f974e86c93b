"""Each rule has a broken file, and says where it is broken and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.content import examine
from bot.content.rules import RULES

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_has_exactly_the_problem_it_was_made_for(path: Path) -> None:
    source = path.read_bytes()
    expected = re.search(r"# expects: (\d+:\d+) (.+)", source.decode("utf-8", "replace"))
    assert expected
    problems = [str(problem) for problem in examine(source, path.name).problems]
    assert len(problems) == 1, "\n".join(problems)
    assert problems[0].startswith(f"{path.name}:{expected[1]}: ")
    assert expected[2] in problems[0]


def test_every_rule_has_a_broken_file() -> None:
    covered = {path.name.split(".")[0] for path in BROKEN}
    assert {rule.__name__ for rule in RULES} | {"read", "shape"} == covered


def test_every_rule_says_what_it_wants() -> None:
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []

"""`try`: a check held from the desk, as text and as JSON, with clear words for what it cannot read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli

ALL = ["urgent=no", "for-whom=me", "paper=por", "true-for-us=none-of-these"]


def tried(*words: str) -> Any:
    done = CliRunner().invoke(cli, ["try", "my-situation", *words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_next_question_with_its_options() -> None:
    question = tried("urgent=no", "--locale", "en")["question"]
    assert question["id"] == "for-whom"
    assert question["options"][0] == {"id": "me", "text": "For me"}
    assert question["options"][-1]["id"] == "unknown"


def test_the_results_with_their_reasons_and_the_first() -> None:
    found = tried(*ALL, "--today", "2026-11-28")
    results = {each["id"]: each for each in found["results"]}
    assert len(results) == 15
    assert results["named-for-removal"]["state"] == "applies"
    assert results["named-for-removal"]["answer"] == "deportation-phases"
    assert "Because you said: \u2068PoR card\u2069." in results["named-for-removal"]["because"]
    assert found["first"] == "named-for-removal"
    assert found["do"].startswith("Tell your family now")


def test_several_at_once_and_what_depends() -> None:
    found = tried("urgent=no", "for-whom=me", "paper=unknown", "true-for-us=spouse,abroad", "country=us")
    states = {each["id"]: (each["state"], each["depends_on"]) for each in found["results"]}
    assert states["pcm-services"] == ("depends", "paper")
    assert states["us-route"] == ("closed", None)
    assert states["court-protection-spouse"] == ("may-apply", None)


def test_the_same_in_another_language_and_as_text() -> None:
    done = CliRunner().invoke(cli, ["try", "my-situation", *ALL, "--locale", "ur", "--today", "2025-06-10"])
    assert done.exit_code == 0
    assert "30 جون 2025" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["my-situatoin"], 'did you mean "my-situation"?'),
        (["my-situation", "papper=por"], 'did you mean "paper"?'),
        (["my-situation", "paper=pro"], 'did you mean "por"?'),
        (["my-situation", "paper=por,acc"], "give paper one option"),
        (["my-situation", "true-for-us=fear,none-of-these"], "one option, or several that are true together"),
        (["my-situation", "paper="], "give paper one option"),
        (["my-situation", "--today", "2020-01-01"], "nothing is known for my-situation before 2025-06-01"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_remedy(words: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, ["try", *words])
    assert done.exit_code == 1
    assert said in done.output

"""Wordings and what was learnt from them go with an edition: whole, or not at all."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.content.wordings import FURTHER
from bot.dialogue.heard import Talk
from bot.editions import LEARNT, BrokenContent, read_edition, read_model
from bot.renewal import Renewal

SMALL = Path(__file__).parent.parent / "content" / "small.yaml"
HELLO = "ahoy there"


def write(root: Path, greeting: str) -> None:
    path = root / "locales" / "en" / "wordings.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = {key: [f"{key} {at}" for at in "abcdefghijklm"] for key in ("por-expiry", "arrested", *FURTHER)}
    keys["greeting"] = [
        f"{greeting} {word}" for word in "my dear good old friend and you all of this city".split()
    ]
    lines = (
        f"{key}:\n  own:\n" + "".join(f'    - "{text}"\n' for text in texts) for key, texts in keys.items()
    )
    path.write_text("".join(lines), encoding="utf-8")


def learn(root: Path) -> None:
    result = CliRunner().invoke(cli, ["learn", "--root", str(root)])
    assert result.exit_code == 0, result.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "faq.yaml").write_bytes(SMALL.read_bytes())
    write(tmp_path, "hello")
    learn(tmp_path)
    return tmp_path


async def test_a_reload_takes_the_wordings_along(root: Path) -> None:
    renewal = Renewal(root)
    assert renewal.edition.understanding.question(HELLO).talk is None
    write(root, HELLO)
    learn(root)
    assert await renewal.look()
    assert renewal.edition.understanding.question(HELLO).talk is Talk.GREETING


async def test_other_wordings_without_learning_are_refused(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(root)
    write(root, HELLO)
    with caplog.at_level(logging.ERROR):
        assert not await renewal.look()
    assert (
        f"{LEARNT}:1:1: it was not learnt from the wordings as they are now; run `make learn`" in caplog.text
    )
    assert renewal.edition.understanding.question("hello friend").talk is Talk.GREETING


async def test_wrong_wordings_are_refused_with_their_place(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(root)
    path = root / "locales" / "en" / "wordings.yaml"
    path.write_text("por-expirry:\n  own:\n    - x\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert not await renewal.look()
    assert (
        'locales/en/wordings.yaml:1:1: there is no answer "por-expirry"; did you mean "por-expiry"?'
        in caplog.text
    )


def test_a_ranking_that_is_gone_or_broken_is_told(root: Path) -> None:
    path = root / LEARNT
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(BrokenContent, match="it cannot be read; run `make learn`"):
        read_edition(root=root)
    path.unlink()
    with pytest.raises(BrokenContent, match="not learnt from the wordings"):
        read_edition(root=root)


def test_without_wordings_there_is_no_ranking_and_titles_are_enough(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_bytes(SMALL.read_bytes())
    assert read_model(tmp_path) is None
    assert read_edition(root=tmp_path).understanding.question("zzzz qqqq").ranked == ()


def test_wrong_wordings_are_not_learnt(root: Path) -> None:
    (root / "locales" / "en" / "wordings.yaml").write_text("- one\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["learn", "--root", str(root)])
    assert result.exit_code == 1
    assert "this is no list of wordings" in result.output


def test_the_shipped_ranking_is_learnt_from_the_shipped_wordings() -> None:
    assert read_model() is not None

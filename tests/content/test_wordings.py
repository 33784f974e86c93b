"""What can be wrong with the wordings, told with its place and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Severity
from bot.content.faults import faults
from bot.content.wordings import FEWEST, FURTHER, NAME, read_wordings
from bot.editions import ROOT, read_content
from tests.dialogue.small import make_faq

FAQ = make_faq()
KEYS = (*(id for id in FAQ.answers if FAQ.shown(id)), *FURTHER)


def text(key: str, at: int) -> str:
    return f"{key.replace('-', ' ')} number {at}"


def english(keys: tuple[str, ...] = KEYS) -> str:
    """A file with nothing wrong; the first key stands on line 1, its first text on line 3."""
    return "".join(
        f"{key}:\n  own:\n" + "".join(f'    - "{text(key, at)}"\n' for at in range(FEWEST)) for key in keys
    )


def told(root: Path, source: str) -> list[str]:
    path = root / "locales" / "en" / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return [str(each) for each in read_wordings(root, FAQ).problems]


def test_right_wordings_have_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path, english()) == []
    texts = read_wordings(tmp_path).texts
    assert set(texts) == {"en"}
    assert texts["en"]["card"][0] == "card number 0"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("card-lost:", "card-losst:", 'there is no answer "card-losst"; did you mean "card-lost"?'),
        ('    - "card number 0"\n', "", f'"card" has {FEWEST - 1} texts in "own", {FEWEST} are the fewest'),
        ("card number 0", "Office, number 0!", 'this stands below "card" as well'),
        ("card number 0", "", "this is no text"),
        ('- "card number 0"', '- ["card"]', "this is no text"),
        ("card:\n  own:", "card:\n  latin:", '"latin" is no script here'),
        ("card:\n  own:\n", "card:\n", '"card" holds no scripts'),
        ('"card number 0"', '"card number 0', "this is not valid YAML"),
        ('- "card number 0"', '- "card\u0007"', "there is an invisible character here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    source = english()
    assert old in source
    problems = told(tmp_path, source.replace(old, new, 1))
    assert any(expected in each for each in problems), problems
    assert all(each.startswith(f"locales/en/{NAME}:") for each in problems)


def test_the_place_is_the_line_and_column_of_what_is_wrong(tmp_path: Path) -> None:
    first, second = KEYS[:2]
    source = english().replace(text(second, 0), text(first, 0), 1)
    line = source.splitlines().index(f'    - "{text(first, 0)}"', 3) + 1
    assert told(tmp_path, source)[0].startswith(f"locales/en/{NAME}:{line}:7: ")


def test_a_key_without_wordings_is_a_warning(tmp_path: Path) -> None:
    assert told(tmp_path, english(KEYS[1:])) == [
        f'locales/en/{NAME}:1:1: warning: "{KEYS[0]}" has no wordings; '
        f"add `{KEYS[0]}:` with {FEWEST} texts a script"
    ]


def test_another_language_has_both_scripts(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "ps" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(english(), encoding="utf-8")
    problems = read_wordings(tmp_path, FAQ).problems
    assert len(problems) == len(KEYS)
    assert {each.severity for each in problems} == {Severity.WARNING}


@pytest.mark.parametrize("source", ["- one\n", "one\n", ""])
def test_a_file_of_another_shape_is_told(tmp_path: Path, source: str) -> None:
    assert len(told(tmp_path, source)) >= 1


def test_no_files_are_no_problem(tmp_path: Path) -> None:
    assert read_wordings(tmp_path, FAQ).problems == ()


def test_wrong_wordings_forbid_an_edition(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_bytes((Path(__file__).parent / "small.yaml").read_bytes())
    path = tmp_path / "locales" / "ur" / NAME
    path.parent.mkdir(parents=True)
    path.write_text("nobody-asks-this:\n  own:\n    - x\n", encoding="utf-8")
    assert [str(each).split(":")[0] for each in faults(tmp_path)] == [f"locales/ur/{NAME}"]


def test_the_shipped_wordings_are_whole() -> None:
    assert read_wordings(ROOT, read_content()).problems == ()

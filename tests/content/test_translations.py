"""Each rule over translations has a broken catalog, and says where it is broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.content.po import PoFile, read
from bot.content.problems import Problem, Severity
from bot.content.texts import Text
from bot.content.translations import RULES, examine_file, own_letters

BROKEN = sorted((Path(__file__).parent / "broken_po").glob("*.po"))
TEXTS = (
    Text("visa", ("My visa",), ()),
    Text("visa", ("It ends on {visa_end.due}, after 60 days.",), ()),
    Text("visa", ("Look at https://example.org/visa first.",), ()),
    Text(None, ("in {count} day", "in {count} days"), ()),
    Text(None, ("Police now",), ()),
)
ASKED_TOO = Text("visa", ("Ask first.",), ())  # wanted only where a catalog has it
WHOLE = {"read", "header", "missing", "empty", "essential", "stale", "obsolete", "twice"}  # not of one entry


def problems_of(raw: bytes, name: str = "faq.po") -> list[Problem]:
    file = read(raw, name, "ps")
    if isinstance(file, Problem):
        return [file]
    texts = (*TEXTS, ASKED_TOO) if any(entry.key == ASKED_TOO.key for entry in file.entries) else TEXTS
    return [*file.doublets(), *examine_file(file, texts)]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_catalog_has_the_problem_it_was_made_for(path: Path) -> None:
    raw = path.read_bytes()
    expected = re.search(r"# expects: (\d+:\d+) (.+)", raw.decode("utf-8", "replace"))
    assert expected
    problems = [str(problem) for problem in problems_of(raw, path.name)]
    if "#, fuzzy" in raw.decode("utf-8", "replace"):
        problems = [problem for problem in problems if "or fuzzy" not in problem]
    assert len(problems) == 1, "\n".join(problems)
    assert problems[0].startswith(f"{path.name}:{expected[1]}: ")
    assert expected[2] in problems[0]


def test_every_rule_has_a_broken_catalog() -> None:
    covered = {path.name.split(".")[0] for path in BROKEN}
    assert {rule.__name__ for rule in (*RULES, own_letters)} | WHOLE == covered


def entry(english: str, translation: str, locale_head: str = "nplurals=2; plural=(n != 1);") -> bytes:
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: {locale_head}\\n"\n\n'
    return (head + f'msgctxt "x"\nmsgid "{english}"\nmsgstr "{translation}"\n').encode()


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("About 1,300,000 people", "۱٬۳۰۰٬۰۰۰ کسان"),
        ("In 2006 and 2007", "په ۲۰۰۶ او ۲۰۰۷ کې"),
        ("50% of the fee", "د فیس ۵۰٪"),
        ("Your PoR card", "ستاسو PoR کارت"),
        ("Look at help.unhcr.org/pakistan first.", "لومړی help.unhcr.org/pakistan وګورئ."),
        ("Commands: /menu /hide", "امرونه: /menu /hide"),
        ("Afghan half-space", "می‌شود"),
    ],
)
def test_what_is_right_is_left_in_peace(english: str, translation: str) -> None:
    file = read(entry(english, translation), "faq.po", "ps")
    assert isinstance(file, PoFile)
    assert list(examine_file(file, (Text("x", (english,), ()),))) == []


def test_each_missing_entry_is_told_when_asked_for() -> None:
    raw = entry("One", "") + b'\nmsgctxt "x"\nmsgid "Two"\nmsgstr ""\n'
    file = read(raw, "faq.po", "ps")
    assert isinstance(file, PoFile)
    texts = (Text("x", ("One",), ()), Text("x", ("Two",), ()))
    assert [problem.line for problem in examine_file(file, texts, every=True)] == [6, 10]
    (counted,) = examine_file(file, texts)
    assert (counted.severity, counted.message[:9]) == (Severity.WARNING, "2 entries")


def test_any_cut_of_a_catalog_is_read_or_told() -> None:
    raw = (Path(__file__).parent / "broken_po" / "stale.po").read_bytes()
    for end in range(len(raw)):
        assert isinstance(read(raw[:end], "faq.po", "ps"), PoFile | Problem)

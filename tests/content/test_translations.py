"""Each rule over translations has a broken catalog, and says where it is broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.content.po import PoFile, read
from bot.content.problems import Problem, Severity
from bot.content.sameness import negations_same
from bot.content.terms import Term, terms_agreed
from bot.content.texts import Text
from bot.content.translations import RULES, WARNINGS, examine_file

BROKEN = sorted((Path(__file__).parent / "broken_po").glob("*.po"))
TEXTS = (
    Text("visa", ("My visa",), ()),
    Text("visa", ("It ends on {visa_end.due}, after 60 days.",), ()),
    Text("visa", ("Look at https://example.org/visa first.",), ()),
    Text(None, ("in {count} day", "in {count} days"), ()),
    Text(None, ("Police now",), ()),
)
ASKED_TOO = tuple(  # wanted only where a catalog has it
    Text("visa", (text,), ()) for text in ("Ask first.", "Ask 051 2345678 first.", "Ask a lawyer.")
)
LAWYER = Term("lawyer", re.compile("lawyer"), {"ps": ("وکیل",)})
WHOLE = {
    "read",
    "header",
    "missing",
    "empty",
    "essential",
    "stale",
    "obsolete",
    "twice",
    "uncompared",
    "unsigned",
}  # not of one entry


def problems_of(raw: bytes, name: str = "faq.po") -> list[Problem]:
    file = read(raw, name, "ps")
    if isinstance(file, Problem):
        return [file]
    there = {entry.key for entry in file.entries}
    texts = (*TEXTS, *(text for text in ASKED_TOO if text.key in there))
    return [*file.doublets(), *examine_file(file, texts, terms=(LAWYER,))]


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
    doubts = (*WARNINGS, negations_same, terms_agreed)
    assert {rule.__name__ for rule in (*RULES, *doubts)} | WHOLE == covered


def entry(english: str, translation: str, locale_head: str = "nplurals=2; plural=(n != 1);") -> bytes:
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: {locale_head}\\n"\n\n'
    return (
        head + f'# native-review: not yet\nmsgctxt "x"\nmsgid "{english}"\nmsgstr "{translation}"\n'
    ).encode()


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
    raw = entry("One", "") + b'\n# native-review: not yet\nmsgctxt "x"\nmsgid "Two"\nmsgstr ""\n'
    file = read(raw, "faq.po", "ps")
    assert isinstance(file, PoFile)
    texts = (Text("x", ("One",), ()), Text("x", ("Two",), ()))
    assert [problem.line for problem in examine_file(file, texts, every=True)] == [7, 12]
    (counted,) = examine_file(file, texts)
    assert (counted.severity, counted.message[:9]) == (Severity.WARNING, "2 entries")


def test_any_cut_of_a_catalog_is_read_or_told() -> None:
    raw = (Path(__file__).parent / "broken_po" / "stale.po").read_bytes()
    for end in range(len(raw)):
        assert isinstance(read(raw[:end], "faq.po", "ps"), PoFile | Problem)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("# native-review: teacher from Kandahar, 2026-12-01", 0),
        ("# native-review: not yet", 0),
        ("# native-review: teacher from Kandahar", 1),
        ("# native-review: , 2026-12-01", 1),
        ("# read by a teacher", 1),
    ],
)
def test_a_review_has_a_role_and_a_day(line: str, told: int) -> None:
    raw = entry("One", "یو").decode().replace("# native-review: not yet", line).encode()
    file = read(raw, "faq.po", "ps")
    assert isinstance(file, PoFile)
    assert len(list(examine_file(file, (Text("x", ("One",), ()),)))) == told


def test_a_translator_can_say_that_it_is_right() -> None:
    raw = entry("Ask.", "مه پوښتئ.")
    silent = raw.replace(b"# native", b"# negations: checked\n# native")
    texts = (Text("x", ("Ask.",), ()),)
    told = [
        list(examine_file(file, texts))
        for each in (raw, silent)
        if isinstance(file := read(each, "faq.po", "ps"), PoFile)
    ]
    assert [len(each) for each in told] == [1, 0]


def test_the_official_name_of_the_plan_may_be_quoted() -> None:
    english = "Its official name is Illegal Foreigners Repatriation Plan."
    for translation, told in (
        ("نوم یې «د ناقانونه بهرنیانو پلان» دی.", 0),
        ("دا د ناقانونه بهرنیانو پلان دی.", 1),
    ):
        file = read(entry(english, translation), "faq.po", "ps")
        assert isinstance(file, PoFile)
        assert len(list(examine_file(file, (Text("x", (english,), ()),)))) == told

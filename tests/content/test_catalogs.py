"""`update` brings the catalogs up to date, keeps what translators wrote, and is idle when it is run again."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from bot.content.catalogs import read_all, update
from bot.content.check import check_all
from bot.content.extract import extract
from bot.content.po import NOT_YET, Entry, PoFile
from bot.content.problems import Problem
from bot.content.texts import wanted
from bot.dialogue.content import Locale

SMALL = Path(__file__).parent / "small.yaml"
DAY, NEXT = date(2026, 3, 7), date(2026, 3, 8)
PHRASES = """
MISSING = "Some of this is shown in English."

def render(voice, count, empty):
    voice.say(MISSING)
    yield f"🚨 {voice.say('Police now')}"
    voice.say("Nothing" if empty else "Something")
    voice.say_n("in {count} day", "in {count} days", count)
    voice.say_in("verb", "Open")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copy(SMALL, tmp_path / "faq.yaml")
    (tmp_path / "bot" / "wording").mkdir(parents=True)
    (tmp_path / "bot" / "wording" / "render.py").write_text(PHRASES, encoding="utf-8")
    return tmp_path


def updated(root: Path, today: date = DAY) -> set[str]:
    files, problems = update(root, today)
    assert not problems, "\n".join(map(str, problems))
    return {each.name for each in files}


def catalog(root: Path, locale: Locale = "ps", domain: str = "faq") -> PoFile:
    files, problems = read_all(root)
    assert not problems
    return files[locale, domain]


def entry(file: PoFile, text: str) -> Entry:
    return next(each for each in file.entries if each.ids[0] == text)


def replaced(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


PS = "locales/ps/LC_MESSAGES/faq.po"
TITLE = 'msgid "When do PoR cards expire?"\nmsgstr ""'
DONE = 'msgid "When do PoR cards expire?"\nmsgstr "د PoR کارتونه کله ختمېږي؟"'


def test_the_first_run_writes_all_and_the_second_nothing(root: Path) -> None:
    assert len(updated(root)) == 8
    assert updated(root, NEXT) == set()


def test_a_new_entry_waits_for_a_native_reader(root: Path) -> None:
    updated(root)
    assert all(each.comments == (NOT_YET,) for each in catalog(root).entries)


def test_headers_have_the_plural_forms_of_the_language(root: Path) -> None:
    updated(root)
    assert catalog(root, "fa_AF").fields["Plural-Forms"] == "nplurals=1; plural=0;"
    assert catalog(root, "ur").fields["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert "POT-Creation-Date" not in catalog(root).fields
    days = entry(catalog(root, "fa_AF", "bot"), "in {count} day")
    assert len(days.strings) == 1


def test_what_translators_wrote_stays(root: Path) -> None:
    updated(root)
    replaced(root, PS, TITLE, DONE)
    replaced(root, PS, '"Last-Translator: Panah translators\\n"', '"Last-Translator: A reader\\n"')
    replaced(root, "faq.yaml", "title: Someone was arrested", "title: Somebody is in prison or held")
    assert PS in updated(root, NEXT)
    file = catalog(root)
    assert entry(file, "When do PoR cards expire?").strings == ("د PoR کارتونه کله ختمېږي؟",)
    assert file.fields["Last-Translator"] == "A reader"
    assert file.fields["PO-Revision-Date"].startswith("2026-03-08")


def test_a_changed_sentence_keeps_its_translation_as_fuzzy(root: Path) -> None:
    updated(root)
    replaced(
        root,
        PS,
        f"# {NOT_YET}\n#. title of an answer",
        "# native-review: A.B., 2026-03-01\n#. title of an answer",
    )
    replaced(root, PS, TITLE, DONE)
    replaced(root, "faq.yaml", "title: When do PoR cards expire?", "title: When did PoR cards expire?")
    updated(root)
    changed = entry(catalog(root), "When did PoR cards expire?")
    assert changed.fuzzy
    assert changed.strings == ("د PoR کارتونه کله ختمېږي؟",)
    assert changed.previous == ("When do PoR cards expire?",)
    assert changed.comments == (NOT_YET,)
    assert updated(root, NEXT) == set()


def test_the_english_before_stays_until_somebody_has_compared(root: Path) -> None:
    test_a_changed_sentence_keeps_its_translation_as_fuzzy(root)
    replaced(root, PS, "#, fuzzy\n", "")
    assert updated(root, NEXT) == set()
    assert entry(catalog(root), "When did PoR cards expire?").previous == ("When do PoR cards expire?",)


def test_what_was_compared_before_a_change_is_compared_again(root: Path) -> None:
    updated(root)
    replaced(root, PS, TITLE, f"# negations: checked\n# mind the plural\n{DONE}")
    assert entry(catalog(root), "When do PoR cards expire?").checked("negations")
    replaced(root, "faq.yaml", "title: When do PoR cards expire?", "title: When did PoR cards expire?")
    updated(root)
    changed = entry(catalog(root), "When did PoR cards expire?")
    assert not changed.checked("negations")
    assert set(changed.comments) == {"mind the plural", NOT_YET}


def test_unread_entries_are_counted_by_the_branches_that_are_signed(root: Path) -> None:
    replaced(root, "faq.yaml", "  help:", "  police:")
    updated(root)
    replaced(root, PS, TITLE, DONE)
    replaced(root, PS, 'msgid "UNHCR Pakistan"\nmsgstr ""', 'msgid "UNHCR Pakistan"\nmsgstr "UNHCR"')
    replaced(
        root, PS, 'msgid "Someone was arrested"\nmsgstr ""', 'msgid "Someone was arrested"\nmsgstr "نیول"'
    )
    report = check_all(root)
    assert report.faq, "\n".join(map(str, report.problems))
    assert (report.unreviewed["ps"], report.unsigned["ps"]) == (3, {"police": 1})


def test_the_translation_of_a_removed_text_is_kept_aside_and_comes_back(root: Path) -> None:
    updated(root)
    replaced(root, PS, 'msgid "UNHCR Pakistan"\nmsgstr ""', 'msgid "UNHCR Pakistan"\nmsgstr "UNHCR پاکستان"')
    before = catalog(root)
    line = "  unhcr: {name: UNHCR Pakistan, page: https://help.unhcr.org/pakistan/}\n"
    replaced(root, "faq.yaml", line, "  alac: {name: Free legal aid centre, page: https://example.org/}\n")
    updated(root)
    assert [each.ids for each in catalog(root).obsolete] == [("UNHCR Pakistan",)]
    assert updated(root, NEXT) == set()
    replaced(root, "faq.yaml", "  alac: {name: Free legal aid centre, page: https://example.org/}\n", line)
    updated(root)
    assert entry(catalog(root), "UNHCR Pakistan").strings == entry(before, "UNHCR Pakistan").strings
    assert not catalog(root).obsolete


def test_phrases_are_found_in_f_strings_constants_and_conditions(root: Path) -> None:
    texts, problems = wanted(root)
    assert not problems
    assert [(each.context, *each.ids) for each in texts["bot"]] == [
        (None, "Some of this is shown in English."),
        (None, "Police now"),
        (None, "Nothing"),
        (None, "Something"),
        (None, "in {count} day", "in {count} days"),
        ("verb", "Open"),
    ]


def test_a_phrase_that_cannot_be_known_is_told_and_nothing_is_written(root: Path) -> None:
    replaced(root, "bot/wording/render.py", "say(MISSING)", "say(missing())")
    files, (problem,) = update(root, DAY)
    assert not files
    assert str(problem).startswith("bot/wording/render.py:5:5: this phrase cannot be known")
    assert not (root / "locales").exists()


def test_a_broken_content_or_catalog_writes_nothing(root: Path) -> None:
    updated(root)
    replaced(root, PS, "msgstr", "msgstrr")
    replaced(root, "faq.yaml", "edition: 1", "edition: one")
    files, problems = update(root, DAY)
    assert not files
    assert {problem.file for problem in problems} == {"faq.yaml", PS}


def test_one_context_for_an_answer_and_a_note_where_it_stands() -> None:
    found = list(extract(BytesIO(SMALL.read_bytes()), (), (), {}))
    step = next(each for each in found if each[2][1].startswith("Hand in nothing"))
    assert step == (
        35,
        "pgettext",
        ("por-expiry", "Hand in nothing before you have asked."),
        ["step: hand-in; known from 2025-06-01"],
    )


def test_a_percent_is_no_format_and_a_placeholder_is_one(root: Path) -> None:
    replaced(root, "faq.yaml", "Only your language.", "We keep 50% of nothing.")
    updated(root)
    text = (root / PS).read_text(encoding="utf-8")
    assert "python-format" not in text.replace("python-brace-format", "")
    assert text.count("#, python-brace-format") == 3


def test_check_all_reports_missing_translations_and_counts_the_unread(root: Path) -> None:
    updated(root)
    replaced(root, PS, TITLE, DONE)
    report = check_all(root)
    assert report.faq
    assert report.unreviewed == {"ps": 1, "fa_AF": 0, "ur": 0}
    assert list(report.lengths) == ["en", "ps", "fa_AF", "ur"]
    assert "ps: 5.0 words a sentence; 1 entries not yet read by a native speaker" in set(report.counts())
    assert {problem.file.split("/")[-1] for problem in report.problems} == {"faq.po", "bot.po"}


def test_check_all_without_content_says_so(tmp_path: Path) -> None:
    report = check_all(tmp_path)
    assert report.faq is None
    assert [str(problem) for problem in report.problems] == [
        "faq.yaml:1:1: there is no such file; write it, or check another folder"
    ]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext's msgfmt is not installed")
def test_gettext_finds_nothing_wrong_with_what_we_write(root: Path) -> None:
    test_a_changed_sentence_keeps_its_translation_as_fuzzy(root)
    for path in root.glob("locales/*/LC_MESSAGES/*.po"):
        done = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), path


def test_every_problem_has_a_file_in_the_folder(root: Path) -> None:
    updated(root)
    for problem in check_all(root, every=True).problems:
        assert isinstance(problem, Problem)
        assert (root / problem.file).exists()

"""The catalogs as other programs read them: gettext, translate-toolkit and i18nspector.

The last two end with status 0 whatever they find, so their words are read. A check that is off says why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))
NAMES = [path.relative_to(ROOT / "locales").as_posix() for path in FILES]

POFILTER_OFF = {
    "untranslated": "`check` counts what is missing; a reader gets the English and a line that says so",
    "startcaps": "Arabic script has no capitals",
    "simplecaps": "Arabic script has no capitals",
    "acronyms": "SIM or KP may be written out, or stand beside the word; `own_letters` looks at them",
    "brackets": "the Latin name of a paper stands in brackets behind the word, where English needs none",
    "doublequoting": "“…” and «…» are not taken for the same, and a term may be quoted in one language only",
    "singlequoting": "takes the apostrophe of a genitive for a quotation mark",
    "startpunc": "takes the brace of a placeholder for punctuation; the order of words differs",
    "endpunc": "takes ؟ and ? for different marks in Pashto",
    "puncspacing": "wants a space behind the comma of a Latin sentence, also before a bracket",
    "numbers": "does not know ۰–۹ for digits; `numbers_same` does",
    "sentencecount": "one sentence may become two; `negations_same` and `sentences_short` look at them",
    "doublewords": "doubling is grammar: زود زود and بار بار are “often”",
    "short": "a day of the week, or “no”, is one or two letters in these languages",
    "nplurals": "says two forms for Dari; gettext, CLDR and we say one",
}
I18NSPECTOR_OFF = {
    "no-version-in-project-id-version": "the content has editions, not releases",
    "no-report-msgid-bugs-to-header-field": "nobody takes reports yet: this is a test edition",
    "no-date-header-field POT-Creation-Date": "it would change with each run and hide what did change",
    "invalid-last-translator": "an address of a translator is a person's data; none is kept",
    "date-from-future PO-Revision-Date": "the day is the editor's, and the machine's clock may be behind it",
}

_tools = {tool: shutil.which(tool) for tool in ("msgfmt", "i18nspector")}
gettext = pytest.mark.skipif(not _tools["msgfmt"], reason="gettext's msgfmt is not installed")
spector = pytest.mark.skipif(not _tools["i18nspector"], reason="i18nspector is not installed; CI has it")


def said(*command: str | Path) -> str:
    """Everything that a program prints, whatever its status."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout + done.stderr


def test_there_are_catalogs() -> None:
    assert len(FILES) >= 6


@gettext
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_gettext_takes_it_without_a_word(path: Path) -> None:
    assert said("msgfmt", "--check", "--output-file=/dev/null", path) == ""


def pofilter(path: Path, found: Path) -> list[str]:
    """What it tells of a catalog; it writes no file when it has nothing to tell."""
    off = [f"--excludefilter={check}" for check in POFILTER_OFF]
    program = Path(sys.executable).with_name("pofilter")
    language = f"--language={path.parts[-3] if path in FILES else 'ps'}"
    assert (
        said(program, language, "--progress=none", "--nofuzzy", *off, "-i", path, "-o", found).strip() == ""
    )
    told = found.read_text(encoding="utf-8") if found.exists() else ""
    return re.findall(r"^# \(pofilter\) (.*)", told, re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_pofilter_finds_nothing(path: Path, tmp_path: Path) -> None:
    assert pofilter(path, tmp_path / "found.po") == []


def test_pofilter_would_speak(tmp_path: Path) -> None:
    """The reading above is not deaf: a lost placeholder and a lost address are told."""
    broken = tmp_path / "broken.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = '#, python-brace-format\nmsgid "Until {day}, see https://example.org."\nmsgstr "{dai} تر"\n'
    broken.write_text(head + entry, encoding="utf-8")
    told = {each.partition(":")[0] for each in pofilter(broken, tmp_path / "found.po")}
    assert {"pythonbraceformat", "urls"} <= told


@spector
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_i18nspector_finds_nothing(path: Path) -> None:
    lines = [line.partition(f"{path}: ")[2] or line for line in said("i18nspector", path).splitlines()]
    assert [line for line in lines if not line.startswith(tuple(I18NSPECTOR_OFF))] == []


@pytest.mark.skipif("CI" not in os.environ, reason="only CI must have every tool")
def test_ci_has_every_tool() -> None:
    assert [tool for tool, path in _tools.items() if not path] == []

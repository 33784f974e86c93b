"""What has been translated, read from real files; what is half right counts as missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.content import LOCALES
from bot.wording.catalogs import PLURALS, BrokenCatalog, Words, read_words

PO = """\
msgid ""
msgstr ""
"Language: ps\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. on a button
msgid "Menu"
msgstr "مینو"

#, fuzzy
msgid "Hide"
msgstr "پټول"

msgid "Language"
msgstr ""

msgid "Police now"
msgstr "  "

msgctxt "card"
msgid "Title"
msgstr "د کارډ سرلیک"

msgctxt "office"
msgid "Title"
msgstr "د دفتر سرلیک"

msgid "in {count} day"
msgid_plural "in {count} days"
msgstr[0] "په {count} ورځ کې"
msgstr[1] "په {count} ورځو کې"

msgid "{count} day ago"
msgid_plural "{count} days ago"
msgstr[0] "{count} ورځ مخکې"
msgstr[1] ""

#~ msgid "Of last year"
#~ msgstr "د تېر کال"
"""


def place(folder: Path, locale: str = "ps", domain: str = "bot") -> Path:
    path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture
def pashto(tmp_path: Path) -> Words:
    place(tmp_path).write_text(PO, encoding="utf-8")
    return read_words(tmp_path)["ps"]


def test_what_is_translated_is_found(pashto: Words) -> None:
    assert pashto.find("Menu") == "مینو"


def test_the_context_tells_equal_texts_apart(pashto: Words) -> None:
    assert pashto.find("Title", "card") == "د کارډ سرلیک"
    assert pashto.find("Title", "office") == "د دفتر سرلیک"
    assert pashto.find("Title") is None


@pytest.mark.parametrize("text", ["Hide", "Language", "Police now", "Of last year", "Nobody wrote this", ""])
def test_fuzzy_empty_and_old_entries_are_missing(pashto: Words, text: str) -> None:
    assert pashto.find(text) is None


def test_plural_forms(pashto: Words) -> None:
    assert pashto.find_plural("in {count} day", "in {count} days", 1) == "په {count} ورځ کې"
    assert pashto.find_plural("in {count} day", "in {count} days", 2) == "په {count} ورځو کې"
    assert pashto.find_plural("{count} day ago", "{count} days ago", 1) is None


def test_both_domains_are_read(tmp_path: Path) -> None:
    place(tmp_path).write_text(PO, encoding="utf-8")
    place(tmp_path, domain="faq").write_text(PO.replace("مینو", "بل"), encoding="utf-8")
    assert read_words(tmp_path)["ps"].find("Menu") == "بل"


def test_without_files_everything_is_missing_but_english(tmp_path: Path) -> None:
    words = read_words(tmp_path)
    assert tuple(words) == LOCALES
    assert words["en"].find("Menu", "card") == "Menu"
    assert words["en"].find_plural("a day", "days", 1) == "a day"
    assert words["en"].find_plural("a day", "days", 0) == "days"
    assert all(words[locale].find("Menu") is None for locale in LOCALES if locale != "en")
    assert [locale for locale in LOCALES if words[locale].rtl] == ["ps", "fa_AF", "ur"]


@pytest.mark.parametrize(
    "raw",
    [
        PO.replace('msgstr "مینو"', 'msgstr "مینو').encode(),
        PO.replace('msgid "Menu"', "msgid Menu").encode(),
        PO.replace('msgid "Menu"', "msgid").encode(),
        PO.replace("msgstr[1]", "msgstr[x]").encode(),
        PO.replace("charset=UTF-8", "charset=nobody-knows").encode(),
        PO.encode("utf-16"),
        PO.encode("cp1256", "replace"),
        b"\xff\xfe\x00",
        b"no catalog at all",
    ],
    ids=["quote", "quotes", "no-text", "form", "charset", "utf-16", "cp1256", "bytes", "prose"],
)
def test_a_broken_file_says_which(tmp_path: Path, raw: bytes) -> None:
    path = place(tmp_path)
    path.write_bytes(raw)
    with pytest.raises(BrokenCatalog, match=r"bot\.po: .*; mend the file"):
        read_words(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, len(PO) - 1), st.integers(0, 30), st.sampled_from(["", '"', "\n", "msgid", "#~ ", "\x00"])
)
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, start: int, length: int, instead: str) -> None:
    place(tmp_path).write_text(PO[:start] + instead + PO[start + length :], encoding="utf-8")
    try:
        words = read_words(tmp_path)["ps"]
    except BrokenCatalog as error:
        assert "bot.po" in str(error)
    else:
        assert all(form.strip() for forms in words.texts.values() for form in forms)


def test_the_plural_rules_name_every_language() -> None:
    assert set(PLURALS) == set(LOCALES)

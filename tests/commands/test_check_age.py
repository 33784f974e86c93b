"""`check --stale` and `check --live`, as an editor and an operator meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.dialogue.content import LOCALES, Role
from bot.dialogue.responsibility import SIGNED

SMALL = Path(__file__).parent.parent / "content" / "small.yaml"
DAY = "2026-11-22"
OPERATOR = {
    "OPERATOR_NAME": "A Good Society",
    "OPERATOR_PERSON": "A. Person",
    "OPERATOR_COMPLAINTS": "help@example.org",
    "OPERATOR_COUNTRY": "Germany",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "faq.yaml").write_bytes(SMALL.read_bytes())
    return tmp_path


@pytest.fixture(autouse=True)
def _no_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OPERATOR:
        monkeypatch.delenv(name, raising=False)


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--root", str(root), *options])


def sign_everything(root: Path) -> None:
    lines = [f"reconfirmed: {DAY}", "sign_offs:"]
    for locale in LOCALES:
        lines.append(f"  {locale}:")
        for branch in SIGNED:
            roles = ", ".join(f"{{role: {role}, day: {DAY}, edition: 1}}" for role in Role)
            lines.append(f"    {branch}: [{roles}]")
    called = f', phone: "+92 51 000000", verified: {DAY}}}'
    path = root / "faq.yaml"
    text = path.read_text(encoding="utf-8").replace("pakistan/}", f"pakistan/{called}")
    path.write_text(text.replace("edition: 1\n", "edition: 1\n" + "\n".join(lines) + "\n"), encoding="utf-8")


def test_what_is_due_is_listed_with_its_sources_and_ends_well(root: Path) -> None:
    found = check(root, "--stale", "--today", DAY)
    assert found.exit_code == 0
    assert found.output.splitlines()[:6] == [
        "arrested (246): Someone was arrested",
        "  read up to 2026-03-07, due since 2026-05-07 (199 days)",
        "  publishers: A lawyer",
        "  ask: none of our contacts is behind its sources",
        "  source: A lawyer, The order explained, 2025-05-01",
        "    https://example.org/law",
    ]
    assert found.output.splitlines()[-1] == f"2 of 5 answers are due on {DAY}."


def test_what_is_due_as_json(root: Path) -> None:
    found = json.loads(check(root, "--stale", "--json", "--today", DAY).output)
    assert [each["id"] for each in found] == ["arrested", "por-expiry"]
    assert found[1]["due_since"] == "2026-05-07"
    assert found[1]["publishers"] == ["The ministry"]
    assert found[1]["ask"] == []
    assert found[1]["sources"][0]["url"] == "https://example.org/order"


def test_a_page_is_listed_once_and_its_contact_is_whom_to_ask(root: Path) -> None:
    path, page = root / "faq.yaml", "https://help.unhcr.org/pakistan/law"
    text = path.read_text(encoding="utf-8").replace("https://example.org/law}", f"{page}}}")
    text = text.replace("sources: [order-2025-explained]", "sources: [order-2025-explained, passage]")
    passage = f"  passage: {{publisher: UNHCR, day: 2025-05-02, url: {page}}}"
    path.write_text(text.replace("\nsources:\n", f"\nsources:\n{passage}\n"), encoding="utf-8")
    lines = check(root, "--stale", "--today", DAY).output.splitlines()
    assert lines[2:6] == [
        "  publishers: A lawyer, UNHCR",
        "  ask: UNHCR Pakistan, https://help.unhcr.org/pakistan/, never called",
        "  source: A lawyer, The order explained, 2025-05-01",
        f"    {page}",
    ]
    assert lines[6] == ""


def test_nothing_due_is_said(root: Path) -> None:
    assert check(root, "--stale", "--today", "2026-03-07").output == "Nothing is due on 2026-03-07.\n"
    assert check(root, "--stale", "--json", "--today", "2026-03-07").output == "[]\n"


def test_a_trial_lists_everything_missing_with_its_remedy(root: Path) -> None:
    found = check(root, "--live", "--today", DAY)
    assert found.exit_code == 1
    lines = found.output.splitlines()
    assert len(lines) == 4 + 1 + 24 + 1
    assert all("; " in line for line in lines)
    assert lines[0].endswith("set OPERATOR_NAME, or write `name:` under `operator:`")
    assert lines[4].startswith("no contact was called yet; ")
    assert lines[5].startswith("English: no lawyer has signed `police`; ")
    assert lines[-1].startswith("nobody has checked these answers since 2026-03-07; ")


def test_with_everything_there_it_ends_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_everything(root)
    for name, value in OPERATOR.items():
        monkeypatch.setenv(name, value)
    found = check(root, "--live", "--today", DAY)
    assert (found.exit_code, found.output) == (0, f"Nothing is missing on {DAY}.\n")
    assert check(root, "--live", "--today", "2026-12-23").exit_code == 1


def test_texts_that_speak_of_a_test_are_named(root: Path) -> None:
    path = root / "faq.yaml"
    text = path.read_text(encoding="utf-8").replace("Only your language.", "This is a test edition.")
    path.write_text(text, encoding="utf-8")
    assert 'the answer `privacy` still says "test edition"; ' in check(root, "--live", "--today", DAY).output


def test_complaints_inside_telegram_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATOR_COMPLAINTS", "https://t.me/panah_help")
    found = check(root, "--live", "--today", DAY)
    assert found.exit_code == 1
    assert "OPERATOR_COMPLAINTS: must lie outside Telegram" in found.output


@pytest.mark.parametrize("options", [("--stale", "--live"), ("--today", DAY), ("--live", "--json")])
def test_options_that_do_not_go_together_are_named(root: Path, options: tuple[str, ...]) -> None:
    assert check(root, *options).exit_code == 2


def test_broken_content_is_named_by_its_line(root: Path) -> None:
    (root / "faq.yaml").write_text("edition: one\n", encoding="utf-8")
    found = check(root, "--stale", "--today", DAY)
    assert found.exit_code == 1
    assert "faq.yaml:1:10: " in found.output

"""`timeline`: the text, the object and the picture say the same as the decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.dialogue.deadlines import moves
from bot.editions import read_content
from bot.paper.timeline import draw_timeline
from tests.dialogue.small import CARD_ENDS, FINAL_WORD, LETTER, ORDER, READ_UNTIL, make_faq

FAQ = read_content()
SMALL = make_faq().deadlines["card-validity"]
SVG = "{http://www.w3.org/2000/svg}"


def run(*words: str, status: int = 0) -> str:
    result = CliRunner().invoke(cli, ["timeline", *words])
    assert result.exit_code == status, result.output
    return result.output


def drawn(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 (our own picture)


def words(picture: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def test_the_text_tells_each_decision_with_its_gap() -> None:
    lines = run("por-validity", "--today", "2026-11-22").splitlines()
    told = [" ".join(line.split()) for line in lines]
    late = "131 days after the old date 130 days without known cover"
    assert f"8 November 2023 31 December 2023 {late}" in told
    assert "28 June 2013 31 December 2015 2 days before the old date" in told
    assert "31 January 2018 31 March 2018 on the old date" in told
    ended = "1 August 2025 30 June 2025 32 days after that day: it has ended 31 days without known cover"
    assert ended in told
    assert "On 22 November 2026: ended on 30 June 2025, 510 days ago, by official word." in told
    assert "No known cover since 1 July 2025." in told


def test_the_text_looks_no_further_than_the_day() -> None:
    told = run("por-validity", "--today", "2025-06-10")
    assert "On 10 June 2025: ahead, 30 June 2025, in 20 days." in told
    assert "August 2025" not in told
    assert "Sources read up to 10 June 2025." in told


def test_days_are_said_in_the_language_asked_for() -> None:
    assert "۹ سرطان ۱۴۰۴" in run("por-validity", "--locale", "fa_AF")


@pytest.mark.parametrize(
    ("id", "day", "told"),
    [
        (
            "por-validity",
            "2023-11-08",
            {
                "state": "ahead",
                "due": "2023-12-31",
                "announced": "2023-11-08",
                "extended": {"announced": "2023-11-08", "back_to": "2023-07-01"},
                "days": 53,
                "known_until": "2023-11-08",
            },
        ),
        (
            "acc-departure",
            "2026-11-22",
            {
                "state": "passed",
                "due": "2025-03-31",
                "announced": "2025-03-07",
                "extended": None,
                "days": -601,
                "known_until": "2026-03-07",
            },
        ),
        ("por-validity", "2010-03-23", {"state": "not-yet-known", "first": "2010-03-24"}),
    ],
)
def test_the_object_tells_what_was_known(id: str, day: str, told: dict[str, object]) -> None:
    assert json.loads(run(id, "--today", day, "--json")) == told


def test_an_unknown_id_gets_one_line() -> None:
    told = run("por-validty", status=1)
    assert told == "there is no deadline 'por-validty'; did you mean 'por-validity'?\n"
    assert run("xyz", status=1) == "there is no deadline 'xyz'\n"


def test_a_file_that_cannot_be_written_gets_one_line(tmp_path: Path) -> None:
    told = run("por-validity", "--svg", str(tmp_path / "no" / "where.svg"), status=1)
    assert told.count("\n") == 1
    assert "cannot be written" in told


def test_the_picture_goes_into_the_file_or_to_the_output(tmp_path: Path) -> None:
    file = tmp_path / "cards.svg"
    assert run("por-validity", "--svg", str(file), "--today", "2026-11-22") == ""
    assert run("por-validity", "--svg", "-", "--today", "2026-11-22") == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("id", FAQ.deadlines)
def test_every_deadline_is_drawn_with_every_decision(id: str) -> None:
    deadline = FAQ.deadlines[id]
    text = draw_timeline(deadline, FAQ.read_until, date(2026, 11, 22))
    picture = drawn(text)
    assert text == draw_timeline(deadline, FAQ.read_until, date(2026, 11, 22))
    titles = [each.text or "" for each in picture.iter(f"{SVG}title")]
    assert sum(each.startswith("announced ") for each in titles) == len(deadline.decisions)
    gaps = [move.gap for move in moves(deadline, FAQ.read_until) if move.gap]
    assert [f"{gap.days:,} d" for gap in gaps] == [
        each.text
        for each in picture.iter(f"{SVG}text")
        if each.get("text-anchor") == "end" and (each.text or "").endswith(" d")
    ]


def test_the_picture_is_self_contained_and_told_in_words() -> None:
    text = draw_timeline(SMALL, READ_UNTIL, READ_UNTIL)
    picture = drawn(text)
    assert text.count("http") == 1, "only the name of the format"
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "The card: history"
    assert "after 35 days without known cover" in (picture.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("day", [ORDER, CARD_ENDS, LETTER, FINAL_WORD])
def test_the_picture_shows_nothing_of_later(day: date) -> None:
    told = words(drawn(draw_timeline(SMALL, READ_UNTIL, day)))
    later = [each.announced for each in SMALL.decisions if each.announced > day]
    assert not [each for each in later if f"{each.day} {each:%b} {each.year}" in told]


def test_before_the_first_word_the_picture_is_empty_and_says_so() -> None:
    told = words(drawn(draw_timeline(SMALL, READ_UNTIL, date(2024, 1, 1))))
    assert any("nothing yet; first announced on 10 Jul 2024" in each for each in told)


def test_signs_in_a_title_stay_signs() -> None:
    odd = replace(SMALL, title='<b> & "cards"')
    assert '<b> & "cards"' in words(drawn(draw_timeline(odd, READ_UNTIL, READ_UNTIL)))

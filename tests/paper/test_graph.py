"""`graph`: everything stands there once, marks are right, and the conversation is as the code has it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from typing import get_args
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.dialogue.actions import Action, Asked
from bot.dialogue.content import LOCALES, Faq, Locale
from bot.dialogue.events import Event, Person, Pressed
from bot.dialogue.screens import Screen
from bot.dialogue.step import step
from bot.editions import ROOT, read_content
from bot.paper.draw_talk import draw_conversation
from bot.paper.draw_tree import draw_content
from bot.paper.graph import Graph, Kind, Line, Mark, Node
from bot.paper.talk import conversation_graph
from bot.paper.tree import content_graph
from bot.paper.written import as_dot, as_mermaid
from bot.wording.catalogs import Words, read_words
from tests.dialogue.small import FIRST, OFFICE_KNOWN, READ_UNTIL, RUMOUR_WITHDRAWN, make_faq

FAQ = read_content()
LATE = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
ODD = 'a <b>"card"</b> & #35; `x` \\ ok; {x} [y] | z'
SMALL = make_faq()
NO_WORDS: dict[Locale, Words] = {locale: Words(locale) for locale in LOCALES}
CONTENT = content_graph(FAQ, read_words(ROOT / "locales"), LATE)
TALK = conversation_graph(FAQ)
BOTH = pytest.mark.parametrize("graph", [CONTENT, TALK], ids=["content", "conversation"])


def drawn(graph: Graph) -> str:
    return draw_conversation(graph) if graph.of(Kind.SCREEN) else draw_content(graph)


def texts(graph: Graph) -> Counter[str]:
    picture = ElementTree.fromstring(drawn(graph))  # noqa: S314 (our own picture)
    return Counter(each.text or "" for each in picture.iter(f"{SVG}text"))


def marks(faq: Faq, day: date, words: dict[Locale, Words] | None = None) -> dict[str, tuple[Mark, ...]]:
    graph = content_graph(faq, words or NO_WORDS, day)
    return {node.id: node.marks for node in graph.of(Kind.ANSWER)}


def test_every_branch_answer_and_date_stands_there_once() -> None:
    ids = Counter(node.id for node in CONTENT.nodes)
    assert set(ids.values()) == {1}
    assert {node.id for node in CONTENT.of(Kind.ANSWER)} == set(FAQ.answers)
    assert {node.id for node in CONTENT.of(Kind.BRANCH)} == set(FAQ.branches)
    assert len(CONTENT.of(Kind.DEADLINE)) == len(FAQ.deadlines)


def test_every_answer_is_drawn_once() -> None:
    found = texts(CONTENT)
    for node in CONTENT.of(Kind.ANSWER):
        assert found[str(FAQ.answers[node.id].number)] == 1
        assert found[node.label] >= 1


@BOTH
def test_every_edge_has_its_ends(graph: Graph) -> None:
    ids = {node.id for node in graph.nodes}
    assert {end for edge in graph.edges for end in (edge.start, edge.end)} <= ids
    assert len(set(graph.edges)) == len(graph.edges)


def test_the_lines_are_those_of_the_content() -> None:
    see = {(edge.start, edge.end) for edge in CONTENT.edges if edge.line is Line.SEE}
    assert see == {(each.id, other) for each in FAQ.answers.values() for other in each.see}
    speaks = {(edge.start, edge.end) for edge in CONTENT.edges if edge.line is Line.SPEAKS}
    assert ("por-expiry", "date:por-validity") in speaks
    assert ("por-what", "date:por-validity") in speaks, "named only by a placeholder"


def test_marks_tell_the_day() -> None:
    early = marks(SMALL, FIRST)
    assert Mark.EMPTY in early["office"]
    assert Mark.EMPTY in early["unwritten"]
    assert Mark.STALE not in early["card"]
    assert Mark.WITHDRAWN not in early["rumour"]
    late = marks(SMALL, LATE)
    assert Mark.EMPTY not in marks(SMALL, OFFICE_KNOWN)["office"]
    assert Mark.STALE in late["card"]
    assert Mark.WITHDRAWN in marks(SMALL, RUMOUR_WITHDRAWN)["rumour"]
    assert late["rumour"][0] is Mark.WITHDRAWN, "the gravest first"


def test_an_answer_with_an_untranslated_passage_is_marked_with_its_languages() -> None:
    privacy = SMALL.answers["privacy"]
    whole: dict[tuple[str | None, str], tuple[str, ...]] = {
        ("privacy", text): (text,) for text in (privacy.title, *privacy.versions[0].says)
    }
    title = {key: text for key, text in whole.items() if key[1] == privacy.title}
    words = dict(NO_WORDS)
    words["ps"], words["ur"] = Words("ps", whole), Words("ur", title)
    graph = content_graph(SMALL, words, READ_UNTIL)
    found = next(node for node in graph.nodes if node.id == "privacy")
    assert found.lacking == ("fa_AF", "ur")
    assert found.told == "untranslated (fa_AF ur)"
    assert texts(graph)["not in fa_AF ur"] == 1


def test_every_member_of_the_unions_has_a_node() -> None:
    assert {node.label for node in TALK.of(Kind.SCREEN)} == {kind.__name__ for kind in get_args(Screen)}
    assert {node.label for node in TALK.of(Kind.ACTION)} == {kind.__name__ for kind in get_args(Action)}
    assert {kind.__name__ for kind in get_args(Event)} <= {node.label for node in TALK.of(Kind.EVENT)}


def test_every_event_and_action_leads_somewhere() -> None:
    """A new member of a union that nothing tries would stand there alone."""
    leading = {edge.start for edge in TALK.edges if edge.line in (Line.LEADS, Line.FIRST)}
    assert {node.id for node in (*TALK.of(Kind.EVENT), *TALK.of(Kind.ACTION))} <= leading


def test_every_screen_is_reached_but_those_that_come_by_themselves() -> None:
    reached = {edge.end for edge in TALK.edges if edge.line in (Line.LEADS, Line.FIRST)}
    assert {node.label for node in TALK.of(Kind.SCREEN) if node.id not in reached} == {"Apology", "Reminder"}


def test_what_is_drawn_is_what_step_does() -> None:
    leads = {(edge.start, edge.end) for edge in TALK.edges if edge.line is Line.LEADS}
    for kind in get_args(Action):
        if not fields(kind):
            turn = step(FAQ, Person(locale="ps"), Pressed(Asked(kind())), FAQ.read_until)
            assert (kind.__name__, f"screen:{type(turn.screen).__name__}") in leads
    assert ("Arrived by a link", "screen:ForgetQuestion") in leads
    assert ("Arrived by a link", "screen:Forgotten") not in leads, "a link never erases"
    assert ("Forget", "screen:Forgotten") in leads


def test_the_buttons_of_the_screens_are_dots() -> None:
    offers = {(edge.start, edge.end): edge.usual for edge in TALK.edges if edge.line is Line.OFFERS}
    assert offers["screen:Answer", "ShowSources"] is False
    assert offers["screen:Answer", "Police"] is True
    assert ("screen:Hidden", "Hide") not in offers
    dots = drawn(TALK).count("<title>") - 1
    assert dots >= len(offers)


@BOTH
def test_the_same_graph_is_written_the_same(graph: Graph) -> None:
    again = (
        conversation_graph(FAQ) if graph is TALK else content_graph(FAQ, read_words(ROOT / "locales"), LATE)
    )
    assert again == graph
    for write in (drawn, as_dot, as_mermaid):
        assert write(again) == write(graph)


@BOTH
def test_the_legend_explains_kinds_marks_and_lines(graph: Graph) -> None:
    for text in (as_dot(graph), as_mermaid(graph)):
        assert "legend" in text
        for line in {edge.line for edge in graph.edges} - {Line.HOLDS}:
            assert line in text
    if graph is CONTENT:
        assert all(texts(graph)[mark] == 1 for mark in Mark)


def odd_graph() -> Graph:
    odd = {id: replace(each, title=ODD) for id, each in SMALL.answers.items()}
    return content_graph(replace(SMALL, answers=odd), NO_WORDS, READ_UNTIL)


def test_signs_in_titles_stay_signs_in_the_picture() -> None:
    assert texts(odd_graph())[ODD] == len(SMALL.answers)


def test_signs_in_titles_are_escaped_in_text() -> None:
    graph = odd_graph()
    for line in as_dot(graph).splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line
    titled = [line for line in as_mermaid(graph).splitlines() if " ok#59;" in line]
    assert len(titled) == len(SMALL.answers)
    for line in titled:
        inner = line[line.index('"') + 1 : line.rindex('"')]
        assert not set('"`\\') & set(inner)
        assert "<b>" not in inner
        assert "#35;35#59;" in inner


def test_nodes_are_named_apart_in_mermaid() -> None:
    end = Node("end", Kind.ANSWER, "end")
    text = as_mermaid(Graph("t", (end, replace(end, id="date:end")), ()))
    assert "n0[" in text
    assert "n1[" in text


@pytest.mark.parametrize(
    ("form", "more"), [("mermaid", ()), ("dot", ()), ("svg", ()), ("svg", ("--dialogue",))]
)
def test_the_verb_writes_every_form(form: str, more: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, ["graph", "--format", form, "--today", str(LATE), *more])
    assert result.exit_code == 0, result.output
    graph = TALK if more else CONTENT
    write = {"mermaid": as_mermaid, "dot": as_dot, "svg": drawn}[form]
    assert result.output == write(graph)

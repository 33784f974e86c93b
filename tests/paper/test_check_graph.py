"""A check drawn: every question and result once, and lines only between what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.editions import read_content
from bot.paper.check_graph import check_graph
from bot.paper.draw_check import draw_check
from bot.paper.graph import Edge, Graph, Kind, Line
from bot.paper.written import as_dot, as_mermaid

FAQ = read_content()
DAY = date(2026, 11, 28)
GRAPHS = [check_graph(FAQ, check, DAY) for check in FAQ.checks.values()]


@pytest.mark.parametrize("graph", GRAPHS, ids=lambda graph: graph.title)
def test_every_part_stands_there_once_and_every_line_has_two_ends(graph: Graph) -> None:
    ids = [node.id for node in graph.nodes]
    assert len(set(ids)) == len(ids)
    assert {end for edge in graph.edges for end in (edge.start, edge.end)} <= set(ids)
    picture = ElementTree.fromstring(draw_check(graph))  # noqa: S314 (our own picture)
    boxes = [each for each in picture.iter() if each.tag.endswith("}rect")]
    assert len(boxes) >= len(ids)


def test_what_decides_what_is_as_in_the_content() -> None:
    graph = GRAPHS[0]
    assert len(graph.of(Kind.QUESTION)) == 6
    assert len(graph.of(Kind.RESULT)) == 15
    assert Edge("question:paper", "question:valid", Line.ASKS) in graph.edges
    assert Edge("question:urgent", "result:urgent-arrest-help", Line.DECIDES) in graph.edges
    assert Edge("result:us-route", "date:us-full-ban", Line.SPEAKS) in graph.edges
    assert Edge("result:us-route", "us-programme", Line.OPENS) in graph.edges
    assert "por-validity: ended" in {node.note for node in graph.of(Kind.DEADLINE)}


@pytest.mark.parametrize("write", [as_mermaid, as_dot])
def test_it_is_written_for_other_programs(write: Callable[[Graph], str]) -> None:
    assert "Order to leave Pakistan" in write(GRAPHS[0])


def test_the_verb_draws_it_and_refuses_what_is_not_there() -> None:
    drawn = CliRunner().invoke(cli, ["graph", "--check", "my-situation", "--format", "svg"])
    assert drawn.exit_code == 0
    assert drawn.stdout.startswith("<svg")
    gone = CliRunner().invoke(cli, ["graph", "--check", "mine"])
    assert gone.exit_code == 1
    assert "one of: my-situation, which-paper" in gone.output
    both = CliRunner().invoke(cli, ["graph", "--check", "my-situation", "--dialogue"])
    assert both.exit_code == 2

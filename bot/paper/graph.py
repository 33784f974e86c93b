"""A picture before it is drawn: what there is, what leads where, and what is marked.

The same graph is written as Mermaid or dot text, or drawn as SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.content import Locale


class Kind(StrEnum):
    """What a node stands for."""

    ROOT = "root"
    BRANCH = "branch"
    ANSWER = "answer"
    DEADLINE = "deadline"
    EVENT = "event"
    ACTION = "action"
    SCREEN = "screen"
    QUESTION = "question"
    RESULT = "result"


class Mark(StrEnum):
    """What an editor should look at, the gravest first: the first mark gives the colour."""

    WITHDRAWN = "withdrawn"
    EMPTY = "empty"
    STALE = "stale"
    UNTRANSLATED = "untranslated"


class Line(StrEnum):
    """How one node leads to another; `FIRST` only for someone who has not chosen a language."""

    HOLDS = "holds"
    SEE = "see also"
    SPEAKS = "speaks of"
    LEADS = "leads to"
    FIRST = "leads to, without a language"
    OFFERS = "offers"
    ASKS = "asks for"
    DECIDES = "decides"
    OPENS = "opens"


DASHED = frozenset({Line.SEE, Line.FIRST, Line.OFFERS})


@dataclass(frozen=True, slots=True)
class Node:
    """`note` says more in a few words; `lacking` are the languages that an answer is not told in."""

    id: str
    kind: Kind
    label: str
    note: str = ""
    marks: tuple[Mark, ...] = ()
    lacking: tuple[Locale, ...] = ()

    @property
    def told(self) -> str:
        """The marks in words: `stale, untranslated (ps ur)`."""
        lacking = f" ({' '.join(self.lacking)})" if self.lacking else ""
        return ", ".join(f"{mark}{lacking if mark is Mark.UNTRANSLATED else ''}" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Edge:
    """`usual` marks what nearly every screen offers: told once in words, it need not be a line."""

    start: str
    end: str
    line: Line
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges in reading order; every end of an edge is the id of a node."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def of(self, kind: Kind) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.kind is kind)

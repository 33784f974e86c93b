"""A graph as text that other programs draw: Mermaid for pages, dot for Graphviz."""

from __future__ import annotations

from collections.abc import Iterator

from bot.paper.graph import DASHED, Edge, Graph, Kind, Line, Mark, Node

FILLS = {
    Mark.WITHDRAWN: ("#fbd5d0", "#b42318"),
    Mark.EMPTY: ("#eef1f4", "#8896a5"),
    Mark.STALE: ("#fdf0d5", "#b7791f"),
    Mark.UNTRANSLATED: ("#efe9fb", "#6b46c1"),
}
KINDS = {
    Kind.ROOT: ("#1f2933", "#1f2933"),
    Kind.BRANCH: ("#e3eaf2", "#5f6c7b"),
    Kind.ANSWER: ("#e6f4ec", "#2f7d5b"),
    Kind.DEADLINE: ("#e4eefb", "#2b6cb0"),
    Kind.EVENT: ("#e4eefb", "#2b6cb0"),
    Kind.ACTION: ("#fdf0d5", "#b7791f"),
    Kind.SCREEN: ("#e6f4ec", "#2f7d5b"),
    Kind.QUESTION: ("#fdf0d5", "#b7791f"),
    Kind.RESULT: ("#efe9fb", "#6b46c1"),
}


def look(node: Node) -> tuple[str, str]:
    """Fill and stroke: of the gravest mark, else of the kind."""
    return FILLS[node.marks[0]] if node.marks else KINDS[node.kind]


def legend(graph: Graph) -> tuple[Node, ...]:
    """A node for each kind and each mark that can stand in the graph."""
    kinds = [
        Node(f"legend:{kind}", kind, str(kind)) for kind in Kind if kind is not Kind.ROOT and graph.of(kind)
    ]
    answers = Mark if graph.of(Kind.ANSWER) else ()
    return (*kinds, *(Node(f"legend:{mark}", Kind.ANSWER, str(mark), marks=(mark,)) for mark in answers))


def drawn(graph: Graph) -> tuple[Edge, ...]:
    """The edges without those that would hide the others."""
    return tuple(edge for edge in graph.edges if not edge.usual)


def lines_used(graph: Graph) -> tuple[Line, ...]:
    used = {edge.line for edge in graph.edges}
    return tuple(line for line in Line if line in used and line is not Line.HOLDS)


def _lines_of(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in (node.label, node.note, node.told) if line))


def as_mermaid(graph: Graph) -> str:
    return "\n".join(_mermaid(graph)) + "\n"


_OPEN_CLOSE = {
    Kind.ROOT: ("((", "))"),
    Kind.BRANCH: ("([", "])"),
    Kind.ANSWER: ("[", "]"),
    Kind.DEADLINE: ("{{", "}}"),
    Kind.EVENT: ("([", "])"),
    Kind.ACTION: ("(", ")"),
    Kind.SCREEN: ("[", "]"),
    Kind.QUESTION: ("(", ")"),
    Kind.RESULT: ("[", "]"),
}


def _mermaid(graph: Graph) -> Iterator[str]:
    names = {node.id: f"n{place}" for place, node in enumerate((*graph.nodes, *legend(graph)))}
    yield from ("---", f"title: {_quoted(graph.title)}", "---", "flowchart LR")
    for kind in Kind:
        if kind is not Kind.ROOT and not graph.of(kind):
            continue
        fill, stroke = KINDS[kind]
        ink = "#fff" if kind is Kind.ROOT else "#1f2933"
        yield f"  classDef {kind} fill:{fill},stroke:{stroke},color:{ink}"
    for mark, (fill, stroke) in FILLS.items():
        yield f"  classDef {mark} fill:{fill},stroke:{stroke},color:#1f2933"
    yield from (f"  {_mermaid_node(node, names)}" for node in graph.nodes)
    for edge in drawn(graph):
        arrow = "-.->" if edge.line in DASHED else "-->"
        yield f"  {names[edge.start]} {arrow} {names[edge.end]}"
    yield "  subgraph legend"
    yield from (f"    {_mermaid_node(node, names)}" for node in legend(graph))
    for place, line in enumerate(lines_used(graph)):
        arrow = "-.->" if line in DASHED else "-->"
        yield f'    l{place}a[" "] {arrow}|{line}| l{place}b[" "]'
    yield "  end"


def _mermaid_node(node: Node, names: dict[str, str]) -> str:
    start, end = _OPEN_CLOSE[node.kind]
    label = "<br>".join(map(_entities, _lines_of(node)))
    return f'{names[node.id]}{start}"{label}"{end}:::{node.marks[0] if node.marks else node.kind}'


def _entities(text: str) -> str:
    """Signs that Mermaid or HTML would read, as the numbered entities that Mermaid knows."""
    return "".join(f"#{ord(sign)};" if sign in '"<>&#;`\\' else sign for sign in text)


def as_dot(graph: Graph) -> str:
    return "\n".join(_dot(graph)) + "\n"


_SHAPES = {Kind.ROOT: "circle", Kind.BRANCH: "box", Kind.DEADLINE: "hexagon", Kind.EVENT: "ellipse"}


def _dot(graph: Graph) -> Iterator[str]:
    yield f"digraph {_quoted(graph.title)} {{"
    yield f"  label={_quoted(graph.title)} labelloc=t rankdir=LR fontname=Helvetica"
    yield '  node [fontname=Helvetica fontsize=11 style="filled,rounded" shape=box]'
    yield '  edge [color="#8896a5" arrowsize=0.6 fontname=Helvetica fontsize=10]'
    yield from (f"  {_dot_node(node)}" for node in graph.nodes)
    for edge in drawn(graph):
        yield f"  {_quoted(edge.start)} -> {_quoted(edge.end)}{_dot_line(edge.line)}"
    yield "  subgraph cluster_legend {"
    yield "    label=legend"
    yield from (f"    {_dot_node(node)}" for node in legend(graph))
    for line in lines_used(graph):
        ends = [_quoted(f"legend:{line}:{end}") for end in "ab"]
        yield from (f'    {end} [label="" shape=point]' for end in ends)
        yield f"    {' -> '.join(ends)}{_dot_line(line, f'label={_quoted(line)} ')}"
    yield from ("  }", "}")


def _dot_line(line: Line, more: str = "") -> str:
    dashed = "style=dashed constraint=false" if line is Line.SEE else "style=dashed"
    return f" [{more}{dashed if line in DASHED else 'style=solid'}]"


def _dot_node(node: Node) -> str:
    fill, stroke = look(node)
    label = _quoted("\n".join(_lines_of(node)))
    shape = _SHAPES.get(node.kind, "box")
    font = ' fontcolor="#ffffff"' if node.kind is Kind.ROOT else ""
    return f'{_quoted(node.id)} [label={label} shape={shape} fillcolor="{fill}" color="{stroke}"{font}]'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

"""A check as a picture: questions left, results in the middle, the answers and dates they lead to right."""

from __future__ import annotations

from bot.paper.graph import Edge, Graph, Kind, Line, Node
from bot.paper.svg import AMBER, BLUE, GREEN, MUTED, Picture, wide
from bot.paper.written import look

ROW, BOX, TOP, GAP = 46.0, 36.0, 132.0, 26.0
COLUMNS = {Kind.QUESTION: (28.0, 380.0), Kind.RESULT: (540.0, 330.0), Kind.ANSWER: (1010.0, 330.0)}
WIDTH = 1368.0
COLOURS = {Line.ASKS: MUTED, Line.DECIDES: AMBER, Line.OPENS: GREEN, Line.SPEAKS: BLUE}
Spot = tuple[float, float, float]  # left, middle of the height, width


def draw_check(graph: Graph) -> str:
    """The graph of a check as SVG."""
    spots = _spots(graph)
    height = max(y for _, y, _ in spots.values()) + ROW
    counts = ", ".join(f"{len(graph.of(kind))} {kind}s" for kind in (Kind.QUESTION, Kind.RESULT))
    picture = Picture(WIDTH, height, graph.title, counts)
    picture.text(28, 42, graph.title, size=22, font_weight=600)
    told = "Every question can be left open. A question that can change no result any more is not asked."
    picture.text(28, 64, told, size=13, fill=MUTED)
    _legend(picture)
    for edge in graph.edges:
        _edge(picture, edge, spots)
    for node in graph.nodes:
        _node(picture, node, spots[node.id])
    return str(picture)


def _spots(graph: Graph) -> dict[str, Spot]:
    """A column for each kind; the dates stand below the answers."""
    spots: dict[str, Spot] = {}
    for kind, (left, width) in COLUMNS.items():
        nodes = graph.of(kind)
        step = ROW * 1.7 if kind is Kind.QUESTION else ROW
        spots |= {node.id: (left, TOP + step * place, width) for place, node in enumerate(nodes)}
    left, width = COLUMNS[Kind.ANSWER]
    start = TOP + ROW * len(graph.of(Kind.ANSWER)) + GAP
    dates = graph.of(Kind.DEADLINE)
    return spots | {node.id: (left, start + ROW * place, width) for place, node in enumerate(dates)}


def _edge(picture: Picture, edge: Edge, spots: dict[str, Spot]) -> None:
    (x1, y1, width), (x2, y2, _) = spots[edge.start], spots[edge.end]
    says = f"{edge.start} {edge.line} {edge.end}"
    if edge.line is Line.ASKS:
        x = x1 + width
        curve = f"M{x:.1f} {y1:.1f}C{x + 40:.1f} {y1:.1f} {x + 40:.1f} {y2:.1f} {x:.1f} {y2:.1f}"
    else:
        x1 += width
        middle = (x1 + x2) / 2
        curve = f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    picture.path(curve, says=says, stroke=COLOURS[edge.line], stroke_width=1.3, stroke_opacity=0.7)


def _node(picture: Picture, node: Node, spot: Spot) -> None:
    x, y, width = spot
    fill, stroke = look(node)
    picture.rect(x, y - BOX / 2, width, BOX, rx=5, fill=fill, stroke=stroke, says=node.note or node.label)
    picture.text(x + 11, y - 2, _cut(node.label, width - 22, 12.5), size=12.5, font_weight=600)
    picture.text(x + 11, y + 12, _cut(node.note, width - 22, 10), size=10, fill=MUTED)


def _cut(words: str, width: float, size: float) -> str:
    """As much as fits; the whole stands in the title of its box."""
    most = int(width / wide("n", size))
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' .,;:')}…"


def _legend(picture: Picture) -> None:
    x = 28.0
    for line, colour in COLOURS.items():
        picture.line(x, 92, x + 26, 92, stroke=colour, stroke_width=1.6)
        picture.text(x + 32, 96, str(line), size=12, fill=MUTED)
        x += 58 + wide(str(line), 12)

"""The conversation as a picture: what happens on the left, the screens it leads to on the right.

Beside each screen stands a dot for each action that its buttons offer.
"""

from __future__ import annotations

from bot.paper.graph import Edge, Graph, Kind, Line, Node
from bot.paper.svg import AMBER, BLUE, FAINT, INK, MUTED, Picture, wide
from bot.paper.written import look

ROW, BOX, TOP = 46.0, 36.0, 184.0
LEFT, LEFT_WIDE, RIGHT, RIGHT_WIDE = 28.0, 360.0, 610.0, 400.0
DOTS, STEP = RIGHT + RIGHT_WIDE + 34, 27.0
Spots = dict[str, tuple[float, float, float]]  # left, middle of the height, width


def draw_conversation(graph: Graph) -> str:
    """The graph of the conversation as SVG."""
    spots = _spots(graph)
    width = DOTS + STEP * len(graph.of(Kind.ACTION)) + 44
    height = max(y for _, y, _ in spots.values()) + ROW
    picture = Picture(width, height, graph.title, _describe(graph))
    picture.text(28, 42, graph.title, size=22, font_weight=600)
    told = "One event in, one screen out. Nothing is kept between two events but the language of the person."
    picture.text(28, 64, told, size=13, fill=MUTED)
    _legend(picture)
    heads = {Kind.EVENT: picture.arrow("event", BLUE), Kind.ACTION: picture.arrow("action", AMBER)}
    first = picture.arrow("first", MUTED)
    kinds = {node.id: node.kind for node in graph.nodes}
    for edge in sorted(graph.edges, key=lambda edge: edge.line is Line.LEADS):
        if edge.line is not Line.OFFERS:
            head = first if edge.line is Line.FIRST else heads[kinds[edge.start]]
            _edge(picture, edge, spots, kinds[edge.start], head)
    for node in graph.nodes:
        _node(picture, node, spots[node.id])
    _offers(picture, graph, spots)
    return str(picture)


def _describe(graph: Graph) -> str:
    found = [f"{len(graph.of(kind))} {kind}s" for kind in (Kind.EVENT, Kind.ACTION, Kind.SCREEN)]
    ways = [
        f"{node.label} leads to {', '.join(ends)}."
        for node in graph.nodes
        if (ends := [edge.end.split(":")[-1] for edge in graph.edges if _leads(edge, node)])
    ]
    return f"{', '.join(found)}. {' '.join(ways)}"


def _leads(edge: Edge, node: Node) -> bool:
    return edge.start == node.id and edge.line is Line.LEADS


def _spots(graph: Graph) -> Spots:
    """Events above actions on the left; each screen near to what leads to it on the right."""
    spots: Spots = {}
    y = TOP
    for kind in (Kind.EVENT, Kind.ACTION):
        for node in graph.of(kind):
            spots[node.id] = LEFT, y, LEFT_WIDE
            y += ROW
        y += ROW * 0.6
    screens = graph.of(Kind.SCREEN)
    places = {node.id: number for number, node in enumerate(screens)}
    wanted = {node.id: _middle(graph, node, spots, y) for node in screens}
    for number, id in enumerate(sorted(wanted, key=lambda id: (wanted[id], places[id]))):
        spots[id] = RIGHT, TOP + ROW * number, RIGHT_WIDE
    return spots


def _middle(graph: Graph, node: Node, spots: Spots, end: float) -> float:
    ys = [spots[edge.start][1] for edge in graph.edges if edge.end == node.id and edge.line is Line.LEADS]
    return sum(ys) / len(ys) if ys else end


def _edge(picture: Picture, edge: Edge, spots: Spots, kind: Kind, head: str) -> None:
    (x1, y1, width), (x2, y2, _) = spots[edge.start], spots[edge.end]
    x1 += width
    middle = (x1 + x2) / 2
    curve = f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2 - 2:.1f} {y2:.1f}"
    says = f"{edge.start} {edge.line} {edge.end.split(':')[-1]}"
    if edge.line is Line.FIRST:
        picture.path(curve, says=says, stroke="#a9b4c0", stroke_dasharray="4 3", marker_end=head)
    else:
        stroke = BLUE if kind is Kind.EVENT else AMBER
        picture.path(curve, says=says, stroke=stroke, stroke_width=1.4, stroke_opacity=0.8, marker_end=head)


def _node(picture: Picture, node: Node, spot: tuple[float, float, float]) -> None:
    x, y, width = spot
    fill, stroke = look(node)
    picture.rect(x, y - BOX / 2, width, BOX, rx=5, fill=fill, stroke=stroke, says=node.note or node.label)
    picture.text(x + 11, y - 2 if node.note else y + 4, node.label, size=12.5, font_weight=600)
    picture.text(x + 11, y + 12, _cut(node.note, width - 22, 10), size=10, fill=MUTED)


def _cut(words: str, width: float, size: float) -> str:
    """As much of a sentence as fits; the whole stands in the title of its box."""
    most = int(width / wide("n", size))
    return words if len(words) <= most else f"{words[: most - 1].rstrip(' .,;:')}…"


def _offers(picture: Picture, graph: Graph, spots: Spots) -> None:
    """The buttons of each screen, a column for each action."""
    columns = {node.id: DOTS + STEP * place for place, node in enumerate(graph.of(Kind.ACTION))}
    bottom = max(spots[node.id][1] for node in graph.of(Kind.SCREEN)) + BOX / 2
    for id, x in columns.items():
        picture.line(x, TOP - BOX / 2 - 6, x, bottom)
        turn = f"rotate(-48 {x:.1f} {TOP - BOX / 2 - 14:.1f})"
        picture.text(x, TOP - BOX / 2 - 14, id, size=11.5, fill=INK, transform=turn)
    for node in graph.of(Kind.SCREEN):
        y = spots[node.id][1]
        picture.line(RIGHT + RIGHT_WIDE, y, max(columns.values()), y, stroke="#eef1f4")
    for edge in graph.edges:
        if edge.line is Line.OFFERS:
            says = f"{edge.start.split(':')[-1]} offers {edge.end}"
            picture.circle(columns[edge.end], spots[edge.start][1], 5.5, fill=AMBER, says=says)


def _legend(picture: Picture) -> None:
    x, y = 28.0, 96.0
    for words, line in (
        ("what a person does", {"stroke": BLUE, "stroke_width": 1.6}),
        ("what a button or link asks for", {"stroke": AMBER, "stroke_width": 1.6}),
        ("only before a language is chosen", {"stroke": "#a9b4c0", "stroke_dasharray": "4 3"}),
    ):
        picture.line(x, y - 4, x + 26, y - 4, **line)
        x = _key(picture, x + 32, y, words)
    picture.circle(x + 6, y - 4, 5.5, fill=AMBER)
    _key(picture, x + 18, y, "a button of this screen")
    for left, words in ((LEFT, "Event"), (RIGHT, "Screen")):
        picture.text(left, TOP - BOX / 2 - 14, words, size=12, font_weight=600, fill=MUTED)
    picture.line(28, 114, RIGHT + RIGHT_WIDE, 114, stroke=FAINT)


def _key(picture: Picture, x: float, y: float, words: str) -> float:
    picture.text(x, y, words, size=12, fill=MUTED)
    return x + wide(words, 12) + 20

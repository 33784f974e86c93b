"""The content graph as a picture: branches left, answers in reading order, the dates they speak of right.

An answer is a row; its branches stand in the middle of what they hold. "See also" is a dashed arc
beside the answers, "speaks of" a line to a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from bot.paper.graph import Edge, Graph, Kind, Line, Mark, Node
from bot.paper.svg import BLUE, FAINT, INK, MUTED, PAPER, Picture, wide
from bot.paper.written import KINDS, look

ROW, GAP, BOX, TOP = 25.0, 12.0, 20.0, 128.0
COLUMNS = {"root": (28.0, 62.0), "top": (124.0, 176.0), "under": (334.0, 172.0), "answer": (540.0, 384.0)}
LANE = COLUMNS["answer"][0] + COLUMNS["answer"][1]
LANE_WIDE = 96.0  # for the arcs of "see also"
DATES, DATES_WIDE = 1190.0, 290.0
WIDTH = DATES + DATES_WIDE + 28
Spot = tuple[float, float, float]  # left, middle of the height, width


def draw_content(graph: Graph) -> str:
    """The tree as SVG."""
    spots = _spots(graph)
    height = max(y for _, y, _ in spots.values()) + ROW + 20
    picture = Picture(WIDTH, height, f"What the bot answers. {graph.title}", _describe(graph))
    picture.text(28, 42, "What the bot answers", size=22, font_weight=600)
    picture.text(28, 64, graph.title, size=13, fill=MUTED)
    for edge in graph.edges:
        _edge(picture, edge, spots)
    for node in graph.nodes:
        _node(picture, node, spots[node.id])
    _legend(picture)
    return str(picture)


def _describe(graph: Graph) -> str:
    answers = graph.of(Kind.ANSWER)
    counts = ", ".join(f"{sum(mark in node.marks for node in answers)} {mark}" for mark in Mark)
    dates = len(graph.of(Kind.DEADLINE))
    branches = len(graph.of(Kind.BRANCH))
    return f"{len(answers)} answers below {branches} branches; {dates} dates. Answers: {counts}."


def _spots(graph: Graph) -> dict[str, Spot]:
    below: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.line is Line.HOLDS:
            below.setdefault(edge.start, []).append(edge.end)
    spots: dict[str, Spot] = {}
    kinds = {node.id: node.kind for node in graph.nodes}
    rows = [TOP]

    def place(id: str, depth: int) -> float:
        """Rows from top to bottom; a branch stands in the middle of its children."""
        if kinds[id] is Kind.ANSWER:
            name, y = "answer", rows[0]
            rows[0] += ROW
        else:
            name = ("root", "top", "under")[min(depth, 2)]
            ys = [place(child, depth + 1) for child in below.get(id, ())] or [rows[0]]
            rows[0] += GAP if below.get(id) else ROW
            y = (ys[0] + ys[-1]) / 2
        left, width = COLUMNS[name]
        spots[id] = left + max(depth - 2, 0) * 8 * (name == "under"), y, width
        return y

    for root in graph.of(Kind.ROOT):
        place(root.id, 0)
    return spots | _dates(graph, spots)


def _dates(graph: Graph, spots: dict[str, Spot]) -> dict[str, Spot]:
    """Each date as near to the answers that speak of it as the others let it; unspoken ones last."""
    heights: dict[str, list[float]] = {node.id: [] for node in graph.of(Kind.DEADLINE)}
    for edge in graph.edges:
        if edge.line is Line.SPEAKS:
            heights[edge.end].append(spots[edge.start][1])
    end = max((y for _, y, _ in spots.values()), default=TOP)
    wanted = {id: median(ys) if ys else end for id, ys in heights.items()}
    ids = sorted(wanted, key=lambda id: (wanted[id], list(wanted).index(id)))
    found: dict[str, float] = {}
    y = TOP - ROW
    for id in ids:
        y = max(y + ROW, wanted[id])
        found[id] = y
    for place in range(len(ids) - 1, -1, -1):  # what was pushed below the end moves up again
        limit = end - ROW * (len(ids) - 1 - place)
        if limit >= TOP:
            found[ids[place]] = min(found[ids[place]], limit)
    return {id: (DATES, y, DATES_WIDE) for id, y in found.items()}


def _edge(picture: Picture, edge: Edge, spots: dict[str, Spot]) -> None:
    (x1, y1, width1), (x2, y2, _) = spots[edge.start], spots[edge.end]
    x1 += width1
    match edge.line:
        case Line.SEE:
            reach = LANE + min(22 + abs(y2 - y1) * 0.16, LANE_WIDE)
            bow = f"M{_at(LANE, y1)}C{_at(reach, y1)} {_at(reach, y2)} {_at(LANE, y2)}"
            picture.path(bow, stroke="#a3afbc", stroke_width=1, stroke_dasharray="3 3")
        case Line.SPEAKS:
            start, middle = LANE + LANE_WIDE, (LANE + LANE_WIDE + x2) / 2
            curve = f"M{_at(x1, y1)}H{start}C{_at(middle, y1)} {_at(middle, y2)} {_at(x2, y2)}"
            picture.path(curve, stroke=BLUE, stroke_width=1.2, stroke_opacity=0.5)
        case _:
            picture.path(_curve(x1, y1, x2, y2), stroke="#c3ccd6", stroke_width=1.4)


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = max((x1 + x2) / 2, x2 - 50)
    return f"M{_at(x1, y1)}H{middle - 18:.1f}C{_at(middle, y1)} {_at(middle, y2)} {_at(x2, y2)}"


def _at(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"


def _node(picture: Picture, node: Node, spot: Spot) -> None:
    x, y, width = spot
    fill, stroke = look(node)
    dashed = {"stroke_dasharray": "3 2"} if Mark.EMPTY in node.marks else {}
    says = ": ".join(part for part in (node.note or node.id, node.told) if part)
    box = BOX if node.kind in (Kind.ANSWER, Kind.DEADLINE) else BOX + 6
    picture.rect(x, y - box / 2, width, box, rx=4, fill=fill, stroke=stroke, says=says, **dashed)
    ink = {"fill": PAPER} if node.kind is Kind.ROOT else {"fill": INK}
    gone = {"text_decoration": "line-through"} if Mark.WITHDRAWN in node.marks else {}
    picture.text(x + 9, y + 4, node.label, size=12, **ink, **gone)
    if node.kind is Kind.ANSWER:
        number = node.note.split(" ")[-1]
        picture.text(x + width - 9, y + 3.5, number, size=10, fill=MUTED, anchor="end")
        tags = ", ".join(_tags(node))
        picture.text(x + width - 36, y + 3.5, tags, size=10, fill=stroke, font_weight=600, anchor="end")


def _tags(node: Node) -> Iterator[str]:
    """The marks that the colour does not tell, and the languages that are missing."""
    yield from (str(mark) for mark in node.marks[1:] if mark is not Mark.UNTRANSLATED)
    if node.lacking:
        yield f"not in {' '.join(node.lacking)}"


def _legend(picture: Picture) -> None:
    x = 28.0
    looks = [("answer", KINDS[Kind.ANSWER]), *((str(mark), look(_marked(mark))) for mark in Mark)]
    for words, (fill, stroke) in (*looks, ("date", KINDS[Kind.DEADLINE])):
        dashed = {"stroke_dasharray": "3 2"} if words == Mark.EMPTY else {}
        picture.rect(x, 78, 22, 14, rx=3, fill=fill, stroke=stroke, **dashed)
        x = _key(picture, x, words)
    picture.line(x, 85, x + 22, 85, stroke="#b4bfca", stroke_width=1.6, stroke_dasharray="3 3")
    x = _key(picture, x, "see also")
    picture.line(x, 85, x + 22, 85, stroke=BLUE, stroke_width=1.6)
    _key(picture, x, "speaks of this date")
    picture.line(28, 102, WIDTH - 28, 102, stroke=FAINT)


def _marked(mark: Mark) -> Node:
    return Node(mark, Kind.ANSWER, mark, marks=(mark,))


def _key(picture: Picture, x: float, words: str) -> float:
    picture.text(x + 28, 89, words, size=12, fill=MUTED)
    return x + 28 + wide(words, 12) + 20

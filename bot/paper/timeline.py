"""The history of one deadline as a picture: what was announced when, how long it held, and the gaps.

A row is a decision. Its dot is the day on which it became public, its bar the days for which it
set a date, the hatched part the days on which the old date had passed and nobody knew of a new one.
"""

from __future__ import annotations

from datetime import date

from bot.dialogue.content import Deadline, Kind
from bot.dialogue.deadlines import DAY, Known, Move, NotYetKnown, Span, State, known, moves, open_gap
from bot.paper.svg import BLUE, GREEN, INK, MUTED, RED, Picture, wide
from bot.wording.dates import GREGORIAN_MONTHS

WIDTH, LEFT, RIGHT = 1000.0, 252.0, 962.0
ROW, BAR = 28.0, 11.0
WIDE_YEAR = 120.0  # pixels for a year from which its quarters are drawn
LENGTH = {"size": 11.5, "font_weight": 600.0}
PALE = "#fbd5d0"
THIN = 2.5  # the least width of a part: two days of sixteen years cannot be seen otherwise


class _Drawing:
    """One picture in the making: the scale of its days, and its rows from top to bottom."""

    def __init__(self, deadline: Deadline, upto: date) -> None:
        self.deadline = deadline
        self.upto = upto  # the end of our reading: nothing is drawn as known after it
        self.moves = moves(deadline, upto)
        self.open = open_gap(deadline, upto)
        self.found = known(deadline, upto)
        days = [upto, *(day for each in self.moves for day in (each.decision.announced, each.decision.sets))]
        self.first = date(min(days, default=upto).year, 1, 1)
        self.last = date(max(days, default=upto).year, 12, 31)
        self.strip = deadline.kind is Kind.UNTIL and bool(self.moves)
        self.top = 180.0 if self.strip else 146.0
        self.bottom = self.top + ROW * len(self.moves)
        height = self.bottom + 74
        self.picture = Picture(WIDTH, height, f"{deadline.title}: history", describe(deadline, upto))
        self.hatched = self.picture.hatch("gap", RED)
        ended = isinstance(self.found, Known) and self.found.state is State.ENDED
        self.after = PALE if ended else self.hatched

    def x(self, day: date) -> float:
        return LEFT + (RIGHT - LEFT) * (day - self.first) / (self.last - self.first + DAY)

    def part(self, span: Span, y: float, height: float, fill: str, says: str, *, least: float = 0) -> float:
        """A bar over these days; returns where it begins."""
        start, end = self.x(span.first), self.x(span.last + DAY)
        start = min(start, end - least)
        self.picture.rect(start, y, end - start, height, fill=fill, rx=1.5, says=says)
        return start


def draw_timeline(deadline: Deadline, read_until: date, today: date) -> str:
    """The history as known on `today`, as SVG; nothing after `read_until` is claimed."""
    drawing = _Drawing(deadline, min(read_until, today))
    _head(drawing)
    _axis(drawing)
    if drawing.strip:
        _together(drawing)
    for place, move in enumerate(drawing.moves):
        _row(drawing, move, drawing.top + ROW * place)
    _legend(drawing)
    return str(drawing.picture)


def describe(deadline: Deadline, upto: date) -> str:
    """The picture in words, for those who do not see it."""
    made = moves(deadline, upto)
    gaps = [each.gap for each in made if each.gap]
    parts = [f"{_count(len(made), 'decision')} known up to {short(upto)}."]
    if deadline.kind is Kind.UNTIL:
        total = sum(gap.days for gap in gaps)
        parts.append(
            f"{_count(len(gaps), 'gap')} before a decision, {_count(total, 'day')} without known cover."
        )
    parts += [
        f"Announced {short(each.decision.announced)}: {short(each.decision.sets)}"
        + (f", after {_count(each.gap.days, 'day')} without known cover." if each.gap else ".")
        for each in made
    ]
    return " ".join(parts)


def short(day: date) -> str:
    """`30 Jun 2025`."""
    return f"{day.day} {GREGORIAN_MONTHS['en'][day.month - 1][:3]} {day.year}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _head(drawing: _Drawing) -> None:
    picture = drawing.picture
    picture.text(28, 42, drawing.deadline.title, size=22, font_weight=600)
    picture.text(28, 65, f"{drawing.deadline.id}  ·  {_standing(drawing)}", size=13, fill=MUTED)
    for x, words in ((28, "announced"), (128, _SET[drawing.deadline.kind])):
        picture.text(x, drawing.top - 14, words, size=11, fill=MUTED)


_SET = {Kind.UNTIL: "sets the last day", Kind.FROM: "sets the first day"}


def _standing(drawing: _Drawing) -> str:
    day = f"as known on {short(drawing.upto)}"
    match drawing.found:
        case NotYetKnown(first):
            return f"{day}: nothing yet; first announced on {short(first)}"
        case Known(state, due):
            return f"{day}: {_STATES[state].format(due=short(due))}"


_STATES = {
    State.AHEAD: "ahead, {due}",
    State.TODAY: "today, {due}",
    State.PASSED: "passed on {due}; we know of no extension",
    State.ENDED: "ended on {due}, by official word",
    State.BEGAN: "began on {due}",
}


def _axis(drawing: _Drawing) -> None:
    picture = drawing.picture
    years = range(drawing.first.year, drawing.last.year + 1)
    spread = (RIGHT - LEFT) / len(years)
    for year in years:
        x = drawing.x(date(year, 1, 1))
        picture.line(x, 112, x, drawing.bottom + 6)
        for month in (4, 7, 10) if spread >= WIDE_YEAR else ():
            quarter = drawing.x(date(year, month, 1))
            picture.line(quarter, 112, quarter, drawing.bottom + 6, stroke="#eef1f4")
        if spread >= 34 or year % 2 == drawing.last.year % 2:
            picture.text(x + spread / 2, 104, str(year), size=11, fill=MUTED, anchor="middle")
    picture.line(RIGHT, 112, RIGHT, drawing.bottom + 6)
    end = drawing.x(drawing.upto + DAY)
    picture.line(end, 112, end, drawing.bottom + 12, stroke=INK, stroke_dasharray="2 3")
    words = f"known up to {short(drawing.upto)}"
    picture.text(min(end, RIGHT), drawing.bottom + 26, words, size=11, fill=MUTED, anchor="end")


def _together(drawing: _Drawing) -> None:
    """All rows in one strip: what people had on each day, as far as it was known on that day."""
    picture = drawing.picture
    picture.text(28, 129, "cover known at the time", size=12, font_weight=600)
    covered = Span(drawing.moves[0].decision.announced, drawing.moves[-1].decision.sets)
    drawing.part(Span(covered.first, max(covered.last, covered.first)), 118, 16, GREEN, "known cover")
    for move in drawing.moves:
        if move.gap:
            drawing.part(move.gap, 118, 16, drawing.hatched, _said(move.gap), least=1)
    if drawing.open:
        drawing.part(drawing.open, 118, 16, drawing.after, _said(drawing.open))


def _said(gap: Span) -> str:
    return f"{short(gap.first)} to {short(gap.last)}: {_count(gap.days, 'day')} without known cover"


def _row(drawing: _Drawing, move: Move, y: float) -> None:
    picture, decision = drawing.picture, move.decision
    base = y + BAR / 2
    picture.line(28, y + ROW - 10, RIGHT, y + ROW - 10, stroke="#f0f3f6")
    picture.text(28, base + 4, short(decision.announced), size=12)
    words = f"ended {short(decision.sets)}" if decision.final else short(decision.sets)
    picture.text(128, base + 4, words, size=12, font_weight=600, fill=RED if decision.final else INK)
    held = _held(drawing, move)
    left = drawing.x(decision.announced)
    if held and held.first > decision.announced:
        picture.line(left, base, drawing.x(held.first), base, stroke=MUTED, stroke_dasharray="1.5 2.5")
    if held:
        fill = GREEN if drawing.deadline.kind is Kind.UNTIL else BLUE
        start = drawing.part(held, y, BAR, fill, f"{short(held.first)} to {short(held.last)}", least=THIN)
        left = min(left, start)
    if drawing.open and move is drawing.moves[-1]:
        drawing.part(drawing.open, y, BAR, drawing.after, _said(drawing.open))
        end = drawing.x(drawing.upto + DAY)
        picture.text(end + 6, base + 4, f"{drawing.open.days:,} d", fill=RED, **LENGTH)
    if move.gap:
        left = min(left, drawing.part(move.gap, y, BAR, drawing.hatched, _said(move.gap), least=THIN))
        words = f"{move.gap.days:,} d"
        picture.text(left - 6, base + 4, words, fill=RED, anchor="end", **LENGTH)
    _dot(picture, drawing.x(decision.announced), base, f"announced {short(decision.announced)}")


def _dot(picture: Picture, x: float, base: float, says: str) -> None:
    """The announcement: a pin that leaves the bar below it to be seen."""
    picture.line(x, base - 8, x, base + BAR / 2, stroke=INK, stroke_width=1.2)
    picture.circle(x, base - 9, 3.2, fill="#fff", stroke=INK, stroke_width=1.6, says=says)


def _held(drawing: _Drawing, move: Move) -> Span | None:
    """The days for which a decision gave cover, or on which what it announced was in force."""
    decision = move.decision
    if drawing.deadline.kind is Kind.FROM:
        if decision.sets == move.before:
            return None
        later = drawing.moves[drawing.moves.index(move) + 1 :]
        moved = (each.decision.announced - DAY for each in later if each.decision.sets != decision.sets)
        first, last = decision.sets, next(moved, drawing.upto)
    else:
        old = move.before + DAY if move.before else decision.announced
        first, last = max(old, move.gap.last + DAY) if move.gap else old, decision.sets
    return Span(first, last) if first <= last else None


def _legend(drawing: _Drawing) -> None:
    picture, y = drawing.picture, drawing.bottom + 50
    until = drawing.deadline.kind is Kind.UNTIL
    x = 28.0
    _dot(picture, x + 8, y - 4, "")
    x = _key(picture, x, y, "the day it was announced")
    picture.rect(x, y - 10, 18, BAR, fill=GREEN if until else BLUE, rx=1.5)
    x = _key(picture, x + 4, y, "the days it covered" if until else "in force")
    gaps = drawing.open if drawing.after != PALE else None
    if gaps or any(each.gap for each in drawing.moves):
        picture.rect(x, y - 10, 18, BAR, fill=drawing.hatched, rx=1.5)
        x = _key(picture, x + 4, y, "days (d) without known cover")
    if drawing.open and drawing.after == PALE:
        picture.rect(x, y - 10, 18, BAR, fill=PALE, rx=1.5)
        _key(picture, x + 4, y, "ended by official word")


def _key(picture: Picture, x: float, y: float, words: str) -> float:
    picture.text(x + 20, y, words, size=12, fill=MUTED)
    return x + 20 + wide(words, 12) + 22

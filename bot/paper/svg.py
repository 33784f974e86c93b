"""A picture as SVG text, self-contained: no fonts, scripts or pictures from elsewhere.

The same calls give the same text, byte for byte. It knows shapes, not what they mean.
"""

from __future__ import annotations

from xml.etree import ElementTree

INK, MUTED, FAINT, PAPER = "#1f2933", "#5f6c7b", "#dde3ea", "#ffffff"
RED, GREEN, AMBER, BLUE, VIOLET = "#b42318", "#2f7d5b", "#b7791f", "#2b6cb0", "#6b46c1"
FONT = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif"
WIDTH_PER_LETTER = 0.56  # of the font's size, on average in the fonts above

Attribute = str | float


class Picture:
    """A drawing of a fixed size with a title and a description for those who do not see it."""

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {_written(width)} {_written(height)}",
                "width": _written(width),
                "height": _written(height),
                "role": "img",
                "aria-labelledby": "title description",
                "font-family": FONT,
            },
        )
        ElementTree.SubElement(self._root, "title", {"id": "title"}).text = title
        ElementTree.SubElement(self._root, "desc", {"id": "description"}).text = description
        self._definitions = ElementTree.SubElement(self._root, "defs")
        self.rect(0, 0, width, height, fill=PAPER)

    def rect(
        self, x: float, y: float, width: float, height: float, *, says: str = "", **more: Attribute
    ) -> None:
        self._add("rect", says, x=x, y=y, width=width, height=height, **more)

    def circle(self, x: float, y: float, radius: float, *, says: str = "", **more: Attribute) -> None:
        self._add("circle", says, cx=x, cy=y, r=radius, **more)

    def line(self, x1: float, y1: float, x2: float, y2: float, **more: Attribute) -> None:
        self._add("line", "", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": FAINT, **more})

    def path(self, commands: str, *, says: str = "", **more: Attribute) -> None:
        self._add("path", says, d=commands, **{"fill": "none", "stroke": FAINT, **more})

    def text(self, x: float, y: float, words: str, *, size: float = 12, **more: Attribute) -> None:
        """Words with their baseline at `y`; `anchor` is start, middle or end."""
        anchor = {"text-anchor": more.pop("anchor")} if "anchor" in more else {}
        found = self._add("text", "", x=x, y=y, font_size=size, **{"fill": INK, **anchor, **more})
        found.text = words

    def hatch(self, id: str, colour: str) -> str:
        """A hatched fill; returns what to give as `fill`."""
        pattern = ElementTree.SubElement(
            self._definitions,
            "pattern",
            {
                "id": id,
                "width": "5",
                "height": "5",
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        ElementTree.SubElement(pattern, "rect", {"width": "5", "height": "5", "fill": "#fde8e6"})
        ElementTree.SubElement(pattern, "rect", {"width": "2.2", "height": "5", "fill": colour})
        return f"url(#{id})"

    def arrow(self, id: str, colour: str) -> str:
        """The head of an arrow; returns what to give as `marker_end`."""
        marker = ElementTree.SubElement(
            self._definitions,
            "marker",
            {
                "id": id,
                "viewBox": "0 0 8 8",
                "refX": "7.5",
                "refY": "4",
                "markerWidth": "7",
                "markerHeight": "7",
                "orient": "auto",
            },
        )
        ElementTree.SubElement(marker, "path", {"d": "M0 0.8L8 4L0 7.2z", "fill": colour})
        return f"url(#{id})"

    def __str__(self) -> str:
        ElementTree.indent(self._root, " ")
        return ElementTree.tostring(self._root, encoding="unicode") + "\n"

    def _add(self, tag: str, says: str, **attributes: Attribute) -> ElementTree.Element:
        named = {name.replace("_", "-"): _written(value) for name, value in attributes.items()}
        found = ElementTree.SubElement(self._root, tag, named)
        if says:
            ElementTree.SubElement(found, "title").text = says
        return found


def wide(words: str, size: float) -> float:
    """About how wide these words come out, in pixels."""
    return len(words) * size * WIDTH_PER_LETTER


def _written(value: Attribute) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"

"""A worded screen, ready for any channel: paragraphs, rows of buttons and a direction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is, so that each channel can set it in its own way."""

    TITLE = "title"
    TEXT = "text"
    HEAD = "head"
    STEP = "step"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Style = Style.TEXT
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A label and the payload that comes back; or an address that opens instead."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class Message:
    paragraphs: tuple[Paragraph, ...]
    buttons: tuple[tuple[Button, ...], ...]
    rtl: bool

    @property
    def plain(self) -> str:
        """The text alone, one paragraph a line."""
        return "\n".join(each.text for each in self.paragraphs)

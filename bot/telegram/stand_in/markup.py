"""Telegram's HTML to plain text and entities, as the Bot API server reads it.

Decides what is a tag, what is refused and where an entity begins and ends (in UTF-16 units, as Telegram
counts; positions in error texts are bytes of UTF-8). It does not know what a message may hold.
The rules and texts follow `parse_html` in tdlib's MessageEntity.cpp.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.telegram.stand_in.refusal import Refused, bad

Entity = dict[str, Any]

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_TAG_NAME = re.compile(r"[^\s>]*")
_END = re.compile(r"\s*>")
_LINKS = re.compile(r"^(https?|tg|tel|mailto|ton)://?\S+$", re.IGNORECASE)


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers; offset and length in UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    order: int


@dataclass(slots=True)
class _Reading:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Open] = field(default_factory=list)
    found: list[tuple[int, Entity]] = field(default_factory=list)
    order: int = 0

    def fault(self, words: str, at: int | None = None) -> Refused:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad("can't parse entities: " + words.replace("@", place.strip(), 1))

    def say(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text without tags, and its entities in order; raises Refused as Telegram does."""
    reading = _Reading(source)
    while reading.at < len(source):
        match source[reading.at]:
            case "&":
                _reference(reading)
            case "<" if source.startswith("</", reading.at):
                _close(reading)
            case "<":
                _open(reading)
            case letter:
                reading.say(letter)
                reading.at += 1
    if reading.opened:
        raise reading.fault(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].tag}"')
    ordered = sorted(reading.found, key=lambda pair: (pair[1]["offset"], -pair[1]["length"], pair[0]))
    return "".join(reading.text), _one_block(ordered)


def _reference(reading: _Reading) -> None:
    found = _REFERENCE.match(reading.source, reading.at)
    reading.say(_decoded(found) if found else "&")
    reading.at = found.end() if found else reading.at + 1


def _decoded(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else found[0]


def _open(reading: _Reading) -> None:
    begin = reading.at
    name = _TAG_NAME.match(reading.source, begin + 1)
    tag = name[0].lower() if name else ""
    reading.at = begin + 1 + len(tag)
    if reading.at >= len(reading.source):
        raise reading.fault("Unclosed start tag @", begin)
    if tag not in _KINDS:
        raise reading.fault(f'Unsupported start tag "{tag}" @', begin)
    argument = _argument(reading, tag, begin)
    if tag == "span" and argument != "tg-spoiler":
        raise reading.fault('Tag "span" must have class "tg-spoiler" @', begin)
    reading.opened.append(_Open(tag, argument, reading.length, reading.order))
    reading.order += 1


def _argument(reading: _Reading, tag: str, begin: int) -> str:
    argument = ""
    while not (end := _END.match(reading.source, reading.at)):
        found = _ATTRIBUTE.match(reading.source, reading.at)
        if found is None:
            if not reading.source[reading.at :].strip():
                raise reading.fault(f'Unclosed start tag "{tag}" @', begin)
            raise reading.fault(f'Empty attribute name in the tag "{tag}" @', begin)
        reading.at = found.end()
        value = found[2] or ""
        plain = _REFERENCE.sub(_decoded, value[1:-1]) if value[:1] in ('"', "'") else value.lower()
        argument = _meant(tag, found[1].lower(), plain) or argument
    reading.at = end.end()
    return argument


def _meant(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("span", "class"):
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "blockquote", "expandable":
            return "expandable"
        case _:
            return ""


def _close(reading: _Reading) -> None:
    begin = reading.at
    if not reading.opened:
        raise reading.fault("Unexpected end tag @", begin)
    name = _TAG_NAME.match(reading.source, begin + 2)
    tag = name[0].lower() if name else ""
    end = _END.match(reading.source, begin + 2 + len(tag))
    if end is None:
        raise reading.fault("Unclosed end tag @", begin)
    opened = reading.opened.pop()
    if tag and tag != opened.tag:
        raise reading.fault(f'Unmatched end tag @, expected "</{opened.tag}>", found "</{tag}>"', begin)
    reading.at = end.end()
    _note(reading, opened)


def _note(reading: _Reading, opened: _Open) -> None:
    length = reading.length - opened.offset
    if not length:
        return
    entity: Entity = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": length}
    match opened.tag:
        case "a":
            url = opened.argument or cut("".join(reading.text), opened.offset, length)
            if not _LINKS.match(url):
                return  # Telegram drops a link it cannot read, and keeps its words
            entity["url"] = url
        case "code" if opened.argument:
            entity["language"] = opened.argument
        case "blockquote" if opened.argument:
            entity["type"] = "expandable_blockquote"
    reading.found.append((opened.order, entity))


def _one_block(ordered: list[tuple[int, Entity]]) -> list[Entity]:
    """`<pre><code class="language-x">` is one block that knows its language."""
    entities: list[Entity] = []
    for _, entity in ordered:
        last = entities[-1] if entities else None
        same = last is not None and all(last[key] == entity[key] for key in ("offset", "length"))
        if last is not None and same and {last["type"], entity["type"]} == {"pre", "code"}:
            language = entity.get("language") or last.get("language")
            last.update({"type": "pre"} | ({"language": language} if language else {}))
            continue
        entities.append(entity)
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return entities

"""What a text becomes once Telegram has read it: markup, trimming, what it finds by itself, its length.

Decides text and entities of a message; does not know who sends it or where it goes.
"""

import re

from bot.telegram.stand_in.markup import Entity, parse_html, units
from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.refusal import bad

LONGEST = 4096  # UTF-16 units, after the markup is read

_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?()،؛؟۔]")),
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,32}(?:@\w+)?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z]\w{3,31}\b")),
)
_NOT_SEARCHED = {"pre", "code", "text_link"}


def read_text(params: Params) -> tuple[str, list[Entity]]:
    """Text and entities of a call that has `text` and, at times, `parse_mode` or `entities`."""
    source = params.text("text")
    match params.text("parse_mode").lower():
        case "html":
            text, entities = parse_html(source)
        case "":
            text, entities = source, list(params.array("entities") or [])
        case _:
            raise bad("unsupported parse_mode")
    text, entities = _trimmed(text, entities)
    if not text:
        raise bad("message text is empty")
    if units(text) > LONGEST:
        raise bad("message is too long")
    return text, with_found(text, entities)


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities together with links, commands and mentions that Telegram finds by itself."""
    taken = [e for e in entities if e["type"] in _NOT_SEARCHED]
    found: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
            if not any(_overlap(entity, other) for other in (*taken, *found)):
                found.append(entity)
    return sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))


def written(text: str) -> Json:
    """What a person's text is as a message."""
    entities = with_found(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    lead = len(text) - len(text.lstrip())
    short = text.strip()
    size = units(short)
    kept: list[Entity] = []
    for entity in entities:
        begin = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] + entity["length"] - lead)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return short, kept

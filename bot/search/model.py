"""The learnt part of the ranking: how much each feature of a text speaks for each key.

A key is an answer's id, one of the further keys of the wordings (danger, talk, nothing), or `@` and a
language. The file is made from the wordings by `python -m bot learn`; its fingerprint says from which.
Scoring needs no library: each known feature has a row of one byte for each key, and rows are added.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from bot.search.features import features

FORMAT = 1  # goes up with every change of folding, keys or features: an older file is of no use then
LANGUAGE = "@"  # begins the keys that say in which language a text is written
RARITY_STEP = 0.1  # the rarity of a feature is kept in a byte, in such steps


class BrokenModel(Exception):
    """The file cannot be read, or was made from other wordings."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a text says for each key, about 0 for nothing and 1 for certainty; and how much of it is known."""

    of: Mapping[str, float]
    known: float  # the share of the text's features that were learnt


@dataclass(frozen=True, slots=True)
class Model:
    """A row of signed bytes for each feature; `scale` turns their sum into a score."""

    fingerprint: str
    keys: tuple[str, ...]
    usual: tuple[float, ...]  # the score of each key for a text of no known feature
    scale: float
    places: Mapping[str, int]
    rarities: bytes
    rows: memoryview

    def scores(self, folded: str) -> Scores:
        found = features(folded)
        places = [place for each in found if (place := self.places.get(each)) is not None]
        if not places:
            return Scores(dict(zip(self.keys, self.usual, strict=True)), 0.0)
        width = len(self.keys)
        sums = map(sum, zip(*(self.rows[at * width : (at + 1) * width] for at in places), strict=True))
        length = RARITY_STEP * sqrt(sum(self.rarities[at] ** 2 for at in places))
        scored = (usual + each * self.scale / length for usual, each in zip(self.usual, sums, strict=True))
        return Scores(dict(zip(self.keys, scored, strict=True)), len(places) / len(found))


def fingerprint(files: Iterable[bytes]) -> str:
    """The same for the same files of wordings, learnt by the same program."""
    made = hashlib.sha256(str(FORMAT).encode())
    for raw in files:
        made.update(b"%d\n%b" % (len(raw), raw))
    return made.hexdigest()[:16]


def pack(model: Model) -> bytes:
    head = {
        "fingerprint": model.fingerprint,
        "keys": model.keys,
        "usual": [round(each, 5) for each in model.usual],
        "scale": model.scale,
    }
    body = ("\n".join(model.places).encode(), model.rarities, bytes(model.rows))
    lengths = [len(each) for each in body]
    return json.dumps({**head, "lengths": lengths}).encode() + b"\n" + zlib.compress(b"".join(body), 9)


def unpack(raw: bytes) -> Model:
    """The model of a file. Raises BrokenModel."""
    try:
        head, _, packed = raw.partition(b"\n")
        told = json.loads(head)
        names, rarities, rows = _cut(zlib.decompress(packed), told["lengths"])
        places = {name: at for at, name in enumerate(names.decode().split("\n"))}
        model = Model(
            told["fingerprint"],
            tuple(told["keys"]),
            tuple(told["usual"]),
            float(told["scale"]),
            places,
            rarities,
            memoryview(rows).cast("b"),
        )
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise BrokenModel("it cannot be read") from error
    if len(rarities) != len(places) or len(rows) != len(places) * len(model.keys):
        raise BrokenModel("it is cut off")
    return model


def _cut(body: bytes, lengths: Iterable[int]) -> list[bytes]:
    parts, at = [], 0
    for length in lengths:
        parts.append(body[at : at + length])
        at += length
    return parts

"""Learns the ranking from the wordings: a ridge regression from features to keys.

The only module that needs numpy, and only `python -m bot learn` and tests use it: a running bot reads
what was learnt. Nothing here is drawn by chance, so the same wordings give the same ranking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.dialogue.content import Locale
from bot.search.features import features
from bot.search.folding import fold
from bot.search.model import LANGUAGE, RARITY_STEP, Model

STRENGTH = 0.4  # of the regularisation; between 0.2 and 1 the results differ by less than a point
ROUNDS = 40  # of conjugate gradients; the remainder is then below what a byte can hold
TINY = np.float32(1e-30)  # a key that is solved early must not divide nothing by nothing
CLIPPED = 99.95  # percent of weights that are kept exactly, so that a few do not coarsen all
Matrix = NDArray[np.float32]
Wordings = Mapping[Locale, Mapping[str, tuple[str, ...]]]  # language -> key -> texts


def learn(wordings: Wordings, mark: str) -> Model:
    """`mark` is the fingerprint of the files that hold these wordings."""
    meant = _meant(wordings)
    keys = tuple(sorted({key for each in meant.values() for key in each}))
    held = [sorted(features(text)) for text in meant]
    counts = Counter(each for found in held for each in found)
    names = tuple(sorted(counts))
    rarities = np.array([_rarity(len(meant), counts[name]) for name in names], dtype=np.uint8)
    wanted = np.array([[key in each for key in keys] for each in meant.values()], dtype=np.float32)
    usual = wanted.mean(axis=0)
    texts = _Texts(held, names, rarities.astype(np.float32) * RARITY_STEP)
    weights = texts.back(_solved(texts, wanted - usual)) * (rarities * RARITY_STEP)[:, None]
    scale = float(np.percentile(np.abs(weights), CLIPPED)) / 127
    rows = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    return Model(
        mark,
        keys,
        tuple(map(float, usual)),
        scale,
        {name: at for at, name in enumerate(names)},
        rarities.tobytes(),
        memoryview(rows.tobytes()).cast("b"),
    )


def _meant(wordings: Wordings) -> dict[str, set[str]]:
    """What each folded text stands for: its key, and the language that it is written in."""
    meant: dict[str, set[str]] = {}
    for locale, held in wordings.items():
        for key, texts in held.items():
            for text in filter(None, map(fold, texts)):
                meant.setdefault(text, set()).update((key, LANGUAGE + locale))
    return meant


def _rarity(texts: int, holding: int) -> int:
    return min(255, round((1 + log((1 + texts) / (1 + holding))) / RARITY_STEP))


class _Texts:
    """The texts as a sparse matrix of length 1 rows, in both orders."""

    def __init__(self, held: list[list[str]], names: tuple[str, ...], rarities: Matrix) -> None:
        places = {name: at for at, name in enumerate(names)}
        self._columns = np.array([places[each] for found in held for each in found])
        rows = np.repeat(np.arange(len(held)), [len(found) for found in held])
        lengths = np.sqrt(np.bincount(rows, rarities[self._columns] ** 2)).astype(np.float32)
        self._values = (rarities[self._columns] / lengths[rows])[:, None]
        self._starts = np.searchsorted(rows, np.arange(len(held)))
        order = np.argsort(self._columns, kind="stable")
        self._back_rows, self._back_values = rows[order], self._values[order]
        self._back_starts = np.searchsorted(self._columns[order], np.arange(len(names)))

    def along(self, weights: Matrix) -> Matrix:
        return np.add.reduceat(weights[self._columns] * self._values, self._starts, axis=0)

    def back(self, amounts: Matrix) -> Matrix:
        return np.add.reduceat(amounts[self._back_rows] * self._back_values, self._back_starts, axis=0)


def _solved(texts: _Texts, wanted: Matrix) -> Matrix:
    """(X Xt + strength) A = wanted, for all keys at once."""
    amounts = np.zeros_like(wanted)
    rest = wanted.copy()
    way = rest.copy()
    left = (rest * rest).sum(axis=0)
    for _ in range(ROUNDS):
        pushed = texts.along(texts.back(way)) + STRENGTH * way
        step = left / ((way * pushed).sum(axis=0) + TINY)
        amounts += step * way
        rest -= step * pushed
        now = (rest * rest).sum(axis=0)
        way = rest + (now / (left + TINY)) * way
        left = now
    return amounts

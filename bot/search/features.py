"""What a text is made of, for the ranking: parts of words, words, neighbours, and the same of its sounds.

Parts of words forgive endings and slips, words and neighbours tell apart what shares its parts, and
sound keys bring romanised text to the ground of the script.
"""

from __future__ import annotations

from itertools import pairwise

from bot.search.keys import key

SIZES = (3, 4)  # letters of a part
SHORTEST_KEY = 2  # a shorter key is shared by too many words


def features(folded: str) -> frozenset[str]:
    """All features of a folded text; how often one occurs says nothing."""
    words = folded.split()
    keys = [key(word) for word in words]
    sounds = [each for each in keys if len(each) >= SHORTEST_KEY]
    return frozenset(
        (
            *(part for word in words for part in _parts(f" {word} ")),
            *(f"={word}" for word in words),
            *(f"={one} {other}" for one, other in pairwise(words)),
            *(f"~{each}" for each in sounds),
            *(f"~{one} {other}" for one, other in pairwise(keys) if len(one + other) > SHORTEST_KEY),
            *(f"~{part}" for each in sounds for part in _parts(f"<{each}>")),
        )
    )


def _parts(framed: str) -> list[str]:
    return [framed[at : at + size] for size in SIZES for at in range(len(framed) - size + 1)]

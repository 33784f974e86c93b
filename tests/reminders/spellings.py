"""The ways in which a file could hold a number or a word in clear, and the search for all of them at once.

The people of a search are neighbours (`block`), so that whatever spells them has a part in common; that
part is looked for first. A spelling of four bytes comes about by chance in random bytes, one of five or
more hardly ever: so of short ones a share of the people must be found before it counts.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence

SHORT = 4  # bytes
CHANCE = 0.05  # of the people
BY_CHANCE = 5  # places of a short word
Spelling = Callable[[int], bytes]


def block(near: int, size: int) -> range:
    """Up to 1024 neighbours of a number that differ in their last ten bits only."""
    first = near >> 10 << 10
    return range(first, first + size)


def _least(number: int, order: str) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big" if order == "big" else "little")


def _groups_of_seven(number: int) -> list[int]:
    groups = []
    while number:
        groups.append(number & 127)
        number >>= 7
    return groups


def _varint(number: int) -> bytes:
    """As protocol buffers write it: the low end first."""
    low = _groups_of_seven(number)
    return bytes([*(group | 128 for group in low[:-1]), low[-1]])


def _sqlite_varint(number: int) -> bytes:
    high = _groups_of_seven(number)[::-1]
    return bytes([*(group | 128 for group in high[:-1]), high[-1]])


def _postgres_numeric(number: int) -> bytes:
    digits = []
    while number:
        digits.append(number % 10_000)
        number //= 10_000
    return b"".join(digit.to_bytes(2, "little") for digit in reversed(digits))


def _base64_within(text: bytes, shift: int) -> bytes:
    """The part of a longer base64 text that does not depend on what stands before and after."""
    whole = base64.b64encode(bytes(shift) + text + bytes((-shift - len(text)) % 3))
    cut = (0, 2, 3)[shift]
    return whole[cut : len(whole) - (0, 2, 3)[(-shift - len(text)) % 3]]


def _words(text: bytes) -> list[bytes]:
    """A text as UTF-8, UTF-16 of both kinds, hexadecimal and base64."""
    wide = text.decode().encode("utf-16-le")[:-1]
    return [text, wide, text.hex().encode(), text.hex().upper().encode(), *_in_base64(text)]


def _in_base64(text: bytes) -> list[bytes]:
    return [_base64_within(text, shift) for shift in range(3)]


def spellings(number: int) -> list[bytes]:
    """Each way to write a number; the same place in the list is the same way."""
    decimal = str(number).encode()
    raw = [_least(number, order) for order in ("big", "little")]
    eight = [number.to_bytes(8, "big"), number.to_bytes(8, "little")]
    return [
        *_words(decimal),
        decimal[::-1],
        f"{number:x}".encode(),
        f"{number:X}".encode(),
        *raw,  # part of 4, 5, 6 and 8 bytes too
        raw[1].hex().encode(),
        raw[1].hex().upper().encode(),
        *(each for number_of_bytes in (*raw, *eight) for each in _in_base64(number_of_bytes)),
        _varint(number),
        _varint(number << 1),  # signed
        _sqlite_varint(number),
        _postgres_numeric(number),
    ]


def told_of(data: bytes, people: Sequence[int]) -> dict[int, set[int]]:
    """Of whom a number stands in these bytes, by the way in which it is written."""
    found: dict[int, set[int]] = {}
    for way, written in enumerate(zip(*map(spellings, people), strict=True)):
        by_text: dict[bytes, set[int]] = {}
        for text, who in zip(written, people, strict=True):  # cut out of base64 two can be alike
            by_text.setdefault(text, set()).add(who)
        told = {who for each in _found(data, list(by_text)) for who in by_text[each]}
        if len(told) > (CHANCE * len(people) if len(written[0]) <= SHORT else 0):
            found[way] = told
    return found


def words_in(data: bytes, words: Sequence[str]) -> dict[str, bytes]:
    """Those of these words that stand in the bytes, in any spelling, each with what stands around it.

    A word of four letters comes about by chance, once in a thousand such searches: of a thousand people
    hundreds would have it, so it counts from `BY_CHANCE` places on.
    """
    found = {}
    for word in words:
        least = BY_CHANCE if len(word) <= SHORT else 1
        for each in _words(word.encode()):
            if data.count(each) >= least:
                place = data.find(each)
                found[word] = data[max(0, place - 40) : place + 40]
    return found


def _found(data: bytes, texts: list[bytes]) -> Iterator[bytes]:
    size, known = len(texts[0]), set(texts)
    head, tail = _shared(texts), _shared([each[::-1] for each in texts])[::-1]
    anchor, before = (head, 0) if len(head) >= len(tail) else (tail, size - len(tail))
    assert len(anchor) >= 2
    place = data.find(anchor)
    while place >= 0:
        text = data[max(0, place - before) : place - before + size]
        if text in known:
            yield text
        place = data.find(anchor, place + 1)


def _shared(texts: list[bytes]) -> bytes:
    """What all of them begin with: the first and the last in their order differ the earliest."""
    first, last = min(texts), max(texts)
    return first[: next((place for place, byte in enumerate(first) if byte != last[place]), len(first))]

"""Whether two spellings are one word, judged more loosely than by folding.

Each spelling has a few looser forms; two are the same when they share one. Looser means: ښ typed as
ش or خ, ځ as ز, hamza on any seat or none, spaces inside a word, abbreviations spelt out (پی او آر),
and the vowels of romanised words. Titles and buttons never use this: it would open what was not meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from bot.search.folding import fold
from bot.search.keys import key

# What people say for a Latin letter; "ای" may be three of them.
_LETTERS = {
    fold(name): letters
    for names, letters in (
        ("پی", "p"),
        ("او", "o"),
        ("آر", "r"),
        ("اے", "a"),
        ("ای اې", "aei"),
        ("سی", "c"),
        ("یو", "u"),
        ("این ان", "n"),
        ("ایچ اچ", "h"),
        ("آئی", "i"),
        ("ایم ام", "m"),
        ("ایس اس", "s"),
        ("وی", "v"),
        ("ڈی دی", "d"),
        ("ایف اف", "f"),
        ("بی", "b"),
        ("جی", "g"),
        ("ایل ال", "l"),
        ("ٹی تی", "t"),
    )
    for name in names.split()
}
_PASHTO = {"ښ": "شخ", "ځ": "ز", "ڼ": ("ن", "نڑ"), "نږ": ("نگ", "نژ", "ژ", "گ"), "ږ": ("گ", "ژ", "نگ")}
_PASHTO_LETTERS = re.compile("(نږ|[ښځڼږ])")
_SHORTEST = 3  # letters; ځه "go" and زه "I" are two words
_SHORTEST_KEY = 3  # sounds, between the scripts and where vowels are not looked at
_ASPIRATED = re.compile("(?<=[بپتٹجچدڈڑکگ])ه")
_NOT_ASPIRATED = re.compile("(?<=[رلمن])ھ")
_HAMZA = re.compile("[ئؤأءۓ\u0654]")
_MOST = 64  # forms; a longer text is no spelling


def same(one: str, other: str) -> bool:
    """Whether these are two spellings of the same."""
    mine, theirs = set(_forms(one)), set(_forms(other))
    return not mine.isdisjoint(theirs) or _sounds_alike(one, other)


def _forms(text: str) -> Iterator[str]:
    folded = fold(text)
    yield folded
    yield from _spelt_out(fold(text.replace("\u200c", " ")))
    if any("a" <= letter <= "z" for letter in folded):
        yield "latin:" + latin_form(folded)
        return
    for seat in ("\u0654", ""):
        yield from _loosened(text, seat)


def _spelt_out(folded: str) -> Iterator[str]:
    """P.O.R and پی او آر as por."""
    words = folded.split()
    if len(words) < 2:
        return
    letters = [word if re.fullmatch("[a-z]", word) else _LETTERS.get(word, "") for word in words]
    if all(letters):
        yield from map("".join, product(*letters))


def _loosened(text: str, seat: str) -> Iterator[str]:
    plain = _HAMZA.sub(seat, text) if not seat else text
    arabic_he = "\u0647" in plain
    plain = re.sub("\u200cی(?!\\w)", "", plain)
    endings = ("ے", "ی") if re.search("ې(?!\\w)", plain) else ("ی",)
    word = fold(plain).replace(" ", "")
    word = _NOT_ASPIRATED.sub("ه", re.sub("ے(?=.)", "ی", word))
    word = re.sub("یے", "ے", re.sub("([یو])\\1+", r"\1", word))
    heads = [word, word[1:]] if re.match("اس[^اویه]", word) else [word]
    for head, ending in product(heads, endings):
        ended = head[:-1] + ending if ending == "ے" and head.endswith("ی") else head
        for form in _pashto(ended):
            yield form
            if len(form) > _SHORTEST and form.endswith("ه"):
                yield form[:-1] + "ا"
            if arabic_he:
                yield _ASPIRATED.sub("ھ", form)


def _pashto(word: str) -> list[str]:
    if len(word) < _SHORTEST:
        return [word]
    parts = [tuple(_PASHTO.get(part, (part,))) for part in _PASHTO_LETTERS.split(word)]
    return ["".join(each) for each, _ in zip(product(*parts), range(_MOST), strict=False)]


def latin_form(folded: str) -> str:
    """Consonants, and the vowels on which people agree: all in a short word, the last in a long one."""
    word = re.sub("ce$|c(?=[ei])", "s", folded.replace(" ", ""))
    word = re.sub("(?<=[a-z])h$|(?<=[bcdfgjlmnpqrtvwz])h", "", _digraphs(word))
    word = re.sub("ee|ai|ay|ey|y$", "i", re.sub("oo|ou|au|aw(?=[^aeiou])", "o", word))
    word = word.translate(str.maketrans("qevy", "kiwi"))
    word = re.sub(r"(.)\1+", r"\1", word.replace("u", "o").replace("c", "k"))
    sounds = re.sub("[aio]", "", word)
    if len(sounds) < _SHORTEST_KEY:
        return word
    first = "a" if word[0] in "aio" else ""
    return first + sounds + (word[-1] if word[-1] in "aio" else "")


def _digraphs(word: str) -> str:
    for pair, sound in (("kh", "x"), ("gh", "g"), ("sh", "ş"), ("ch", "ç"), ("ph", "f")):
        word = word.replace(pair, sound)
    return word


def _sounds_alike(one: str, other: str) -> bool:
    """One in Latin letters, one in Arabic script."""
    first, second = fold(one), fold(other)
    if first.isascii() == second.isascii():
        return False
    sound = key(first.replace(" ", ""))
    return len(sound) >= _SHORTEST_KEY and sound == key(second.replace(" ", ""))

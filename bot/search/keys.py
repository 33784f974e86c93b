"""Sound keys: one short form for a word however it is spelt, in Arabic script or in Latin letters.

Romanised text has no rules (`muddat`, `mudat`, `modat`; `kh` or `x`; `q` or `k`), so a key keeps the
consonants that people hear and drops vowels, `h`, `w`, `y` and doubled letters. It says nothing alone:
many words share a key (`card`, `kard`, کارت without its t). It only adds to what the letters say.
"""

from __future__ import annotations

import re

_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("تطٹټ", "t"),
        **dict.fromkeys("ثسصڅ", "s"),
        **dict.fromkeys("ذزضظځ", "z"),
        **dict.fromkeys("دڈډ", "d"),
        **dict.fromkeys("رڑړ", "r"),
        **dict.fromkeys("نڼں", "n"),
        **dict.fromkeys("قکك", "k"),
        **dict.fromkeys("گګغږ", "g"),
        **dict.fromkeys("شښ", "ş"),
        **dict.fromkeys("جژ", "j"),
        **dict.fromkeys("عوهھہحئؤءةۀ", ""),
        "ا": "a",
        "آ": "a",
        "ی": "",
        "ې": "",
        "ے": "",
        "ب": "b",
        "پ": "p",
        "چ": "ç",
        "خ": "x",
        "ف": "f",
        "ل": "l",
        "م": "m",
    }
)
_PAIRS = (
    ("کھ", "خ"),
    ("sch", "ş"),
    ("kh", "x"),
    ("gh", "g"),
    ("sh", "ş"),
    ("ch", "ç"),
    ("zh", "j"),
    ("ph", "f"),
    ("dz", "z"),
    ("ts", "s"),
    ("ck", "k"),
)
_ALONE = str.maketrans({"q": "k", "c": "k", "x": "x", "v": "", "w": "", "y": "", "h": "", "ı": ""})
_VOWELS = re.compile("[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")


def key(word: str) -> str:
    """The key of one folded word; digits stay, and a word of vowels alone has none."""
    for pair, sound in _PAIRS:
        word = word.replace(pair, sound)
    sounds = _DOUBLED.sub(r"\1", word.translate(_SOUNDS).translate(_ALONE))
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sounds))

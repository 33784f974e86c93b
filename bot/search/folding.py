"""The same word from another keyboard: one form for letters that people use for each other.

Pashto is often typed with an Urdu or Arabic keyboard, Dari without half spaces. Folding brings
variants of one letter together and nothing more: over-folding answers a question nobody asked.
So ځ, څ and ڼ stay apart from ز, س and ن (ځه "go", زه "I"), and ے from ی (لڑکے "boys", لڑکی "girl").
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("يىېۍ", "ی"),
        **dict.fromkeys("كﮎڪ", "ک"),
        **dict.fromkeys("ګڭ", "گ"),
        **dict.fromkeys("ہةۃە", "ه"),
        "ټ": "ٹ",
        "ډ": "ڈ",
        "ړ": "ڑ",
        "ٱ": "ا",
        "ݨ": "ڼ",
        "\u0640": None,  # tatweel only stretches a word
    }
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
# Urdu tells کھا "eat" from کہا "said"; elsewhere ھ is only another shape of ه.
_PLAIN_HEH = re.compile("(?<![بپتٹجچدڈرڑکگلمن])ھ")
_UNSEEN = {"Mn", "Me", "Cf"}  # vowel signs, accents, keycaps, half spaces, marks of direction
_NOT_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower-case words of folded letters, one space between; digits are 0 to 9."""
    seen = "".join(letter for letter in _apart(text) if unicodedata.category(letter) not in _UNSEEN)
    letters = _PLAIN_HEH.sub("ه", seen.translate(_LETTERS).translate(_DIGITS))
    return _NOT_WORDS.sub(" ", letters).strip()


def _apart(text: str) -> str:
    """Lower case, marks beside their letters; twice, as lower case can bring out new marks (İ)."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())

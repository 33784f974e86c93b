"""The same word from another keyboard: one form for letters that people use for each other.

Pashto is often typed with an Urdu or Arabic keyboard, Dari without half spaces. Folding brings
variants of one letter together and nothing more: over-folding answers a question nobody asked.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("يىېۍئے", "ی"),
        **dict.fromkeys("كﮎ", "ک"),
        **dict.fromkeys("ګڭ", "گ"),
        **dict.fromkeys("ۀہةھە", "ه"),
        **dict.fromkeys("ټ", "ٹ"),
        **dict.fromkeys("ډ", "ڈ"),
        **dict.fromkeys("ړ", "ڑ"),
        **dict.fromkeys("أإٱآ", "ا"),
        **dict.fromkeys("ؤ", "و"),
        **dict.fromkeys("ݨڼ", "ن"),
        **dict.fromkeys("ځ", "ز"),
        **dict.fromkeys("څ", "س"),
    }
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_JOINERS = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_WORDS = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Lower-case words of folded letters, one space between; digits are 0 to 9."""
    plain = unicodedata.normalize("NFKC", text).translate(_LETTERS).translate(_DIGITS)
    decomposed = unicodedata.normalize("NFKD", plain)
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", _JOINERS.sub("", letters).replace("_", " ").casefold()).strip()

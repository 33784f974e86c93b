"""What can be found in a passage, in any script: digits, links, placeholders, hidden characters.

The rules for English and those for translations look through the same eyes.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter

_BARE = r"(?<![\w.-])@?(?:[a-z0-9-]+\.)+(?:org|com|net|int|gov|edu|info|pk|af|uk|de)\b(?:/[^\s<>«»،؛۔]*)?"
_LIKE_A_LINK = re.compile(r"//|\.\w")  # stands in each of them, and is found many times faster
LINK = re.compile(rf"https?://[^\s<>«»،؛۔]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_BARE}", re.IGNORECASE)
PLACEHOLDER = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
JOINERS = "\u200c\u200d\ufe0f"  # half-space and joiner of Arabic script and emoji; the emoji selector
_HIDDEN = r"\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff"
# A line for reporting foreigners: the bot never prints it. "1,700 families" is a count.
_GAP = rf"[\s.\-–_{_HIDDEN}]*"
_SPOKEN = (
    r"seventeen[\s-]hundred|one[\s-]seven[\s-](?:zero|oh|double)[\s-](?:zero|oh)"
    r"|one thousand,? (?:and )?seven hundred"
    r"|(?:اوولس|اولس)\s*سوه|یو\s*زر\s*او\s*اووه?\s*سوه|یو،?\s*اووه،?\s*صفر،?\s*صفر"
    r"|هفده\s*صد|(?:یک\s*)?هزار\s*و\s*هفت\s*صد|یک،?\s*هفت،?\s*صفر،?\s*صفر"
    r"|سترہ\s*سو|ایک\s*ہزار\s*سات\s*سو|ایک،?\s*سات،?\s*(?:صفر|زیرو)،?\s*(?:صفر|زیرو)"
)
HOTLINE = re.compile(rf"(?<!\d)(?<!\d[,.٬])1{_GAP}7{_GAP}0{_GAP}0(?!\d)(?![,.٬]\d)|{_SPOKEN}", re.IGNORECASE)
YEARS = re.compile(r"(?<!\d)(?:1[3-9]|20)\d\d ?[-–—/] ?(?:1[3-9]|20)?\d\d(?!\d)")
PHONE = re.compile(r"\+?\d(?:[\s().\-–/]{0,2}\d){6,}")
_ALIKE = str.maketrans(
    {**dict.fromkeys("يىۍې", "ی"), "ك": "ک", "ګ": "گ", "ہ": "ه", "ۀ": "ه", "ة": "ه", "ۂ": "ه"}
)
CALL = re.compile(
    r"\b(?:call|dial|ring|phone|text|sms|whatsapp)\b[^\d.!?]{0,20}"
    r"(\d{2,})(?!\d| ?(?:hour|day|week|time|minute|people))",
    re.IGNORECASE,
)


def fold_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def fold(text: str) -> str:
    """Small letters, one form of letters that are typed for each other, no vowel signs or half spaces."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_ALIKE)
    seen = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf"))
    return re.sub(r"[\W_]+", " ", seen).strip()


def hidden(text: str) -> str | None:
    """The name of the first character that cannot be seen and steers or hides; None if there is none.

    The bot puts the isolates around numbers and names itself; any other would turn what follows.
    """
    if text.isprintable():
        return None
    for char in text:
        if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs") and char not in JOINERS:
            return f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL CHARACTER')}"
    return None


def hotline(text: str) -> bool:
    """Whether the number of the reporting line stands here, in any digits, also spread by spaces."""
    return bool(HOTLINE.search(fold_digits(without_links(text))))


def phone(text: str) -> str | None:
    """Something that a reader would dial: seven digits or more, or a short number after "call"."""
    folded = YEARS.sub(" ", fold_digits(without_links(text)))
    if found := PHONE.search(folded):
        return found[0]
    called = CALL.search(folded)
    return called[1] if called else None


def without_links(text: str) -> str:
    return LINK.sub(" ", text) if _LIKE_A_LINK.search(text) else text


def links(text: str) -> Counter[str]:
    """The pages and addresses named in a text, without the full stop behind them."""
    return Counter(found.rstrip(".,;:)") for found in LINK.findall(text))


def placeholders(text: str) -> list[str]:
    """The placeholders of a text in their order. Raises ValueError where braces hold none."""
    fields = []
    for _, field, options, conversion in string.Formatter().parse(text):
        if field is not None:
            if options or conversion or not PLACEHOLDER.fullmatch(field):
                raise ValueError(field)
            fields.append(field)
    return fields


def without_placeholders(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", " ", text)


def numbers(text: str) -> Counter[str]:
    """The numbers that are typed into a text, whatever the digits; grouping of thousands is no matter."""
    plain = fold_digits(without_links(without_placeholders(text)))
    grouped = re.sub(r"(?<=\d)[,٬](?=\d{3}(?!\d))", "", plain)
    return Counter(re.findall(r"\d+(?:[.٫]\d+)?", grouped.replace("٫", ".")))


def utf16_units(text: str) -> int:
    """The length as Telegram counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2

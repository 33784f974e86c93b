"""Direction: what keeps numbers and Latin names readable inside right-to-left text.

Without isolates a phone number in Pashto text shows its groups in reverse, in Telegram and in
Chromium. So every inserted value stands between FSI and PDI, and every paragraph of a
right-to-left language begins with a mark, or a leading digit, emoji or Latin name would turn it.
"""

import re
import unicodedata

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"


# Commands, addresses and the ends of e-mail addresses: their slashes, dots and signs would change sides.
_ADDRESS = re.compile(r"(?<![\w/.@])(?:/[a-z]+|@?(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/[\w./-]*\w)?)(?![\w@])")


def isolate(value: str) -> str:
    return f"{FSI}{value}{PDI}"


def paragraph(text: str, rtl: bool) -> str:
    """A paragraph of a right-to-left message; one that is all English keeps its own direction."""
    if not rtl or not right_to_left(text):
        return text
    return RLM + _ADDRESS.sub(lambda found: isolate(found[0]), text)


def right_to_left(text: str) -> bool:
    """Whether any of its letters is read from the right."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)

"""Direction: what keeps numbers and Latin names readable inside right-to-left text.

Without isolates a phone number in Pashto text shows its groups in reverse, in Telegram and in
Chromium. So every inserted value stands between FSI and PDI, and every paragraph of a
right-to-left language begins with a mark, or a leading digit, emoji or Latin name would turn it.
"""

import unicodedata

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"


def isolate(value: str) -> str:
    return f"{FSI}{value}{PDI}"


def paragraph(text: str, rtl: bool) -> str:
    """A paragraph of a right-to-left message; one that is all English keeps its own direction."""
    return f"{RLM}{text}" if rtl and any(map(_right_to_left, text)) else text


def _right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}

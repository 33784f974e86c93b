"""Words that a person lets an editor read, without what could lead back to them.

Takes out digits of every script, addresses, links and names of accounts. It cannot know a name that is
only a word; so the person is asked first, and the words are erased after 30 days.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300  # letters; a question is shorter
_TRACES = re.compile(r"\S*(?:@|://|www\.|t\.me/)\S*", re.IGNORECASE)


def anonymous(text: str) -> str:
    bare = _TRACES.sub("…", text)
    letters = "".join("·" if unicodedata.category(each).startswith("N") else each for each in bare)
    return " ".join(letters.split())[:LONGEST]

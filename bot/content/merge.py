"""An old catalog meets the texts of today: what stays, what must be read again, what is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.content.po import CHECKED, NOT_YET, SILENCED, Entry, Key, PoFile
from bot.content.texts import Text

ALIKE = 70  # of 100; a changed sentence above it keeps its translation, marked as fuzzy


@dataclass(frozen=True, slots=True)
class Merged:
    """Today's texts with the translations that are left of the old ones, and those now unused."""

    entries: tuple[tuple[Text, Entry], ...]
    obsolete: tuple[Entry, ...]


def merged(texts: tuple[Text, ...], old: PoFile) -> Merged:
    known = {entry.key: entry for entry in (*old.obsolete, *old.entries)}
    wanted = {text.key for text in texts}
    left = {key: entry for key, entry in known.items() if key not in wanted and any(entry.strings)}
    entries = tuple((text, _entry(text, known.get(text.key), left)) for text in texts)
    return Merged(entries, tuple(left.values()))


def _entry(text: Text, same: Entry | None, left: dict[Key, Entry]) -> Entry:
    if same and len(same.ids) == len(text.ids):
        return replace(same, ids=text.ids)
    if changed := _alike(text, left):
        del left[changed.key]
        return replace(
            changed,
            ids=text.ids,
            fuzzy=True,
            comments=_unread(changed.comments),
            previous=changed.previous or changed.ids,
        )
    return Entry(text.context, text.ids, comments=(NOT_YET,))


def _alike(text: Text, left: dict[Key, Entry]) -> Entry | None:
    """The unused translation of the text that this one was, most likely, before it was changed."""
    near = {
        entry.key: entry.ids[0]
        for entry in left.values()
        if entry.context == text.context and len(entry.ids) == len(text.ids)
    }
    best = process.extractOne(text.ids[0], near, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return left[best[2]] if best else None


def _unread(comments: tuple[str, ...]) -> tuple[str, ...]:
    """What a native speaker has read, and a translator has compared, was another sentence."""
    outdated = ("native-review:", *(CHECKED.format(what) for what in SILENCED))
    return (*(comment for comment in comments if not comment.startswith(outdated)), NOT_YET)

"""What stands in the rows instead of numbers, names and kinds.

Decides which values are tags (found again by who holds the key, and by no one else) and which are
sealed (read again, and only in the row for which they were written). Every purpose has its own
subkey. Does not know the database.
"""

from __future__ import annotations

import hmac
from datetime import date

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from bot.dialogue.following import OwnDate, OwnKind, Whose
from bot.dialogue.reminding import Run, RunKind, Told
from bot.store.keys import hkdf_expand, subkey
from bot.store.problems import StoreProblem

TAG_BYTES = 16  # of dates and deadlines: a few thousand values, not ten milliards
_OWN_BYTES = 32  # every own date is as long as any other, so that its length does not tell its kind
_ID_BYTES = 64


class Seals:
    """All that is derived from one key, ready for use."""

    def __init__(self, key: bytes) -> None:
        self._people = subkey(key, "reader")
        self._deadlines = subkey(key, "deadline")
        self._days = subkey(key, "own day")
        self._runs = subkey(key, "run")
        self._siv = AESSIV(hkdf_expand(key, b"panah seal", 64))

    def person(self, user_id: int) -> bytes:
        """32 bytes that stand for a Telegram user."""
        return hmac.digest(self._people, user_id.to_bytes(8, "big", signed=True), "sha256")

    def deadline(self, id: str) -> bytes:
        return hmac.digest(self._deadlines, id.encode(), "sha256")[:TAG_BYTES]

    def day(self, day: date) -> bytes:
        """A tag for a day on which somebody has a date of their own."""
        return hmac.digest(self._days, day.isoformat().encode(), "sha256")[:TAG_BYTES]

    def run(self, run: Run) -> bytes:
        """What makes a run the same run: the date, the day, the days before, the kind."""
        parts = (run.kind, run.deadline or "", run.due, run.day, run.days, run.news)
        return hmac.digest(self._runs, "|".join(map(str, parts)).encode(), "sha256")[:TAG_BYTES]

    def seal_chat(self, tag: bytes, chat: int) -> bytes:
        return self._siv.encrypt(chat.to_bytes(8, "big", signed=True), [b"chat", tag])

    def chat(self, tag: bytes, sealed: bytes) -> int:
        return int.from_bytes(self._open(sealed, b"chat", tag), "big", signed=True)

    def seal_own(self, tag: bytes, number: int, own: OwnDate) -> bytes:
        written = f"{own.kind}|{own.whose}|{own.day}".encode().ljust(_OWN_BYTES)
        return self._siv.encrypt(written, [b"own", tag, bytes([number])])

    def own(self, tag: bytes, number: int, sealed: bytes) -> OwnDate:
        opened = self._open(sealed, b"own", tag, bytes([number])).decode().strip()
        kind, whose, day = opened.split("|")
        return OwnDate(OwnKind(kind), Whose(whose), date.fromisoformat(day))

    def seal_id(self, tag: bytes, id: str) -> bytes:
        return self._siv.encrypt(id.encode().ljust(_ID_BYTES), [b"deadline", tag])

    def id(self, tag: bytes, sealed: bytes) -> str:
        return self._open(sealed, b"deadline", tag).decode().strip()

    def seal_told(self, tag: bytes, told: Told) -> bytes:
        return self._siv.encrypt(orjson.dumps((told.announced, told.sets, told.final)), [b"told", tag])

    def told(self, tag: bytes, sealed: bytes) -> Told:
        # Rows from before hold no third value.
        announced, sets, *final = orjson.loads(self._open(sealed, b"told", tag))
        return Told(_day(announced), _day(sets), *final)

    def seal_run(self, tag: bytes, run: Run) -> bytes:
        when = (run.due, run.day, run.days, run.before)
        written = (run.kind, run.deadline, *when, run.news, run.announced)
        return self._siv.encrypt(orjson.dumps(written), [b"run", tag])

    def read_run(self, tag: bytes, sealed: bytes) -> Run:
        opened = orjson.loads(self._open(sealed, b"run", tag))
        kind, deadline, due, day, days, before, news, *announced = opened  # none in rows from before
        when = (date.fromisoformat(due), date.fromisoformat(day))
        return Run(RunKind(kind), deadline, *when, days, _day(before), news, *map(_day, announced))

    def _open(self, sealed: bytes, *bound: bytes) -> bytes:
        try:
            return self._siv.decrypt(sealed, list(bound))
        except InvalidTag:
            raise StoreProblem(
                "a row was changed by hand or stands in the place of another: restore a backup"
            ) from None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None

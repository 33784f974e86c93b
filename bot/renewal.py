"""A running bot takes a new edition: all of it, or nothing of it.

Decides when to look (the files changed, or the process was told to) and what may take the place of
the running edition. It does not know who uses the edition. A refusal is lines in the log and
changes nothing. An equal number is taken: an editor may mend a word without raising it. A lower one
is not: it is an old file that came back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from bot.content import Problem, Severity
from bot.content.faults import faults
from bot.content.load import NAME
from bot.content.wordings import NAME as WORDINGS
from bot.dialogue.content import Operator
from bot.editions import LEARNT, BrokenContent, Edition, read_edition
from bot.wording.catalogs import BrokenCatalog

EVERY = 30.0  # seconds between two looks at the files
Sleep = Callable[[float], Awaitable[None]]
Stamps = tuple[tuple[str, int, int, int], ...]
log = logging.getLogger(__name__)


class Renewal:
    """Holds the running edition of the files below `root`; raises BrokenContent where the first is broken.

    `edition` is given by who has read them already.
    """

    def __init__(self, root: Path, told: Operator | None = None, edition: Edition | None = None) -> None:
        self._root = root
        self._told = told
        self._asked = asyncio.Event()
        self._seen = self._stamps()
        self.edition = edition or read_edition(told, root=root)

    def ask(self) -> None:
        """Look at once, whether anything changed or not (for a signal)."""
        self._asked.set()

    async def keep(self, take: Callable[[Edition], None], sleep: Sleep, every: float = EVERY) -> None:
        """Give each new edition to `take`, for ever."""
        while True:
            await self._wait(sleep, every)
            asked = self._asked.is_set()
            self._asked.clear()
            if await self.look(asked=asked):
                take(self.edition)

    async def look(self, *, asked: bool = False) -> bool:
        """Whether a new edition was taken. Files that change while they are read are read again."""
        before = self.edition
        while asked or self._stamps() != self._seen:
            asked = False
            self._seen = self._stamps()
            found = await asyncio.to_thread(self._read)
            if self._stamps() == self._seen:
                self._settle(found)
        return self.edition is not before

    async def _wait(self, sleep: Sleep, seconds: float) -> None:
        waiting = [asyncio.ensure_future(sleep(seconds)), asyncio.ensure_future(self._asked.wait())]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waiting:
                each.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    def _read(self) -> Edition | tuple[str, ...]:
        """The edition that the files hold, or why it is refused."""
        try:
            if problems := faults(self._root):
                return tuple(map(str, problems))
            found = read_edition(self._told, root=self._root)
            refusal = self._older(found) or self._gone(found)
        except (BrokenContent, BrokenCatalog, OSError) as problem:
            return tuple(str(problem).splitlines())
        except Exception:
            log.exception("the new edition could not be read")
            return ("this is a fault of the program, not of the files",)
        return (refusal,) if refusal else found

    def _settle(self, found: Edition | tuple[str, ...]) -> None:
        running = self.edition.faq.edition
        if isinstance(found, Edition):
            self.edition = found
            log.info("edition %d is running now (before: %d)", found.faq.edition, running)
            return
        for line in found:
            log.error("%s", line)
        log.error("the change is refused, edition %d goes on as it was", running)

    def _older(self, found: Edition) -> str | None:
        if found.faq.edition >= self.edition.faq.edition:
            return None
        lines = (self._root / NAME).read_text(encoding="utf-8").splitlines()
        line = next((place for place, each in enumerate(lines, 1) if each.startswith("edition:")), 1)
        message = f"edition {found.faq.edition} is older than the running {self.edition.faq.edition}"
        remedy = "give it a higher number, or start the bot anew to go back"
        return str(Problem(NAME, line, 1, Severity.ERROR, message, remedy))

    def _gone(self, found: Edition) -> str | None:
        """A whole language that vanished is a file that vanished, not an edition."""
        for locale, words in self.edition.renderer.words.items():
            if words.texts and not found.renderer.words[locale].texts:
                return f"locales/{locale}: its translations are gone; put the .po files back"
        return None

    def _stamps(self) -> Stamps:
        folder = self._root / "locales"
        kinds = ("*/LC_MESSAGES/*.po", f"*/{WORDINGS}", Path(LEARNT).name)
        paths = [self._root / NAME, *sorted(path for kind in kinds for path in folder.glob(kind))]
        found = []
        for path in paths:
            with suppress(OSError):  # it may go between the listing and the look
                state = path.stat()
                found.append((str(path), state.st_mtime_ns, state.st_size, state.st_ino))
        return tuple(found)

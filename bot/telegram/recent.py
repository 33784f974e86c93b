"""The last few screens of each chat, so that /hide can take them away, and the last taps that were heard.

In memory only, a bounded number of both, gone with the process: nothing of it is written down.
"""

from __future__ import annotations

from collections import OrderedDict, deque

SCREENS = 10
CHATS = 20_000
TAPS = 10_000


class RecentScreens:
    def __init__(self, chats: int = CHATS, screens: int = SCREENS) -> None:
        self._chats: OrderedDict[int, deque[int]] = OrderedDict()
        self._most = chats
        self._screens = screens

    def add(self, chat: int, message: int) -> None:
        shown = self._chats.setdefault(chat, deque(maxlen=self._screens))
        if message not in shown:
            shown.append(message)
        self._chats.move_to_end(chat)
        while len(self._chats) > self._most:
            self._chats.popitem(last=False)

    def take(self, chat: int) -> tuple[int, ...]:
        """The screens of this chat, newest first; they are not remembered any longer."""
        return tuple(reversed(self._chats.pop(chat, ())))


class RecentTaps:
    """Telegram delivers a tap again when it does not know that it arrived. Its number says nothing of who."""

    def __init__(self, taps: int = TAPS) -> None:
        self._heard: OrderedDict[str, None] = OrderedDict()
        self._most = taps

    def again(self, query: str) -> bool:
        """Whether this tap was heard before; from now on it was."""
        if query in self._heard:
            return True
        self._heard[query] = None
        if len(self._heard) > self._most:
            self._heard.popitem(last=False)
        return False

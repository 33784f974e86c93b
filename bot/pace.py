"""How fast messages may go: so many a second, and not at all for a while when Telegram says so.

A token bucket that begins empty and holds little, so that no second has more than its share. It
does not know what is sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[None]]
CATCH_UP = 0.2  # seconds' worth that a short delay may be made up for


class Pace:
    """`rate` messages a second; `tick` is a clock in seconds that nobody sets."""

    def __init__(self, rate: float, tick: Callable[[], float], sleep: Sleep) -> None:
        self.rate = rate
        self._tick = tick
        self._sleep = sleep
        self._next = tick()

    async def slot(self) -> None:
        """Wait until one more may go."""
        now = self._tick()
        mine = max(self._next, now - CATCH_UP)
        self._next = mine + 1 / self.rate
        if mine > now:
            await self._sleep(mine - now)

    def pause(self, seconds: float) -> None:
        """Nothing more for so long."""
        self._next = max(self._next, self._tick() + seconds)

    @property
    def paused(self) -> float:
        """Seconds until the next may go."""
        return max(0.0, self._next - self._tick())

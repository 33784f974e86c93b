"""The clock: the only module that may look at it. Everything else is told the day, or the hour."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

KARACHI = ZoneInfo("Asia/Karachi")  # official dates are Pakistan's days


class Clock:
    """The time, and waiting. A moved clock keeps running from where it was set."""

    def __init__(self, today: date | None = None) -> None:
        self._moved = timedelta()
        if today:
            self.set(today)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._moved

    @property
    def today(self) -> date:
        """The day in Pakistan, whose days official dates are."""
        return self.now().astimezone(KARACHI).date()

    def set(self, day: date) -> None:
        """Make it this day, at the present hour."""
        self._moved += timedelta(days=(day - self.today).days)

    def go(self, moment: datetime) -> None:
        """Make it this moment."""
        self._moved += moment - self.now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

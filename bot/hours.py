"""The person's hours: what day and hour it is where they are, and whether they sleep.

Right across changes of clock, which a zone's own rules decide. It does not look at a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.dialogue.reminding import MORNING, QUIET_FROM, QUIET_UNTIL


@dataclass(frozen=True, slots=True)
class Local:
    """A moment in a zone."""

    zone: str
    day: date
    hour: int

    @property
    def quiet(self) -> bool:
        return not QUIET_UNTIL <= self.hour < QUIET_FROM

    @property
    def morning_came(self) -> bool:
        """Whether the reminders of the day may go: from nine on, until the evening is quiet."""
        return MORNING <= self.hour < QUIET_FROM


@lru_cache(maxsize=256)
def local(zone: str, now: datetime) -> Local:
    there = now.astimezone(ZoneInfo(zone))
    return Local(zone, there.date(), there.hour)

"""`worker`: plans and sends reminders, beside others that answer people."""

from __future__ import annotations

from bot.commands.starting import start, usable_settings


def worker() -> None:
    """Send reminders only. Any number may run on one PostgreSQL: one works, another takes over."""
    start("work", usable_settings())

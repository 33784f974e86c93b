"""`web`: answers people at a webhook, beside others that do the same and a worker that reminds."""

from __future__ import annotations

from bot.commands.options import fail
from bot.commands.starting import start, usable_settings


def web() -> None:
    """Answer people at the webhook, and remind nobody. Any number may run on one PostgreSQL."""
    settings = usable_settings()
    if settings.public_url is None:
        fail("PUBLIC_URL is not set: Telegram must know where to reach `web`; `run` needs no address")
    start("web", settings)

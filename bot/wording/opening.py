"""What opens every screen: that this is a test, and since when nobody has checked it."""

from __future__ import annotations

from bot.dialogue.responsibility import Standing
from bot.dialogue.screens import Hidden, Screen
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice


def opening(screen: Screen, standing: Standing, voice: Voice) -> tuple[Paragraph, ...]:
    """The lines before a screen's own; none before the one that shall say nothing to whoever looks."""
    if isinstance(screen, Hidden):
        return ()
    return (*_trial(standing, voice), *_age(standing, voice))


def _trial(standing: Standing, voice: Voice) -> tuple[Paragraph, ...]:
    if not standing.trial:
        return ()
    return (Paragraph("⚠️ " + voice.say("Test. Do not act on this."), Style.NOTE),)


def _age(standing: Standing, voice: Voice) -> tuple[Paragraph, ...]:
    if standing.unchecked_since is None:
        return ()
    since = voice.say("Nobody has checked these answers since {day}.", day=standing.unchecked_since)
    return (Paragraph(f"⏳ {since}", Style.NOTE),)

"""When messages about a date will come, said before they do."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from bot.dialogue.date_screens import OneDate
from bot.dialogue.following import Watch
from bot.dialogue.reminding import MORNING, QUIET_FROM, QUIET_UNTIL, STILL_AFTER
from bot.wording.choices import city
from bot.wording.dates import say_both
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice

Body = tuple[Paragraph, ...]


def when(screen: OneDate, voice: Voice) -> Body:
    """When messages will come."""
    match screen.watch:
        case None if screen.ahead:
            text = voice.say("I can remind you before this day, and tell you if it changes.")
            return (Paragraph(text),)
        case None:
            return (Paragraph(voice.say("I can tell you if this date changes.")),)
        case Watch.DAYS:
            return (*days_listed(screen.on, screen.zone, voice), *_changes(voice), *_stale(screen, voice))
        case Watch.CHANGES:
            only = voice.say(
                "I write to you only if this date changes, or if something new is decided about it."
            )
            return (
                Paragraph(f"✅ {only}"),
                _night(voice),
                Paragraph(
                    voice.say(
                        "Every {count} days I ask whether I should go on. Without an answer I stop.",
                        count=STILL_AFTER.days,
                    ),
                    Style.NOTE,
                ),
            )
        case _:
            assert_never(screen.watch)


def days_listed(on: tuple[date, ...], zone: str, voice: Voice) -> Body:
    if not on:
        return (Paragraph(voice.say("No more reminders of this day come.")),)
    text = voice.say(
        "I write to you on these days, at {hour} in the morning in {city} time:",
        hour=MORNING,
        city=city(voice, zone),
    )
    return (
        Paragraph(f"✅ {text}", Style.HEAD),
        *(Paragraph(f"• {voice.isolate(say_both(day, voice.locale))}", Style.STEP) for day in on),
    )


def _changes(voice: Voice) -> Body:
    too = voice.say("If this date changes, or something new is decided about it, I write as well.")
    return (Paragraph(too), _night(voice))


def _night(voice: Voice) -> Paragraph:
    return Paragraph(
        voice.say(
            "From {evening} in the evening to {morning} in the morning I write only what cannot wait, "
            "without a sound.",
            evening=QUIET_FROM - 12,
            morning=QUIET_UNTIL,
        ),
        Style.NOTE,
    )


def _stale(screen: OneDate, voice: Voice) -> Body:
    if not (screen.stale and screen.on):
        return ()
    text = voice.say(
        "Our reading of this date is old. Until somebody has read again, I do not remind you of it."
    )
    return (Paragraph("⏳ " + text, Style.NOTE),)

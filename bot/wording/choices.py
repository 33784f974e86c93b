"""The words for what can be chosen about a date: its kind, whose it is, a city for the time zone."""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.following import OwnDate, OwnKind, Whose
from bot.wording.dates import say_both
from bot.wording.voice import Voice


def kind(voice: Voice, chosen: OwnKind) -> str:
    match chosen:
        case OwnKind.VISA:
            return "🛂 " + voice.say("Visa")
        case OwnKind.APPOINTMENT:
            return "🕘 " + voice.say("Appointment")
        case OwnKind.HEARING:
            return "⚖️ " + voice.say("Court hearing")
        case OwnKind.OTHER:
            return "📌 " + voice.say("Another date")
        case _:
            assert_never(chosen)


def whose(voice: Voice, chosen: Whose) -> str:
    match chosen:
        case Whose.ME:
            return voice.say("for me")
        case Whose.SPOUSE:
            return voice.say("for my husband or wife")
        case Whose.CHILD:
            return voice.say("for my child")
        case Whose.PARENT:
            return voice.say("for my mother or father")
        case Whose.SIBLING:
            return voice.say("for my brother or sister")
        case Whose.OTHER:
            return voice.say("for somebody else")
        case _:
            assert_never(chosen)


def own(voice: Voice, date: OwnDate) -> str:
    """`🛂 Visa, for my child`."""
    return f"{kind(voice, date.kind)} · {whose(voice, date.whose)}"


def own_with_day(voice: Voice, date: OwnDate) -> str:
    return f"{own(voice, date)} · {voice.isolate(say_both(date.day, voice.locale))}"


def city(voice: Voice, zone: str) -> str:
    """The city that stands for a time zone; its own name for one that we do not offer any more."""
    names = {
        "Asia/Karachi": voice.say("Karachi"),
        "Asia/Kabul": voice.say("Kabul"),
        "Asia/Tehran": voice.say("Tehran"),
        "Asia/Dubai": voice.say("Dubai"),
        "Asia/Riyadh": voice.say("Riyadh"),
        "Europe/Istanbul": voice.say("Istanbul"),
        "Europe/Berlin": voice.say("Berlin"),
        "Europe/London": voice.say("London"),
        "America/New_York": voice.say("New York"),
        "America/Toronto": voice.say("Toronto"),
        "America/Los_Angeles": voice.say("Los Angeles"),
        "Australia/Sydney": voice.say("Sydney"),
    }
    return names.get(zone) or zone.rpartition("/")[2].replace("_", " ")


def weekday(voice: Voice, day: int) -> str:
    """A short name for the head of a calendar; Monday is 0."""
    names = (
        voice.say("Mo"),
        voice.say("Tu"),
        voice.say("We"),
        voice.say("Th"),
        voice.say("Fr"),
        voice.say("Sa"),
        voice.say("Su"),
    )
    return names[day]

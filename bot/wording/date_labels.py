"""What stands on the buttons about dates. The same action reads differently where it comes from elsewhere."""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.calendar import Calendar, number_in
from bot.dialogue.content import Faq
from bot.dialogue.date_actions import (
    AskStop,
    ChooseZone,
    DateAction,
    Decline,
    Drop,
    MyDates,
    NewDate,
    Remind,
    Renew,
    Save,
    SetPreview,
    SetZone,
    ShowDate,
    ShowDates,
    ShowMonth,
    ShowOwn,
    Stay,
    StopAll,
    Unfollow,
)
from bot.dialogue.date_reading import dates_of
from bot.dialogue.date_screens import Consent, DayQuestion, OneDate, WhoseQuestion, Zones
from bot.dialogue.following import OwnDate, Preview, Watch
from bot.dialogue.reminding import Reminder
from bot.dialogue.screens import Answer, Screen
from bot.wording.choices import city, kind, own, weekday, whose
from bot.wording.dates import say_both, say_month, say_short
from bot.wording.voice import Voice, titled


def date_label(voice: Voice, faq: Faq, action: DateAction, screen: Screen) -> str:
    match action:
        case Remind():
            return _remind(voice, faq, action, screen)
        case Unfollow():
            return "🔕 " + voice.say("Stop this")
        case Renew():
            return "✅ " + voice.say("Yes, go on")
        case ShowDate(deadline):
            if isinstance(screen, Reminder):
                return read(voice)
            return titled(voice, "🔔", deadline, faq.deadlines[deadline].title)
        case ShowDates():
            return "🔔 " + voice.say("Tell me if a date here changes")
        case MyDates():
            return "🔔 " + voice.say("My dates")
        case AskStop():
            return "🔕 " + voice.say("Stop all messages")
        case StopAll():
            return "🔕 " + voice.say("Yes, stop all")
        case Decline():
            return "🚫 " + voice.say("No")
        case ChooseZone():
            return "🕘 " + voice.say("Time zone")
        case SetZone(zone):
            here = isinstance(screen, Zones) and screen.zone == zone
            return ("✅ " if here else "") + city(voice, zone)
        case SetPreview(Preview.OPEN):
            return "👁 " + voice.say("Name the date in messages")
        case SetPreview(Preview.NEUTRAL):
            return "🙈 " + voice.say("Do not name the date in messages")
        case _:
            return _own(voice, action, screen)


_Own = NewDate | ShowMonth | Stay | Save | ShowOwn | Drop | SetPreview


def _own(voice: Voice, action: _Own, screen: Screen) -> str:
    match action:
        case NewDate(None, day) if day:
            return f"📅 {voice.isolate(say_both(day, voice.locale))}"
        case NewDate(chosen):
            return kind(voice, chosen) if chosen else "➕ " + voice.say("Save a date of my own")
        case ShowMonth():
            return _month(voice, action, screen)
        case Stay(_, _, place):
            return weekday(voice, place) if place < 7 else "·"
        case Save(date):
            return _save(voice, action, screen) or _short(voice, date)
        case ShowOwn(date):
            return read(voice) if isinstance(screen, Reminder) else _short(voice, date)
        case Drop():
            stops = isinstance(screen, Reminder)
            return "🔕 " + voice.say("Stop this") if stops else "🗑 " + voice.say("Delete")
        case SetPreview():
            raise AssertionError(action)
        case _:
            assert_never(action)


def _remind(voice: Voice, faq: Faq, action: Remind, screen: Screen) -> str:
    if isinstance(screen, Consent):
        return "✅ " + voice.say("Yes")
    if isinstance(screen, OneDate) and screen.watch:
        again = screen.watch is Watch.CHANGES
        return "🔔 " + (voice.say("Remind me before as well") if again else voice.say("Only if it changes"))
    if action.watch is Watch.CHANGES:
        return "🔔 " + voice.say("Tell me if this changes")
    title = ""
    if isinstance(screen, Answer) and len(dates_of(faq, screen.id, voice.today)) > 1:
        title = f": {voice.passage(action.deadline, faq.deadlines[action.deadline].title)}"
    return "🔔 " + voice.say("Remind me") + title


def _short(voice: Voice, date: OwnDate) -> str:
    return f"{own(voice, date)} · {voice.isolate(say_short(date.day, voice.locale))}"


def read(voice: Voice) -> str:
    return "👁 " + voice.say("Read")


def _month(voice: Voice, action: ShowMonth, screen: Screen) -> str:
    if isinstance(screen, WhoseQuestion):
        return whose(voice, action.draft.whose)
    if not isinstance(screen, DayQuestion) or action.month is None:
        return "✏️ " + voice.say("Change the day")
    if action.month.calendar is screen.month.calendar:
        return voice.isolate(say_month(action.month, voice.locale))
    if action.month.calendar is Calendar.SOLAR:
        return "📅 " + voice.say("Solar Hijri calendar")
    return "📅 " + voice.say("Gregorian calendar")


def _save(voice: Voice, action: Save, screen: Screen) -> str | None:
    match screen:
        case Consent():
            return "✅ " + voice.say("Yes")
        case WhoseQuestion():
            return whose(voice, action.own.whose)
        case DayQuestion(_, month):
            return voice.number(number_in(action.own.day, month.calendar))
        case _:
            return None

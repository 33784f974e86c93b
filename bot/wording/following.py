"""The paragraphs of the screens about dates: what is followed, when messages come, what is kept."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from bot.dialogue.content import Faq
from bot.dialogue.date_actions import Remind
from bot.dialogue.date_reading import answer_of
from bot.dialogue.date_screens import (
    Consent,
    DateScreen,
    DatesOf,
    DayChoice,
    DayPassed,
    DayQuestion,
    Declined,
    Dropped,
    Kept,
    KindQuestion,
    OneDate,
    OneOwn,
    Stopped,
    StopQuestion,
    TooMany,
    Unfollowed,
    WhoseQuestion,
    Zones,
)
from bot.dialogue.deadlines import Known
from bot.dialogue.following import MOST_OWN, Preview, Watch
from bot.dialogue.reminding import MORNING, Reminder
from bot.wording.answers import TAKEN_BACK
from bot.wording.choices import city, kind, own, own_with_day, whose
from bot.wording.coming import days_listed, when
from bot.wording.dates import say_both, say_month
from bot.wording.message import Paragraph, Style
from bot.wording.reminders import reminder
from bot.wording.voice import Voice, titled

Body = tuple[Paragraph, ...]


def date_body(screen: DateScreen, voice: Voice, faq: Faq) -> Body:
    match screen:
        case Consent(then):
            title = _title(then.deadline, voice, faq) if isinstance(then, Remind) else own(voice, then.own)
            return (
                Paragraph(title, Style.TITLE),
                Paragraph(
                    voice.say(
                        "To remind you I keep this chat's address, your language and time zone, and the "
                        "dates, locked. Not your name or number. Telegram, anyone who holds this phone, or "
                        "an authority that forces us could learn of it."
                    )
                ),
            )
        case Declined():
            return (Paragraph(voice.say("Nothing was kept. I will not write to you.")),)
        case OneDate():
            return _one_date(screen, voice, faq)
        case DatesOf():
            return (Paragraph("🔔 " + voice.say("Choose the date that you want to hear of.")),)
        case Unfollowed(deadline, _, left):
            stopped = voice.say("Stopped. I send you nothing more about this date.")
            return (
                Paragraph(_title(deadline, voice, faq), Style.TITLE),
                Paragraph(stopped),
                _left(left, voice),
            )
        case Kept():
            return _kept(screen, voice, faq)
        case Reminder():
            return reminder(screen, voice, faq)
        case _:
            return _own(screen, voice)


_Own = (
    KindQuestion
    | WhoseQuestion
    | DayQuestion
    | DayPassed
    | DayChoice
    | OneOwn
    | Dropped
    | TooMany
    | Zones
    | StopQuestion
    | Stopped
)


def _own(screen: _Own, voice: Voice) -> Body:
    match screen:
        case KindQuestion(day):
            return _kinds(day, voice)
        case WhoseQuestion(chosen, day):
            title = f"{kind(voice, chosen)} · {_both(day, voice)}" if day else kind(voice, chosen)
            return (Paragraph(title, Style.TITLE), Paragraph(voice.say("For whom is it?")))
        case DayQuestion(draft, month):
            title = f"{kind(voice, draft.kind)} · {whose(voice, draft.whose)}"
            return (
                Paragraph(title, Style.TITLE),
                Paragraph(voice.say("Choose the day.")),
                Paragraph(f"📅 {voice.isolate(say_month(month, voice.locale))}", Style.HEAD),
            )
        case DayChoice():
            return (Paragraph(voice.say("Which day do you mean?")),)
        case DayPassed(day):
            return (
                Paragraph(_both(day, voice), Style.TITLE),
                Paragraph(voice.say("I can only remind you of a day after today.")),
            )
        case OneOwn():
            return _one_own(screen, voice)
        case Dropped(date, left):
            deleted = Paragraph("🗑 " + voice.say("Deleted. No message about this comes any more."))
            return (Paragraph(own_with_day(voice, date), Style.TITLE), deleted, _left(left, voice))
        case TooMany():
            return (
                Paragraph(
                    voice.say(
                        "I can keep {count} dates of your own, no more. Delete one first.", count=MOST_OWN
                    )
                ),
            )
        case Zones(zone):
            return (
                Paragraph(
                    voice.say(
                        "Where do you live? Messages come at {hour} in the morning there.", hour=MORNING
                    )
                ),
                Paragraph(voice.say("Now: {city}.", city=city(voice, zone))),
            )
        case StopQuestion(0, 0) | Stopped(0, 0):
            return (Paragraph(voice.say("I do not send you messages. There is nothing to stop.")),)
        case StopQuestion(following, own_dates):
            return (
                Paragraph(voice.say("Do you want me to stop all messages? I then erase these dates.")),
                Paragraph(_count(following + own_dates, voice)),
            )
        case Stopped(following, own_dates):
            return (
                Paragraph("🔕 " + voice.say("Stopped. I send you no more messages.")),
                Paragraph(erased_dates(following + own_dates, voice)),
                Paragraph(voice.say("I still keep your language. /forget erases that too.")),
            )
        case _:
            assert_never(screen)


def _kinds(day: date | None, voice: Voice) -> Body:
    if day:
        ask = voice.say("I can remind you of this day. Save it as:")
        return (Paragraph(_both(day, voice), Style.TITLE), Paragraph(ask))
    tap = voice.say("You only tap. I keep the kind, for whom it is and the day, nothing else.")
    return (Paragraph(voice.say("Which date do you want to save?")), Paragraph(tap, Style.NOTE))


def erased_dates(count: int, voice: Voice) -> str:
    return voice.say_n(
        "Erased: {count} date, this chat's address and your time zone.",
        "Erased: {count} dates, this chat's address and your time zone.",
        count,
    )


def _one_date(screen: OneDate, voice: Voice, faq: Faq) -> Body:
    known = voice.known(screen.deadline)
    if not isinstance(known, Known):
        raise AssertionError(screen)
    day = voice.say(
        "{day}, {relative}.", day=say_both(known.due, voice.locale), relative=voice.relative(known.days)
    )
    body = [Paragraph(_title(screen.deadline, voice, faq), Style.TITLE), Paragraph(day)]
    answer = answer_of(faq, screen.deadline)
    if answer and faq.answers[answer].taken_back(voice.today):
        body.append(Paragraph(voice.say(TAKEN_BACK)))
    if screen.moved_from:
        moved = voice.say("Before, it was {day}.", day=say_both(screen.moved_from, voice.locale))
        body.append(Paragraph(moved))
    return (*body, *when(screen, voice))


def _one_own(screen: OneOwn, voice: Voice) -> Body:
    day = screen.own.day
    text = voice.say(
        "{day}, {relative}.",
        day=say_both(day, voice.locale),
        relative=voice.relative(screen.days),
    )
    title = Paragraph(own(voice, screen.own), Style.TITLE)
    return (title, Paragraph(text), *days_listed(screen.on, screen.zone, voice))


def _kept(screen: Kept, voice: Voice, faq: Faq) -> Body:
    title = Paragraph("🔔 " + voice.say("My dates"), Style.TITLE)
    if not screen.following and not screen.own_dates:
        return (
            title,
            Paragraph(voice.say("You follow no date and have saved none.")),
            Paragraph(voice.say("To follow an official date, open its answer and tap 🔔.")),
        )
    official = (_followed(each.deadline, each.watch, voice, faq) for each in screen.following)
    saved = (own_with_day(voice, each) for each in screen.own_dates)
    shown = voice.say("A message does not name the date until you tap.")
    if screen.preview is Preview.OPEN:
        shown = voice.say("A message names the date. Whoever sees the locked phone can read it.")
    morning = voice.say(
        "Messages come at {hour} in the morning in {city} time.",
        hour=MORNING,
        city=city(voice, screen.zone),
    )
    return (
        title,
        *(Paragraph(f"• {each}", Style.STEP) for each in (*official, *saved)),
        Paragraph(f"🕘 {morning}", Style.NOTE),
        Paragraph(shown, Style.NOTE),
    )


def _followed(id: str, watch: Watch, voice: Voice, faq: Faq) -> str:
    if id not in faq.deadlines:
        return voice.say("A date that is no longer here")
    title = voice.passage(id, faq.deadlines[id].title)
    known = voice.known(id)
    day = f" · {_both(known.due, voice)}" if isinstance(known, Known) else ""
    only = f" · {voice.say('only if it changes')}" if watch is Watch.CHANGES else ""
    return f"{title}{day}{only}"


def _left(count: int, voice: Voice) -> Paragraph:
    if count:
        return Paragraph(_count(count, voice), Style.NOTE)
    return Paragraph(
        voice.say("I have also erased this chat's address and your time zone. I still keep your language."),
        Style.NOTE,
    )


def _count(count: int, voice: Voice) -> str:
    return voice.say_n("You have {count} date here.", "You have {count} dates here.", count)


def _title(id: str, voice: Voice, faq: Faq) -> str:
    return titled(voice, "🔔", id, faq.deadlines[id].title)


def _both(day: date, voice: Voice) -> str:
    return voice.isolate(say_both(day, voice.locale))

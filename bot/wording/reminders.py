"""The words of a reminder, at the moment in which it is sent.

A neutral one says so little that whoever sees the locked phone learns nothing; an open one names the
date. What happened is the same in both.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from bot.dialogue.content import Faq
from bot.dialogue.deadlines import Known, State
from bot.dialogue.following import Preview
from bot.dialogue.reminding import STAYS, Reminder, RunKind
from bot.wording.answers import OVER, TAKEN_BACK
from bot.wording.choices import own
from bot.wording.dates import say_both
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice, titled

Body = tuple[Paragraph, ...]


def reminder(screen: Reminder, voice: Voice, faq: Faq) -> Body:
    late = (Paragraph(voice.say("This message comes late."), Style.NOTE),) if screen.late else ()
    if screen.preview is Preview.NEUTRAL:
        return (Paragraph(f"🔔 {_neutral(screen, voice)}"), *late)
    title = Paragraph(_title(screen, voice, faq), Style.TITLE)
    return (title, Paragraph(_open(screen, voice)), *_over(screen, voice, faq), *late)


def _neutral(screen: Reminder, voice: Voice) -> str:
    match screen.kind:
        case RunKind.BEFORE | RunKind.OWN if screen.days >= 0:
            return voice.say(
                "A date that you saved is {relative}. Tap to read.", relative=voice.relative(screen.days)
            )
        case RunKind.BEFORE | RunKind.OWN:
            return voice.say(
                "A date that you saved was {relative}. Tap to read.", relative=voice.relative(screen.days)
            )
        case RunKind.CHANGED:
            return voice.say("A date that you saved has changed. Tap to read.")
        case RunKind.CORRECTED | RunKind.MENDED:
            return voice.say("Something that I told you was wrong. Tap to read.")
        case RunKind.DECIDED:
            return voice.say("There is news about a date that you saved. Tap to read.")
        case RunKind.WITHDRAWN:
            return voice.say("Something that you read here was taken back. Tap to read.")
        case RunKind.STILL:
            return voice.say("Shall I go on telling you when a date changes? Without an answer I stop.")
        case _:
            assert_never(screen.kind)


def _title(screen: Reminder, voice: Voice, faq: Faq) -> str:
    if screen.own:
        return own(voice, screen.own)
    deadline = faq.deadlines.get(screen.deadline or "")
    if deadline is None:
        return "🔔 " + voice.say("A date that you saved")
    return titled(voice, "🔔", deadline.id, deadline.title)


def _open(screen: Reminder, voice: Voice) -> str:
    day, relative = _both(screen.due, voice), voice.relative(screen.days)
    match screen.kind:
        case RunKind.BEFORE | RunKind.OWN:
            return voice.say("{day}, {relative}.", day=day, relative=relative)
        case RunKind.CHANGED if screen.before:
            return voice.say(
                "This date has changed. It was {before}. It is now {day}, {relative}.",
                before=_both(screen.before, voice),
                day=day,
                relative=relative,
            )
        case RunKind.CHANGED:
            return voice.say(
                "This date has changed. It is now {day}, {relative}.", day=day, relative=relative
            )
        case RunKind.CORRECTED if screen.before:
            return voice.say(
                "What I told you about this date was wrong. I said {before}. It is {day}, {relative}.",
                before=_both(screen.before, voice),
                day=day,
                relative=relative,
            )
        case RunKind.CORRECTED:
            return voice.say(
                "What I told you about this date was wrong. It is {day}, {relative}.",
                day=day,
                relative=relative,
            )
        case RunKind.WITHDRAWN:
            return voice.say(TAKEN_BACK)
        case RunKind.DECIDED:
            return voice.say(
                "On {announced} a new decision became known. It does not move this date: {day}, {relative}.",
                announced=_both(screen.announced or voice.today, voice),
                day=day,
                relative=relative,
            )
        case RunKind.MENDED:
            return voice.say(
                "I have put right what I told you about this date. The date is the same: {day}, {relative}.",
                day=day,
                relative=relative,
            )
        case RunKind.STILL:
            return voice.say("Shall I go on telling you when this date changes? Without an answer I stop.")
        case _:
            assert_never(screen.kind)


def _over(screen: Reminder, voice: Voice, faq: Faq) -> Body:
    """A decision that leaves the date may be the word that the cover has ended."""
    id = screen.deadline
    if screen.kind not in STAYS or id is None or id not in faq.deadlines:
        return ()
    known = voice.known(id)
    ended = isinstance(known, Known) and known.state is State.ENDED
    return (Paragraph(voice.say(OVER)),) if ended else ()


def _both(day: date, voice: Voice) -> str:
    return say_both(day, voice.locale)

"""The words for what somebody typed that asks for no answer, and for what they said of one."""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.actions import Judge, Lend
from bot.dialogue.heard import Talk, Verdict
from bot.dialogue.screens import InDanger, Judged, LentWords, Offer, Talked
from bot.wording.message import Paragraph
from bot.wording.voice import Voice

Body = tuple[Paragraph, ...]
LENT_DAYS = 30  # as `bot.store.learning` keeps them


def in_danger(voice: Voice) -> Body:
    """The same for every danger that no answer can meet: nobody is told what to do about theirs."""
    return (
        Paragraph(
            voice.say(
                "I am a program and cannot come. If you can, go now to a person you trust, or to a hospital."
            )
        ),
        Paragraph(voice.say("Is it safe to read on?")),
    )


def offer(screen: Offer, voice: Voice) -> Body:
    if screen.ids:
        return (Paragraph(voice.say("Did you mean one of these?")),)
    return (
        Paragraph(voice.say("I did not understand that. Use other words, or choose below.")),
        Paragraph(
            voice.say(
                "May an editor read this question? I take the numbers out, and do not keep who asked it."
            )
        ),
    )


def heard(screen: InDanger | Talked | Judged | LentWords, voice: Voice) -> Body:
    match screen:
        case InDanger():
            return in_danger(voice)
        case Talked(talk):
            return tuple(Paragraph(text) for text in _talked(talk, voice))
        case Judged(_, verdict):
            return (Paragraph(_judged(verdict, voice)),)
        case LentWords(kept):
            return (Paragraph(_lent(kept, voice)),)
        case _:
            assert_never(screen)


def _talked(talk: Talk, voice: Voice) -> tuple[str, ...]:
    match talk:
        case Talk.THANKS | Talk.GREETING:
            return (voice.say("You are welcome. Write whenever you want to know something."),)
        case Talk.STOP:
            return (
                voice.say("I send you nothing by myself."),
                voice.say("“Hide” covers this screen. /forget erases what I keep about you."),
            )
        case Talk.REPORTING_LINE:
            return (
                "📵 " + voice.say("Be careful with this number."),
                voice.say("It is used to report people without papers. It is not a help line."),
            )
        case _:
            assert_never(talk)


def _judged(verdict: Verdict, voice: Voice) -> str:
    match verdict:
        case Verdict.HELPED:
            return "👍 " + voice.say("Thank you. This is counted, and not who said it.")
        case Verdict.NOT_HELPED:
            return "👎 " + voice.say("I am sorry. This is counted, and not who said it. Ask a person:")
        case Verdict.WRONG:
            return "🚩 " + voice.say(
                "Thank you for saying so. Whoever runs this is told. Until then do not rely on this answer."
            )
        case _:
            assert_never(verdict)


def _lent(kept: bool | None, voice: Voice) -> str:
    match kept:
        case True:
            return voice.say(
                "Thank you. An editor can read your words for {days} days. Then they are erased.",
                days=LENT_DAYS,
            )
        case False:
            return voice.say("Good. I keep nothing of it.")
        case None:
            return voice.say("I no longer have your words. I have kept nothing of them.")
        case _:
            assert_never(kept)


def heard_label(voice: Voice, action: Judge | Lend) -> str:
    match action:
        case Judge(_, Verdict.HELPED):
            return "👍 " + voice.say("Helped")
        case Judge(_, Verdict.NOT_HELPED):
            return "👎 " + voice.say("Did not help")
        case Judge():
            return "🚩 " + voice.say("Wrong or dangerous")
        case Lend(agreed):
            return voice.say("Yes, an editor may read it" if agreed else "No")
        case _:
            assert_never(action)

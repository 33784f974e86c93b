"""The paragraphs of each screen."""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.content import Faq, Operator
from bot.dialogue.date_screens import DateScreen
from bot.dialogue.screens import (
    Answer,
    Apology,
    Branch,
    CannotRead,
    CheckAnswers,
    CheckQuestion,
    CheckResults,
    ForgetQuestion,
    Forgotten,
    Group,
    Hidden,
    HowTo,
    InDanger,
    Judged,
    Languages,
    LentWords,
    Menu,
    NoAnswer,
    Offer,
    OldButton,
    Screen,
    Sources,
    TakenBack,
    Talked,
    Unreadable,
)
from bot.wording import checks
from bot.wording.answers import answer, no_answer, run_by, sources, taken_back
from bot.wording.following import date_body, erased_dates
from bot.wording.heard import heard, offer
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice, titled

Body = tuple[Paragraph, ...]


def paragraphs(screen: Screen, voice: Voice, faq: Faq, operator: Operator | None = None) -> Body:
    """`operator` is whoever answers for the bot, None while nobody does."""
    if isinstance(screen, DateScreen):
        return date_body(screen, voice, faq)
    match screen:
        case Answer():
            before = who_speaks(voice, operator) if screen.introduced else ()
            return (*before, *answer(screen, voice, faq, run_by(screen.id, voice, operator)))
        case TakenBack(id):
            return taken_back(id, voice, faq)
        case NoAnswer(id, first):
            return no_answer(id, first, voice, faq)
        case Sources(id, known_from):
            return sources(id, known_from, voice, faq)
        case CheckQuestion():
            before = who_speaks(voice, operator) if screen.introduced else ()
            return (*before, *checks.question(screen, voice, faq))
        case CheckResults():
            return checks.results(screen, voice, faq)
        case CheckAnswers():
            return checks.said_so_far(screen, voice, faq)
        case Branch(id, introduced):
            before = who_speaks(voice, operator) if introduced else ()
            branch = faq.branches[id]
            title = titled(voice, branch.icon, id, branch.title)
            return (*before, *_texts(title, voice.say("Choose what you want to know.")))
        case _:
            return _fixed(screen, voice, operator)


def _fixed(screen: Screen, voice: Voice, operator: Operator | None) -> Body:
    """Screens that show nothing of the content."""
    if isinstance(screen, DateScreen):
        raise AssertionError(screen)
    match screen:
        case Languages():
            return (Paragraph(voice.say("Choose your language. Tap a button, or send its number.")),)
        case Menu(greeting):
            ask = Paragraph(voice.say("What do you want to know? Tap a button, or write your question."))
            return (*(who_speaks(voice, operator) if greeting else ()), ask)
        case Offer():
            return offer(screen, voice)
        case InDanger() | Talked() | Judged() | LentWords():
            return heard(screen, voice)
        case CannotRead(kind):
            return _texts(_unreadable(kind, voice), voice.say("Tap a button, or write your question."))
        case OldButton():
            return (
                Paragraph(voice.say("This button is old. What it led to is no longer here. Choose again.")),
            )
        case HowTo():
            return how_to(voice)
        case Hidden():
            return (Paragraph(voice.say("Saved.")),)
        case ForgetQuestion():
            return (Paragraph(voice.say("Do you want to erase what I keep about you?")),)
        case Forgotten(had, following, own_dates):
            return forgotten(had, following + own_dates, voice)
        case Group():
            return (Paragraph(voice.say("Others can read what is written in a group. Write to me alone.")),)
        case Apology():
            return (
                Paragraph(
                    voice.say("Something went wrong here. It is not your fault. Try again, or choose below.")
                ),
            )
        case (
            Answer()
            | TakenBack()
            | NoAnswer()
            | Sources()
            | Branch()
            | CheckQuestion()
            | CheckResults()
            | CheckAnswers()
        ):
            raise AssertionError(screen)
        case _:
            assert_never(screen)


def who_speaks(voice: Voice, operator: Operator | None) -> Body:
    return (
        Paragraph(_whose(voice, operator), Style.TEXT),
        Paragraph(voice.say("I never ask for money, your name or your card number.")),
        Paragraph(voice.say("I can be wrong. Each answer shows its source and its day.")),
    )


def _whose(voice: Voice, operator: Operator | None) -> str:
    if operator is None:
        return voice.say("I am a program. I am not the government and not the UN. I am free.")
    return voice.say(
        "I am a program run by {operator}. I am not the government and not the UN. I am free.",
        operator=operator.name,
    )


def how_to(voice: Voice) -> Body:
    return (
        Paragraph("❔ " + voice.say("How to use this"), Style.TITLE),
        Paragraph(voice.say("Tap a button, or write your question in your own words.")),
        Paragraph(voice.say("Each answer has a number. Send the number, and the answer opens.")),
        Paragraph(
            voice.say("“Hide” replaces what you see with one word. “Police now” is always one tap away.")
        ),
        Paragraph(voice.say("To change the language, tap 🌐 or send its name.")),
        Paragraph(voice.say("Commands: /menu /dates /language /help /privacy /hide /forget")),
    )


def forgotten(had: bool, dates: int, voice: Voice) -> Body:
    erased = (
        voice.say(
            "Erased: your language and the month in which you last wrote. I keep nothing about you now."
        )
        if had
        else voice.say("I keep nothing about you. There was nothing to erase.")
    )
    also = (Paragraph(erased_dates(dates, voice)),) if dates else ()
    return (
        *also,
        Paragraph(f"🗑 {erased}"),
        Paragraph(voice.say("This chat is still on your phone and with Telegram. Please delete it by hand.")),
        Paragraph(voice.say("A bot cannot remove messages that are older than two days.")),
    )


def _unreadable(kind: Unreadable, voice: Voice) -> str:
    match kind:
        case Unreadable.VOICE:
            return "🎤 " + voice.say("I cannot listen to voice messages.")
        case Unreadable.PICTURE:
            return "🖼 " + voice.say("I cannot see pictures or files. Do not send pictures of your papers.")
        case Unreadable.STICKER:
            return "🙂 " + voice.say("I cannot read stickers.")
        case Unreadable.PLACE:
            return "📍 " + voice.say("I do not need to know where you are. Please do not send your place.")
        case Unreadable.OTHER:
            return voice.say("I can only read text.")
        case _:
            assert_never(kind)


def _texts(title: str, *texts: str) -> Body:
    return (Paragraph(title, Style.TITLE), *(Paragraph(text) for text in texts))

"""What stands on a button. The same pictograph for the same thing everywhere."""

from __future__ import annotations

from typing import assert_never

from bot.dialogue.actions import (
    MENU,
    Action,
    Aside,
    Ask,
    Asked,
    Choose,
    ChooseLanguage,
    Forget,
    Help,
    Hide,
    Judge,
    Lend,
    Open,
    Police,
    Review,
    ShowSources,
    Speak,
)
from bot.dialogue.content import Faq, Locale
from bot.dialogue.date_actions import DateAction
from bot.dialogue.listening import reading_on
from bot.dialogue.reading import LANGUAGES
from bot.dialogue.reminding import Reminder
from bot.dialogue.screens import InDanger, Screen
from bot.wording.check_labels import check_label
from bot.wording.date_labels import date_label, read
from bot.wording.dates import digits
from bot.wording.heard import heard_label
from bot.wording.voice import Voice, titled

OWN_NAMES: dict[Locale, str] = {"ps": "پښتو", "fa_AF": "دری", "ur": "اردو", "en": "English"}


def label(voice: Voice, faq: Faq, asked: Asked, screen: Screen) -> str:
    action: Action = asked.action
    if isinstance(action, DateAction):
        return date_label(voice, faq, action, screen)
    match action:
        case Open(id) if id != MENU and isinstance(screen, Reminder):
            return read(voice)
        case Open(id):
            return "✅ " + voice.say("Yes") if _reads_on(id, screen) else _place(voice, faq, id)
        case Judge() | Lend():
            return heard_label(voice, action)
        case ShowSources():
            return "📖 " + voice.say("Where does this come from?")
        case ChooseLanguage():
            return "🌐 " + voice.say("Language")
        case Speak(locale):
            return language(locale)
        case Hide():
            return "✖️ " + voice.say("Hide")
        case Forget():
            return "🗑 " + voice.say("Yes, erase")
        case Police():
            return "🚨 " + voice.say("Police now")
        case Choose() | Ask() | Aside() | Review():
            return check_label(voice, faq, action, screen)
        case Help():
            return "❔ " + voice.say("How to use this")
        case _:
            assert_never(action)


def _reads_on(id: str, screen: Screen) -> bool:
    """Somebody in danger says that it is safe to read on."""
    return isinstance(screen, InDanger) and id == reading_on(screen.kind)


def language(locale: Locale) -> str:
    """`1 پښتو`: the number stays the same for ever, so that it can be said by phone."""
    return f"{digits(str(LANGUAGES.index(locale) + 1), locale)} {OWN_NAMES[locale]}"


def _place(voice: Voice, faq: Faq, id: str) -> str:
    if id == MENU:
        return "🏠 " + voice.say("Menu")
    if id in faq.branches:
        return titled(voice, faq.branches[id].icon, id, faq.branches[id].title)
    place = faq.checks.get(id) or faq.answers[id]
    return titled(voice, place.icon, id, place.title)

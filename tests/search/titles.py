"""Titles of the small content in four languages, invented like it; two are not translated."""

from __future__ import annotations

from bot.dialogue.actions import MENU, Action, ChooseLanguage, Hide, Open, Police
from bot.dialogue.content import Locale
from bot.search.understanding import Understanding
from tests.dialogue.small import make_faq

TITLES: dict[Locale, dict[str, str]] = {
    "ps": {
        "papers": "اسناد",
        "card": "د کارډ موده کله پای ته رسېږي؟",
        "card-lost": "زما کارډ ورک شوی دی",
        "office": "دفتر چېرته دی؟",
        "unwritten": "هغه ځواب چې چا نه دی لیکلی",
        "arrested": "یو څوک نیول شوی دی",
        "rumour": "یوه اوازه",
        "helplines": "څوک مرسته کولای شي؟",
        "dates": "ټولې نېټې",
        "privacy": "څه ساتل کېږي؟",
    },
    "fa_AF": {
        "papers": "اسناد من",
        "card": "کارت چه وقت ختم می‌شود؟",
        "card-lost": "کارت من گم شده است",
        "office": "دفتر کجاست؟",
        "arrested": "کسی گرفتار شده است",
        "helplines": "کی کمک می‌تواند؟",
        "dates": "همه تاریخ‌ها",
        "privacy": "چی نگه داشته می‌شود؟",
    },
    "ur": {
        "papers": "کاغذات",
        "card": "کارڈ کب ختم ہوتا ہے؟",
        "card-lost": "میرا کارڈ گم ہو گیا ہے",
        "office": "دفتر کہاں ہے؟",
        "arrested": "کوئی گرفتار ہو گیا",
        "rumour": "ایک افواہ",
        "helplines": "کون مدد کر سکتا ہے؟",
        "dates": "تمام تاریخیں",
    },
}
BUTTONS: dict[str, Action] = {
    "Menu": Open(MENU),
    "مینو": Open(MENU),
    "Hide": Hide(),
    "پټول": Hide(),
    "Police now": Police(),
    "پولیس همدا اوس": Police(),
    "Language": ChooseLanguage(MENU),
}
FAQ = make_faq()


def title(locale: Locale, id: str, english: str) -> str | None:
    return english if locale == "en" else TITLES[locale].get(id)


def understanding() -> Understanding:
    return Understanding(FAQ, title, BUTTONS)

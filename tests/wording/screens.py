"""Every screen that the small content can show on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.dialogue.actions import Ask, Choose
from bot.dialogue.checking import checked
from bot.dialogue.content import Faq
from bot.dialogue.heard import Danger, Talk, Verdict
from bot.dialogue.reading import LANGUAGES, opened
from bot.dialogue.replay import write
from bot.dialogue.screens import (
    Answer,
    Apology,
    Branch,
    CannotRead,
    CheckAnswers,
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
    Offer,
    OldButton,
    Screen,
    Sources,
    Talked,
    Unreadable,
)
from bot.wording.limits import fullest
from tests.dialogue.dates import date_screens

FIXED: tuple[Screen, ...] = (
    Languages("menu", LANGUAGES),
    Menu(),
    Menu(greeting=True),
    *(CannotRead(kind) for kind in Unreadable),
    Offer(()),
    OldButton(),
    *(InDanger(kind) for kind in (Danger.VIOLENCE, Danger.DYING)),
    *(Talked(talk) for talk in Talk),
    *(Judged("privacy", verdict) for verdict in Verdict),
    *(LentWords(kept) for kept in (True, False, None)),
    HowTo(),
    Hidden(),
    ForgetQuestion(),
    Forgotten(had=True),
    Forgotten(had=False),
    Forgotten(had=True, following=1, own_dates=2),
    Group(),
    Apology(),
)
IN_ALL = (
    InDanger(Danger.DYING),
    Languages("menu", LANGUAGES),
    Group(),
    Apology(),
    Forgotten(had=True),
    Hidden(),
)


def screens(faq: Faq, today: date) -> Iterator[Screen]:
    yield from FIXED
    yield from date_screens(faq, today)
    yield Offer(tuple(id for id in faq.answers if faq.shown(id))[:3])
    yield from (Branch(id, introduced) for id in faq.branches for introduced in (False, True))
    for id in (*faq.answers, *faq.branches):
        screen = opened(faq, id, today)
        yield screen
        if isinstance(screen, Answer):
            yield Answer(id, screen.known_from, screen.stale, introduced=True)
            yield Sources(id, screen.known_from)
    for check in faq.checks.values():
        ways = [write(check, said) for said in fullest(check)]
        yield from (
            checked(faq, Choose(check.id, tokens[:size]), today) for tokens in ways for size in (0, 2, 9)
        )
        yield from (checked(faq, Ask(check.id, tokens), today) for tokens in ways)
        yield CheckAnswers(check.id, ways[-1])

"""What is shown for typed words: danger first, then talk, then the answer or a choice of answers.

A sure answer opens at once, with the next likeliest below it. What may be meant is offered. What cannot
be known is said to be so, with the menu, the check and a person to ask. Nothing that was typed is kept
unless the person gives it to an editor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.dialogue.content import Faq
from bot.dialogue.events import Wrote
from bot.dialogue.heard import Danger, Talk
from bot.dialogue.screens import ARRESTED, Answer, InDanger, Menu, Offer, Screen, Talked

OFFERED = 3  # more buttons than that are a search result, not an answer
BESIDE = 2  # the next likeliest, below a sure answer
CHILD_ALONE = "children-alone"
VIOLENCE, HEALTH = "women-girls", "health"  # where "yes" leads from the fixed screen


def heard(faq: Faq, wrote: Wrote, opened: Screen | None) -> Screen:
    """The screen for typed words; `opened` is that of the likeliest answer on the day."""
    shown = tuple(id for id in wrote.found if faq.shown(id))
    if wrote.danger in (Danger.VIOLENCE, Danger.DYING):
        return InDanger(wrote.danger)
    if wrote.talk is not None:
        return _talked(wrote.talk)
    if wrote.sure and shown and opened is not None:
        if isinstance(opened, Answer):
            return replace(opened, also=shown[1 : 1 + BESIDE], spoken=wrote.spoken)
        return opened
    return Offer(shown[:OFFERED], spoken=wrote.spoken)


def alarmed(wrote: Wrote) -> Wrote:
    """An arrest opens what to do at once; of a child alone the answer comes first, if nothing is surer.

    The others have a fixed screen of their own.
    """
    match wrote.danger:
        case Danger.ARREST:
            return replace(wrote, found=_first(ARRESTED, wrote.found), sure=True)
        case Danger.CHILD_ALONE:
            return wrote if wrote.sure else replace(wrote, found=_first(CHILD_ALONE, wrote.found))
        case Danger.VIOLENCE | Danger.DYING | None:
            return wrote
        case _:
            assert_never(wrote.danger)


def _first(id: str, found: tuple[str, ...]) -> tuple[str, ...]:
    return (id, *(each for each in found if each != id))


def reading_on(danger: Danger) -> str:
    """The answer for somebody in danger who can read on."""
    return VIOLENCE if danger is Danger.VIOLENCE else HEALTH


def _talked(talk: Talk) -> Screen:
    match talk:
        case Talk.GREETING:
            return Menu(greeting=True)
        case Talk.THANKS | Talk.STOP | Talk.REPORTING_LINE:
            return Talked(talk)
        case _:
            assert_never(talk)

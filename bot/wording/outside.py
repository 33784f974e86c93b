"""The words outside the chat: commands and descriptions, in each language. Neutral on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from bot.wording.catalogs import Words


@dataclass(frozen=True, slots=True)
class Outside:
    commands: tuple[tuple[str, str], ...]
    description: str
    short_description: str


def outside(words: Words) -> Outside:
    """What Telegram shows of the bot beside the chat; English where a translation is missing."""

    def say(text: str) -> str:
        return words.find(text) or text

    return Outside(
        commands=(
            ("menu", say("All questions")),
            ("dates", say("My dates")),
            ("language", say("Change the language")),
            ("help", say("How to use this")),
            ("privacy", say("What is kept, and how to erase it")),
            ("hide", say("Hide what is on the screen")),
            ("forget", say("Erase what is kept about me")),
        ),
        description=say("A free program that answers questions. It never asks for money or your name."),
        short_description=say("A free program that answers questions."),
    )

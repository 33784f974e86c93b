"""An edition: the content as read, and all that is made of it. Replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import Problem, load
from bot.dialogue.actions import MENU, Action, ChooseLanguage, Help, Hide, Open, Police
from bot.dialogue.content import LOCALES, Faq, Locale
from bot.search.understanding import Understanding
from bot.wording.catalogs import Words, read_words
from bot.wording.outside import Outside, outside
from bot.wording.render import Renderer

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the content with all that was made of it."""

    faq: Faq
    renderer: Renderer
    understanding: Understanding
    outside: Mapping[Locale, Outside]


class BrokenContent(Exception):
    """The content cannot be used; `problems` says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_content(root: Path = ROOT) -> Faq:
    """The content of `faq.yaml`. Raises BrokenContent."""
    found = load(root / "faq.yaml")
    if isinstance(found, Faq):
        return found
    raise BrokenContent(found)


def make_edition(faq: Faq, words: dict[Locale, Words], *, trial: bool = False) -> Edition:
    """All that is made of one edition of the content."""
    return Edition(
        faq,
        Renderer(faq, words, trial=trial),
        Understanding(faq, lambda locale, id, title: words[locale].find(title, id), _buttons(words)),
        {locale: outside(words[locale]) for locale in LOCALES},
    )


def _buttons(words: dict[Locale, Words]) -> dict[str, Action]:
    """The words of the bot's own buttons, in every language, for people who type what they see."""
    labels: dict[str, Action] = {
        "Menu": Open(MENU),
        "Hide": Hide(),
        "Police now": Police(),
        "Language": ChooseLanguage(MENU),
        "How to use this": Help(),
    }
    pairs = ((words[locale].find(text), action) for locale in LOCALES for text, action in labels.items())
    return {text: action for text, action in pairs if text}


def read_edition(*, trial: bool = False, root: Path = ROOT) -> Edition:
    return make_edition(read_content(root), read_words(root / "locales"), trial=trial)

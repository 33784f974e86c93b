"""An edition: the content as read, and all that is made of it. Replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from bot.content import Problem, Severity, load
from bot.content.wordings import NAME as WORDINGS
from bot.dialogue.actions import MENU, Action, ChooseLanguage, Help, Hide, Open, Police
from bot.dialogue.content import LOCALES, Faq, Locale, Operator
from bot.dialogue.date_actions import MyDates
from bot.dialogue.responsibility import Standing, standing
from bot.search.model import BrokenModel, Model, fingerprint, unpack
from bot.search.understanding import Understanding
from bot.wording.catalogs import Words, read_words
from bot.wording.outside import Outside, outside
from bot.wording.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
LEARNT = "locales/ranking.bin"


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


def wordings_mark(root: Path) -> str | None:
    """The fingerprint of the wordings below `root`; None where there are none."""
    paths = [path for locale in LOCALES if (path := root / "locales" / locale / WORDINGS).exists()]
    return fingerprint(path.read_bytes() for path in paths) if paths else None


def read_model(root: Path = ROOT) -> Model | None:
    """What was learnt from the wordings; None where there are none. Raises BrokenContent."""
    mark = wordings_mark(root)
    if mark is None:
        return None
    path = root / LEARNT
    try:
        model = unpack(path.read_bytes()) if path.exists() else None
    except BrokenModel as broken:
        raise BrokenContent((_relearn(str(broken)),)) from broken
    if model is None or model.fingerprint != mark:
        raise BrokenContent((_relearn("it was not learnt from the wordings as they are now"),))
    return model


def _relearn(why: str) -> Problem:
    return Problem(LEARNT, 1, 1, Severity.ERROR, why, "run `make learn`")


def make_edition(
    faq: Faq, words: dict[Locale, Words], told: Operator | None = None, model: Model | None = None
) -> Edition:
    """All that is made of one edition of the content.

    `told` is what the settings say of the operator, None where no stranger can reach the bot: at the
    desk, and in the demo, which says in its frame that it is a test.
    """
    return Edition(
        faq,
        Renderer(faq, words) if told is None else Renderer(faq, words, _standing(faq, told)),
        Understanding(faq, lambda locale, id, title: words[locale].find(title, id), _buttons(words), model),
        {locale: outside(words[locale]) for locale in LOCALES},
    )


def _standing(faq: Faq, told: Operator) -> Callable[[date], Standing]:
    """Worked out once a day, not for every screen."""
    return lru_cache(maxsize=1)(partial(standing, faq, told))


def _buttons(words: dict[Locale, Words]) -> dict[str, Action]:
    """The words of the bot's own buttons, in every language, for people who type what they see."""
    labels: dict[str, Action] = {
        "Menu": Open(MENU),
        "Hide": Hide(),
        "Police now": Police(),
        "Language": ChooseLanguage(MENU),
        "How to use this": Help(),
        "My dates": MyDates(),
    }
    pairs = ((words[locale].find(text), action) for locale in LOCALES for text, action in labels.items())
    return {text: action for text, action in pairs if text}


def read_edition(told: Operator | None = None, *, root: Path = ROOT) -> Edition:
    return make_edition(read_content(root), read_words(root / "locales"), told, read_model(root))

"""`check --live`: what is missing before people may act on the answers, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from bot.content.po import LANGUAGES
from bot.dialogue.content import Answer, Faq, Locale, Operator
from bot.dialogue.responsibility import Lack, NobodyCalled, NotSigned, NotTold, Told, lacks, unchecked_since
from bot.dialogue.screens import ABOUT, PRIVACY

FALSE_WHEN_LIVE = ("test edition", "nobody has taken responsibility", "not known yet in which country")
TOLD: dict[Told, str] = {
    "name": "the operator's legal name",
    "person": "the responsible person",
    "complaints": "an address for complaints outside Telegram",
    "country": "the country in which the database lies",
}


def live(faq: Faq, told: Operator, today: date) -> Iterator[str]:
    """One line for each thing that is missing on that day."""
    yield from (_lacking(lack, faq) for lack in lacks(faq, told, today))
    if since := unchecked_since(faq, today):
        yield f"nobody has checked these answers since {since}; check them and write `reconfirmed: {today}`"
    for id in (ABOUT, PRIVACY):
        yield from _still_a_test(faq.answers.get(id), today)


def _lacking(lack: Lack, faq: Faq) -> str:
    match lack:
        case NotTold(what):
            return (
                f"{TOLD[what]} is missing; set OPERATOR_{what.upper()}, or write `{what}:` under `operator:`"
            )
        case NobodyCalled(last):
            when = f"since {last}" if last else "yet"
            remedy = "call one, and write `phone:` and `verified:` under `contacts:`"
            return f"no contact was called {when}; {remedy}"
        case NotSigned(locale, branch, role, changed):
            why = f" since its version of {changed}" if changed else ""
            line = f"- {{role: {role}, day: …, edition: {faq.edition}}}"
            remedy = f"write `{line}` under `sign_offs: {locale}: {branch}:`"
            return f"{_language(locale)}: no {role} has signed `{branch}`{why}; {remedy}"
        case _:
            assert_never(lack)


def _language(locale: Locale) -> str:
    return LANGUAGES.get(locale, "English")


def _still_a_test(answer: Answer | None, today: date) -> Iterator[str]:
    """Texts that were right while nobody had taken responsibility."""
    version = answer.version_on(today) if answer else None
    if answer is None or version is None:
        return
    texts = " ".join((*version.says, *(step.text for step in version.steps), *version.ask)).lower()
    for words in FALSE_WHEN_LIVE:
        if words in texts:
            remedy = "give it a version that is true when you run it"
            yield f'the answer `{answer.id}` still says "{words}"; {remedy}'

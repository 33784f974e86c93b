"""The words about dates, real catalogs: nothing is missing, and a neutral reminder gives nothing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.date_actions import Remind, Save
from bot.dialogue.date_screens import Consent, OneDate
from bot.dialogue.following import OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.reminding import Reminder, RunKind
from bot.dialogue.screens import Forgotten, Screen
from bot.editions import read_edition
from bot.wording.bidi import FSI, PDI, RLM
from bot.wording.following import date_body
from bot.wording.voice import MISSING, Voice
from tests.dialogue.dates import CARD, date_screens
from tests.dialogue.small import make_faq

EDITION = read_edition()
FAQ = make_faq()
TODAY, MOVED = date(2025, 6, 27), date(2025, 12, 31)
DUE = date(2025, 6, 30)
VISA = OwnDate(OwnKind.VISA, Whose.CHILD, DUE)
POR = "por-validity"


def said(screen: Screen, locale: Locale) -> str:
    text = EDITION.renderer.render(screen, locale, TODAY).plain
    return text.translate(dict.fromkeys(map(ord, FSI + PDI + RLM)))


def reminder(kind: RunKind, *, named: bool = True, **other: date) -> Reminder:
    preview = Preview.OPEN if named else Preview.NEUTRAL
    if kind is RunKind.OWN:
        return Reminder(kind, None, VISA, DUE, 3, preview=preview)
    return Reminder(kind, POR, None, other.get("due", DUE), 3, other.get("before"), preview=preview)


def test_consent_is_worded_as_agreed() -> None:
    for then in (Remind(POR, Watch.DAYS), Save(VISA)):
        assert said(Consent(then), "en").split("\n", 1)[1] == (
            "To remind you I keep this chat's address, your language and time zone, and the dates, locked. "
            "Not your name or number. Telegram, anyone who holds this phone, or an authority that forces us "
            "could learn of it."
        )


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_about_dates_is_translated(locale: Locale) -> None:
    for screen in date_screens(FAQ, TODAY):
        voice = Voice(EDITION.renderer.words[locale], FAQ, TODAY)
        titled = {FAQ.deadlines[id].title for id in FAQ.deadlines}  # invented, so only in English
        said_here = [each.text for each in date_body(screen, voice, FAQ)]
        assert all(text.strip() for text in said_here)
        english = [text for text in said_here if locale != "en" and not voice.own(text)]
        assert all(any(title in text for title in titled) for text in english), english


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", list(RunKind))
def test_a_neutral_reminder_names_nothing(locale: Locale, kind: RunKind) -> None:
    first, *rest = said(reminder(kind, named=False), locale).split("\n")
    assert rest == []
    found = said(reminder(kind), locale).split("\n")[0].removeprefix("🔔 ").removeprefix("🛂 ")
    assert found not in first
    for part in found.split(" · "):
        assert part not in first
    assert not any(word in first for word in ("2025", "۲۰۲۵", "۱۴۰۴", "1404", "PoR", "UNHCR"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RunKind.BEFORE, "🔔 A date that you saved is in 3 days. Tap to read."),
        (RunKind.OWN, "🔔 A date that you saved is in 3 days. Tap to read."),
        (RunKind.CHANGED, "🔔 A date that you saved has changed. Tap to read."),
        (RunKind.CORRECTED, "🔔 Something that I told you was wrong. Tap to read."),
        (RunKind.WITHDRAWN, "🔔 Something that you read here was taken back. Tap to read."),
        (RunKind.DECIDED, "🔔 There is news about a date that you saved. Tap to read."),
        (RunKind.MENDED, "🔔 Something that I told you was wrong. Tap to read."),
        (RunKind.STILL, "🔔 Shall I go on telling you when a date changes? Without an answer I stop."),
    ],
)
def test_what_a_locked_phone_shows(kind: RunKind, words: str) -> None:
    assert said(reminder(kind, named=False), "en") == words


def test_an_open_reminder_names_the_date_and_a_change_both_days() -> None:
    assert said(reminder(RunKind.BEFORE), "en") == (
        "🔔 Last day of PoR cards\n30 June 2025 (9 Saratan 1404), in 3 days."
    )
    assert said(reminder(RunKind.OWN), "en") == (
        "🛂 Visa · for my child\n30 June 2025 (9 Saratan 1404), in 3 days."
    )
    changed = reminder(RunKind.CHANGED, due=DUE, before=MOVED)  # and it makes a reminder due: both in one
    assert said(changed, "en").split("\n")[1] == (
        "This date has changed. It was 31 December 2025 (10 Jadi 1404). "
        "It is now 30 June 2025 (9 Saratan 1404), in 3 days."
    )
    corrected = said(reminder(RunKind.CORRECTED, due=DUE, before=MOVED), "en")
    assert "I said 31 December 2025 (10 Jadi 1404). It is 30 June 2025" in corrected
    assert "We have taken this back" in said(reminder(RunKind.WITHDRAWN), "en")


def test_a_decision_that_leaves_the_date_says_so_and_promises_nothing() -> None:
    ahead = replace(reminder(RunKind.DECIDED), announced=date(2025, 6, 26))
    assert said(ahead, "en").split("\n")[1:] == [
        "On 26 June 2025 (5 Saratan 1404) a new decision became known. "
        "It does not move this date: 30 June 2025 (9 Saratan 1404), in 3 days."
    ]
    mended = said(reminder(RunKind.MENDED), "en").split("\n")[1]
    assert mended.startswith(
        "I have put right what I told you about this date. The date is the same: 30 June"
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_word_that_it_is_over_is_told_with_its_day(locale: Locale) -> None:
    letter = EDITION.faq.deadlines[POR].decisions[-1]
    assert letter.final
    over = Reminder(
        RunKind.DECIDED, POR, None, letter.sets, -31, preview=Preview.OPEN, announced=letter.announced
    )
    on_the_day = EDITION.renderer.render(over, locale, letter.announced).plain.split("\n")
    the_day_before = EDITION.renderer.render(over, locale, date(2025, 7, 30)).plain.split("\n")
    assert len(on_the_day) == len(the_day_before) + 1
    if locale == "en":
        assert on_the_day[2] == "This day has passed. The government has said that it is over."


@pytest.mark.parametrize("preview", Preview)
def test_news_that_moves_no_date_opens_the_answer_by_a_button_that_names_nothing(preview: Preview) -> None:
    message = EDITION.renderer.render(replace(reminder(RunKind.DECIDED), preview=preview), "en", TODAY)
    first, second = (row[0] for row in message.buttons[:2])
    assert (first.label, second.label) == ("👁 Read", "🔕 Stop this")
    assert first.payload.startswith("o_por-expiry")


@pytest.mark.parametrize("named", [True, False])
def test_a_late_reminder_says_so(named: bool) -> None:
    late = replace(reminder(RunKind.BEFORE, named=named), late=True)
    assert said(late, "en").endswith("\nThis message comes late.")


@pytest.mark.parametrize(
    ("locale", "days"),
    [
        ("en", "29 June 2025 (8 Saratan 1404)"),
        ("ps", "۸ چنګاښ ۱۴۰۴ (۲۹ جون ۲۰۲۵)"),
        ("fa_AF", "۸ سرطان ۱۴۰۴ (۲۹ جون ۲۰۲۵)"),
        ("ur", "29 جون 2025 (8 سرطان 1404)"),
    ],
)
def test_when_messages_come_is_said_in_two_calendars(locale: Locale, days: str) -> None:
    screen = OneDate(POR, Watch.DAYS, (date(2025, 6, 29), DUE), "Europe/Berlin", ahead=True)
    assert days in said(screen, locale)
    berlin = {"en": "at 9 in the morning in Berlin time", "ps": "برلین", "fa_AF": "برلین", "ur": "برلن"}
    assert berlin[locale] in said(screen, locale)


def test_a_stale_date_does_not_promise_reminders() -> None:
    fresh = OneDate(POR, Watch.DAYS, (DUE,), "Asia/Karachi", ahead=True)
    assert "I do not remind you of it" not in said(fresh, "en")
    assert "I do not remind you of it" in said(replace(fresh, stale=True), "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_erased_is_said_and_what_cannot_be(locale: Locale) -> None:
    paragraphs = said(Forgotten(had=True, following=1, own_dates=2), locale).split("\n")
    assert len(paragraphs) == 4
    assert ("3" if locale in {"en", "ur"} else "۳") in paragraphs[0]
    assert MISSING not in "\n".join(paragraphs)


def test_the_small_content_has_the_date_of_these_tests() -> None:
    assert CARD in FAQ.deadlines
    assert POR in EDITION.faq.deadlines

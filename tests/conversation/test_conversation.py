"""The shell around the dialogue: what is remembered, what a fault becomes, what is logged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.conversation import Conversation, Incoming, People, Reply, Said
from bot.dialogue.actions import MENU, Action, Asked, ChooseLanguage, Forget, Help, Hide, Open, Police, Speak
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.date_actions import MyDates, Remind, SetZone, StopAll
from bot.dialogue.events import Arrived, CalledInGroup, Dated, Person, Pressed, Sent
from bot.dialogue.following import Follow, Watch
from bot.dialogue.screens import Answer, Apology, Unreadable
from bot.editions import Edition
from bot.search.understanding import Understanding
from bot.wording.render import Renderer
from tests.dialogue.small import FIRST
from tests.search.titles import FAQ, title, understanding
from tests.wording.invented import invented_words

MARYAM, YUSUF = 5_912_345_678, 42
NOON = datetime(2025, 6, 10, 7, tzinfo=UTC)
SECRET = "my brother Yusuf was taken in Quetta"


class InMemory:
    """People in a dictionary, and every call that could change something."""

    def __init__(self) -> None:
        self.kept: dict[int, Person] = {}
        self.writes: list[tuple[str, int]] = []
        self.days: list[date] = []

    async def load(self, who: int, today: date, /) -> Person:
        self.days.append(today)
        return self.kept.get(who, Person())

    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None:
        assert chat == who
        assert before == self.kept.get(who, Person())
        self.writes.append(("save", who))
        self.kept[who] = after

    async def forget(self, who: int, /) -> None:
        self.writes.append(("forget", who))
        self.kept.pop(who, None)

    async def left(self, who: int, /) -> None:
        self.writes.append(("left", who))
        self.kept.pop(who, None)


class Spoilt:
    """Anything asked of it fails, quoting what it was given."""

    def __init__(self, fault: Callable[[], Exception] = lambda: ValueError(SECRET)) -> None:
        self._fault = fault

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> Any:
            raise self._fault() from KeyError(SECRET)

        return fail


def edition(*, renderer: Renderer | None = None, understands: Understanding | None = None) -> Edition:
    return Edition(FAQ, renderer or Renderer(FAQ, invented_words()), understands or understanding(), {})


@pytest.fixture
def people() -> InMemory:
    return InMemory()


@pytest.fixture
def conversation(people: InMemory) -> Conversation:
    return Conversation(edition(), people)


def press(action: Action, locale: Locale | None = None) -> Pressed:
    return Pressed(Asked(action, locale))


def text(reply: Reply) -> str:
    return reply.message.plain


def apology(locale: Locale | None) -> str:
    return Renderer(FAQ, invented_words()).render(Apology(), locale, FIRST).plain


async def test_a_language_is_chosen_once_and_then_remembered(
    conversation: Conversation, people: InMemory
) -> None:
    first = await conversation.handle(MARYAM, Arrived(), NOON)
    assert "s_menu_ps" in [button.payload for row in first.message.buttons for button in row]
    await conversation.handle(MARYAM, press(Speak("ps", MENU)), NOON)
    assert people.kept == {MARYAM: Person("ps")}
    reply = await conversation.handle(MARYAM, press(Open("card")), NOON)
    assert reply.message == conversation.edition.renderer.render(
        Answer("card", FIRST, stale=False), "ps", date(2025, 6, 10)
    )


async def test_what_one_person_chose_says_nothing_of_another(
    conversation: Conversation, people: InMemory
) -> None:
    await conversation.handle(MARYAM, press(Speak("ps", MENU)), NOON)
    reply = await conversation.handle(YUSUF, press(Open("card")), NOON)
    assert "s_card_ps" in [button.payload for row in reply.message.buttons for button in row]


@pytest.mark.parametrize(
    "incoming",
    [
        Arrived(),
        Arrived(Asked(Open("card"), "ur")),
        Arrived(Asked(Speak("ur", "card"))),
        Arrived(Asked(Forget())),
        press(Open("card")),
        press(Open("card"), "ur"),
        press(Speak("ps", MENU)),  # the language that she has
        press(ChooseLanguage(MENU)),
        press(Hide()),
        press(Police()),
        press(Help()),
        press(Remind("card-validity", Watch.DAYS)),  # asks first
        press(MyDates()),
        press(SetZone("Europe/Berlin")),  # of who follows nothing
        press(StopAll()),
        Arrived(Asked(Remind("card-validity", Watch.DAYS, agreed=True))),
        Dated(date(2025, 12, 24)),
        Pressed(None),
        Said("136"),
        Said("my card is lost"),
        Said("پښتو"),
        Said(SECRET),
        Sent(Unreadable.VOICE),
        CalledInGroup(),
    ],
    ids=repr,
)
async def test_reading_writes_nothing(
    conversation: Conversation, people: InMemory, incoming: Incoming
) -> None:
    people.kept[MARYAM] = Person("ps")
    await conversation.handle(MARYAM, incoming, NOON)
    assert people.writes == []


@pytest.mark.parametrize(
    "incoming", [Arrived(Asked(Open("card"), "ur")), press(Hide()), press(Forget()), Said("136"), Said("")]
)
async def test_of_someone_new_nothing_is_written_either(
    conversation: Conversation, people: InMemory, incoming: Incoming
) -> None:
    await conversation.handle(YUSUF, incoming, NOON)
    assert people.writes == []


@pytest.mark.parametrize("incoming", [press(Speak("ur", MENU)), Said("اردو"), Said("3"), Said("۳")])
async def test_a_choice_is_written_once_however_often_it_arrives(
    conversation: Conversation, people: InMemory, incoming: Incoming
) -> None:
    for _ in range(3):
        await conversation.handle(MARYAM, incoming, NOON)
    assert people.writes == [("save", MARYAM)]
    assert people.kept == {MARYAM: Person("ur")}


async def test_forgetting_is_written_once_and_answered_in_the_language_forgotten(
    conversation: Conversation, people: InMemory
) -> None:
    people.kept[MARYAM] = Person("en")
    reply = await conversation.handle(MARYAM, press(Forget()), NOON)
    again = await conversation.handle(MARYAM, press(Forget(), "en"), NOON)
    assert people.writes == [("forget", MARYAM)]
    assert people.kept == {}
    assert "Erased" in text(reply)
    assert "nothing to erase" in text(again)


async def test_who_leaves_is_forgotten(conversation: Conversation, people: InMemory) -> None:
    people.kept = {MARYAM: Person("ps"), YUSUF: Person("ur")}
    await conversation.left(MARYAM)
    assert people.kept == {YUSUF: Person("ur")}


async def test_hiding_asks_the_channel_to_hide_what_is_older(conversation: Conversation) -> None:
    assert (await conversation.handle(MARYAM, press(Hide()), NOON)).hides
    assert not (await conversation.handle(MARYAM, press(Open("card")), NOON)).hides


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2025, 6, 30, 18, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 19, 0, tzinfo=UTC), date(2025, 7, 1)),
    ],
)
async def test_the_day_is_the_one_of_pakistan(
    conversation: Conversation, people: InMemory, now: datetime, day: date
) -> None:
    await conversation.handle(MARYAM, Arrived(), now)
    assert people.days == [day]


# Faults of ours.


class FailsOnce(Renderer):
    """Cannot render anything but an apology."""

    def render(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(screen, Apology):
            raise RuntimeError(SECRET)
        return super().render(screen, *args, **kwargs)


class CannotSave(InMemory):
    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None:
        raise OSError(SECRET)


@pytest.mark.parametrize("locale", [*LOCALES, None])
@pytest.mark.parametrize("incoming", [Said(SECRET), Said("136"), press(Open("card"))])
async def test_a_fault_in_rendering_ends_in_an_apology(
    people: InMemory, locale: Locale | None, incoming: Incoming, caplog: pytest.LogCaptureFixture
) -> None:
    if locale:
        people.kept[MARYAM] = Person(locale)
    conversation = Conversation(edition(renderer=FailsOnce(FAQ, invented_words())), people)
    reply = await conversation.handle(MARYAM, incoming, NOON)
    assert text(reply) == apology(locale)
    assert reply.message.buttons
    assert not reply.hides
    only_where_it_broke(caplog, type(incoming).__name__, "RuntimeError")


async def test_a_fault_in_understanding_ends_in_an_apology(
    people: InMemory, caplog: pytest.LogCaptureFixture
) -> None:
    people.kept[MARYAM] = Person("ur")
    understands: Any = Spoilt()
    reply = await Conversation(edition(understands=understands), people).handle(MARYAM, Said(SECRET), NOON)
    assert text(reply) == apology("ur")
    only_where_it_broke(caplog, "Said", "ValueError")


async def test_a_fault_in_the_step_ends_in_an_apology(
    conversation: Conversation,
    people: InMemory,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.conversation.step", Spoilt().step)
    people.kept[MARYAM] = Person("ps")
    assert text(await conversation.handle(MARYAM, Said(SECRET), NOON)) == apology("ps")
    assert people.writes == []
    only_where_it_broke(caplog, "Said", "ValueError")


async def test_when_readers_cannot_be_asked_the_apology_speaks_all_languages(
    caplog: pytest.LogCaptureFixture,
) -> None:
    people: People = Spoilt(lambda: OSError(SECRET))
    assert text(await Conversation(edition(), people).handle(MARYAM, Said(SECRET), NOON)) == apology(None)
    only_where_it_broke(caplog, "Said", "OSError")


async def test_a_choice_that_could_not_be_saved_is_not_pretended(caplog: pytest.LogCaptureFixture) -> None:
    people = CannotSave()
    people.kept[MARYAM] = Person("ps")
    reply = await Conversation(edition(), people).handle(MARYAM, press(Speak("ur", MENU)), NOON)
    assert text(reply) == apology("ps")
    only_where_it_broke(caplog, "Pressed", "OSError")


def only_where_it_broke(caplog: pytest.LogCaptureFixture, kind: str, error: str) -> None:
    """One line for the operator: what arrived, what broke and where, and not a word of anybody's."""
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    shown = logging.Formatter().format(record)
    assert f"{kind} could not be handled: {error}" in shown
    assert "conversation.py" in shown
    assert not any(word in shown for word in ("Yusuf", "Quetta", str(MARYAM)))


async def test_the_edition_can_be_looked_at(people: InMemory) -> None:
    made = edition(understands=Understanding(FAQ, title, {}))
    assert Conversation(made, people).edition is made


def test_of_a_person_nothing_else_is_known() -> None:
    assert Person.__slots__ == ("locale", "zone", "preview", "following", "own_dates")


async def test_a_follow_is_written_once_however_often_it_arrives(
    conversation: Conversation, people: InMemory
) -> None:
    people.kept[MARYAM] = Person("ps")
    for _ in range(3):
        await conversation.handle(MARYAM, press(Remind("card-validity", Watch.DAYS, agreed=True)), NOON)
    follow = Follow("card-validity", Watch.DAYS, date(2025, 6, 10))
    assert people.kept == {MARYAM: Person("ps", following=(follow,))}
    assert people.writes == [("save", MARYAM)]
    await conversation.handle(MARYAM, press(StopAll()), NOON)
    assert people.kept == {MARYAM: Person("ps")}
    await conversation.handle(MARYAM, press(Forget()), NOON)
    assert people.kept == {}
    assert people.writes[1:] == [("save", MARYAM), ("forget", MARYAM)]

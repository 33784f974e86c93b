"""A running bot takes a new edition whole or not at all, and says why not."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.conversation import Conversation, Reply
from bot.dialogue.actions import Asked, Open
from bot.dialogue.content import Locale
from bot.dialogue.events import Person, Pressed
from bot.editions import ROOT, BrokenContent, Edition
from bot.renewal import Renewal
from bot.wording.bidi import FSI, PDI, RLM

SMALL = Path(__file__).parent.parent / "content" / "small.yaml"
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)


class Reader:
    """One reader whose language is known; `asked` waits until the test lets it go on."""

    def __init__(self, locale: Locale = "en") -> None:
        self.locale = locale
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def load(self, who: int, today: date, /) -> Person:
        await self.may_answer.wait()
        return Person(self.locale)

    async def save(self, who: int, chat: int, before: Person, after: Person, now: datetime, /) -> None:
        raise AssertionError("reading writes nothing")

    async def forget(self, who: int, /) -> None:
        raise AssertionError("reading writes nothing")

    async def left(self, who: int, /) -> None:
        raise AssertionError("reading writes nothing")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def plain(reply: Reply) -> str:
    return reply.message.plain.translate(dict.fromkeys(map(ord, FSI + PDI + RLM)))


async def read(conversation: Conversation, id: str = "por-expiry") -> str:
    return plain(await conversation.handle(1, Pressed(Asked(Open(id))), NOON))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copy(SMALL, tmp_path / "faq.yaml")
    return tmp_path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "faq.yaml", tmp_path)
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    return tmp_path


@contextmanager
def kept(renewal: Renewal, conversation: Conversation, sleep: Sleeping) -> Iterator[None]:
    task = asyncio.create_task(renewal.keep(conversation.take, sleep, 30.0))
    try:
        yield
    finally:
        task.cancel()


class Sleeping:
    """Sleeps that end when the test says so; how long each was asked for."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._begun: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        end = asyncio.Event()
        await self._begun.put(end)
        await end.wait()

    async def begun(self) -> asyncio.Event:
        """The next sleep, once it has begun: all that came before it is done."""
        return await asyncio.wait_for(self._begun.get(), 60)

    async def end(self) -> None:
        """End the present sleep, and leave the next one to the next call."""
        (await self.begun()).set()
        following = await self.begun()
        await self._begun.put(following)


async def test_a_moved_date_is_answered_and_a_mistake_changes_nothing(
    real: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(real)
    conversation = Conversation(renewal.edition, Reader())
    faq, order = real / "faq.yaml", "announced: 2025-08-01\n        sets: {}\n        final"
    sleep = Sleeping()
    with kept(renewal, conversation, sleep), caplog.at_level(logging.INFO):
        assert "expired on 30 June 2025" in await read(conversation)
        edit(faq, order.format("2025-06-30"), order.format("2025-07-31"))
        assert "expired on 30 June 2025" in await read(conversation)
        await sleep.end()
        assert "expired on 31 July 2025" in await read(conversation)
        edit(faq, order.format("2025-07-31"), order.format("2025-02-31"))
        await sleep.end()
        assert "expired on 31 July 2025" in await read(conversation)
        assert any(
            record.levelname == "ERROR"
            and record.message.startswith("faq.yaml:")
            and "2025-02-31" in record.message
            for record in caplog.records
        )
        edit(faq, order.format("2025-02-31"), order.format("2025-05-31"))
        await sleep.end()
        assert "expired on 31 May 2025" in await read(conversation)
    assert set(sleep.asked) == {30.0}


async def test_a_mistake_in_a_translation_is_refused_and_a_missing_one_is_not(
    real: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(real)
    po = real / "locales" / "ps" / "LC_MESSAGES" / "faq.po"
    before = po.read_text(encoding="utf-8")
    where = before.index("{por_validity.due}", before.index('msgstr "', before.index("{por_validity.due}")))
    po.write_text(before[:where] + before[where + len("{por_validity.due}") :], encoding="utf-8")
    assert not await renewal.look()
    assert any(
        each.message.startswith("locales/ps/LC_MESSAGES/faq.po:") and "placeholders differ" in each.message
        for each in caplog.records
    )
    po.write_text(before, encoding="utf-8")
    edit(real / "faq.yaml", "title: I have a valid visa", "title: My visa is still valid")
    assert await renewal.look()
    assert renewal.edition.faq.answers["visa-valid"].title == "My visa is still valid"


async def test_files_that_did_not_change_are_not_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renewal = Renewal(small)
    monkeypatch.setattr(renewal, "_read", lambda: pytest.fail("it was read"))
    assert not await renewal.look()


async def test_a_higher_and_an_equal_number_are_taken_a_lower_one_is_not(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(small)
    faq = small / "faq.yaml"
    edit(faq, "edition: 1", "edition: 7")
    assert await renewal.look()
    edit(faq, "title: PoR card,", "title: The PoR card,")
    assert await renewal.look()
    edit(faq, "edition: 7", "edition: 6")
    assert not await renewal.look()
    assert renewal.edition.faq.edition == 7
    assert [each.message for each in caplog.records if each.levelname == "ERROR"] == [
        "faq.yaml:2:1: edition 6 is older than the running 7; give it a higher number, "
        "or start the bot anew to go back",
        "the change is refused, edition 7 goes on as it was",
    ]


async def test_when_asked_it_looks_at_once(small: Path) -> None:
    renewal = Renewal(small)
    conversation = Conversation(renewal.edition, Reader())
    sleep = Sleeping()
    with kept(renewal, conversation, sleep):
        await sleep.begun()
        edit(small / "faq.yaml", "Write down the name", "Note the name")
        renewal.ask()
        await sleep.begun()
        assert "Note the name" in await read(conversation, "arrested")


async def test_two_quick_changes_end_with_the_second(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renewal = Renewal(small)
    faq, reading = small / "faq.yaml", renewal._read
    reads: list[Edition | tuple[str, ...]] = []

    def saved_again_meanwhile() -> Edition | tuple[str, ...]:
        reads.append(reading())
        if len(reads) == 1:
            edit(faq, "Note the name", "Keep the name")
        return reads[-1]

    monkeypatch.setattr(renewal, "_read", saved_again_meanwhile)
    edit(faq, "Write down the name", "Note the name")
    assert await renewal.look()
    assert len(reads) == 2
    assert renewal.edition is reads[1]
    assert "Keep the name" in renewal.edition.faq.answers["arrested"].versions[0].says[0]


async def test_a_change_as_long_as_the_text_before_is_seen(small: Path) -> None:
    renewal = Renewal(small)
    edit(small / "faq.yaml", "the place, the time", "the time, the place")
    assert await renewal.look()


async def test_whoever_is_being_answered_keeps_the_edition_of_the_question(small: Path) -> None:
    renewal = Renewal(small)
    reader = Reader()
    conversation = Conversation(renewal.edition, reader)
    reader.may_answer.clear()
    asked = asyncio.create_task(read(conversation, "arrested"))
    await asyncio.sleep(0)  # noqa: TID251 - no time passes: the question only gets its turn
    edit(small / "faq.yaml", "Write down the name", "Note the name")
    assert await renewal.look()
    conversation.take(renewal.edition)
    reader.may_answer.set()
    assert "Write down the name" in await asked
    assert "Note the name" in await read(conversation, "arrested")


async def test_a_file_that_is_gone_for_a_moment_changes_nothing(
    real: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renewal = Renewal(real)
    po = real / "locales" / "ur" / "LC_MESSAGES"
    po.rename(real / "elsewhere")
    assert not await renewal.look()
    assert "locales/ur: its translations are gone" in caplog.text
    (real / "elsewhere").rename(po)
    (real / "faq.yaml").rename(real / "moved")
    assert not await renewal.look()
    assert "faq.yaml:1:1: there is no such file" in caplog.text


async def test_a_fault_of_ours_while_reading_keeps_the_old_edition(
    small: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewal = Renewal(small)

    def broken(*_: object, **__: object) -> Edition:
        raise RuntimeError("a fault")

    monkeypatch.setattr("bot.renewal.read_edition", broken)
    edit(small / "faq.yaml", "Write down the name", "Note the name")
    assert not await renewal.look()
    assert "this is a fault of the program, not of the files" in caplog.text


def test_the_first_edition_must_be_whole(small: Path) -> None:
    edit(small / "faq.yaml", "edition: 1", "edition: one")
    with pytest.raises(BrokenContent, match=r"faq\.yaml:2:10: "):
        Renewal(small)

"""A decision that leaves the date where it is: followers hear of it once, and in true words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest

from bot.dialogue.content import Faq
from bot.dialogue.following import Watch
from bot.dialogue.reminding import End, Reminder, Run, RunKind, Told, changed
from bot.store.seals import Seals
from tests.reminders.world import CARD, KEY, MARYAM, YUSUF, World, at, content

JUNE_2, JUNE_30, SEPTEMBER_30 = date(2026, 6, 2), date(2026, 6, 30), date(2026, 9, 30)
FIRST, MOVED, STAYS = (date(2025, 1, 1), JUNE_30), (JUNE_2, SEPTEMBER_30), (date(2026, 7, 20), JUNE_30)
TOLD = Told(JUNE_2, JUNE_30, final=False)


def finally_(faq: Faq, announced: date) -> Faq:
    """The same, with the decision of that day as the last word."""
    deadline = faq.deadlines[CARD]
    decisions = tuple(replace(each, final=each.announced == announced) for each in deadline.decisions)
    return replace(faq, deadlines={CARD: replace(deadline, decisions=decisions)})


def decided(announced: date, due: date, days: int) -> Reminder:
    return Reminder(RunKind.DECIDED, CARD, None, due, days, announced=announced)


async def test_the_last_word_is_told_to_each_follower_once(world: World) -> None:
    await world.follow(MARYAM)
    await world.follow(YUSUF, Watch.CHANGES)
    await world.work(at(date(2026, 7, 10)))
    world.edit(finally_(content(FIRST, STAYS, edition=2), STAYS[0]))
    assert await world.work(at(date(2026, 7, 20), 3)) == []  # night
    arrived = await world.work(at(date(2026, 7, 20), 8))
    says = decided(STAYS[0], JUNE_30, -20)
    assert sorted((each.chat, each.reminder) for each in arrived) == [(YUSUF, says), (MARYAM, says)]
    assert await world.live(date(2026, 7, 20), date(2026, 7, 22)) == []
    await world.follow(3, Watch.CHANGES)  # who comes now can read it
    assert await world.live(date(2026, 7, 23), date(2026, 7, 24)) == []


async def test_on_a_reminder_day_it_is_one_message_with_the_days(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 22)))
    world.edit(content(FIRST, (date(2026, 6, 23), JUNE_30), edition=2))
    arrived = await world.live(date(2026, 6, 23), date(2026, 6, 23), hours=(8, 9, 10))
    assert [each.reminder for each in arrived] == [decided(date(2026, 6, 23), JUNE_30, 7)]
    assert await world.ends() == {End.SENT: 1, End.REPLACED: 1}


async def test_near_the_date_it_goes_at_night_without_a_sound(world: World) -> None:
    await world.follow(MARYAM)
    await world.live(date(2026, 6, 28), date(2026, 6, 29))
    world.edit(content(FIRST, (JUNE_30, JUNE_30), edition=2))
    (arrival,) = await world.work(at(JUNE_30, 1))
    assert (arrival.reminder, arrival.silent) == (decided(JUNE_30, JUNE_30, 0), True)


async def test_a_move_that_still_waits_is_told_beside_the_decision_that_keeps_it(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 1)))
    world.edit(content(FIRST, MOVED, edition=2))
    assert await world.work(at(JUNE_2, 3)) == []
    world.edit(content(FIRST, MOVED, (date(2026, 6, 3), SEPTEMBER_30), edition=3))
    assert await world.work(at(date(2026, 6, 3), 3)) == []
    arrived = [each.reminder for each in await world.work(at(date(2026, 6, 3), 8))]
    moved = Reminder(RunKind.CHANGED, CARD, None, SEPTEMBER_30, 119, before=JUNE_30)
    assert sorted(arrived, key=lambda each: each.kind) == [
        moved,
        decided(date(2026, 6, 3), SEPTEMBER_30, 119),
    ]


async def test_a_move_takes_the_place_of_a_decision_that_still_waits(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 1)))
    world.edit(content(FIRST, (JUNE_2, JUNE_30), edition=2))
    assert await world.work(at(JUNE_2, 3)) == []
    world.moment = at(JUNE_2, 8)
    await world.post.lease.take(2)
    await world.reminders.plan(world.moment)
    world.edit(content(FIRST, (JUNE_2, JUNE_30), (JUNE_2, SEPTEMBER_30), edition=3))
    arrived = await world.work(at(JUNE_2, 8, 5))
    assert [each.reminder.kind for each in arrived] == [RunKind.CORRECTED]
    assert await world.ends() == {End.SENT: 1, End.REPLACED: 1}


async def test_what_was_told_of_a_decision_and_then_edited_is_put_right(world: World) -> None:
    await world.follow(MARYAM)
    await world.work(at(date(2026, 6, 1)))
    world.edit(finally_(content(FIRST, edition=2), FIRST[0]))
    (arrival,) = await world.work(at(date(2026, 6, 1), 10))
    assert arrival.reminder == Reminder(RunKind.MENDED, CARD, None, JUNE_30, 29, announced=FIRST[0])


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (TOLD, TOLD, None),
        (TOLD, replace(TOLD, announced=JUNE_30), RunKind.DECIDED),
        (TOLD, replace(TOLD, announced=JUNE_30, final=True), RunKind.DECIDED),
        (TOLD, replace(TOLD, final=True), RunKind.MENDED),
        (replace(TOLD, final=True), TOLD, RunKind.MENDED),
        (TOLD, replace(TOLD, announced=date(2026, 6, 1)), RunKind.MENDED),
        (replace(TOLD, final=None), replace(TOLD, final=True), None),  # registered before that was kept
        (replace(TOLD, final=None), replace(TOLD, announced=JUNE_30), RunKind.DECIDED),
        (Told(), Told(), None),
    ],
)
def test_what_has_to_be_said_where_the_date_stays(before: Told, now: Told, kind: RunKind | None) -> None:
    assert changed(before, now) is kind


def test_rows_from_before_are_still_read() -> None:
    seals, tag = Seals(KEY), bytes(16)
    old = seals._siv.encrypt(orjson.dumps((JUNE_2, JUNE_30)), [b"told", tag])
    assert seals.told(tag, old) == Told(JUNE_2, JUNE_30, final=None)
    assert seals.told(tag, seals.seal_told(tag, TOLD)) == TOLD
    run = Run(RunKind.BEFORE, CARD, JUNE_30, JUNE_2, 28)
    written = (run.kind, run.deadline, run.due, run.day, run.days, run.before, run.news)
    assert seals.read_run(tag, seals._siv.encrypt(orjson.dumps(written), [b"run", tag])) == run
    stays = replace(run, kind=RunKind.DECIDED, announced=JUNE_2)
    assert seals.read_run(tag, seals.seal_run(tag, stays)) == stays

"""One batch, several zones: each person's day decides what theirs says."""

from __future__ import annotations

from datetime import date

from tests.reminders.world import World, at

DAY = date(2026, 6, 27)
AFTER = date(2026, 6, 28)
HERE, THERE = "Asia/Karachi", "America/Los_Angeles"


async def test_what_is_late_in_one_zone_is_in_time_in_another(world: World) -> None:
    await world.follow(1, zone=HERE)
    await world.follow(2, zone=THERE)
    await world.follow(3, zone=HERE)
    assert await world.post.lease.take(1)
    for zone in (HERE, THERE):
        await world.post.runs.mark_planned(zone, date(2026, 6, 26))
        await world.reminders.plan(at(DAY, 9, zone=zone))
    world.moment = at(AFTER, 8, 30, zone=HERE)  # half past eight in the evening of the day before, there
    await world.sender.send()
    assert {each.chat: each.reminder.late for each in world.postman.arrived} == {1: True, 2: False, 3: True}

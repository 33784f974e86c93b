"""Every day from the first cards to today, over every deadline of `faq.yaml`.

Three witnesses: what the bot says, a naive recomputation that knows only the list of decisions, and
a table written by hand from the sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from bot.dialogue.content import Deadline
from bot.dialogue.deadlines import Known, NotYetKnown, known, moves, open_gap
from bot.editions import read_content

FAQ = read_content()
FIRST, LAST = date(2009, 12, 1), date(2026, 11, 22)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]

# From this day on: state, date in force and, where it was moved later, "announced<first day reached back to".
# Written by hand from the sources; the day before the first line nothing was known.
WRITTEN = {
    "por-validity": """
        2010-03-24 ahead  2012-12-31
        2012-12-13 ahead  2013-06-30 2012-12-13<2013-01-01
        2013-06-28 ahead  2015-12-31 2013-06-28<2013-07-01
        2015-12-31 today  2015-12-31 2013-06-28<2013-07-01
        2016-01-01 passed 2015-12-31 2013-06-28<2013-07-01
        2016-01-14 ahead  2016-06-30 2016-01-14<2016-01-01
        2016-06-29 ahead  2016-12-31 2016-06-29<2016-07-01
        2016-09-09 ahead  2017-03-31 2016-09-09<2017-01-01
        2017-02-07 ahead  2017-12-31 2017-02-07<2017-04-01
        2017-12-31 today  2017-12-31 2017-02-07<2017-04-01
        2018-01-01 passed 2017-12-31 2017-02-07<2017-04-01
        2018-01-03 ahead  2018-01-31 2018-01-03<2018-01-01
        2018-01-31 ahead  2018-03-31 2018-01-31<2018-02-01
        2018-03-08 ahead  2018-06-30 2018-03-08<2018-04-01
        2018-06-30 ahead  2018-09-30 2018-06-30<2018-07-01
        2018-09-30 today  2018-09-30 2018-06-30<2018-07-01
        2018-10-01 ahead  2019-06-30 2018-10-01<2018-10-01
        2019-06-27 ahead  2020-06-30 2019-06-27<2019-07-01
        2020-06-30 today  2020-06-30 2019-06-27<2019-07-01
        2020-07-01 passed 2020-06-30 2019-06-27<2019-07-01
        2022-01-04 ahead  2023-06-30 2022-01-04<2020-07-01
        2023-06-30 today  2023-06-30 2022-01-04<2020-07-01
        2023-07-01 passed 2023-06-30 2022-01-04<2020-07-01
        2023-11-08 ahead  2023-12-31 2023-11-08<2023-07-01
        2023-12-31 today  2023-12-31 2023-11-08<2023-07-01
        2024-01-01 passed 2023-12-31 2023-11-08<2023-07-01
        2024-02-07 ahead  2024-03-31 2024-02-07<2024-01-01
        2024-03-31 today  2024-03-31 2024-02-07<2024-01-01
        2024-04-01 passed 2024-03-31 2024-02-07<2024-01-01
        2024-04-26 ahead  2024-06-30 2024-04-26<2024-04-01
        2024-06-30 today  2024-06-30 2024-04-26<2024-04-01
        2024-07-01 passed 2024-06-30 2024-04-26<2024-04-01
        2024-07-10 ahead  2025-06-30 2024-07-10<2024-07-01
        2025-06-30 today  2025-06-30 2024-07-10<2024-07-01
        2025-07-01 passed 2025-06-30 2024-07-10<2024-07-01
        2025-08-01 ended  2025-06-30 2024-07-10<2024-07-01""",
    "waiting-cases": """
        2025-02-04 ahead  2025-03-31
        2025-03-31 today  2025-03-31
        2025-04-01 passed 2025-03-31
        2025-04-24 ahead  2025-04-30 2025-04-24<2025-04-01
        2025-04-30 today  2025-04-30 2025-04-24<2025-04-01
        2025-05-01 passed 2025-04-30 2025-04-24<2025-04-01""",
    "por-no-action": "2025-07-04 today 2025-07-04\n2025-07-05 began 2025-07-04",
    "por-order": "2025-08-01 began 2025-07-31",
    "por-removal": "2025-08-04 ahead 2025-09-01\n2025-09-01 today 2025-09-01\n2025-09-02 began 2025-09-01",
    "no-extension": "2025-10-17 today 2025-10-17\n2025-10-18 began 2025-10-17",
    "villages": "2025-09-26 began 2025-09-25",
    "villages-ten-more": "2025-10-14 began 2025-10-13",
    "villages-last": "2025-10-16 began 2025-10-15",
    "acc-validity": "2019-06-27 ahead 2019-10-31\n2019-10-31 today 2019-10-31\n2019-11-01 passed 2019-10-31",
    "acc-departure": "2025-03-07 ahead 2025-03-31\n2025-03-31 today 2025-03-31\n2025-04-01 passed 2025-03-31",
    "ifrp-2023": "2023-10-03 ahead 2023-11-01\n2023-11-01 today 2023-11-01\n2023-11-02 began 2023-11-01",
    "punjab-landlords": "2025-10-28 today 2025-10-28\n2025-10-29 began 2025-10-28",
    "kp-suspended": "2026-03-03 today 2026-03-03\n2026-03-04 began 2026-03-03",
    "exit-fee": "2023-12-13 ahead 2024-02-29\n2024-02-29 today 2024-02-29\n2024-03-01 passed 2024-02-29",
    "us-admissions": "2025-01-20 ahead 2025-01-27\n2025-01-27 today 2025-01-27\n2025-01-28 began 2025-01-27",
    "us-entry-ban": "2025-06-04 ahead 2025-06-09\n2025-06-09 today 2025-06-09\n2025-06-10 began 2025-06-09",
    "us-full-ban": "2025-12-16 ahead 2026-01-01\n2026-01-01 today 2026-01-01\n2026-01-02 began 2026-01-01",
    "us-visas-paused": "2025-11-27 today 2025-11-27\n2025-11-28 began 2025-11-27",
    "us-siv": "2025-12-31 today 2025-12-31\n2026-01-01 passed 2025-12-31",
    "uk-arap-acrs": "2025-07-01 today 2025-07-01\n2025-07-02 passed 2025-07-01",
    "uk-visas": "2026-03-04 ahead 2026-03-26\n2026-03-26 today 2026-03-26\n2026-03-27 began 2026-03-26",
    "germany-programme": """
        2025-12-18 ahead  2025-12-31
        2025-12-31 today  2025-12-31
        2026-01-01 passed 2025-12-31""",
    "phc-husbands": "2025-09-27 ahead 2026-03-26\n2026-03-26 today 2026-03-26\n2026-03-27 passed 2026-03-26",
    "return-message": "2025-08-20 today 2025-08-20\n2025-08-21 began 2025-08-20",
    "cash-halt": "2025-09-10 began 2025-09-09",
    "crossings-shut": "2025-10-12 began 2025-10-11",
    "spin-boldak-open": "2025-10-17 today 2025-10-17\n2025-10-18 began 2025-10-17",
    "torkham-open": "2025-10-31 ahead 2025-11-01\n2025-11-01 today 2025-11-01\n2025-11-02 began 2025-11-01",
    "torkham-seen": "2026-02-17 today 2026-02-17\n2026-02-18 began 2026-02-17",
    "border-fighting": "2026-03-07 today 2026-03-07\n2026-03-08 began 2026-03-07",
    "germany-deported": "2025-08-26 today 2025-08-26\n2025-08-27 began 2025-08-26",
    "sim-cut": "2025-08-03 ahead 2025-08-05\n2025-08-05 today 2025-08-05\n2025-08-06 passed 2025-08-05",
}
# Days on which the old date of the cards had passed and no new one was public, up to the last word.
WITHOUT_COVER = {
    "2016-01-01": 13,
    "2018-01-01": 2,
    "2020-07-01": 552,
    "2023-07-01": 130,
    "2024-01-01": 37,
    "2024-04-01": 25,
    "2024-07-01": 9,
    "2025-07-01": 31,
}
Told = tuple[str, str, str, int] | None  # state, date in force, extension, days


@cache
def told(id: str) -> dict[date, Known | NotYetKnown]:
    """What the bot knows of a deadline on each day; the walk goes once over them all."""
    return {day: known(FAQ.deadlines[id], day) for day in DAYS}


def said(found: Known | NotYetKnown, day: date) -> Told:
    if isinstance(found, NotYetKnown):
        return None
    assert found.announced <= day
    extended = f"{found.extended.announced}<{found.extended.back_to}" if found.extended else ""
    return found.state.value, str(found.due), extended, found.days


def naive(deadline: Deadline, day: date) -> Told:
    """The same from nothing but the list, read from the first line to the last."""
    due, extended, final = None, "", False
    for each in deadline.decisions:
        if each.announced > day:
            continue
        if due is not None and each.sets > due:
            extended = f"{each.announced}<{date.fromordinal(due.toordinal() + 1)}"
        elif due is not None and each.sets < due:
            extended = ""
        due, final = each.sets, each.final
    if due is None:
        return None
    left = due.toordinal() - day.toordinal()
    over = ("ended" if final else "passed") if deadline.kind == "until" else "began"
    return ("ahead" if left > 0 else "today" if left == 0 else over), str(due), extended, left


def written(lines: str) -> Iterator[tuple[date, Told]]:
    """A line holds from its day up to the next one; only the days left are counted."""
    rows = [line.split() for line in lines.strip().split("\n")]
    starts = [date.fromisoformat(row[0]) for row in rows]
    yield from ((day, None) for day in DAYS if day < starts[0])
    ends = [*starts[1:], LAST + timedelta(days=1)]
    for (_, state, due, *extended), start, end in zip(rows, starts, ends, strict=True):
        for place in range((end - start).days):
            day = start + timedelta(days=place)
            left = (date.fromisoformat(due) - day).days
            yield day, (state, due, extended[0] if extended else "", left)


@pytest.mark.parametrize("deadline", FAQ.deadlines.values(), ids=lambda each: each.id)
def test_every_day_is_as_the_decisions_say(deadline: Deadline) -> None:
    wrong = [day for day, found in told(deadline.id).items() if said(found, day) != naive(deadline, day)]
    assert not wrong, f"{len(wrong)} days, the first is {wrong[0]}"


@pytest.mark.parametrize("deadline", FAQ.deadlines.values(), ids=lambda each: each.id)
def test_every_day_is_as_written_by_hand(deadline: Deadline) -> None:
    lines = WRITTEN.get(deadline.id)
    assert lines, "write its days into the table here, from its sources"
    by_hand = dict(written(lines))
    assert list(by_hand) == DAYS
    for day, found in told(deadline.id).items():
        assert said(found, day) == by_hand[day], day


def test_the_days_without_cover_are_as_written_by_hand() -> None:
    cards = FAQ.deadlines["por-validity"]
    gaps = [move.gap for move in moves(cards, LAST) if move.gap]
    assert {str(gap.first): gap.days for gap in gaps} == WITHOUT_COVER


@pytest.mark.parametrize("deadline", FAQ.deadlines.values(), ids=lambda each: each.id)
def test_the_gaps_are_the_days_on_which_the_cover_had_ended(deadline: Deadline) -> None:
    gaps = [move.gap for move in moves(deadline, LAST)] + [open_gap(deadline, LAST)]
    inside = {day for day in DAYS for gap in gaps if gap and gap.first <= day <= gap.last}
    over = {
        day
        for day, found in told(deadline.id).items()
        if isinstance(found, Known) and found.state in ("passed", "ended")
    }
    assert inside == over


@pytest.mark.parametrize("deadline", FAQ.deadlines.values(), ids=lambda each: each.id)
def test_a_history_told_earlier_is_the_beginning_of_the_later_one(deadline: Deadline) -> None:
    whole = moves(deadline, LAST)
    for day in {each.announced + timedelta(days=days) for each in deadline.decisions for days in (-1, 0, 1)}:
        early = moves(deadline, day)
        assert early == whole[: len(early)]
        assert all(each.decision.announced <= day for each in early)

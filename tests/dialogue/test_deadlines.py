"""What is known on a day, and that it never looks ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.content import Deadline, Decision, Kind
from bot.dialogue.deadlines import Extension, Known, NotYetKnown, State, decided_by, known
from tests.dialogue.small import (
    CARD_ENDS,
    CARD_ENDS_AT_LAST,
    DAYS,
    FINAL_WORD,
    LETTER,
    LETTER_ENDS,
    ORDER,
    REMOVALS_ANNOUNCED,
    REMOVALS_START,
    SECOND_LETTER,
    make_faq,
)

DAY = timedelta(days=1)
CARD = make_faq().deadlines["card-validity"]
REMOVALS = make_faq().deadlines["removals"]


def until(*decisions: tuple[str, str], kind: Kind = Kind.UNTIL) -> Deadline:
    made = tuple(Decision(date.fromisoformat(day), date.fromisoformat(due), ()) for day, due in decisions)
    return Deadline("any", kind, "Any", made, listed=True)


def told(deadline: Deadline, day: date) -> Known:
    found = known(deadline, day)
    assert isinstance(found, Known)
    return found


@pytest.mark.parametrize(
    ("day", "state", "due", "announced"),
    [
        (ORDER, State.AHEAD, CARD_ENDS, ORDER),
        (CARD_ENDS - DAY, State.AHEAD, CARD_ENDS, ORDER),
        (CARD_ENDS, State.TODAY, CARD_ENDS, ORDER),
        (CARD_ENDS + DAY, State.PASSED, CARD_ENDS, ORDER),
        (LETTER - DAY, State.PASSED, CARD_ENDS, ORDER),
        (LETTER, State.AHEAD, LETTER_ENDS, LETTER),
        (SECOND_LETTER, State.AHEAD, CARD_ENDS_AT_LAST, SECOND_LETTER),
        (CARD_ENDS_AT_LAST, State.TODAY, CARD_ENDS_AT_LAST, SECOND_LETTER),
        (FINAL_WORD - DAY, State.PASSED, CARD_ENDS_AT_LAST, SECOND_LETTER),
        (FINAL_WORD, State.ENDED, CARD_ENDS_AT_LAST, SECOND_LETTER),
    ],
)
def test_a_cover_that_ends(day: date, state: State, due: date, announced: date) -> None:
    found = told(CARD, day)
    assert (found.state, found.due, found.announced) == (state, due, announced)
    assert found.days == (due - day).days


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (REMOVALS_ANNOUNCED, State.AHEAD),
        (REMOVALS_START - DAY, State.AHEAD),
        (REMOVALS_START, State.TODAY),
        (REMOVALS_START + DAY, State.BEGAN),
    ],
)
def test_something_that_starts(day: date, state: State) -> None:
    assert told(REMOVALS, day).state is state


def test_before_the_first_announcement_nothing_is_known() -> None:
    assert known(REMOVALS, REMOVALS_ANNOUNCED - DAY) == NotYetKnown(first=REMOVALS_ANNOUNCED)
    assert known(CARD, ORDER - DAY) == NotYetKnown(first=ORDER)


def test_the_first_date_is_no_extension() -> None:
    assert told(CARD, CARD_ENDS).extended is None


def test_an_extension_announced_after_the_old_day_reaches_back() -> None:
    extended = told(CARD, LETTER).extended
    assert extended == Extension(announced=LETTER, back_to=CARD_ENDS + DAY)
    assert extended.late


def test_an_extension_announced_in_time_is_not_late() -> None:
    extended = told(CARD, SECOND_LETTER).extended
    assert extended == Extension(announced=SECOND_LETTER, back_to=LETTER_ENDS + DAY)
    assert not extended.late


def test_an_extension_announced_on_the_last_day_is_not_late() -> None:
    extended = told(until(("2025-01-01", "2025-06-30"), ("2025-06-30", "2025-12-31")), CARD_ENDS).extended
    assert extended == Extension(announced=CARD_ENDS, back_to=CARD_ENDS + DAY)
    assert not extended.late


def test_an_extension_announced_the_day_after_is_late() -> None:
    extended = told(until(("2025-01-01", "2025-06-30"), ("2025-07-01", "2025-12-31")), LETTER).extended
    assert extended
    assert extended.late


def test_a_final_word_does_not_look_like_a_new_extension() -> None:
    assert told(CARD, FINAL_WORD).extended == told(CARD, SECOND_LETTER).extended


def test_a_final_word_before_the_day_leaves_it_ahead() -> None:
    final = Decision(date(2025, 3, 1), CARD_ENDS, (), final=True)
    deadline = replace(until(("2025-01-01", "2025-06-30")), decisions=(final,))
    assert told(deadline, CARD_ENDS - DAY).state is State.AHEAD
    assert told(deadline, CARD_ENDS + DAY).state is State.ENDED


def test_an_extension_after_a_final_word_takes_it_back() -> None:
    again = Decision(date(2026, 5, 1), date(2026, 6, 30), ())
    deadline = replace(CARD, decisions=(*CARD.decisions, again))
    assert told(deadline, date(2026, 5, 1)).state is State.AHEAD
    assert told(deadline, date(2026, 7, 1)).state is State.PASSED


def test_a_date_moved_nearer_is_no_extension() -> None:
    assert told(until(("2025-01-01", "2025-12-31"), ("2025-02-01", "2025-06-30")), LETTER).extended is None


def test_a_date_moved_nearer_and_then_partly_back_counts_from_the_nearer_one() -> None:
    deadline = until(("2025-01-01", "2025-12-31"), ("2025-02-01", "2025-03-31"), ("2025-04-10", "2025-06-30"))
    extended = told(deadline, date(2025, 4, 10)).extended
    assert extended == Extension(announced=date(2025, 4, 10), back_to=date(2025, 4, 1))
    assert extended.late


def test_of_two_decisions_of_one_day_the_later_in_the_file_holds() -> None:
    assert told(until(("2025-01-01", "2025-06-30"), ("2025-01-01", "2025-07-31")), CARD_ENDS).due == date(
        2025, 7, 31
    )


deadlines = st.builds(
    lambda kind, decisions, final: Deadline(
        "any",
        kind,
        "Any",
        tuple(
            Decision(announced, sets, (), final=final and place == len(decisions))
            for place, (announced, sets) in enumerate(sorted(decisions, key=lambda each: each[0]), start=1)
        ),
        listed=True,
    ),
    st.sampled_from(Kind),
    st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)), min_size=1, max_size=6),
    st.booleans(),
)


@given(deadlines)
def test_a_walk_over_every_day(deadline: Deadline) -> None:
    """What was known stays known, the days count down by one, and each change has its decision."""
    before: Known | NotYetKnown | None = None
    for day in DAYS:
        found = known(deadline, day)
        if isinstance(found, NotYetKnown):
            assert before is None or isinstance(before, NotYetKnown)
            assert day < found.first == min(each.announced for each in deadline.decisions)
        else:
            assert day + timedelta(days=found.days) == found.due
            assert found.announced <= day
            assert (found.state is State.TODAY) == (found.days == 0)
            assert (found.state is State.AHEAD) == (found.days > 0)
            if found.extended:
                assert found.extended.announced == found.announced
                assert found.extended.back_to <= found.due
            if isinstance(before, Known) and not any(each.announced == day for each in deadline.decisions):
                assert found == replace(before, state=found.state, days=before.days - 1)
        before = found


@given(deadlines, st.sampled_from(DAYS), st.data())
def test_nothing_announced_later_is_looked_at(deadline: Deadline, today: date, data: st.DataObject) -> None:
    later = [each for each in deadline.decisions if each.announced > today]
    changed = tuple(replace(each, sets=data.draw(st.sampled_from(DAYS)), final=True) for each in later)
    other = replace(deadline, decisions=(*decided_by(deadline, today), *changed))
    assert known(other, today) == known(deadline, today)


@given(deadlines, st.sampled_from(DAYS))
def test_more_and_more_is_decided(deadline: Deadline, today: date) -> None:
    now = decided_by(deadline, today)
    assert decided_by(deadline, today + DAY)[: len(now)] == now

"""Following a date, saving one's own, stopping: what is kept of a person, and what is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.actions import (
    MENU,
    PAYLOAD_BYTES,
    Action,
    Asked,
    ChooseLanguage,
    Forget,
    Open,
    Speak,
    decode,
    encode,
)
from bot.dialogue.calendar import FIRST_DAY, LAST_DAY, Calendar, Month, month_of
from bot.dialogue.content import LOCALES, Locale
from bot.dialogue.date_actions import (
    AskStop,
    ChooseZone,
    DateAction,
    Decline,
    Draft,
    Drop,
    MyDates,
    NewDate,
    Remind,
    Renew,
    Save,
    SetPreview,
    SetZone,
    ShowDate,
    ShowDates,
    ShowMonth,
    ShowOwn,
    Stay,
    StopAll,
    Unfollow,
)
from bot.dialogue.date_reading import dates_of, follows
from bot.dialogue.date_screens import (
    Consent,
    DatesOf,
    DayChoice,
    DayPassed,
    DayQuestion,
    Declined,
    Dropped,
    Kept,
    KindQuestion,
    OneDate,
    OneOwn,
    Stopped,
    StopQuestion,
    TooMany,
    Unfollowed,
    WhoseQuestion,
    Zones,
)
from bot.dialogue.events import Arrived, CalledInGroup, Dated, Person, Pressed, Wrote
from bot.dialogue.following import ZONES, Follow, OwnDate, OwnKind, Preview, Watch, Whose
from bot.dialogue.heard import Danger, Talk
from bot.dialogue.reminding import Reminder, RunKind
from bot.dialogue.screens import Answer, Forgotten, Group, Languages, Menu, OldButton, Talked
from bot.dialogue.step import Turn, step
from bot.dialogue.ways import ways
from tests.dialogue.dates import CARD, HEARING, MANY, SOON, VISA, date_screens, follower
from tests.dialogue.small import CARD_ENDS, DAYS, FINAL_WORD, FIRST, LETTER, LETTER_ENDS, make_faq
from tests.dialogue.walk import Phone

FAQ = make_faq()
TODAY = date(2025, 6, 10)
READER = Person("ps")
FOLLOWS = Follow(CARD, Watch.DAYS, TODAY)
DAY = timedelta(days=1)


def press(person: Person, action: DateAction, today: date = TODAY, locale: Locale | None = None) -> Turn:
    return step(FAQ, person, Pressed(Asked(action, locale)), today)


def actions(turn: Turn, today: date = TODAY) -> list[object]:
    return [asked.action for row in ways(FAQ, turn.screen, today) for asked in row]


# Consent.


@pytest.mark.parametrize("wish", [Remind(CARD, Watch.DAYS), Remind(CARD, Watch.CHANGES), Save(VISA)])
def test_before_the_first_date_nothing_is_kept_without_a_yes(wish: Remind | Save) -> None:
    turn = press(READER, wish)
    assert turn == Turn(READER, Consent(wish), "ps")
    yes, no = (each for each in actions(turn)[:2])
    assert yes == replace(wish, agreed=True)
    assert isinstance(no, Decline)
    assert press(READER, no) == Turn(READER, Declined(no.then), "ps")


def test_the_yes_follows_and_says_when_messages_come() -> None:
    turn = press(READER, Remind(CARD, Watch.DAYS, agreed=True))
    assert turn.person == replace(READER, following=(FOLLOWS,))
    days = tuple(CARD_ENDS - each * DAY for each in (14, 7, 3, 1, 0))  # 30 days before has passed
    assert turn.screen == OneDate(CARD, Watch.DAYS, days, "Asia/Karachi", ahead=True)


def test_who_has_agreed_once_is_not_asked_again() -> None:
    turn = press(follower(TODAY), Save(VISA))
    assert turn.person.own_dates == (HEARING, VISA)
    assert isinstance(turn.screen, OneOwn)


def test_a_tap_that_arrives_twice_changes_nothing() -> None:
    for wish in (
        Remind(CARD, Watch.DAYS, agreed=True),
        Save(VISA, agreed=True),
        Save(replace(HEARING, day=SOON + DAY), SOON),
        Unfollow(CARD),
        Drop(HEARING),
        SetZone("Europe/Berlin"),
        SetPreview(Preview.OPEN),
        StopAll(),
    ):
        once = press(follower(TODAY), wish)
        assert press(once.person, wish).person == once.person


def test_without_a_language_nothing_is_kept() -> None:
    turn = press(Person(), Remind(CARD, Watch.DAYS, agreed=True))
    assert turn.person == Person()
    assert isinstance(turn.screen, Languages)
    assert turn.screen.then == CARD  # and this leads back to the answer that speaks of it
    spoken = step(FAQ, Person(), Pressed(Asked(Speak("ur", CARD))), TODAY)
    assert spoken.screen == Answer("card", FIRST, stale=False, introduced=True)


def test_who_reads_by_a_link_keeps_the_language_of_the_screen() -> None:
    turn = press(Person(), Remind(CARD, Watch.DAYS, agreed=True), locale="ur")
    assert turn.person.locale == "ur"
    assert turn.locale == "ur"
    assert turn.carried is None


# What is followed.


def test_a_date_that_has_passed_is_followed_for_changes_only() -> None:
    later = CARD_ENDS + DAY
    turn = press(READER, Remind(CARD, Watch.DAYS, agreed=True), later)
    assert turn.person.following == (Follow(CARD, Watch.CHANGES, later),)
    assert turn.screen == OneDate(CARD, Watch.CHANGES, (), "Asia/Karachi", ahead=False)
    assert Remind(CARD, Watch.DAYS) not in actions(turn, later)


def test_another_watch_begins_on_its_day_and_the_same_one_does_not() -> None:
    for before, after in ((Watch.DAYS, Watch.CHANGES), (Watch.CHANGES, Watch.DAYS)):
        turn = press(follower(TODAY, before), Remind(CARD, after), TODAY + DAY)
        assert turn.person.following == (Follow(CARD, after, TODAY + DAY),)
        again = press(follower(TODAY, before), Remind(CARD, before), TODAY + DAY)
        assert again.person == follower(TODAY, before)


def test_to_go_on_begins_the_follow_anew() -> None:
    turn = press(follower(TODAY, Watch.CHANGES), Renew(CARD), TODAY + 90 * DAY)
    assert turn.person.following == (Follow(CARD, Watch.CHANGES, TODAY + 90 * DAY),)
    assert press(READER, Renew(CARD)).person == READER


def test_a_moved_date_shows_what_it_was() -> None:
    turn = press(follower(TODAY), ShowDate(CARD), LETTER)
    assert isinstance(turn.screen, OneDate)
    assert turn.screen.moved_from == CARD_ENDS
    assert turn.screen.on[-1] == LETTER_ENDS


def test_a_date_whose_answer_is_old_says_that_it_does_not_remind() -> None:
    old = FINAL_WORD + 300 * DAY
    fresh = OneDate(CARD, None, (), "Asia/Karachi", ahead=True)
    assert press(READER, ShowDate(CARD)).screen == fresh
    screen = press(READER, ShowDate(CARD), old).screen
    assert isinstance(screen, OneDate)
    assert screen.stale


@pytest.mark.parametrize(
    "action", [Remind("gone", Watch.DAYS, agreed=True), ShowDate("gone"), ShowDates("card-lost")]
)
def test_what_is_not_here_leads_to_an_old_button(action: DateAction) -> None:
    assert press(READER, action) == Turn(READER, OldButton(), "ps")


def test_a_follow_of_what_is_no_longer_here_can_be_stopped() -> None:
    person = Person("ps", following=(Follow("gone", Watch.CHANGES, TODAY),))
    turn = press(person, Unfollow("gone"))
    assert turn.person == READER
    assert isinstance(turn.screen, Kept)


# One's own dates.


def test_a_date_of_ones_own_by_taps() -> None:
    phone = Phone(FAQ, follower(TODAY), TODAY)
    assert isinstance(phone.does(Pressed(Asked(MyDates()))).screen, Kept)
    assert phone.presses("n").screen == KindQuestion()
    assert phone.presses("n_visa").screen == WhoseQuestion(OwnKind.VISA)
    turn = phone.presses("g_visa_child")
    draft = Draft(OwnKind.VISA, Whose.CHILD)
    assert turn.screen == DayQuestion(draft, Month(Calendar.SOLAR, 1404, 3), TODAY + DAY)
    assert phone.presses("g_visa_child_s1404-04").screen == DayQuestion(
        draft, Month(Calendar.SOLAR, 1404, 4), TODAY + DAY
    )
    turn = phone.presses("k_visa_child_2025-06-30")
    own = OwnDate(OwnKind.VISA, Whose.CHILD, date(2025, 6, 30))
    assert turn.person.own_dates == (own, HEARING)  # the nearest first
    days = tuple(own.day - each * DAY for each in (14, 7, 3, 1, 0))
    assert turn.screen == OneOwn(own, 20, days, "Asia/Karachi")


def test_the_grid_begins_in_the_calendar_of_the_language() -> None:
    draft = Draft(OwnKind.OTHER, Whose.ME)
    for locale in LOCALES:
        screen = press(Person(locale), ShowMonth(draft)).screen
        solar = locale in {"ps", "fa_AF"}
        month = Month(Calendar.SOLAR, 1404, 3) if solar else Month(Calendar.GREGORIAN, 2025, 6)
        assert screen == DayQuestion(draft, month, TODAY + DAY)


def test_to_change_the_day_begins_where_it_was_and_puts_the_new_one_in_its_place() -> None:
    turn = press(follower(TODAY), ShowMonth(Draft(HEARING.kind, HEARING.whose, SOON)))
    assert isinstance(turn.screen, DayQuestion)
    assert turn.screen.month == month_of(SOON, Calendar.SOLAR)
    moved = replace(HEARING, day=SOON + DAY)
    assert Save(moved, SOON) in actions(turn)
    assert press(follower(TODAY), Save(moved, SOON)).person.own_dates == (moved,)


def test_no_more_than_ten() -> None:
    person = Person("ps", own_dates=MANY)
    assert press(person, NewDate()).screen == TooMany(MANY)
    assert press(person, Save(VISA)) == Turn(person, TooMany(MANY), "ps")
    moved = replace(MANY[0], day=SOON + 100 * DAY)
    assert len(press(person, Save(moved, MANY[0].day)).person.own_dates) == len(MANY)


def test_a_date_that_is_gone_shows_what_is_there() -> None:
    assert isinstance(press(READER, ShowOwn(VISA)).screen, Kept)


@pytest.mark.parametrize(("day", "kept"), [(TODAY + DAY, True), (TODAY, False), (TODAY - DAY, False)])
def test_only_a_day_to_come_can_be_saved(day: date, kept: bool) -> None:
    typed = step(FAQ, READER, Dated(day), TODAY).screen
    assert typed == (KindQuestion(day) if kept else DayPassed(day))
    assert isinstance(press(READER, NewDate(OwnKind.VISA, day)).screen, WhoseQuestion) == kept
    turn = press(READER, Save(OwnDate(OwnKind.VISA, Whose.ME, day), agreed=True))
    assert bool(turn.person.own_dates) == kept


def test_a_typed_day_is_saved_in_three_taps() -> None:
    phone = Phone(FAQ, READER, TODAY)
    phone.does(Dated(SOON))
    phone.presses("n_hearing_2026-12-24")
    phone.presses("k_hearing_sibling_2026-12-24")
    assert phone.presses("k_hearing_sibling_2026-12-24_y").person.own_dates == (HEARING,)


def test_a_date_in_typed_words_is_offered_and_a_sure_question_comes_first() -> None:
    assert step(FAQ, READER, Wrote((), days=(SOON,)), TODAY).screen == KindQuestion(SOON)
    several = Wrote((), days=(SOON, TODAY, SOON + DAY))
    assert step(FAQ, READER, several, TODAY).screen == DayChoice((SOON, SOON + DAY))
    assert step(FAQ, READER, Wrote((), days=(TODAY,)), TODAY).screen == DayPassed(TODAY)
    asked = step(FAQ, READER, Wrote(("card",), sure=True, days=(SOON,)), TODAY).screen
    assert isinstance(asked, Answer)


def test_a_typed_stop_stops_who_follows_and_erases_no_language() -> None:
    stop = Wrote((), sure=True, talk=Talk.STOP)
    assert step(FAQ, follower(TODAY), stop, TODAY) == Turn(READER, Stopped(1, 1), "ps")
    turn = step(FAQ, READER, stop, TODAY)
    assert turn.person == READER
    assert turn.screen == Talked(Talk.STOP)
    unsure = step(FAQ, follower(TODAY), Wrote((), talk=Talk.STOP), TODAY)
    assert unsure == Turn(follower(TODAY), StopQuestion(1, 1), "ps")
    in_danger = Wrote((), talk=Talk.STOP, danger=Danger.VIOLENCE)
    assert step(FAQ, follower(TODAY), in_danger, TODAY).person == follower(TODAY)


# How messages come, and how they end.


def test_zone_and_preview_are_kept_of_followers_only() -> None:
    person = follower(TODAY)
    assert press(person, SetZone("Europe/Berlin")).person == replace(person, zone="Europe/Berlin")
    assert press(person, SetPreview(Preview.OPEN)).person == replace(person, preview=Preview.OPEN)
    assert press(READER, SetZone("Europe/Berlin")).person == READER
    assert press(READER, SetPreview(Preview.OPEN)).person == READER
    assert press(person, ChooseZone()).screen == Zones("Asia/Karachi")


def test_the_last_date_takes_the_rest_with_it() -> None:
    person = replace(follower(TODAY), zone="Europe/Berlin", preview=Preview.OPEN)
    turn = press(person, Unfollow(CARD))
    assert turn.screen == Unfollowed(CARD, Watch.DAYS, left=1)
    assert turn.person.zone == "Europe/Berlin"
    turn = press(turn.person, Drop(HEARING))
    assert turn == Turn(READER, Dropped(HEARING, left=0), "ps")


def test_stop_stops_all_and_a_button_asks_first() -> None:
    person = follower(TODAY)
    turn = press(person, AskStop())
    assert turn == Turn(person, StopQuestion(1, 1), "ps")
    assert StopAll() in actions(turn)
    assert press(person, StopAll()) == Turn(READER, Stopped(1, 1), "ps")
    assert press(READER, StopAll()) == Turn(READER, Stopped(0, 0), "ps")


def test_to_forget_erases_everything_and_counts_it() -> None:
    turn = step(FAQ, follower(TODAY), Pressed(Asked(Forget())), TODAY)
    assert turn.person == Person()
    assert turn.screen == Forgotten(had=True, following=1, own_dates=1)


@pytest.mark.parametrize(
    "action",
    [
        Remind(CARD, Watch.DAYS, agreed=True),
        Save(VISA, agreed=True),
        Save(replace(HEARING, day=SOON + DAY), SOON),
        Unfollow(CARD),
        Renew(CARD),
        Drop(HEARING),
        SetZone("Europe/Berlin"),
        SetPreview(Preview.OPEN),
        StopAll(),
    ],
    ids=repr,
)
@pytest.mark.parametrize(
    "person", [Person(), READER, follower(TODAY - DAY)], ids=["new", "reader", "follower"]
)
def test_a_link_never_follows_stops_or_erases(person: Person, action: DateAction) -> None:
    turn = step(FAQ, person, Arrived(Asked(action, "ps")), TODAY)
    assert turn.person == person
    assert not isinstance(turn.screen, Stopped | Dropped | Unfollowed | OldButton)


def test_a_group_cannot_follow() -> None:
    assert step(FAQ, READER, CalledInGroup(), TODAY) == Turn(READER, Group(), None)


# Where it begins.


def test_an_answer_offers_its_dates() -> None:
    card = Answer("card", FIRST, stale=False)
    rows = ways(FAQ, card, TODAY)
    assert rows[0] == (Asked(Remind(CARD, Watch.DAYS)),)
    assert rows[1] == (Asked(Remind(CARD, Watch.CHANGES)),)
    passed = ways(FAQ, Answer("card", LETTER, stale=False), CARD_ENDS + DAY)
    assert passed[0] == (Asked(Remind(CARD, Watch.CHANGES)),)
    assert dates_of(FAQ, "card-lost", TODAY) == ()
    both = ways(FAQ, Answer("dates", FIRST, stale=False), LETTER)
    assert (Asked(ShowDates("dates")),) in both
    assert press(READER, ShowDates("dates"), LETTER).screen == DatesOf("dates", tuple(FAQ.deadlines))


def test_the_menu_leads_to_ones_dates() -> None:
    assert (Asked(MyDates()),) in ways(FAQ, Menu())


def test_a_language_chosen_on_the_way_leads_back_to_the_answer() -> None:
    turn = press(READER, Remind(CARD, Watch.DAYS))
    assert ChooseLanguage(CARD) in actions(turn)


def test_a_reminder_is_read_and_stopped_by_one_tap_each() -> None:
    official = Reminder(RunKind.BEFORE, CARD, None, CARD_ENDS, 3)
    own = Reminder(RunKind.OWN, None, HEARING, SOON, 3)
    still = Reminder(RunKind.STILL, CARD, None, CARD_ENDS, -90)
    gone = Reminder(RunKind.CHANGED, "gone", None, CARD_ENDS, -90)
    kept = Reminder(RunKind.DECIDED, CARD, None, CARD_ENDS, 3)
    said = (official, own, still, gone, kept)
    onward = [[row[0].action for row in ways(FAQ, each)[:-2]] for each in said]
    assert onward == [
        [ShowDate(CARD), Unfollow(CARD)],
        [ShowOwn(HEARING), Drop(HEARING)],
        [Renew(CARD), Unfollow(CARD)],
        [MyDates()],
        [Open("card"), Unfollow(CARD)],
    ]


# Payloads.

days = st.dates(FIRST_DAY, LAST_DAY)
kinds, whoses = st.sampled_from(OwnKind), st.sampled_from(Whose)
owns = st.builds(OwnDate, kinds, whoses, days)
drafts = st.builds(Draft, kinds, whoses, st.none() | days)
months = st.builds(month_of, days, st.sampled_from(Calendar))
ids = st.sampled_from([*FAQ.deadlines, "a" * 30, "ps", "y", "stop", "136"])
wishes: st.SearchStrategy[DateAction] = st.one_of(
    st.builds(Remind, ids, st.sampled_from(Watch), st.booleans()),
    st.builds(Unfollow, ids),
    st.builds(Renew, ids),
    st.builds(ShowDate, ids),
    st.builds(ShowDates, ids),
    st.builds(Decline, ids),
    st.builds(NewDate, st.none() | kinds, st.none() | days),
    st.builds(ShowMonth, drafts, st.none() | months),
    st.builds(Stay, drafts, months, st.integers(0, 7)),
    st.builds(Save, owns, st.none() | days, st.booleans()),
    st.builds(ShowOwn, owns),
    st.builds(Drop, owns),
    st.builds(SetZone, st.sampled_from(ZONES)),
    st.builds(SetPreview, st.sampled_from(Preview)),
    st.sampled_from([MyDates(), ChooseZone(), AskStop(), StopAll()]),
)


@given(wishes, st.none() | st.sampled_from(LOCALES))
def test_a_wish_comes_back_as_it_went(wish: DateAction, locale: Locale | None) -> None:
    payload = encode(wish, locale)
    assert decode(payload) == Asked(wish, locale)
    assert len(payload) <= PAYLOAD_BYTES


@pytest.mark.parametrize(
    "payload",
    [
        "f_card-validity",
        "f_card-validity_never",
        "k_visa_me",
        "k_visa_me_2025-02-30",
        "k_visa_me_1899-12-31",
        "k_visa_me_2025-06-30_2025-06-30_2025-06-30",
        "k_visa_me_2025-06-30_y_y",
        "g_visa_me_s1404-13",
        "g_visa_me_s9999-01",
        "t_visa_me_s1404-01_8",
        "t_visa_me_s1404_0",
        "n_passport",
        "z_moon",
        "m_secret",
        "m_stop_n",
    ],
)
def test_what_no_edition_ever_made(payload: str) -> None:
    assert decode(payload) is None


# Walks at random, with everything serialised between two steps.

people = st.sampled_from(
    [
        READER,
        follower(TODAY),
        Person("ur", own_dates=MANY),
        Person("en", "Europe/Berlin", Preview.OPEN, (FOLLOWS,)),
    ]
)
BEGINNINGS: tuple[Action, ...] = (MyDates(), NewDate(), Open("card"), Open("dates"), Open(MENU))
starts = st.one_of(
    st.builds(Dated, st.dates(TODAY - DAY, SOON)),
    st.builds(Pressed, st.builds(Asked, st.sampled_from(BEGINNINGS))),
)
WRITES = (Remind, Renew, Unfollow, Save, Drop, SetZone, SetPreview, StopAll, Speak, Forget)


@given(people, starts, st.sampled_from(DAYS), st.data())
def test_every_way_leads_on_and_only_wishes_write(
    person: Person, start: Dated | Pressed, today: date, data: st.DataObject
) -> None:
    phone = Phone(FAQ, person, today)
    phone.does(start)
    assert phone.person == person
    for _ in range(data.draw(st.integers(1, 15))):
        before = phone.person
        payload = data.draw(st.sampled_from(phone.buttons))
        turn = phone.presses(payload)
        assert not isinstance(turn.screen, OldButton)
        asked = decode(payload)
        assert asked
        if not isinstance(asked.action, WRITES):
            assert turn.person == before
        if follows(turn.person) and not follows(before):
            assert isinstance(asked.action, Remind | Save)
            assert asked.action.agreed
        assert len(turn.person.own_dates) <= len(MANY)
        if not follows(turn.person):
            assert turn.person == Person(turn.person.locale)
        if isinstance(turn.screen, OneDate | OneOwn):
            assert all(day > today for day in turn.screen.on)


@pytest.mark.parametrize("today", [FIRST, TODAY, LETTER, DAYS[-1]])
def test_every_button_fits_and_can_be_read(today: date) -> None:
    for screen in date_screens(FAQ, today):
        for asked in (asked for row in ways(FAQ, screen, today) for asked in row):
            payload = encode(asked.action, "fa_AF")
            assert len(payload) <= PAYLOAD_BYTES
            assert decode(payload) == Asked(asked.action, "fa_AF")

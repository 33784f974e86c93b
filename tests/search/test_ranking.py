"""A question finds the answer whose title is near it, in any language; nonsense finds none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.ranking import Titles, nearest
from tests.search.titles import FAQ, TITLES, title

RANKED = Titles(FAQ, title)
WORDS = sorted({word for titles in TITLES.values() for text in titles.values() for word in text.split()})


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("when does my card end", "card"),
        ("when dos the card end", "card"),
        ("does the card end when", "card"),
        ("i lost my card", "card-lost"),
        ("my card is lost what now", "card-lost"),
        ("where is the ofice", "office"),
        ("somebody was arested", "arrested"),
        ("کارت چه وقت ختم میشود", "card"),
        ("كارت چي وقت ختم مي شود", "card"),
        ("د کارڈ مودہ کلہ پای تہ رسیگی", "card"),
        ("کارډ مې ورک شوی دی", "card-lost"),
        ("میرا کارڈ گم ہو گیا", "card-lost"),
        ("کارڈ کب ختم ہو گا", "card"),
        ("دفتر كجاست", "office"),
        ("څوک نیول شوی دی", "arrested"),
    ],
)
def test_words_near_a_title_find_it_among_the_first_three(text: str, id: str) -> None:
    assert id in [each.id for each in RANKED.rank(text)][:3]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "zzzz qqqq",
        "xkcd wvut",
        "ژژژژ ظظظظ",
        "🙂🙂🙂",
        "؟؟؟",
        "\x00\x01\x02",
        "the weather in london will be nice tomorrow",
        "recipe for chocolate cake with cherries",
    ],
)
def test_nonsense_finds_nothing(text: str) -> None:
    assert RANKED.rank(text) == ()


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=60))
def test_only_what_is_shown_is_found_each_once_and_best_first(text: str) -> None:
    found = RANKED.rank(text)
    assert len({each.id for each in found}) == len(found) <= 10
    assert all(FAQ.shown(each.id) and each.id in FAQ.answers for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(0.6 <= each.score <= 1 for each in found)


def test_no_more_are_ranked_than_asked_for() -> None:
    assert len(RANKED.rank("card", limit=1)) == 1


def test_the_place_of_a_title() -> None:
    assert RANKED.place("papers!") == "papers"
    assert RANKED.place("اسناد من") == "papers"
    assert RANKED.place("An answer nobody wrote") is None
    assert RANKED.place("paper") is None


def test_of_two_with_the_same_title_the_first_of_the_content_is_meant() -> None:
    titles = Titles(FAQ, lambda *_: "The same")
    assert titles.place("the same") == next(iter(FAQ.branches))


def test_the_id_that_was_meant() -> None:
    assert nearest("card-losst", tuple(FAQ.answers)) == "card-lost"
    assert nearest("zzzzzz", tuple(FAQ.answers)) is None

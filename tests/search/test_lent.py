"""Words that are lent to an editor carry no digits, addresses or accounts."""

import pytest

from bot.search.lent import LONGEST, anonymous


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("my number is 0300 1234567", "my number is ···· ·······"),
        ("کارت ۱۲۳۴ من", "کارت ···· من"),
        ("write to ali@example.org or @ali_kabul", "write to … or …"),
        ("see https://t.me/joinchat/abc now", "see … now"),
        ("  two   words \n here ", "two words here"),
    ],
)
def test_what_could_lead_back_is_taken_out(text: str, bare: str) -> None:
    assert anonymous(text) == bare


def test_it_is_cut_to_the_length_of_a_question() -> None:
    assert len(anonymous("a " * 1000)) == LONGEST

"""A small ranking is learnt, packed, unpacked and asked; a broken file is told."""

from __future__ import annotations

import pytest

from bot.dialogue.content import Locale
from bot.search.confidence import confidence
from bot.search.folding import fold
from bot.search.learning import learn
from bot.search.model import BrokenModel, fingerprint, pack, unpack

WORDINGS: dict[Locale, dict[str, tuple[str, ...]]] = {
    "en": {
        "card-lost": ("i lost my card", "card is gone", "somebody stole my card"),
        "office": ("where is the office", "address of the office", "which office can i visit"),
        "nothing-here": ("what is the weather", "cricket match today", "🙂"),
    },
    "ps": {
        "card-lost": ("کارډ مې ورک شو", "kard me wrak sho"),
        "office": ("دفتر چېرته دی", "daftar cherta de"),
    },
}
MODEL = learn(WORDINGS, "mark")


@pytest.mark.parametrize(
    ("text", "key", "language"),
    [
        ("my card is lost", "card-lost", "@en"),
        ("the ofice where", "office", "@en"),
        ("كارڈ مي ورک شوى دى", "card-lost", "@ps"),
        ("kaard wrrak shu", "card-lost", "@ps"),
        ("وه دفتر چرته دی", "office", "@ps"),
    ],
)
def test_what_was_learnt_is_found_again(text: str, key: str, language: str) -> None:
    of = MODEL.scores(fold(text)).of
    assert max((each for each in of if not each.startswith("@")), key=lambda each: of[each]) == key
    assert max((each for each in of if each.startswith("@")), key=lambda each: of[each]) == language


def test_a_learnt_text_scores_near_one_and_an_unknown_one_as_usual() -> None:
    known = MODEL.scores("i lost my card")
    assert known.of["card-lost"] > 0.5
    assert known.known == 1
    unknown = MODEL.scores("ژژژ")
    assert unknown.known == 0
    assert list(unknown.of.values()) == list(MODEL.usual)


def test_the_same_wordings_give_the_same_file_and_it_is_read_back() -> None:
    packed = pack(MODEL)
    assert packed == pack(learn(WORDINGS, "mark"))
    read = unpack(packed)
    assert pack(read) == packed
    assert read.fingerprint == "mark"
    assert read.scores("the office") == unpack(packed).scores("the office")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"{}\n",
        b"[]\nxx",
        b"\xff\n",
        pack(MODEL)[:-20],
        pack(MODEL).replace(b"mark", b"mar", 1)[40:],
    ],
)
def test_a_broken_file_is_told(raw: bytes) -> None:
    with pytest.raises(BrokenModel):
        unpack(raw)


def test_the_fingerprint_tells_files_apart_and_where_one_ends() -> None:
    marks = [fingerprint(each) for each in ([b"a", b"b"], [b"ab"], [b"a", b"c"], [b"a"], [])]
    assert len(set(marks)) == len(marks)
    assert fingerprint([b"a", b"b"]) == marks[0]


def test_confidence_moves_one_way_with_each_figure() -> None:
    middle = confidence(0.5, 0.3, 0.1, 0.8)
    assert 0 < confidence(0, 0, 1, 0) < middle < confidence(1, 1, 0, 1) < 1
    assert confidence(0.6, 0.3, 0.1, 0.8) > middle
    assert confidence(0.5, 0.4, 0.1, 0.8) > middle
    assert confidence(0.5, 0.3, 0.2, 0.8) < middle
    assert confidence(0.5, 0.3, 0.1, 0.9) > middle

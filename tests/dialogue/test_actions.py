"""What a button, link or number asks for, as text of at most 64 bytes."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogue.actions import (
    MENU,
    PAYLOAD_BYTES,
    Action,
    Asked,
    ChooseLanguage,
    Forget,
    Help,
    Hide,
    Open,
    Police,
    ShowSources,
    Speak,
    decode,
    encode,
    locale_named,
)
from bot.dialogue.content import LOCALES, Locale

LONGEST_ID = PAYLOAD_BYTES - len("q__fa_AF")
# Short ones may look like a verb or a language; they must come back all the same.
ids = st.one_of(
    st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=LONGEST_ID),
    st.sampled_from(["o", "q", "l", "s", "h", "e", "i", "p", "en", "ps", "fa", "prs", "ur", MENU, "136"]),
)
locales: st.SearchStrategy[Locale] = st.sampled_from(LOCALES)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Open, ids),
    st.builds(ShowSources, ids),
    st.builds(ChooseLanguage, ids),
    st.builds(Speak, locales, ids),
    st.sampled_from([Hide(), Forget(), Help(), Police()]),
)


@given(actions, st.none() | locales)
@example(Open("ps"), None)
@example(Open("o"), None)
@example(Open("p"), "fa_AF")
def test_an_action_comes_back_as_it_went(action: Action, locale: Locale | None) -> None:
    if isinstance(action, Speak):
        locale = None  # it names its language itself
    payload = encode(action, locale)
    assert decode(payload) == Asked(action, locale)
    assert len(payload.encode()) <= PAYLOAD_BYTES
    assert set(payload) <= set(string.ascii_letters + string.digits + "-_")  # what ?start= takes


@pytest.mark.parametrize(
    ("payload", "asked"),
    [
        ("por-expiry", Asked(Open("por-expiry"))),
        ("136", Asked(Open("136"))),
        ("136_ur", Asked(Open("136"), "ur")),
        ("menu", Asked(Open(MENU))),
        ("o_por-expiry_ps", Asked(Open("por-expiry"), "ps")),
        ("por-expiry_fa_AF", Asked(Open("por-expiry"), "fa_AF")),
        ("por-expiry_fa", Asked(Open("por-expiry"), "fa_AF")),
        ("por-expiry_prs", Asked(Open("por-expiry"), "fa_AF")),
        ("o_por-expiry_fa", Asked(Open("por-expiry"), "fa_AF")),
        ("q_por-expiry_en", Asked(ShowSources("por-expiry"), "en")),
        ("l_menu", Asked(ChooseLanguage(MENU))),
        ("s_por-expiry_fa_AF", Asked(Speak("fa_AF", "por-expiry"))),
        ("s_menu_prs", Asked(Speak("fa_AF", MENU))),
        ("h", Asked(Hide())),
        ("e_ps", Asked(Forget(), "ps")),
        ("i", Asked(Help())),
        ("p_fa_AF", Asked(Police(), "fa_AF")),
    ],
)
def test_what_a_payload_asks_for(payload: str, asked: Asked) -> None:
    assert decode(payload) == asked


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "_",
        "__ps",
        "_ps",
        "o",
        "x",
        "1",
        "o_",
        "o__ps",
        "q_",
        "s_menu",  # to speak no language
        "s_ps",
        "h_menu",
        "o_a_b",
        "o_fa_AF",
        "OPEN",
        "o_Por",
        "o_پ",
        "o_\ud800",
        "\udfff",
        "por expiry",
        "por-expiry\n",
        "o_por-expiry_de",
        "o_por-expiry_ps_ps",
        "o_" + "x" * (PAYLOAD_BYTES - 1),
    ],
)
def test_what_no_edition_ever_made(payload: str) -> None:
    assert decode(payload) is None


@given(st.text(st.characters() | st.sampled_from("oqlsheip_-afAFpsur136\ud800"), max_size=80))
def test_no_text_makes_it_stumble(payload: str) -> None:
    asked = decode(payload)
    if asked is not None:
        again = encode(asked.action, asked.locale)
        assert decode(again) == asked


@given(ids.filter(lambda id: len(id) > 1))
def test_a_bare_id_opens_it_and_is_never_taken_for_a_verb(id: str) -> None:
    assert decode(id) == Asked(Open(id))


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("fa", "fa_AF"),
        ("fa-AF", "fa_AF"),
        ("fa_AF", "fa_AF"),
        ("prs", "fa_AF"),
        ("PRS-AF", "fa_AF"),
        ("ps", "ps"),
        ("ps-AF", "ps"),
        (" UR ", "ur"),
        ("en-GB", "en"),
        ("de", None),
        ("pst", None),
        ("", None),
    ],
)
def test_the_language_of_a_phone(code: str, locale: Locale | None) -> None:
    assert locale_named(code) == locale

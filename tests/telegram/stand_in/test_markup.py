"""Telegram's HTML: text, entities in UTF-16 units, and the words for what is wrong."""

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.telegram.stand_in.markup import cut, parse_html, units
from bot.telegram.stand_in.refusal import Refused
from bot.telegram.stand_in.words import with_found


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp;amp; &quot;&#39;&#x1F642; &nbsp;", "a <b> &amp; \"'🙂 &nbsp;", []),
        ("🙂<b>پاڼه</b>", "🙂پاڼه", [entity("bold", 2, 4)]),
        ("<B>x</b>", "x", [entity("bold", 0, 1)]),
        ("<b>🙂<i>x</i></b>", "🙂x", [entity("bold", 0, 3), entity("italic", 2, 1)]),
        ("<u>x</u><s>y</s>", "xy", [entity("underline", 0, 1), entity("strikethrough", 1, 1)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ('<a href="https://a.org/?x=1&amp;y=2">x</a>', "x", [entity("text_link", 0, 1, url="https://a.org/?x=1&y=2")]),
        ("<a href='nowhere'>x</a>", "x", []),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [entity("pre", 0, 1, language="py")]),
    ],
)  # fmt: skip
def test_markup_is_read(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x<br>", 'Unsupported start tag "br" at byte offset 1'),
        ("پ<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x < y", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x"', 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_markup_is_refused(source: str, words: str) -> None:
    with pytest.raises(Refused) as raised:
        parse_html(source)
    assert raised.value.description == f"Bad Request: can't parse entities: {words}"


PIECE = st.tuples(st.sampled_from(["", "b", "i", "u", "s", "code"]), st.text(min_size=1, max_size=8))


@given(st.lists(PIECE, max_size=6))
def test_offsets_find_the_marked_words_again(pieces: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html.escape(t)}</{tag}>" if tag else html.escape(t) for tag, t in pieces)
    text, entities = parse_html(source)
    assert text == "".join(t for _, t in pieces)
    assert [cut(text, e["offset"], e["length"]) for e in entities] == [t for tag, t in pieces if tag]


@given(st.text())
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(st.text(alphabet="a<b>/&; i\"='پ🙂", max_size=30))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except Refused as refusal:
        assert refusal.code == 400
        return
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= units(text) for e in entities)
    read = [MessageEntity(e["type"], e["offset"], e["length"]) for e in entities]
    assert MessageEntity.adjust_message_entities_to_utf_16(text, []) == []
    assert len(read) == len(entities)


def test_commands_links_and_mentions_are_found() -> None:
    text = "🙂 /start@panah_bot https://unhcr.org/pk. @unhcr a/b x@y.org"
    assert [(e["type"], cut(text, e["offset"], e["length"])) for e in with_found(text, [])] == [
        ("bot_command", "/start@panah_bot"),
        ("url", "https://unhcr.org/pk"),
        ("mention", "@unhcr"),
    ]

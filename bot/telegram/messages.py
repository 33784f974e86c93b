"""A worded message in Telegram's form: HTML text and an inline keyboard."""

from __future__ import annotations

from html import escape
from typing import assert_never

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.wording.message import Message, Paragraph, Style


def html(message: Message) -> str:
    """The text with Telegram's marks; a blank line between paragraphs, none between steps."""
    parts: list[str] = []
    before: Paragraph | None = None
    for each in message.paragraphs:
        if before is not None:
            parts.append("\n" if _close(before, each) else "\n\n")
        parts.append(_marked(each))
        before = each
    return "".join(parts)


def keyboard(message: Message) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.payload) for button in row]
            for row in message.buttons
        ]
    )


def _close(before: Paragraph, after: Paragraph) -> bool:
    return before.style is Style.HEAD or (before.style is Style.STEP and after.style is Style.STEP)


def _marked(paragraph: Paragraph) -> str:
    text = escape(paragraph.text, quote=False)
    if paragraph.url:
        text = f'<a href="{escape(paragraph.url)}">{text}</a>'
    match paragraph.style:
        case Style.TITLE | Style.HEAD:
            return f"<b>{text}</b>"
        case Style.NOTE:
            return f"<i>{text}</i>"
        case Style.TEXT | Style.STEP:
            return text
        case _:
            assert_never(paragraph.style)

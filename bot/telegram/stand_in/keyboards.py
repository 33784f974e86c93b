"""Which keyboards Telegram takes. Decides that and the words of refusal; does not know what buttons mean."""

import re

from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.refusal import bad

LONGEST_DATA = 64  # bytes of callback_data

_ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
_URL = re.compile(r"^(https?|tg|ton)://\S+$|^[\w-]+(\.[\w-]+)+(/\S*)?$", re.IGNORECASE)


def inline_only(markup: Json | None) -> Json | None:
    """The keyboard of an edit, or None to take it away."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return checked(markup)


def checked(markup: Json | None) -> Json | None:
    """Any keyboard that a message may bring, without empty rows; raises Refused as Telegram does."""
    if markup is None or "inline_keyboard" not in markup:
        return markup
    if not isinstance(markup["inline_keyboard"], list):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be of type Array')
    rows = [row for row in markup["inline_keyboard"] if row]
    for row in rows:
        if not isinstance(row, list):
            raise bad("can't parse inline keyboard button: expected an Array of Arrays")
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: Json) -> None:
    if "text" not in button:
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad("BUTTON_TEXT_INVALID")
    actions = _ACTIONS & button.keys()
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in actions:
        data = button["callback_data"]
        if not data or len(str(data).encode()) > LONGEST_DATA:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in actions and not _URL.match(str(button["url"])):
        raise bad("BUTTON_URL_INVALID")

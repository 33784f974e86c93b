"""The parameters of one call, however they were sent: objects, or JSON inside a form field.

Decides how a value is read and what Telegram says when it is missing. It does not know the methods.
"""

from typing import Any

import orjson

from bot.telegram.stand_in.refusal import bad

Json = dict[str, Any]

_OBJECTS = {
    "reply_markup", "entities", "reply_parameters", "link_preview_options", "allowed_updates", "commands",
    "scope", "message_ids",
}  # fmt: skip
_NUMBERS = {"chat_id", "message_id", "offset", "limit", "timeout", "user_id", "max_connections", "cache_time"}
_SWITCHES = {"disable_notification", "protect_content", "show_alert", "drop_pending_updates"}


class Params:
    """One call's parameters by name."""

    def __init__(self, given: Json) -> None:
        self.given = {name: value for name, value in given.items() if value is not None}

    def text(self, name: str) -> str:
        value = self.given.get(name, "")
        return value if isinstance(value, str) else orjson.dumps(value).decode()

    def integer(self, name: str, default: int | None = None) -> int:
        value = self.given.get(name)
        if value is None or value == "":
            if default is None:
                raise bad(f"{name} is empty" if name == "chat_id" else f"{name} is not specified")
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad("chat not found" if name == "chat_id" else f'invalid "{name}" specified') from None

    def switch(self, name: str) -> bool:
        return self.given.get(name) in (True, "true", "True", "1", 1)

    def array(self, name: str) -> list[Any] | None:
        value = self._decoded(name)
        if value is not None and not isinstance(value, list):
            raise bad(f"can't parse {name}: expected an Array")
        return value

    def object(self, name: str) -> Json | None:
        value = self._decoded(name)
        if value is not None and not isinstance(value, dict):
            raise bad("object expected as reply markup" if name == "reply_markup" else f"can't parse {name}")
        return value

    def _decoded(self, name: str) -> Any:
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        return decoded(name, value) if value else None


def decoded(name: str, value: str) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        raise bad(f"can't parse {name} JSON object") from None


def unfolded(form: dict[str, str]) -> Json:
    """Form fields as the objects, numbers and switches that they stand for; unreadable ones as they came."""
    return {name: _unfolded(name, value) for name, value in form.items()}


def _unfolded(name: str, value: str) -> Any:
    if name in _NUMBERS and value.lstrip("-").isdigit():
        return int(value)
    if name in _SWITCHES and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if name in _OBJECTS:
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            return value
    return value

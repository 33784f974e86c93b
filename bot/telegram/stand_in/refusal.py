"""How a call goes wrong, in Telegram's own words. Decides the texts; does not know when they are due."""

from typing import Any


class Refused(Exception):
    """Telegram answered with an error: its code, its description and, at times, parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class Dropped(Exception):
    """The connection broke: before Telegram took the call, or (`taken`) after it."""

    def __init__(self, *, taken: bool = False) -> None:
        super().__init__("the connection was dropped")
        self.taken = taken


class Foreign(Exception):
    """Something between us and Telegram answered, for instance a proxy with a page of its own."""

    def __init__(self, code: int, body: bytes) -> None:
        super().__init__(f"a foreign answer, {code}")
        self.code = code
        self.body = body


def bad(reason: str) -> Refused:
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    return Refused(409, f"Conflict: {reason}")


def unauthorized() -> Refused:
    return Refused(401, "Unauthorized")


def not_found() -> Refused:
    return Refused(404, "Not Found")


def too_many(retry_after: int) -> Refused:
    """`retry_after` in seconds."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

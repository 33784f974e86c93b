"""What a page may ask for, as JSON. Decides which bodies are understood and how a bad one is named."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 32 * 1024  # a text of 4096 letters, each written as \uXXXX, fits
LONGEST_TEXT = 4096  # UTF-16 units, as at Telegram
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class _Asked(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


def _sendable(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    if len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        raise ValueError(f"is longer than {LONGEST_TEXT} letters")
    return text


class ToStart(_Asked):
    """`payload` is what follows `?start=` in a link."""

    payload: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")] | None = None


class ToWrite(_Asked):
    text: Annotated[str, AfterValidator(_sendable)]


class ToPress(_Asked):
    message: int
    data: Annotated[str, Field(min_length=1, max_length=64)]


class ToSend(_Asked):
    kind: Literal["voice", "photo", "sticker", "location"]


class ToTurn(_Asked):
    day: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class ToMove(_Asked):
    deadline: Annotated[str, Field(min_length=1, max_length=64)]
    day: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class ToMeet(_Asked):
    language: Literal["en", "ps", "fa", "ur"]


Wanted = TypeVar("Wanted", bound=_Asked)


async def read(request: Request, shape: type[Wanted]) -> Wanted:
    """The body as that shape; raises HTTPException 400, 413 or 415 with words that say what is wrong."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "send application/json")
    try:
        return shape.model_validate_json(await _body(request))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        raise HTTPException(400, f"{where}: {first['msg']}") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"more than {MOST_BYTES} bytes")
    return bytes(body)

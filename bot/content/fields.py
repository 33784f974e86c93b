"""The small words of the file: a day, a span of days, yes or no, an id, a passage of text.

Each reader takes a string and gives a value, or raises `Wrong` in words made for an editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator

from bot.content.problems import did_you_mean
from bot.dialogue.responsibility import outside_telegram

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
SPAN = re.compile(r"([1-9]\d{0,3}) days?", re.ASCII)
ID = re.compile(r"[a-z0-9-]+")
NAME = re.compile(r"[a-z][a-z0-9_]*")
OLDEST, NEWEST = 1900, 2099  # outside of it a year is a slip of the keyboard


class Wrong(ValueError):
    """What is wrong with a value, and how to mend it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def read_day(word: str) -> date:
    found = ISO.fullmatch(word)
    if not found:
        raise Wrong(f'"{word}" is not a day', "write a day as YYYY-MM-DD, for instance 2026-03-07")
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        raise Wrong(f"{word} is not a day of the calendar", "write a day as YYYY-MM-DD") from None
    if not OLDEST <= day.year <= NEWEST:
        raise Wrong(f"the year {day.year} cannot be meant", f"write a year from {OLDEST} to {NEWEST}")
    return day


def read_span(word: str) -> timedelta:
    found = SPAN.fullmatch(word)
    if not found:
        raise Wrong(f'"{word}" is not a number of days', "write it as `14 days`, `60 days` or `365 days`")
    return timedelta(days=int(found[1]))


def read_days_before(word: str) -> int:
    if not re.fullmatch(r"0|[1-9]\d?", word, re.ASCII):
        raise Wrong(f'"{word}" is not a number of days before the date', "write whole numbers from 0 to 99")
    return int(word)


def read_yes(word: str) -> bool:
    if word not in ("yes", "no"):
        raise Wrong(f'"{word}" is neither yes nor no', "write `yes` or `no`")
    return word == "yes"


def read_id(word: str) -> str:
    if not ID.fullmatch(word):
        raise Wrong(f'"{word}" is not an id', "use small Latin letters, digits and hyphens only")
    return word


def read_name(word: str) -> str:
    """The name of a decision becomes part of a placeholder, where a hyphen cannot stand."""
    if not NAME.fullmatch(word):
        raise Wrong(f'"{word}" cannot stand in a placeholder', "use small Latin letters, digits and `_`")
    return word


def read_edition(word: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", word, re.ASCII):
        raise Wrong(f'the edition "{word}" is not a positive whole number', "write 1, 2, 3 …")
    return int(word)


def read_number(word: str) -> int:
    if not re.fullmatch(r"[1-9]\d\d", word, re.ASCII):
        remedy = "write three digits from 0 to 9, the first not 0"
        raise Wrong(f'the number "{word}" cannot be typed by a reader', remedy)
    return int(word)


def read_code(word: str) -> str:
    """What a button carries of a question or option; `x` is taken by "I don't know"."""
    if not re.fullmatch(r"[a-wyz0-9]", word, re.ASCII):
        raise Wrong(f'"{word}" is not a code', "write one small Latin letter or digit, and not `x`")
    return word


def read_text(word: str) -> str:
    if not word:
        raise Wrong("there is no text here", "write it, or remove the line")
    if "\n" in word:
        raise Wrong("a line break stands inside a passage", "make it two passages, or one line")
    return word


def read_url(word: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", word):
        raise Wrong(f'"{word}" is not the address of a page', "write it in full, beginning with https://")
    return word


def read_address(word: str) -> str:
    """Where to complain must not be lost with the chat."""
    if not outside_telegram(word):
        raise Wrong(
            f'"{word}" is inside Telegram', "write an e-mail address, a page, a phone number or a street"
        )
    return read_text(word)


def one_of(what: str, *words: str) -> Callable[[str], str]:
    listing = ", ".join(f"`{word}`" for word in words[:-1]) + f" or `{words[-1]}`"

    def read(word: str) -> str:
        if word not in words:
            raise Wrong(f'{what} cannot be "{word}"', did_you_mean(word, words, f"write {listing}"))
        return word

    return read


def text_first(read: Callable[[str], Any]) -> BeforeValidator:
    """Run the reader on a string; pydantic itself says no to a list or map in its place."""

    def check(value: Any) -> Any:
        if not isinstance(value, str):
            raise Wrong(
                "one word or line is wanted here, not a list or map", "write `key: value` on one line"
            )
        return read(value)

    return BeforeValidator(check)


def _empty_is_none(value: Any) -> Any:
    return [] if value == "" else value


def _empty_is_no_map(value: Any) -> Any:
    return {} if value == "" else value


Day = Annotated[date, text_first(read_day)]
Span = Annotated[timedelta, text_first(read_span)]
DaysBefore = Annotated[int, text_first(read_days_before)]
Yes = Annotated[bool, text_first(read_yes)]
Id = Annotated[str, text_first(read_id)]
Name = Annotated[str, text_first(read_name)]
Text = Annotated[str, text_first(read_text)]
Address = Annotated[str, text_first(read_address)]
Url = Annotated[str, text_first(read_url)]
Code = Annotated[str, text_first(read_code)]
Edition = Annotated[int, text_first(read_edition)]
Number = Annotated[int, text_first(read_number)]
Written = BeforeValidator(_empty_is_none)  # `versions:` with nothing behind it is an empty list
WrittenMap = BeforeValidator(_empty_is_no_map)

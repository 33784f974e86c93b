"""A stand-in for Telegram's Bot API, in memory: for the demo without a token, for tests and benchmarks."""

from bot.telegram.stand_in.changes import Change
from bot.telegram.stand_in.phone import Phone
from bot.telegram.stand_in.refusal import Dropped, Foreign, Refused, bad, forbidden, too_many
from bot.telegram.stand_in.request import StandInRequest
from bot.telegram.stand_in.screen import Button, Screen, Shown
from bot.telegram.stand_in.stand_in import TOKEN, Call, StandIn

__all__ = [
    "TOKEN",
    "Button",
    "Call",
    "Change",
    "Dropped",
    "Foreign",
    "Phone",
    "Refused",
    "Screen",
    "Shown",
    "StandIn",
    "StandInRequest",
    "bad",
    "forbidden",
    "too_many",
]

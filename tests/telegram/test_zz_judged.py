"""Last in this folder: every call the bot made in its tests, judged by an independent model."""

from __future__ import annotations

from tests.judge import judge
from tests.telegram.conftest import JUDGED, Bot, last


async def test_a_whole_conversation_in_pashto(bot: Bot) -> None:
    phone = await bot.reader("۱ پښتو")
    phone.write("136")
    assert (await last(phone)).entities


def test_every_call_of_every_test_was_right() -> None:
    calls = list({repr(call): call for stand_in in JUDGED for call in stand_in.calls}.values())
    assert calls
    answered = [(each.method, each.params, each.result) for each in calls if each.answered]
    assert judge(results=[each for each in answered if "something_new" not in str(each)]) == []
    assert judge(calls=[(each.method, each.params) for each in calls if not each.answered]) == []

"""getUpdates and webhooks: who may ask, what is confirmed, what is waited for."""

import asyncio

import orjson
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, TimedOut

from bot.telegram.stand_in import StandIn, StandInRequest
from bot.telegram.stand_in.webhook import deliver
from tests.telegram.stand_in.conftest import CHOICE, Running, Watch


async def pause(seconds: float = 0.02) -> None:
    await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=seconds)


async def test_an_update_comes_again_until_it_is_confirmed(stand_in: StandIn, bot: Bot) -> None:
    phone = stand_in.phone(7)
    phone.write("one")
    phone.write("two")
    first, second = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates(limit=1)] == [first.update_id]
    assert await bot.get_updates(offset=second.update_id) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_negative_offset_keeps_the_last_ones(stand_in: StandIn, bot: Bot) -> None:
    for word in ("one", "two", "three"):
        stand_in.phone(7).write(word)
    (update,) = await bot.get_updates(offset=-1)
    assert update.message
    assert update.message.text == "three"
    assert len(stand_in.world.inbox.pending) == 1


async def test_long_polling_wakes_for_an_update_and_ends_without_one(stand_in: StandIn, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await pause()
    assert not waiting.done()
    stand_in.phone(7).write("x")
    assert len(await waiting) == 1
    stand_in.world.inbox.drop()
    assert await stand_in.answer(stand_in.token, "getUpdates", {"timeout": 0}) == []
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poll_ends_the_first(stand_in: StandIn, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await pause()
    second = asyncio.create_task(bot.get_updates(timeout=5))
    with pytest.raises(Conflict, match=r"^Conflict: terminated by other getUpdates request; make sure that"):
        await first
    stand_in.phone(7).write("x")
    assert len(await second) == 1


async def test_a_poll_can_be_cancelled_and_begun_again(stand_in: StandIn, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await pause()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    stand_in.phone(7).write("x")
    assert len(await bot.get_updates(timeout=5)) == 1


async def test_an_answer_that_comes_too_late_is_timed_out(watch: Watch) -> None:
    stand_in = StandIn(watch, sleep=pause)
    async with Bot(stand_in.token, request=StandInRequest(stand_in, read_timeout=0.05)) as bot:
        stand_in.latency = 0.2
        with pytest.raises(TimedOut):
            await bot.log_out()


async def test_polling_and_a_webhook_exclude_each_other(stand_in: StandIn, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await pause()
    await bot.set_webhook("https://example.org/hook", allowed_updates=["message"], secret_token="s3")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await waiting
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()
    stand_in.phone(7).write("x")
    known = await bot.get_webhook_info()
    assert (known.url, known.pending_update_count) == ("https://example.org/hook", 1)
    assert known.allowed_updates == ("message",)
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match=r"(?i)secret token contains unallowed"):
        await bot.set_webhook("https://example.org/hook", secret_token="§")


async def test_only_what_was_asked_for_comes(stand_in: StandIn, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    phone = stand_in.phone(7)
    phone.write("x")
    sent = await bot.send_message(7, "x", reply_markup=CHOICE)
    phone.press(sent.message_id, "ps")
    (update,) = await bot.get_updates(allowed_updates=[])
    assert update.callback_query
    assert stand_in.push({"chat_member": {}}) is None


async def test_a_webhook_gets_each_update_until_it_takes_it(
    stand_in: StandIn, bot: Bot, watch: Watch
) -> None:
    carried: list[tuple[int, str | None]] = []
    answers = iter([500, 0, 200, 200])

    async def courier(url: str, body: bytes, headers: dict[str, str]) -> int:
        assert url == "https://example.org/hook"
        carried.append((orjson.loads(body)["update_id"], headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return next(answers)

    carrying = asyncio.create_task(deliver(stand_in.world, courier, pause))
    await bot.set_webhook("https://example.org/hook", secret_token="s3")
    phone = stand_in.phone(7)
    phone.write("one")
    phone.write("two")
    await phone.settled()
    first, second = (update["update_id"] for update in stand_in.pushed)
    assert carried == [(first, "s3"), (first, "s3"), (first, "s3"), (second, "s3")]
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"
    carrying.cancel()


async def test_a_raw_update_reaches_the_bot_again_with_its_own_number(
    stand_in: StandIn, application: Running
) -> None:
    phone = stand_in.phone(7)
    phone.write("x")
    await phone.settled()
    stand_in.push(stand_in.pushed[0])
    screen = await phone.settled()
    assert [message.text for message in screen.from_bot] == ["echo x", "echo x"]


async def test_settled_gives_up(stand_in: StandIn) -> None:
    phone = stand_in.phone(7)
    phone.write("nobody listens")
    with pytest.raises(TimeoutError):
        await phone.settled(within=0.05)


async def test_without_the_right_to_read_all_a_group_is_mostly_silent(watch: Watch) -> None:
    stand_in = StandIn(watch, reads_all=False)
    group, phone = stand_in.group(-100), stand_in.phone(7)
    async with Bot(stand_in.token, request=StandInRequest(stand_in)) as bot:
        assert (await bot.get_me()).can_read_all_group_messages is False
        mine = await bot.send_message(-100, "x")
    phone.write_in(group, "unheard")
    phone.write_in(group, "/help")
    phone.write_in(group, "heard", reply_to=mine.message_id)
    assert [update["message"]["text"] for update in stand_in.pushed] == ["/help", "heard"]


async def test_changes_can_be_followed(stand_in: StandIn, bot: Bot) -> None:
    changes = stand_in.changes()
    coming = asyncio.ensure_future(anext(changes))
    await pause()
    phone = stand_in.phone(7)
    number = phone.write("x")
    assert (await coming).message_id == number
    await bot.send_chat_action(7, "typing")
    assert ((await anext(changes)).text, phone.screen().action) == ("typing", "typing")
    await bot.send_message(7, "x")
    assert phone.screen().action is None
    await changes.aclose()

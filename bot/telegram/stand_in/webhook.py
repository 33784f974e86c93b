"""Carrying updates to the webhook that the bot has set, one after another, as Telegram does.

Decides what is sent when and that a refused update comes again. It does not know how a call is made: the
courier does that.
"""

from collections.abc import Awaitable, Callable

import orjson

from bot.telegram.stand_in.world import World

# Address, body, headers -> the status that came back (0: none came).
Courier = Callable[[str, bytes, dict[str, str]], Awaitable[int]]


async def deliver(world: World, courier: Courier, pause: Callable[[], Awaitable[object]]) -> None:
    """Runs until it is cancelled; waits for `pause()` after each update that was not taken."""
    inbox = world.inbox
    while True:
        while inbox.webhook is None or not inbox.pending:
            await inbox.bell.heard()
        headers = {"Content-Type": "application/json"}
        if secret := inbox.webhook.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        update = inbox.pending[0]
        status = await courier(inbox.webhook["url"], orjson.dumps(update), headers)
        if 200 <= status < 300:
            inbox.delivered(update)
        else:
            inbox.failed(int(world.now().timestamp()), _words(status))
            await pause()


def _words(status: int) -> str:
    return f"Wrong response from the webhook: {status}" if status else "Connection refused"

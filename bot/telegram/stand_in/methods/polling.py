"""How updates reach the bot: getUpdates and the webhook's settings."""

import re

from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.refusal import bad
from bot.telegram.stand_in.world import World

_SECRET = re.compile(r"^[A-Za-z0-9_-]{0,256}$")


async def get_updates(world: World, params: Params) -> list[Json]:
    world.inbox.allow(params.array("allowed_updates"))
    return await world.inbox.take(
        params.integer("offset", 0), params.integer("limit", 100), params.integer("timeout", 0)
    )


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    if not url.startswith(("https://", "http://127.0.0.1:")):  # the latter as a local Bot API server
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.match(params.text("secret_token")):
        raise bad("secret token contains unallowed characters")
    world.inbox.allow(params.array("allowed_updates"))
    if params.switch("drop_pending_updates"):
        world.inbox.drop()
    world.inbox.webhook = {"url": url, "max_connections": params.integer("max_connections", 40)} | (
        {"secret_token": params.text("secret_token")} if params.text("secret_token") else {}
    )
    world.inbox.interrupt("terminated by setWebhook request")
    world.inbox.bell.ring()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    world.inbox.webhook = None
    if params.switch("drop_pending_updates"):
        world.inbox.drop()
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    inbox = world.inbox
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(inbox.pending)}
    if inbox.webhook is not None:
        told |= {name: value for name, value in inbox.webhook.items() if name != "secret_token"}
    return told | ({"allowed_updates": sorted(inbox.allowed)} if inbox.allowed else {})

"""What Telegram shows of the bot outside the chat: commands, description, short description.

Neutral on purpose: nothing in a chat list or on a lock screen says refugee, card or police. Each is
asked for first and set only when it differs, because Telegram limits how often they may change.
"""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Bot, BotCommand

from bot.dialogue.content import Locale
from bot.wording.outside import Outside

Profiles = Mapping[Locale, Outside]

# None: for every phone in another language
TELEGRAM_CODES: Mapping[Locale, str | None] = {"en": None, "ps": "ps", "fa_AF": "fa", "ur": "ur"}


async def publish(bot: Bot, profiles: Profiles) -> int:
    """Bring Telegram up to date; the number of things that had to change."""
    changed = 0
    for locale, profile in profiles.items():
        code = TELEGRAM_CODES[locale]
        changed += await _commands(bot, code, profile)
        changed += await _description(bot, code, profile.description)
        changed += await _short_description(bot, code, profile.short_description)
    return changed


async def _commands(bot: Bot, code: str | None, profile: Outside) -> int:
    wanted = tuple(BotCommand(name, does) for name, does in profile.commands)
    if await bot.get_my_commands(language_code=code) == wanted:
        return 0
    await bot.set_my_commands(wanted, language_code=code)
    return 1


async def _description(bot: Bot, code: str | None, wanted: str) -> int:
    if (await bot.get_my_description(language_code=code)).description == wanted:
        return 0
    await bot.set_my_description(wanted, language_code=code)
    return 1


async def _short_description(bot: Bot, code: str | None, wanted: str) -> int:
    if (await bot.get_my_short_description(language_code=code)).short_description == wanted:
        return 0
    await bot.set_my_short_description(wanted, language_code=code)
    return 1

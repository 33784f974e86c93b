"""What the bot is and says of itself: its account, name, descriptions and list of commands, by language."""

import re

from bot.telegram.stand_in.params import Json, Params
from bot.telegram.stand_in.refusal import bad
from bot.telegram.stand_in.world import World

_LANGUAGE = re.compile(r"^[a-z]{2}$")
_COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
_LONGEST_NAME, _LONGEST_SHORT, _LONGEST_DESCRIPTION = 64, 120, 512
_MOST_COMMANDS, _LONGEST_COMMAND_TEXT = 100, 256


def get_me(world: World, params: Params) -> Json:
    return world.me.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(world: World, params: Params) -> bool:
    return True


def set_commands(world: World, params: Params) -> bool:
    commands = params.array("commands") or []
    if len(commands) > _MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.match(str(command.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= _LONGEST_COMMAND_TEXT:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[_scope(params), _language(params)] = [
        {"command": c["command"].removeprefix("/"), "description": c["description"]} for c in commands
    ]
    return True


def get_commands(world: World, params: Params) -> list[Json]:
    return world.profile.commands.get((_scope(params), _language(params)), [])


def delete_commands(world: World, params: Params) -> bool:
    world.profile.commands.pop((_scope(params), _language(params)), None)
    return True


def set_name(world: World, params: Params) -> bool:
    return _set(world.profile.names, params, "name", _LONGEST_NAME)


def get_name(world: World, params: Params) -> Json:
    return _get(world.profile.names, params, "name")


def set_description(world: World, params: Params) -> bool:
    return _set(world.profile.descriptions, params, "description", _LONGEST_DESCRIPTION)


def get_description(world: World, params: Params) -> Json:
    return _get(world.profile.descriptions, params, "description")


def set_short_description(world: World, params: Params) -> bool:
    return _set(world.profile.short_descriptions, params, "short_description", _LONGEST_SHORT)


def get_short_description(world: World, params: Params) -> Json:
    return _get(world.profile.short_descriptions, params, "short_description")


def _set(texts: dict[str, str], params: Params, name: str, longest: int) -> bool:
    text, language = params.text(name), _language(params)
    if len(text) > longest:
        raise bad(f"{name.upper()}_TOO_LONG" if name != "short_description" else "ABOUT_TOO_LONG")
    texts[language] = text
    return True


def _get(texts: dict[str, str], params: Params, name: str) -> Json:
    """A language without a text of its own shows everybody else's."""
    return {name: texts.get(_language(params)) or texts.get("", "")}


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not _LANGUAGE.match(code):
        raise bad("invalid language code specified")
    return code


def _scope(params: Params) -> str:
    scope = params.object("scope") or {"type": "default"}
    return ":".join(str(value) for _, value in sorted(scope.items(), reverse=True))

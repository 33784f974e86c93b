"""What an operator can set: the environment, read once into frozen values.

Every setting is in one table: `python -m bot run --help` and docs/settings.md print it from here.
"""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.dialogue.content import Operator
from bot.dialogue.responsibility import outside_telegram

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
FREE_RATE = 30  # messages a second that Telegram takes from a bot without being paid
OPERATOR = ("operator_name", "operator_person", "operator_complaints", "operator_country")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, extra="ignore", validate_default=True)

    telegram_token: SecretStr | None = Field(
        None, description="The bot's token, from @BotFather. Needed by `run`."
    )
    telegram_api_url: AnyHttpUrl = Field(
        AnyHttpUrl("https://api.telegram.org"),
        description="Another Bot API server.",
    )
    database_url: SecretStr = Field(
        SecretStr("sqlite:///data/panah.db"),
        description="`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`.",
    )
    key_file: Path = Field(
        Path("data/panah.key"),
        description="Where the secret key lies. Made on first start, for this user only.",
    )
    panah_key: SecretStr | None = Field(
        None, description="The secret key itself (32 bytes, hex or base64), instead of `KEY_FILE`."
    )
    send_rate: float = Field(
        25.0, gt=0, le=1000, description="Reminders a second; above 30 only with `PAID_BROADCASTS`."
    )
    paid_broadcasts: bool = Field(
        False, description="Pay Telegram (in Stars) for reminders above 30 a second: `true` or `false`."
    )
    operator_name: str | None = Field(
        None, description="The legal name of whoever answers for the bot. See docs/adopt.md."
    )
    operator_person: str | None = Field(
        None, description="The person who is responsible; not shown to readers."
    )
    operator_complaints: str | None = Field(
        None, description="Where to complain outside Telegram: an e-mail address, a page, a phone number."
    )
    operator_country: str | None = Field(None, description="The country in which the database lies.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    port: int = Field(8000, ge=1, le=65535, description="The port of the demo, on 127.0.0.1.")

    @field_validator("telegram_token")
    @classmethod
    def _of_botfather(cls, token: SecretStr | None) -> SecretStr | None:
        """Telegram answers a token of another shape as if there were no such place, not as a wrong token."""
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("does not look like a token from @BotFather (digits, a colon, letters)")
        return token

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("is none of DEBUG, INFO, WARNING, ERROR")
        return level.upper()

    @field_validator("paid_broadcasts")
    @classmethod
    def _paid_for(cls, paid: bool, others: ValidationInfo) -> bool:
        """Telegram answers what is faster with pauses, which cost more than they win."""
        if not paid and others.data.get("send_rate", 0) > FREE_RATE:
            raise ValueError(f"must be true for a SEND_RATE above {FREE_RATE}")
        return paid

    @property
    def operator(self) -> Operator:
        """What is said here of the operator; the content may say the rest."""
        return Operator(
            self.operator_name, self.operator_person, self.operator_complaints, self.operator_country
        )

    @field_validator("operator_complaints")
    @classmethod
    def _outside_telegram(cls, address: str | None) -> str | None:
        if address and not outside_telegram(address):
            raise ValueError("must lie outside Telegram")
        return address

    @field_validator("telegram_token", "panah_key", *OPERATOR, mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value


class WrongSetting(Exception):
    """A setting that cannot be used; says which, and never its value if it is secret."""


def read_settings() -> Settings:
    """The settings of this process. Raises WrongSetting with every fault in one text."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [f"{str(each['loc'][0]).upper()}: {_plainly(each['msg'])}" for each in error.errors()]
        raise WrongSetting("; ".join(faults)) from error


def _plainly(message: str) -> str:
    return message.removeprefix("Value error, ")


def settings_table() -> str:
    """All settings as a Markdown table: name, default, meaning."""
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        rows.append(f"| `{name.upper()}` | {_default(field.default)} | {field.description} |")
    return "\n".join(rows)


def _default(value: object) -> str:
    if value is None:
        return "not set"
    return f"`{value.get_secret_value() if isinstance(value, SecretStr) else value}`"


def settings_list() -> str:
    """All settings for --help, one paragraph each."""
    lines = [
        f"{name.upper()} ({_default(field.default)}): {field.description}"
        for name, field in Settings.model_fields.items()
    ]
    return "Settings, from the environment:\n\n" + "\n\n".join(lines)

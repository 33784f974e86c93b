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
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)  # what Telegram takes as a webhook's secret
THIS_MACHINE = ("127.0.0.1", "localhost")
FREE_RATE = 30  # messages a second that Telegram takes from a bot without being paid
OPERATOR = ("operator_name", "operator_person", "operator_complaints", "operator_country")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, extra="ignore", validate_default=True)

    telegram_token: SecretStr | None = Field(
        None, description="The bot's token, from @BotFather. Needed by `run`, `web` and `worker`."
    )
    telegram_api_url: AnyHttpUrl = Field(
        AnyHttpUrl("https://api.telegram.org"),
        description="Another Bot API server.",
    )
    public_url: AnyHttpUrl | None = Field(
        None, description="The https address at which Telegram reaches `web`; with it `run` does not poll."
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="Proves that Telegram calls: 1 to 256 of A–Z a–z 0–9 _ -. Made from the key if not set.",
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
    port: int = Field(8000, ge=1, le=65535, description="The port of the webhook, or of the demo.")
    host: str = Field(
        "127.0.0.1",
        description="Where the webhook listens; `0.0.0.0` if your proxy runs elsewhere. The demo stays here.",
    )

    @field_validator("telegram_token")
    @classmethod
    def _of_botfather(cls, token: SecretStr | None) -> SecretStr | None:
        """Telegram answers a token of another shape as if there were no such place, not as a wrong token."""
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("does not look like a token from @BotFather (digits, a colon, letters)")
        return token

    @field_validator("public_url")
    @classmethod
    def _reached_by_telegram(cls, url: AnyHttpUrl | None) -> AnyHttpUrl | None:
        if url is None:
            return None
        if url.scheme != "https" and url.host not in THIS_MACHINE:
            raise ValueError("must begin with https://; http:// only on 127.0.0.1")
        if url.username or url.password or url.query or url.fragment:
            raise ValueError("must be an address alone, without a user, ? or #")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _taken_by_telegram(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("must be 1 to 256 of the letters A-Z and a-z, digits, _ and -")
        return secret

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

    @field_validator("telegram_token", "public_url", "webhook_secret", "panah_key", *OPERATOR, mode="before")
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

"""Settings: what is taken, and that a wrong one is named without being shown."""

from __future__ import annotations

import pytest

from bot.settings import WrongSetting, read_settings


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("TELEGRAM_TOKEN", "hush", "TELEGRAM_TOKEN: does not look like a token from @BotFather"),
        ("TELEGRAM_TOKEN", "123", "TELEGRAM_TOKEN: does not look like a token"),
        ("TELEGRAM_TOKEN", "hush:123", "TELEGRAM_TOKEN: does not look like a token"),
        ("TELEGRAM_TOKEN", "123:hush/getMe", "TELEGRAM_TOKEN: does not look like a token"),
        ("PORT", "eighty", "PORT: "),
        ("LOG_LEVEL", "loud", "LOG_LEVEL: is none of DEBUG"),
        ("TELEGRAM_API_URL", "telegram", "TELEGRAM_API_URL: "),
        ("PUBLIC_URL", "http://panah.example", "PUBLIC_URL: must begin with https://"),
        ("PUBLIC_URL", "panah.example", "PUBLIC_URL: "),
        ("PUBLIC_URL", "https://hush@panah.example", "PUBLIC_URL: must be an address alone"),
        ("PUBLIC_URL", "https://panah.example/?hush", "PUBLIC_URL: must be an address alone"),
        ("WEBHOOK_SECRET", "hush hush", "WEBHOOK_SECRET: must be 1 to 256"),
        ("WEBHOOK_SECRET", "hush" * 65, "WEBHOOK_SECRET: must be 1 to 256"),
    ],
)
def test_a_setting_that_cannot_be_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str, words: str
) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(WrongSetting, match=words) as caught:
        read_settings()
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["https://panah.example", "https://panah.example:8443/bot/", "http://127.0.0.1:9", ""]
)
def test_an_address_is_https_or_this_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("PUBLIC_URL", address)
    assert str(read_settings().public_url or "").rstrip("/") == address.rstrip("/")


@pytest.mark.parametrize("secret", ["a", "A-z_9" * 51, ""])
def test_a_secret_that_telegram_takes_is_taken(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", secret)
    found = read_settings().webhook_secret
    assert (found.get_secret_value() if found else "") == secret

"""The Telegram adapter: updates in, messages out. Knows neither the content nor the database."""

import os

# python-telegram-bot gives spans of time as timedelta, as it will always do from its next version on.
os.environ.setdefault("PTB_TIMEDELTA", "1")

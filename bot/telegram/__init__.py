"""The Telegram adapter: updates in, messages out. Knows neither the content nor the database."""

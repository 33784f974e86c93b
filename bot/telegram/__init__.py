"""Telegram, seen from our side: an adapter that knows no other adapter and no database."""

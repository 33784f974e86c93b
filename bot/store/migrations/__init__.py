"""How a database of any older version comes to look like `bot.store.schema`."""

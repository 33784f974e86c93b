"""What a browser sees. Decides pages and their safety; knows neither Telegram nor the database."""

"""The conversation without words: what is known on a day, what is asked for, what is shown.

Pure: standard library only. No clock, no I/O, no language, no Telegram.
"""

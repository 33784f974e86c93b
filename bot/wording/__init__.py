"""From a screen to words: the only room that knows a language.

Catalogs, dates in two calendars, digits, direction and the layout of a message.
"""

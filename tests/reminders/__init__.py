"""Reminders: planned, sent and ended, on both databases, over days and years that pass in seconds."""

"""Panah: what a card or paper means today, for Afghan refugees in Pakistan."""

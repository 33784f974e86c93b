"""The verbs of `python -m bot`, a module each."""

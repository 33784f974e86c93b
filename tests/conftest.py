"""How hard Hypothesis looks: the same examples in every run of the CI, new ones at a desk."""

import os

from hypothesis import settings

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

"""Files to values: what editors and translators wrote, checked with every problem named by its place.

`load` gives the whole content or every reason why not. What only a desk needs has doors of its own:
`check.check_all` looks at the translations too, `catalogs.update` brings those up to date.
"""

from bot.content.load import Examined, examine, load
from bot.content.problems import Problem, Severity

__all__ = [
    "Examined",
    "Problem",
    "Severity",
    "examine",
    "load",
]

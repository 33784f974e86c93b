"""Files to values: what editors and translators wrote, checked with every problem named by its place.

`load` gives the whole content or every reason why not; `check_all` looks at the translations too,
and `update` brings those up to date.
"""

from bot.content.catalogs import Updated, update
from bot.content.check import Report, check_all
from bot.content.load import Examined, examine, load
from bot.content.problems import Problem, Severity

__all__ = [
    "Examined",
    "Problem",
    "Report",
    "Severity",
    "Updated",
    "check_all",
    "examine",
    "load",
    "update",
]

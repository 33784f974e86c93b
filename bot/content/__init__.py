"""Files to values: what editors and translators wrote, checked with every problem named by its place.

`load` gives the whole content or every reason why not; `check_all` adds the translations.
"""

from bot.content.load import Examined, examine, load
from bot.content.problems import Problem, Severity

__all__ = ["Examined", "Problem", "Severity", "examine", "load"]

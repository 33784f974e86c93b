"""How long one step of a check takes in the core: pressing every button of random conversations.

Counts the time of this process alone, and prints the median and the 99th percentile in microseconds.
"""

from __future__ import annotations

import random
import statistics
import sys
from datetime import date
from time import process_time

from bot.dialogue.actions import Asked, Choose, Open
from bot.dialogue.events import Person, Pressed
from bot.dialogue.screens import CheckQuestion, CheckResults
from bot.dialogue.step import step
from bot.dialogue.ways import ways
from bot.editions import read_content

CONVERSATIONS, TODAY = 2000, date(2026, 11, 28)


def main() -> None:
    faq, person, chance = read_content(), Person("ps"), random.Random(1)
    took: list[float] = []
    for _ in range(CONVERSATIONS):
        event = Pressed(Asked(Open("my-situation")))
        while True:
            start = process_time()
            screen = step(faq, person, event, TODAY).screen
            took.append((process_time() - start) * 1e6)
            if isinstance(screen, CheckResults):
                break
            actions = [asked.action for row in ways(faq, screen) for asked in row]
            onward = [each for each in actions if isinstance(each, Choose)]
            if not isinstance(screen, CheckQuestion) or not onward:
                break
            event = Pressed(Asked(chance.choice(onward)))
    cuts = statistics.quantiles(took, n=100)
    sys.stdout.write(
        f"{len(took)} steps: median {statistics.median(took):.0f} µs, 99th percentile {cuts[98]:.0f} µs\n"
    )


if __name__ == "__main__":
    main()

"""What typed words can say besides asking: that somebody is in danger, or something to the bot itself."""

from __future__ import annotations

from enum import StrEnum


class Danger(StrEnum):
    """What typed words say of somebody in danger now."""

    ARREST = "arrest"
    CHILD_ALONE = "child-alone"
    VIOLENCE = "violence"
    DYING = "dying"  # who wants to die


class Talk(StrEnum):
    """What typed words say to the bot itself, where they ask nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"
    REPORTING_LINE = "reporting-line"  # the number to report people without papers; it gets a warning


class Verdict(StrEnum):
    """What a reader says of an answer."""

    HELPED = "helped"
    NOT_HELPED = "not-helped"
    WRONG = "wrong"  # or dangerous: somebody must look at once

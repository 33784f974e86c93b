"""How far the best answer may be trusted: a logistic curve over four figures, fitted once.

Fitted on the first development questions (1,352 with an answer and 240 without), checked by leaving out a
tenth at a time; docs/decisions.md has the figures. Each figure moves the confidence one way only.
"""

from __future__ import annotations

from math import exp

SURE = 0.97  # above it the answer is opened at once
NEAR = 0.07  # below it nothing here is near the question
_TOP, _LEAD, _NOTHING, _KNOWN, _START = 2.8, 10.2, -9.2, 6.7, -6.1


def confidence(top: float, lead: float, nothing: float, known: float) -> float:
    """The chance that the best answer is right.

    `top` is its score, `lead` what it is ahead of the second, `nothing` the score of what no answer
    here can answer, `known` the share of the text's features that any wording has.
    """
    return 1 / (1 + exp(-(_START + _TOP * top + _LEAD * lead + _NOTHING * nothing + _KNOWN * known)))

"""A small check, invented: one of everything that a check can hold."""

from __future__ import annotations

from datetime import date

from bot.dialogue.check import Case, Check, Onward, Option, Outcome, Question, Result
from bot.dialogue.conditions import ALWAYS, All, AnyOf, Condition, Not, Said, Stands
from bot.dialogue.deadlines import State

CHECK_KNOWN = date(2025, 6, 1)
SICK_KNOWN = date(2025, 9, 1)


def said(question: str, *options: str) -> Said:
    return Said(question, frozenset(options))


def make_check() -> Check:
    return Check(
        id="small-check",
        title="What is mine?",
        icon="🧭",
        intro="A few questions.",
        known_from=CHECK_KNOWN,
        questions=(_now(), _card(), _true(), _where()),
        results=_results(),
        in_menu=True,
    )


def make_other_check() -> Check:
    """The one that finds a card out, and leads into the other."""
    colour = Question("colour", "c", "Which colour?", (_option("red", "r"), _option("blue", "b")), ALWAYS)
    keep = Result("keep", "Keep it", "🗂", "card", (Case(ALWAYS, Outcome.APPLIES, "Keep.", do="Keep it."),))
    onward = Onward("small-check", {"card": "old"})
    cases = (Case(said("colour", "red"), Outcome.APPLIES, "Red is old."),)
    old = Result("is-old", "The old card", "💳", "card", cases, onward=onward)
    return Check("other-check", "Which card?", "🔎", "Look at it.", CHECK_KNOWN, (colour,), (old, keep))


def _option(id: str, code: str, opens: str | None = None, *, each: bool = False) -> Option:
    return Option(id, code, f"{id} it is", opens, each)


def _now() -> Question:
    options = (_option("calm", "c"), _option("taken", "t", "arrested"))
    return Question("now", "n", "What is happening?", options, ALWAYS)


def _card() -> Question:
    options = (_option("old", "o"), _option("new", "w"), _option("mixed", "m", each=True))
    return Question("card", "k", "Which card?", options, ALWAYS, prefill=True, help="other-check")


def _true() -> Question:
    options = (_option("sick", "s"), _option("abroad", "a"), _option("nothing", "n"))
    return Question(
        "true",
        "t",
        "What is true?",
        options,
        ALWAYS,
        several=True,
        alone="nothing",
        if_unknown=frozenset({"sick"}),
    )


def _where() -> Question:
    options = (_option("north", "n"), _option("south", "s"))
    return Question("where", "w", "Where?", options, said("true", "abroad"))


def _results() -> tuple[Result, ...]:
    ended = Stands("card-validity", frozenset({State.PASSED, State.ENDED}))
    abroad = said("true", "abroad")
    return (
        _result("rescue", "arrested", _case(said("now", "taken"), Outcome.APPLIES, do="Call.")),
        _result(
            "ends",
            "card",
            _case(All((said("card", "old"), ended)), Outcome.APPLIES, do="Write down whom to ask."),
            _case(said("card", "old"), Outcome.MAY_APPLY),
            _case(AnyOf((said("card", "new"), ended)), Outcome.NO),
        ),
        _result("keep", "card-lost", _case(ALWAYS, Outcome.APPLIES, do="Keep the card.")),
        _result(
            "care",
            "helplines",
            _case(said("true", "sick"), Outcome.MAY_APPLY, known_from=SICK_KNOWN),
            _case(All((said("true", "sick"), Not(said("card", "new")))), Outcome.CLOSED),
        ),
        _result(
            "north",
            "office",
            _case(All((abroad, said("where", "north"))), Outcome.CLOSED),
            excludes=("south",),
        ),
        _result("south", "dates", _case(All((abroad, said("where", "south"))), Outcome.MAY_APPLY)),
    )


def _case(
    when: Condition, outcome: Outcome, *, do: str | None = None, known_from: date | None = None
) -> Case:
    return Case(when, outcome, "This is invented.", do, None, known_from, ("page",))


def _result(id: str, answer: str, *cases: Case, excludes: tuple[str, ...] = ()) -> Result:
    return Result(id, f"The {id}", "🔹", answer, cases, excludes)

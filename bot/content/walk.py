"""`check` holds every check: all ways through it, on every kind of day.

Never at a start or a reload: there the rules of the file are enough, and this takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.content import nodes, scan
from bot.content.load import NAME
from bot.content.problems import Found, Path, Places, Problem
from bot.dialogue.check import Check
from bot.dialogue.content import Faq
from bot.dialogue.deadlines import NotYetKnown, known
from bot.dialogue.proof import Flaw, Proof, prove


@dataclass(frozen=True, slots=True)
class Walked:
    """One check walked: in how many ways, on how many kinds of days, and what was found."""

    check: str
    ways: int
    kinds: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        held = "" if self.problems else "; all end, each with something to do first"
        return f"{self.check}: {self.ways:,} ways through it, {self.kinds} kinds of days{held}"


def walk_checks(faq: Faq, source: bytes, last: date) -> Iterator[Walked]:
    """Each check of the content, walked up to a day."""
    sheet = nodes.read(source, NAME)
    if isinstance(sheet, Problem):
        return
    for check in faq.checks.values():
        proof = prove(faq, check, last)
        found = [_flaw(check, each) for each in proof.flaws.values()]
        found += _unfilled(faq, check, proof)
        yield Walked(check.id, proof.ways, proof.kinds, tuple(_problems(sheet.places, found)))


def _problems(places: Places, found: list[Found]) -> Iterator[Problem]:
    return (places.problem(each) for each in found)


def _flaw(check: Check, flaw: Flaw) -> Found:
    part = tuple(int(each) if each.isdecimal() else each for each in flaw.part)
    path: Path = ("checks", check.id, *part)
    when = f" (after {', '.join(flaw.answered)})" if flaw.answered else ""
    return Found(path, f"{flaw.part[-1]} {flaw.what}{when}", "mend its `when:`, or remove it", at_key=True)


def _unfilled(faq: Faq, check: Check, proof: Proof) -> Iterator[Found]:
    """A case that speaks of a date on a day on which nothing was announced yet."""
    for (result, number), days in proof.met.items():
        case = check.result(result).cases[number]
        ids = {id.replace("-", "_"): id for id in faq.deadlines}
        for name in scan.placeholders(f"{case.says} {case.do or ''}"):
            deadline = ids.get(name.split(".")[0])
            early = [day for day in days if deadline and _unknown(faq, deadline, day)]
            if early:
                path: Path = ("checks", check.id, "results", result, "cases", number, "says")
                message = f"{{{name}}} is not known on {early[0]}, when this can be said"
                yield Found(path, message, f"add {{deadline: {deadline}, is: [..]}} to its `when:`")


def _unknown(faq: Faq, deadline: str, day: date) -> bool:
    return isinstance(known(faq.deadlines[deadline], day), NotYetKnown)

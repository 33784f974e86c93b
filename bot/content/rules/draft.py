"""What a rule looks at: a file of the right shape, whose parts may still contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.content.nodes import Plain
from bot.content.problems import Found, Path
from bot.content.shapes import (
    AnswerShape,
    BranchShape,
    CaseShape,
    CheckShape,
    DecisionShape,
    FaqShape,
    VersionShape,
)


@dataclass(frozen=True)
class Draft:
    """The shapes of the file, and the plain strings that they were read from.

    What many rules look at is gathered once.
    """

    faq: FaqShape
    plain: Plain

    def branches(self) -> Iterator[tuple[Path, str, BranchShape]]:
        """Every branch of the tree with the path where it is written."""
        yield from _branches(("tree",), self.faq.tree)

    def answers(self) -> Iterator[tuple[Path, str, AnswerShape]]:
        for id, answer in self.faq.answers.items():
            yield ("answers", id), id, answer

    def versions(self) -> Iterator[tuple[Path, AnswerShape, VersionShape]]:
        for path, _, answer in self.answers():
            for index, version in enumerate(answer.versions):
                yield (*path, "versions", index), answer, version

    def decisions(self) -> Iterator[tuple[Path, DecisionShape]]:
        for id, deadline in self.faq.deadlines.items():
            for index, decision in enumerate(deadline.decisions):
                yield ("deadlines", id, "decisions", index), decision

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text that a person may be shown in their language."""
        return tuple(self._texts())

    @cached_property
    def dated_texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text into which days are filled: passages, and what a check says and asks to do."""
        return tuple(self._dated_texts())

    @cached_property
    def strings(self) -> tuple[tuple[Path, str], ...]:
        """Every string of the file, whatever it is for."""
        return tuple(_strings((), self.plain))

    def _texts(self) -> Iterator[tuple[Path, str]]:
        for path, _, branch in self.branches():
            yield (*path, "title"), branch.title
        for path, _, answer in self.answers():
            yield (*path, "title"), answer.title
            if answer.withdrawn:
                yield (*path, "withdrawn", "reason"), answer.withdrawn.reason
        for path, _, version in self.versions():
            yield from passages(path, version)
        for id, deadline in self.faq.deadlines.items():
            yield ("deadlines", id, "title"), deadline.title
        for id, contact in self.faq.contacts.items():
            yield ("contacts", id, "name"), contact.name
        for id, check in self.faq.checks.items():
            yield from _check_texts(("checks", id), check)

    def cases(self) -> Iterator[tuple[Path, CheckShape, CaseShape]]:
        """Every case of every result of every check with its path."""
        for id, check in self.faq.checks.items():
            for result_id, result in check.results.items():
                for index, case in enumerate(result.cases):
                    yield ("checks", id, "results", result_id, "cases", index), check, case

    def _dated_texts(self) -> Iterator[tuple[Path, str]]:
        for path, _, version in self.versions():
            yield from passages(path, version)
        for path, _, case in self.cases():
            yield (*path, "says"), case.says
            if case.do:
                yield (*path, "do"), case.do
        for id, check in self.faq.checks.items():
            for result_id, result in check.results.items():
                if result.do:
                    yield ("checks", id, "results", result_id, "do"), result.do


Rule = Callable[[Draft], Iterator[Found]]


def passages(path: Path, version: VersionShape) -> Iterator[tuple[Path, str]]:
    """The texts of a version, in reading order, each with its path."""
    for index, text in enumerate(version.says):
        yield (*path, "says", index), text
    for index, step in enumerate(version.steps):
        for act, text in step.written:
            yield (*path, "steps", index, act), text
    for index, text in enumerate(version.ask):
        yield (*path, "ask", index), text


def _check_texts(path: Path, check: CheckShape) -> Iterator[tuple[Path, str]]:
    yield (*path, "title"), check.title
    yield (*path, "intro"), check.intro
    for id, question in check.questions.items():
        yield (*path, "questions", id, "text"), question.text
        for option_id, option in question.options.items():
            yield (*path, "questions", id, "options", option_id, "text"), option.text
    for id, result in check.results.items():
        yield (*path, "results", id, "title"), result.title
        if result.do:
            yield (*path, "results", id, "do"), result.do
        for index, case in enumerate(result.cases):
            yield (*path, "results", id, "cases", index, "says"), case.says
            if case.do:
                yield (*path, "results", id, "cases", index, "do"), case.do


def _branches(path: Path, tree: dict[str, BranchShape]) -> Iterator[tuple[Path, str, BranchShape]]:
    for id, branch in tree.items():
        yield (*path, id), id, branch
        if isinstance(branch.holds, dict):
            yield from _branches((*path, id, "holds"), branch.holds)


def _strings(path: Path, plain: Plain) -> Iterator[tuple[Path, str]]:
    match plain:
        case str():
            yield path, plain
        case list():
            for index, item in enumerate(plain):
                yield from _strings((*path, index), item)
        case dict():
            for key, value in plain.items():
                yield from _strings((*path, key), value)

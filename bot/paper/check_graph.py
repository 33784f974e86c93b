"""A check as a graph: what is asked, what each answer decides, the dates it hangs on, where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.dialogue.check import Check, Question, Result
from bot.dialogue.conditions import Said, atoms
from bot.dialogue.content import Faq
from bot.dialogue.replay import states_on
from bot.paper.graph import Edge, Graph, Kind, Line, Node


def check_graph(faq: Faq, check: Check, today: date) -> Graph:
    """Questions in their order, then results, the answers they open and the dates they look at."""
    questions = [Node(_question(q.id), Kind.QUESTION, q.text, _options(q)) for q in check.questions]
    results = [Node(_result(each.id), Kind.RESULT, each.title, _outcomes(each)) for each in check.results]
    ids = dict.fromkeys(id for each in check.results for id in _answers(each))
    answers = [Node(id, Kind.ANSWER, faq.answers[id].title, id) for id in ids]
    states = states_on(faq, check, today)
    dates = [Node(_date(id), Kind.DEADLINE, faq.deadlines[id].title, f"{id}: {states[id]}") for id in states]
    nodes = (*questions, *results, *answers, *dates)
    return Graph(f"{check.title} On {today}", nodes, tuple(dict.fromkeys(_edges(check))))


def _edges(check: Check) -> Iterator[Edge]:
    for question in check.questions:
        for atom in atoms(question.when):
            if isinstance(atom, Said):
                yield Edge(_question(atom.question), _question(question.id), Line.ASKS)
    for result in check.results:
        for case in result.cases:
            for atom in atoms(case.when):
                if isinstance(atom, Said):
                    yield Edge(_question(atom.question), _result(result.id), Line.DECIDES)
                else:
                    yield Edge(_result(result.id), _date(atom.deadline), Line.SPEAKS)
        yield from (Edge(_result(result.id), id, Line.OPENS) for id in _answers(result))


def _answers(result: Result) -> tuple[str, ...]:
    """The answers that a result can open, its own first."""
    return tuple(dict.fromkeys(id for id in (result.answer, *(each.answer for each in result.cases)) if id))


def _options(question: Question) -> str:
    return f"{question.id}: {', '.join(option.id for option in question.options)}"


def _outcomes(result: Result) -> str:
    outcomes = dict.fromkeys(case.outcome for case in result.cases)
    return f"{result.id}: {', '.join(outcomes)}"


def _question(id: str) -> str:
    return f"question:{id}"


def _result(id: str) -> str:
    return f"result:{id}"


def _date(id: str) -> str:
    return f"date:{id}"

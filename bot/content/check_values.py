"""The checked shapes of a check as values of the core."""

from __future__ import annotations

from collections.abc import Collection

from bot.content.conditions import Options, read_condition
from bot.content.shapes import CheckShape, QuestionShape, ResultShape
from bot.dialogue.check import Case, Check, Onward, Option, Outcome, Question, Result
from bot.dialogue.replay import OPEN


def valued_check(id: str, shape: CheckShape, deadlines: Collection[str]) -> Check:
    options = options_of(shape)
    return Check(
        id=id,
        title=shape.title,
        icon=shape.icon,
        intro=shape.intro,
        known_from=shape.known_from,
        questions=tuple(
            _question(id, question, options, deadlines) for id, question in shape.questions.items()
        ),
        results=tuple(_result(id, result, options, deadlines) for id, result in shape.results.items()),
        in_menu=shape.menu,
    )


def options_of(shape: CheckShape) -> Options:
    """What a condition may ask for. A family of different papers is asked about member by member."""
    return {
        id: [option for option, each in question.options.items() if not each.each]
        for id, question in shape.questions.items()
    }


def _question(id: str, shape: QuestionShape, options: Options, deadlines: Collection[str]) -> Question:
    return Question(
        id=id,
        code=shape.code,
        text=shape.text,
        options=tuple(Option(id, o.code, o.text, o.opens, o.each) for id, o in shape.options.items()),
        when=read_condition(shape.when, options, deadlines),
        several=shape.several,
        alone=shape.alone,
        if_unknown=frozenset(shape.if_unknown),
        prefill=shape.prefill,
        help=shape.help,
    )


def _result(id: str, shape: ResultShape, options: Options, deadlines: Collection[str]) -> Result:
    cases = tuple(
        Case(
            when=read_condition(case.when, options, deadlines),
            outcome=(outcome := Outcome(case.outcome)),
            says=case.says,
            do=case.do or (shape.do if outcome in OPEN else None),
            known_from=case.known_from,
            sources=case.sources,
        )
        for case in shape.cases
    )
    onward = Onward(shape.onward.check, dict(shape.onward.answers)) if shape.onward else None
    return Result(id, shape.title, shape.icon, shape.answer, cases, shape.excludes, onward)

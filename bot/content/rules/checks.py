"""A check asks what it has, carries it in a button, and leads to something to do."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.check_values import options_of
from bot.content.conditions import Unclear, read_condition
from bot.content.problems import Found, Path, did_you_mean
from bot.content.rules.draft import Draft
from bot.content.shapes import CheckShape, QuestionShape
from bot.dialogue.actions import MENU, PAYLOAD_BYTES, Speak, encode, locale_named

GOING_BACK = "going-back"  # the branch whose answers are never what to do first


def conditions_read(draft: Draft) -> Iterator[Found]:
    """A condition speaks of questions, options and deadlines that are there; never of a removed one."""
    for id, check in draft.faq.checks.items():
        options = options_of(check)
        wheres = [((*path, "when"), case.when) for path, of, case in draft.cases() if of is check]
        for question_id, question in check.questions.items():
            wheres.append((("checks", id, "questions", question_id, "when"), question.when))
        for path, when in wheres:
            try:
                read_condition(when, options, draft.faq.deadlines)
            except Unclear as unclear:
                yield Found((*path, *unclear.path), unclear.message, unclear.remedy)


def codes_apart(draft: Draft) -> Iterator[Found]:
    """A button of last year still means the same: a code is given once, and never again."""
    for path, check in _checks(draft):
        codes = [((*path, "questions", id), question.code) for id, question in check.questions.items()]
        yield from _twice(codes, check.retired)
        for id, question in check.questions.items():
            below = (*path, "questions", id, "options")
            options = [((*below, option), each.code) for option, each in question.options.items()]
            yield from _twice(options, question.retired)


def _twice(codes: list[tuple[Path, str]], retired: tuple[str, ...]) -> Iterator[Found]:
    seen = dict.fromkeys(retired, "was retired and")
    for path, code in codes:
        if code in seen:
            message = f'the code "{code}" {seen[code]} means something else in older buttons'
            yield Found((*path, "code"), message, "take one that was never used here")
        seen[code] = "is taken, and"


def codes_are_no_language(draft: Draft) -> Iterator[Found]:
    """An answer in a button must not look like the language at its end (`ps`)."""
    for path, check in _checks(draft):
        for id, question in check.questions.items():
            for option, each in question.options.items():
                token = question.code + each.code
                if locale_named(token):
                    place = (*path, "questions", id, "options", option, "code")
                    message = f'"{token}" in a button would be read as a language'
                    yield Found(place, message, "take another code")


def options_named(draft: Draft) -> Iterator[Found]:
    """`alone` and `if_unknown` name options of a question in which several can be chosen."""
    for path, check in _checks(draft):
        for id, question in check.questions.items():
            for key, option in _named(question):
                place = (*path, "questions", id, key)
                if option not in question.options:
                    remedy = did_you_mean(option, list(question.options), "name an option of this question")
                    yield Found(place, f'there is no option "{option}" here', remedy)
                elif not question.several:
                    yield Found(place, f"`{key}` needs a question with several answers", "add `several: yes`")


def _named(question: QuestionShape) -> Iterator[tuple[str, str]]:
    if question.alone is not None:
        yield "alone", question.alone
    for option in question.if_unknown:
        yield "if_unknown", option


def checks_lead(draft: Draft) -> Iterator[Found]:
    """Answers, checks and results that a check names are there."""
    for path, check in _checks(draft):
        answers: list[tuple[Path, str | None]] = []
        for id, question in check.questions.items():
            below = (*path, "questions", id)
            answers += [((*below, "options", o, "opens"), each.opens) for o, each in question.options.items()]
            yield from _missing((*below, "help"), question.help, list(draft.faq.checks), "the check")
        for id, result in check.results.items():
            below = (*path, "results", id)
            answers.append(((*below, "answer"), result.answer))
            for index, other in enumerate(result.excludes):
                yield from _missing((*below, "excludes", index), other, list(check.results), "the result")
            if result.onward:
                yield from _onward(draft, (*below, "onward"), result.onward.check, result.onward.answers)
        for place, answer in answers:
            yield from _missing(place, answer, list(draft.faq.answers), "the answer")


def _onward(draft: Draft, path: Path, id: str, answers: dict[str, str]) -> Iterator[Found]:
    yield from _missing((*path, "check"), id, list(draft.faq.checks), "the check")
    questions = draft.faq.checks[id].questions if id in draft.faq.checks else {}
    for question, option in answers.items():
        place = (*path, "answers", question)
        if questions and question not in questions:
            yield from _missing(place, question, list(questions), "the question")
        elif questions:
            yield from _missing(place, option, list(questions[question].options), "the option")


def _missing(path: Path, id: str | None, known: list[str], what: str) -> Iterator[Found]:
    if id is not None and id not in known:
        yield Found(path, f'{what} "{id}" is not there', did_you_mean(id, known, "add it, or remove it here"))


def check_ids_free(draft: Draft) -> Iterator[Found]:
    """A link has only the id to go by: a check shares it with no answer and no branch."""
    taken = {*draft.faq.answers, *(id for _, id, _ in draft.branches()), MENU}
    for path, _ in _checks(draft):
        if path[-1] in taken or str(path[-1]).isdecimal() or len(str(path[-1])) == 1:
            message = f'"{path[-1]}" already means something else in buttons and links'
            yield Found(path, message, "give the check another id", at_key=True)


def check_fits(draft: Draft) -> Iterator[Found]:
    """The longest answers, with the longest verb and language, go into the 64 bytes of a button."""
    for path, check in _checks(draft):
        tokens = tuple(_longest(question) for question in check.questions.values())
        size = len(encode(Speak("fa_AF", str(path[-1]), tokens)).encode())
        if size > PAYLOAD_BYTES:
            message = f"a button with all answers takes {size} bytes of {PAYLOAD_BYTES}"
            yield Found(path, message, "ask less, or shorten the id", at_key=True)


def _longest(question: QuestionShape) -> str:
    return "x" * (1 + (len(question.options) if question.several else 1))


def return_is_last(draft: Draft) -> Iterator[Found]:
    """Going back is never what to do first: it stands last and asks for nothing."""
    branch = next((branch for _, id, branch in draft.branches() if id == GOING_BACK), None)
    returning = set(branch.holds) if branch else set()
    for path, check in _checks(draft):
        last = list(check.results)[-1] if check.results else None
        for id, result in check.results.items():
            if result.answer in returning and (
                id != last or result.do or any(case.do for case in result.cases)
            ):
                message = "going back must be the last result, with nothing to do first"
                yield Found((*path, "results", id), message, "move it to the end, without `do:`", at_key=True)


def _checks(draft: Draft) -> Iterator[tuple[Path, CheckShape]]:
    for id, check in draft.faq.checks.items():
        yield ("checks", id), check


RULES = (
    conditions_read,
    codes_apart,
    codes_are_no_language,
    options_named,
    checks_lead,
    check_ids_free,
    check_fits,
    return_is_last,
)

"""What can be wrong with the translations of one file.

Each entry is compared with its English; then what is missing, outdated, or says nothing of its review
is told. How many entries no native speaker has read yet is counted, not complained of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.content import forbidden, scan
from bot.content.po import NOT_YET, PLURALS, Entry, Key, PoFile
from bot.content.problems import Problem, Severity
from bot.content.sameness import (
    Pair,
    Rule,
    Wrong,
    links_same,
    negations_same,
    numbers_same,
    one_passage,
    own_letters,
    placeholders_same,
    sentences_short,
)
from bot.content.terms import Terms, terms_agreed
from bot.content.texts import Text
from bot.dialogue.content import Locale
from bot.dialogue.screens import ARRESTED

SHORT = 48  # characters of a text in a message

# Without these in their own language a person cannot get help, or cannot hide the chat.
ESSENTIAL = frozenset({"Police now", "Hide", "Menu", "Language", "Test. Do not act on this."})
ESSENTIAL_ANSWERS = frozenset({ARRESTED})


def nothing_hidden(pair: Pair) -> Iterator[Wrong]:
    """The bot sets direction itself; a character that does so unseen turns numbers round."""
    if name := scan.hidden(pair.other):
        yield f"a character here cannot be seen ({name})", "type the translation anew"


def nobody_is_illegal(pair: Pair) -> Iterator[Wrong]:
    """A person has no valid papers; no person is illegal."""
    yield from forbidden.nobody_is_illegal(pair.english, pair.other)


def _of_other(rule: Callable[[str], Iterator[Wrong]]) -> Rule:
    """A rule for any text, asked of the translation."""

    def asked(pair: Pair) -> Iterator[Wrong]:
        yield from rule(pair.other)

    asked.__name__, asked.__doc__ = rule.__name__, rule.__doc__
    return asked


# Wrong in a fuzzy entry too, which a tap makes a shown one.
UNSAFE: tuple[Rule, ...] = (nothing_hidden, _of_other(forbidden.no_hotline))
RULES: tuple[Rule, ...] = (
    placeholders_same,
    numbers_same,
    links_same,
    one_passage,
    *UNSAFE,
    *(_of_other(rule) for rule in (forbidden.no_phones, *forbidden.UNVERIFIED)),
    nobody_is_illegal,
)
WARNINGS: tuple[Rule, ...] = (own_letters, sentences_short)


def pairs(entry: Entry, locale: Locale) -> Iterator[Pair]:
    """Each form with the English it stands for; a single form stands for the plural."""
    for index, string in enumerate(entry.strings):
        if string:
            english = entry.ids[-1 if len(entry.strings) == 1 else min(index, len(entry.ids) - 1)]
            yield Pair(english, string, locale)


def examine_file(
    file: PoFile, texts: tuple[Text, ...], every: bool = False, terms: Terms = ()
) -> Iterator[Problem]:
    """All problems of one catalog. `every` names each missing translation instead of counting them."""
    yield from _header(file)
    wanted = {text.key for text in texts}
    for entry in file.entries:
        for pair in pairs(entry, file.locale):
            yield from _entry(file, entry, pair, terms)
    yield from _uncompared(file)
    yield from _missing(file, wanted, every)
    stale = [entry for entry in file.entries if entry.key not in wanted]
    if stale:
        yield _counted(file, stale, "of texts that are no longer there", "run `make translations`")
    if file.obsolete:
        yield _counted(file, list(file.obsolete), "kept of texts that are gone", "remove the lines with `#~`")
    yield from _unsigned(file, every)


def _entry(file: PoFile, entry: Entry, pair: Pair, terms: Terms) -> Iterator[Problem]:
    for rule in UNSAFE if entry.fuzzy else RULES:
        for message, remedy in rule(pair):
            yield Problem(file.name, entry.line, 1, Severity.ERROR, message, remedy)
    if not entry.fuzzy:
        for message, remedy in _doubts(entry, pair, terms):
            yield Problem(file.name, entry.line, 1, Severity.WARNING, message, remedy)


def _doubts(entry: Entry, pair: Pair, terms: Terms) -> Iterator[Wrong]:
    """What a person should look at: the words may be right."""
    for rule in WARNINGS:
        yield from rule(pair)
    if not entry.checked("negations"):
        yield from negations_same(pair)
    if not entry.checked("terms"):
        yield from terms_agreed(pair, terms)


def _uncompared(file: PoFile) -> Iterator[Problem]:
    """Nobody may take the mark off and leave the translation of another sentence."""
    for entry in file.entries:
        if entry.previous and not entry.fuzzy:
            remedy = "compare, then remove the lines that begin with #|"
            yield Problem(file.name, entry.line, 1, Severity.WARNING, "the English changed", remedy)


def _unsigned(file: PoFile, every: bool) -> Iterator[Problem]:
    """Nobody may take an entry for read because a line was lost."""
    unsigned = [entry for entry in file.entries if not (entry.reviewed or entry.waiting)]
    remedy = f"write `# {NOT_YET}` above, or `# native-review: ROLE, YYYY-MM-DD` once it was read"
    for shown in [[entry] for entry in unsigned] if every else [unsigned] if unsigned else []:
        yield _counted(file, shown, "without a line on its review", remedy)


def _header(file: PoFile) -> Iterator[Problem]:
    """Wrong plural forms choose the wrong sentence for a number of days."""
    wanted = PLURALS[file.locale]
    if file.fields and (file.fields.get("Plural-Forms") or "").replace(" ", "") != wanted.replace(" ", ""):
        message = f"the plural forms are not those of {file.locale}"
        yield Problem(file.name, 1, 1, Severity.ERROR, message, f'write "Plural-Forms: {wanted}\\n"')


def _missing(file: PoFile, wanted: set[Key], every: bool) -> Iterator[Problem]:
    entries = {entry.key: entry for entry in file.entries}
    unwritten = sorted(key[1] for key in wanted - entries.keys())
    if unwritten:
        are = "1 text is" if len(unwritten) == 1 else f"{len(unwritten)} texts are"
        message = f'{are} not in this file, for instance "{unwritten[0][:SHORT]}"'
        yield Problem(file.name, 1, 1, Severity.WARNING, message, "run `make translations`")
    absent = [Entry(context, (text,)) for context, text in wanted - entries.keys()]
    lacking = [each for each in file.entries if each.key in wanted and (each.fuzzy or not each.translated)]
    for entry in (*sorted(absent, key=lambda each: each.ids), *lacking):
        if _essential(entry):
            message = f'"{_short(entry)}" has no translation, and nobody can do without it'
            yield Problem(
                file.name, entry.line, 1, Severity.ERROR, message, "translate it, and remove `fuzzy`"
            )
    rest = [entry for entry in lacking if not _essential(entry)]
    for shown in [[entry] for entry in rest] if every else [rest] if rest else []:
        yield _counted(file, shown, "without a translation, or fuzzy", "they are shown in English")


def _essential(entry: Entry) -> bool:
    return entry.context in ESSENTIAL_ANSWERS or (entry.context is None and entry.ids[0] in ESSENTIAL)


def _counted(file: PoFile, entries: list[Entry], what: str, remedy: str) -> Problem:
    first = entries[0]
    entry = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
    message = f'{entry} {what}, for instance "{_short(first)}"'
    return Problem(file.name, first.line, 1, Severity.WARNING, message, remedy)


def _short(entry: Entry) -> str:
    text = entry.ids[0]
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"

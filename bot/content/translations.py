"""What can be wrong with a translation: of one entry, and of a whole file.

A translation that is shown must name the same days, numbers and pages as the English, and nothing
that turns or hides. Whether the words are right, only a person can say; how many entries no native
speaker has read yet is counted, not complained of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from bot.content import scan
from bot.content.po import PLURALS, Entry, Key, PoFile
from bot.content.problems import Problem, Severity
from bot.content.texts import Text
from bot.dialogue.screens import ARRESTED

Wrong = tuple[str, str]  # what is wrong, how to mend it
Pair = tuple[str, str]  # the English text and its translation
Rule = Callable[[Pair], Iterator[Wrong]]

# Printed so on papers, or called so by everybody; readers look for these very letters.
LATIN = frozenset(
    "ACC ACRS ALAC AMIF ARAP BAP CAR CNIC FIA FRC IFRP IOM KP NADRA NGO P1 P2 PCM PoR POR PRM SAFRON SHARP "
    "Human Rights Watch SEHER SIM SIV SMS UK UMRF UN UNHCR UNICEF US USA USRAP "
    "Facebook ID Telegram Viber WhatsApp".split()
)
SHORT = 48  # characters of a text in a message
WORD = re.compile(r"(?<![\w/{])[A-Za-z][A-Za-z0-9]*")

# Without these in their own language a person cannot get help, or cannot hide the chat.
ESSENTIAL = frozenset({"Police now", "Hide", "Menu", "Language", "Test. Do not act on this."})
ESSENTIAL_ANSWERS = frozenset({ARRESTED})


def placeholders_same(pair: Pair) -> Iterator[Wrong]:
    """A day that is lost in translation is a wrong answer; one too many cannot be filled."""
    try:
        lost, extra = _differ(*(Counter(scan.placeholders(text)) for text in pair))
    except ValueError:
        yield "the braces do not hold a placeholder", "copy each {…} from the English as it is"
        return
    if lost or extra:
        yield _told(
            "the placeholders differ", [f"{{{each}}}" for each in lost], [f"{{{each}}}" for each in extra]
        )


def numbers_same(pair: Pair) -> Iterator[Wrong]:
    """Numbers are facts, in the digits of any script."""
    lost, extra = _differ(*(scan.numbers(text) for text in pair))
    if lost or extra:
        yield _told("the numbers differ", lost, extra)


def links_same(pair: Pair) -> Iterator[Wrong]:
    """Another page than the one that was checked may be a trap."""
    lost, extra = _differ(*(scan.links(text) for text in pair))
    if lost or extra:
        yield _told("the links differ", lost, extra)


def nothing_hidden(pair: Pair) -> Iterator[Wrong]:
    """The bot sets direction itself; a character that does so unseen turns numbers round."""
    if name := scan.hidden(pair[1]):
        yield f"a character here cannot be seen ({name})", "type the translation anew"


def no_hotline(pair: Pair) -> Iterator[Wrong]:
    """The number for reporting foreigners stands nowhere, in no language."""
    if scan.hotline(pair[1]):
        yield "the number of the line for reporting foreigners stands here", "speak of it without its number"


RULES: tuple[Rule, ...] = (placeholders_same, numbers_same, links_same, nothing_hidden, no_hotline)


def own_letters(pair: Pair) -> Iterator[Wrong]:
    """Latin letters are for names that are printed so; the rest many readers cannot read."""
    plain = scan.without_links(scan.without_placeholders(pair[1]))
    foreign = [word for word in WORD.findall(plain) if word not in LATIN]
    if foreign:
        yield f"Latin letters: {', '.join(foreign)}", "write it in the letters of the language"


def _differ(english: Counter[str], other: Counter[str]) -> tuple[list[str], list[str]]:
    return sorted((english - other).elements()), sorted((other - english).elements())


def _told(message: str, lost: list[str], extra: list[str]) -> Wrong:
    parts = [
        f"missing: {', '.join(lost)}" if lost else "",
        f"not in the English: {', '.join(extra)}" if extra else "",
    ]
    return f"{message} ({'; '.join(part for part in parts if part)})", "make them as in the English"


def pairs(entry: Entry) -> Iterator[Pair]:
    """Each form with the English it stands for; a single form stands for the plural."""
    for index, string in enumerate(entry.strings):
        if string:
            yield entry.ids[-1 if len(entry.strings) == 1 else min(index, len(entry.ids) - 1)], string


def examine_file(file: PoFile, texts: tuple[Text, ...], every: bool = False) -> Iterator[Problem]:
    """All problems of one catalog. `every` names each missing translation instead of counting them."""
    yield from _header(file)
    wanted = {text.key for text in texts}
    for entry in file.entries:
        for pair in pairs(entry):
            yield from _entry(file, entry, pair)
    yield from _missing(file, wanted, every)
    stale = [entry for entry in file.entries if entry.key not in wanted]
    if stale:
        yield _counted(file, stale, "of texts that are no longer there", "run `make translations`")
    if file.obsolete:
        yield _counted(file, list(file.obsolete), "kept of texts that are gone", "remove the lines with `#~`")


def _entry(file: PoFile, entry: Entry, pair: Pair) -> Iterator[Problem]:
    unsafe = (nothing_hidden, no_hotline)  # wrong in a fuzzy entry too, which a tap makes a shown one
    for rule in unsafe if entry.fuzzy else RULES:
        for message, remedy in rule(pair):
            yield Problem(file.name, entry.line, 1, Severity.ERROR, message, remedy)
    if not entry.fuzzy:
        for message, remedy in own_letters(pair):
            yield Problem(file.name, entry.line, 1, Severity.WARNING, message, remedy)


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

"""The content as a graph: branches, answers, what they see and which dates they speak of.

Decides what is marked on a day: withdrawn, empty (nothing to say on that day), stale, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bot.dialogue.actions import MENU
from bot.dialogue.content import LOCALES, Answer, Faq, Locale, Version
from bot.paper.graph import Edge, Graph, Kind, Line, Mark, Node
from bot.wording.catalogs import Words
from bot.wording.placeholders import PLACEHOLDER, deadline_id


def content_graph(faq: Faq, words: Mapping[Locale, Words], today: date) -> Graph:
    """The tree as it is on a day, in reading order; each branch, answer and deadline once."""
    nodes = [Node(MENU, Kind.ROOT, "Menu")]
    edges: list[Edge] = []
    _add(faq, words, today, MENU, faq.roots, nodes, edges)
    answers = [faq.answers[node.id] for node in nodes if node.kind is Kind.ANSWER]
    edges += [Edge(each.id, other, Line.SEE) for each in answers for other in each.see]
    for each in answers:
        edges += [Edge(each.id, _date(id), Line.SPEAKS) for id in spoken_of(faq, each)]
    nodes += [Node(_date(each.id), Kind.DEADLINE, each.title, each.id) for each in faq.deadlines.values()]
    return Graph(f"Edition {faq.edition} on {today}", tuple(nodes), tuple(edges))


def _date(deadline: str) -> str:
    """The node of a deadline: an answer may have the same id."""
    return f"date:{deadline}"


def _add(
    faq: Faq,
    words: Mapping[Locale, Words],
    today: date,
    above: str,
    ids: tuple[str, ...],
    nodes: list[Node],
    edges: list[Edge],
) -> None:
    for id in ids:
        edges.append(Edge(above, id, Line.HOLDS))
        if any(node.id == id for node in nodes):
            continue  # held twice: `bot check` says so, the map still has it once
        if branch := faq.branches.get(id):
            nodes.append(Node(id, Kind.BRANCH, branch.title, id))
            _add(faq, words, today, id, branch.children, nodes, edges)
        else:
            nodes.append(_answer(faq.answers[id], words, today))


def _answer(answer: Answer, words: Mapping[Locale, Words], today: date) -> Node:
    lacking = tuple(locale for locale in LOCALES if not _translated(answer, words[locale]))
    version = answer.version_on(today)
    withdrawn = answer.withdrawn is not None and answer.withdrawn.day <= today
    found = {
        Mark.WITHDRAWN: withdrawn,
        Mark.EMPTY: version is None,
        Mark.STALE: version is not None and version.stale(today),
        Mark.UNTRANSLATED: bool(lacking),
    }
    marks = tuple(mark for mark in Mark if found[mark])
    return Node(answer.id, Kind.ANSWER, answer.title, f"{answer.id} · {answer.number}", marks, lacking)


def _translated(answer: Answer, words: Words) -> bool:
    """Whether the title and every passage of every version has a translation that may be shown."""
    return all(words.find(text, answer.id) is not None for text in (answer.title, *_passages(answer)))


def _passages(answer: Answer) -> Iterator[str]:
    for version in answer.versions:
        yield from _texts(version)


def _texts(version: Version) -> tuple[str, ...]:
    return (*version.says, *(step.text for step in version.steps), *version.ask)


def spoken_of(faq: Faq, answer: Answer) -> tuple[str, ...]:
    """The deadlines that an answer names or whose days stand in its passages, each once."""
    inserted = (name.split(".")[0] for text in _passages(answer) for name in PLACEHOLDER.findall(text))
    ids = (*answer.deadlines, *(deadline_id(name) for name in inserted))
    return tuple(dict.fromkeys(id for id in ids if id in faq.deadlines))

"""The tree leads to every answer, by one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.content.problems import Found, Path, did_you_mean
from bot.content.rules.draft import Draft

Way = tuple[str, ...]


def _named(draft: Draft) -> Iterator[tuple[Path, str, str]]:
    """Every id in a `holds:` list, with the branch that holds it."""
    for path, id, branch in draft.branches():
        if not isinstance(branch.holds, dict):
            for index, held in enumerate(branch.holds):
                yield (*path, "holds", index), id, held


def held_is_there(draft: Draft) -> Iterator[Found]:
    """A list names answers, or branches written elsewhere; anything else would be a button to nowhere."""
    branches = [id for _, id, _ in draft.branches()]
    known = [*draft.faq.answers, *branches]
    for path, _, held in _named(draft):
        if held not in known:
            remedy = did_you_mean(held, known, "add it to `answers:`, or remove it here")
            yield Found(path, f'"{held}" is neither an answer nor a branch', remedy)


def branch_once(draft: Draft) -> Iterator[Found]:
    """A branch is written once: an old button with its id must lead to one place."""
    seen: set[str] = set()
    for path, id, _ in draft.branches():
        if id in seen:
            message = f'the branch "{id}" is written elsewhere too'
            yield Found(path, message, "give one of them another id", at_key=True)
        seen.add(id)


def in_the_tree_once(draft: Draft) -> Iterator[Found]:
    """One way to each answer and branch: "back" leads to the one branch that holds it."""
    nested = {id for path, id, _ in draft.branches() if len(path) > 2}
    seen = dict.fromkeys(nested, "as a sub-branch")
    circling = {id for circle in _circles(draft) for id in circle}
    for path, branch, held in _named(draft):
        if held in seen and held not in circling:
            yield Found(path, f'"{held}" stands in the tree already ({seen[held]})', "keep it in one branch")
        seen.setdefault(held, f'in "{branch}"')


def in_the_tree(draft: Draft) -> Iterator[Found]:
    """An answer that no branch holds can only be found by its number or a link."""
    held = {held for _, _, held in _named(draft)}
    for path, id, _ in draft.answers():
        if id not in held:
            message = f'no branch of the tree holds the answer "{id}"'
            yield Found(path, message, "add its id to a `holds:` list", at_key=True)


def no_circles(draft: Draft) -> Iterator[Found]:
    """A branch that holds itself, straight or by way of others, has no top to come from."""
    places = {id: path for path, id, _ in draft.branches()}
    for circle in _circles(draft):
        way = " → ".join((*circle, circle[0]))
        yield Found(places[circle[0]], f"the tree runs in a circle: {way}", "remove one of them", at_key=True)


def branch_holds_something(draft: Draft) -> Iterator[Found]:
    """A branch with nothing in it is a button that leads to an empty screen."""
    for path, id, branch in draft.branches():
        if not branch.holds:
            yield Found(path, f'the branch "{id}" holds nothing', "add an answer, or remove it", at_key=True)


def _circles(draft: Draft) -> list[Way]:
    """Each circle once, beginning with the branch that is written first."""
    inner: dict[str, list[str]] = defaultdict(list)
    for _, id, branch in draft.branches():
        inner[id].extend(branch.holds)
    circles: list[Way] = []
    done: set[str] = set()
    for start in inner:
        circle = _walk(start, inner, done, ())
        if circle:
            circles.append(circle)
    return circles


def _walk(id: str, inner: dict[str, list[str]], done: set[str], way: Way) -> Way | None:
    if id in way:
        return way[way.index(id) :]
    if id in done or id not in inner:
        return None
    done.add(id)
    for child in inner[id]:
        if circle := _walk(child, inner, done, (*way, id)):
            return circle
    return None


RULES = (held_is_there, branch_once, in_the_tree_once, in_the_tree, no_circles, branch_holds_something)

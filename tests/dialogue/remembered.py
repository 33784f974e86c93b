"""All that is remembered of a person, as JSON: what a test lets through between two steps."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot.dialogue.events import Person
from bot.dialogue.following import Follow, OwnDate, OwnKind, Preview, Watch, Whose


def written(person: Person) -> str:
    return json.dumps(
        {
            "locale": person.locale,
            "zone": person.zone,
            "preview": person.preview,
            "following": [[each.deadline, each.watch, each.since.isoformat()] for each in person.following],
            "own_dates": [[each.kind, each.whose, each.day.isoformat()] for each in person.own_dates],
        }
    )


def read(text: str) -> Person:
    kept: dict[str, Any] = json.loads(text)
    return Person(
        kept["locale"],
        kept["zone"],
        Preview(kept["preview"]),
        tuple(Follow(id, Watch(watch), date.fromisoformat(since)) for id, watch, since in kept["following"]),
        tuple(
            OwnDate(OwnKind(kind), Whose(whose), date.fromisoformat(day))
            for kind, whose, day in kept["own_dates"]
        ),
    )

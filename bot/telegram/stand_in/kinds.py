"""What a person can send that is not text, as Telegram writes it. Knows shapes only; decides nothing."""

from bot.telegram.stand_in.params import Json
from bot.telegram.stand_in.people import Account


def _file(size: int = 1024, **more: int | str | bool) -> Json:
    return {"file_id": "stand-in-file", "file_unique_id": "stand-in", "file_size": size} | more


_KINDS: dict[str, Json] = {
    "voice": {"voice": _file(duration=3, mime_type="audio/ogg")},
    "audio": {"audio": _file(duration=60, mime_type="audio/mpeg")},
    "photo": {"photo": [_file(width=90, height=90), _file(width=800, height=800)]},
    "video": {"video": _file(width=640, height=360, duration=5)},
    "video_note": {"video_note": _file(length=240, duration=5)},
    "animation": {
        "animation": _file(width=200, height=200, duration=2),
        "document": _file(file_name="a.mp4"),
    },
    "document": {"document": _file(file_name="card.pdf", mime_type="application/pdf")},
    "sticker": {
        "sticker": _file(type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="🙂")
    },
    "location": {"location": {"latitude": 34.01, "longitude": 71.58}},
    "venue": {
        "venue": {
            "location": {"latitude": 34.01, "longitude": 71.58},
            "title": "Office",
            "address": "Road 1",
        },
        "location": {"latitude": 34.01, "longitude": 71.58},
    },
    "contact": {"contact": {"phone_number": "0000000000", "first_name": "Zarmina"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {
        "poll": {
            "id": "5000",
            "question": "?",
            "options": [
                {"text": text, "voter_count": 0, "persistent_id": str(number)}
                for number, text in enumerate(("a", "b"))
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}


def content_of(kind: str, sender: Account) -> Json:
    """The part of a message that is special to its kind; raises LookupError for a kind nobody knows."""
    if kind == "new_chat_members":
        return {"new_chat_members": [sender.as_json()]}
    if kind not in _KINDS:
        raise LookupError(f"nothing is known of {kind!r}; known: {', '.join(sorted(_KINDS))}")
    return dict(_KINDS[kind])

"""The tables, as the newest migration leaves them.

Decides what can be remembered at all: the checks refuse whatever is not a tag, a locale or a month. Does not
know how a database comes to look like this (`migrations`), nor who reads it.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.dialogue.content import LOCALES

metadata = MetaData(
    naming_convention={"pk": "%(table_name)s_pkey", "ck": "%(table_name)s_%(constraint_name)s"}
)

# A person who chose a language. Without a rowid SQLite keeps the rows in the order of their tags, so that
# the file does not tell who came first, or one after the other.
readers = Table(
    "readers",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    Column("locale", Text, nullable=False),
    Column("month", Text, nullable=False, comment="of last use, YYYY-MM"),
    CheckConstraint("length(tag) = 32", name="tag_is_a_hash"),
    CheckConstraint(f"locale IN {LOCALES}", name="locale_is_ours"),
    CheckConstraint("length(month) = 7", name="month_is_no_day"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)

# Whose database this is: one row. With another key every tag would be a stranger's; another bot cannot
# write to these people. `edition` is the newest content seen, `news` counts the changes of dates,
# `alarm` says why nothing is sent until an operator has looked.
owner = Table(
    "owner",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("key_fingerprint", LargeBinary, nullable=False),
    Column("edition", Integer, nullable=False, server_default="0"),
    Column("news", Integer, nullable=False, server_default="0"),
    Column("bot", BigInteger, nullable=True),
    Column("alarm", Text, nullable=True),
    CheckConstraint("one = 1", name="is_one"),
)

_BIG = BigInteger().with_variant(Integer, "sqlite")
_BY_KEY: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

# A person who asked to be written to. `id` is a random number, so that it tells nothing.
followers = Table(
    "followers",
    metadata,
    Column("id", _BIG, primary_key=True, autoincrement=False),
    Column("tag", LargeBinary, nullable=False),
    Column("chat", LargeBinary, nullable=False),
    Column("zone", Text, nullable=False),
    Column("preview", Text, nullable=False),
    UniqueConstraint("tag", name="followers_tag_once"),
    CheckConstraint("length(tag) = 32", name="tag_is_a_hash"),
    CheckConstraint("length(chat) = 24", name="chat_is_sealed"),
    sqlite_strict=True,
)

# In the order in which they are planned. `heard` is the number of the newest change that could be read at
# the time of the follow, `asked` the day on which a follow of changes was asked about.
follows = Table(
    "follows",
    metadata,
    Column("deadline", LargeBinary, primary_key=True),
    Column("zone", Text, primary_key=True),
    Column("person", _BIG, primary_key=True, autoincrement=False),
    Column("watch", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("heard", Integer, nullable=False),
    Column("asked", Text, nullable=True),
    UniqueConstraint("person", "deadline", name="follows_once"),
    CheckConstraint("length(deadline) = 16", name="deadline_is_a_tag"),
    **_BY_KEY,
)

own_dates = Table(
    "own_dates",
    metadata,
    Column("day", LargeBinary, primary_key=True),
    Column("zone", Text, primary_key=True),
    Column("person", _BIG, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("since", Text, nullable=False),
    UniqueConstraint("person", "number", name="own_dates_once"),
    CheckConstraint("length(day) = 16", name="day_is_a_tag"),
    CheckConstraint("length(sealed) = 48", name="are_sealed"),
    **_BY_KEY,
)

# Deadlines that somebody follows or that were planned: what was last told of each.
deadlines = Table(
    "deadlines",
    metadata,
    Column("tag", LargeBinary, primary_key=True),
    Column("name", LargeBinary, nullable=False),
    Column("news", Integer, nullable=False),
    Column("told", LargeBinary, nullable=True),
    **_BY_KEY,
)

# The last day that was planned in each zone.
zones = Table(
    "zones",
    metadata,
    Column("zone", Text, primary_key=True),
    Column("planned", Text, nullable=False),
    **_BY_KEY,
)

# Who plans and sends; `expires` is in milliseconds of the database's own clock.
lease = Table(
    "lease",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("holder", Text, nullable=False),
    Column("token", _BIG, nullable=False),
    Column("expires", _BIG, nullable=False),
    CheckConstraint("one = 1", name="is_one"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tag", LargeBinary, nullable=False),
    Column("subject", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("made", Text, nullable=False),
    Column("closed", SmallInteger, nullable=False),
    UniqueConstraint("tag", name="runs_once"),
    CheckConstraint("length(tag) = 16", name="tag_is_a_tag"),
)

# How far a run was planned in a zone: `slice` of `slices` are done, of people by their number.
fillings = Table(
    "fillings",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("zone", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("slice", Integer, nullable=False),
    Column("slices", Integer, nullable=False),
    **_BY_KEY,
)

# A message that is on its way, until the run is over. `part` is the number of an own date, else 0.
reminders = Table(
    "reminders",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("person", _BIG, primary_key=True, autoincrement=False),
    Column("part", SmallInteger, primary_key=True, autoincrement=False),
    Column("not_before", _BIG, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("ended", Text, nullable=True),
    sqlite_with_rowid=False,
    postgresql_with={"fillfactor": 70},
)

# How the reminders of a run ended. Every end is counted in the transaction that makes it.
tallies = Table(
    "tallies",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("ended", Text, primary_key=True),
    Column("why", Text, primary_key=True),
    Column("people", Integer, nullable=False),
    **_BY_KEY,
)

# How often something was said of an answer on a day, or a question had none (`-`); nobody's row is near.
counts = Table(
    "counts",
    metadata,
    Column("day", Text, primary_key=True),
    Column("answer", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    CheckConstraint("length(day) = 10", name="day_is_a_day"),
    CheckConstraint(f"locale IN {LOCALES}", name="locale_is_ours"),
    CheckConstraint("what IN ('helped', 'not-helped', 'wrong', 'missed')", name="what_is_known"),
    **_BY_KEY,
)

# Words that somebody let an editor read, for 30 days, without digits and without who it was.
lent_words = Table(
    "lent_words",
    metadata,
    Column("day", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("words", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    CheckConstraint("length(day) = 10", name="day_is_a_day"),
    CheckConstraint(f"locale IN {LOCALES}", name="locale_is_ours"),
    CheckConstraint("length(words) <= 300", name="are_short"),
    **_BY_KEY,
)

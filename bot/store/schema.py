"""The tables, as the newest migration leaves them.

Decides what can be remembered at all: the checks refuse whatever is not a tag, a locale or a month. Does not
know how a database comes to look like this (`migrations`), nor who reads it.
"""

from sqlalchemy import CheckConstraint, Column, LargeBinary, MetaData, SmallInteger, Table, Text

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

# Whose database this is: one row. With another key every tag would be a stranger's.
owner = Table(
    "owner",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("key_fingerprint", LargeBinary, nullable=False),
    CheckConstraint("one = 1", name="is_one"),
)

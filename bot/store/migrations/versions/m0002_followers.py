"""People who follow dates, what they follow, and what is on its way to them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BY_KEY: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    op.add_column("owner", sa.Column("edition", sa.Integer, nullable=False, server_default="0"))
    op.add_column("owner", sa.Column("news", sa.Integer, nullable=False, server_default="0"))
    op.add_column("owner", sa.Column("bot", sa.BigInteger, nullable=True))
    op.add_column("owner", sa.Column("alarm", sa.Text, nullable=True))
    _people()
    _dates()
    _outbox()


def _people() -> None:
    op.create_table(
        "followers",
        sa.Column("id", _BIG, autoincrement=False, nullable=False),
        sa.Column("tag", sa.LargeBinary, nullable=False),
        sa.Column("chat", sa.LargeBinary, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("preview", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="followers_pkey"),
        sa.UniqueConstraint("tag", name="followers_tag_once"),
        sa.CheckConstraint("length(tag) = 32", name=op.f("followers_tag_is_a_hash")),
        sa.CheckConstraint("length(chat) = 24", name=op.f("followers_chat_is_sealed")),
        sqlite_strict=True,
    )
    op.create_table(
        "follows",
        sa.Column("deadline", sa.LargeBinary, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("person", _BIG, nullable=False),
        sa.Column("watch", sa.Text, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("heard", sa.Integer, nullable=False),
        sa.Column("asked", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("deadline", "zone", "person", name="follows_pkey"),
        sa.UniqueConstraint("person", "deadline", name="follows_once"),
        sa.CheckConstraint("length(deadline) = 16", name=op.f("follows_deadline_is_a_tag")),
        **_BY_KEY,
    )
    op.create_table(
        "own_dates",
        sa.Column("day", sa.LargeBinary, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("person", _BIG, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("day", "zone", "person", "number", name="own_dates_pkey"),
        sa.UniqueConstraint("person", "number", name="own_dates_once"),
        sa.CheckConstraint("length(day) = 16", name=op.f("own_dates_day_is_a_tag")),
        sa.CheckConstraint("length(sealed) = 48", name=op.f("own_dates_are_sealed")),
        **_BY_KEY,
    )


def _dates() -> None:
    op.create_table(
        "deadlines",
        sa.Column("tag", sa.LargeBinary, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("news", sa.Integer, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("tag", name="deadlines_pkey"),
        **_BY_KEY,
    )
    op.create_table(
        "zones",
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("planned", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("zone", name="zones_pkey"),
        **_BY_KEY,
    )
    op.create_table(
        "lease",
        sa.Column("one", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("token", _BIG, nullable=False),
        sa.Column("expires", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("one", name="lease_pkey"),
        sa.CheckConstraint("one = 1", name=op.f("lease_is_one")),
    )
    op.execute("INSERT INTO lease (one, holder, token, expires) VALUES (1, '', 0, 0)")


def _outbox() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("tag", sa.LargeBinary, nullable=False),
        sa.Column("subject", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("closed", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="runs_pkey"),
        sa.UniqueConstraint("tag", name="runs_once"),
        sa.CheckConstraint("length(tag) = 16", name=op.f("runs_tag_is_a_tag")),
    )
    op.create_table(
        "fillings",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("slice", sa.Integer, nullable=False),
        sa.Column("slices", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("run", "zone", name="fillings_pkey"),
        **_BY_KEY,
    )
    op.create_table(
        "reminders",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("person", _BIG, nullable=False),
        sa.Column("part", sa.SmallInteger, nullable=False),
        sa.Column("not_before", _BIG, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("ended", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("run", "person", "part", name="reminders_pkey"),
        sqlite_with_rowid=False,
        postgresql_with={"fillfactor": 70},
    )
    op.create_table(
        "tallies",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("ended", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("run", "ended", "why", name="tallies_pkey"),
        **_BY_KEY,
    )

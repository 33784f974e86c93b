"""Readers and the database's owner."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "readers",
        sa.Column("tag", sa.LargeBinary, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("month", sa.Text, nullable=False, comment="of last use, YYYY-MM"),
        sa.PrimaryKeyConstraint("tag", name="readers_pkey"),
        sa.CheckConstraint("length(tag) = 32", name=op.f("readers_tag_is_a_hash")),
        sa.CheckConstraint("locale IN ('en', 'ps', 'fa_AF', 'ur')", name=op.f("readers_locale_is_ours")),
        sa.CheckConstraint("length(month) = 7", name=op.f("readers_month_is_no_day")),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    op.create_table(
        "owner",
        sa.Column("one", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("key_fingerprint", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("one", name="owner_pkey"),
        sa.CheckConstraint("one = 1", name=op.f("owner_is_one")),
    )

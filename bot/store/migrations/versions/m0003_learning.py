"""Counts without persons, and words that were lent to an editor."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

LOCALE = "locale IN ('en', 'ps', 'fa_AF', 'ur')"


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "answer", "locale", "what", name="counts_pkey"),
        sa.CheckConstraint("length(day) = 10", name=op.f("counts_day_is_a_day")),
        sa.CheckConstraint(LOCALE, name=op.f("counts_locale_is_ours")),
        sa.CheckConstraint(
            "what IN ('helped', 'not-helped', 'wrong', 'missed')", name=op.f("counts_what_is_known")
        ),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    op.create_table(
        "lent_words",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "locale", "words", name="lent_words_pkey"),
        sa.CheckConstraint("length(day) = 10", name=op.f("lent_words_day_is_a_day")),
        sa.CheckConstraint(LOCALE, name=op.f("lent_words_locale_is_ours")),
        sa.CheckConstraint("length(words) <= 300", name=op.f("lent_words_are_short")),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )

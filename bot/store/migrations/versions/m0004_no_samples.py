"""PostgreSQL keeps no samples of what names somebody, or was written by somebody, in its statistics.

It would copy such values into `pg_statistic`, where they outlive the rows until the next ANALYZE. They are
found by a unique index or not searched by, so that the planner needs no statistics of them.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

NAMING = {
    "readers": ("tag",),
    "followers": ("tag", "chat"),
    "own_dates": ("sealed",),
    "lent_words": ("words",),
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in NAMING.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")

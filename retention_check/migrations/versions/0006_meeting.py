"""The meeting: how far it is, who takes part, its polls; and of a round what its meetings showed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

HASH = sa.String(64)
SIDE = sa.String(16)
SAMPLED = {
    "participants": ("hash", "meeting_id", "side"),
    "poll_tallies": ("meeting_id", "poll", "side", "is_paper", "people", "counts"),
    "ballots": ("meeting_id", "hash"),
}


def upgrade() -> None:
    """Add the column, and the tables beside the rounds."""
    with op.batch_alter_table("rounds") as table:
        table.add_column(sa.Column("shown_in_meetings", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("rounds") as table:
        table.alter_column("shown_in_meetings", server_default=None)
    _create_meetings()
    _create_participants()
    _create_polls()
    if op.get_bind().dialect.name == "postgresql":
        _keep_out_of_statistics()


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer()),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("screen", sa.String(32), nullable=False),
        sa.Column("lead_hash", HASH, nullable=False),
        sa.Column("join_hash", HASH, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("link_counter", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        *(
            sa.UniqueConstraint(column, name=f"uq_meetings_{column}")
            for column in ("round_id", "screen", "lead_hash", "join_hash")
        ),
        _within("meetings", "round_id", "rounds"),
    )


def _create_participants() -> None:
    op.create_table(
        "participants",
        sa.Column("hash", HASH),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("side", SIDE),
        sa.PrimaryKeyConstraint("hash", name="pk_participants"),
        _within("participants", "meeting_id", "meetings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participants_meeting_id", "participants", ["meeting_id"])


def _create_polls() -> None:
    op.create_table(
        "poll_tallies",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("poll", SIDE, nullable=False),
        sa.Column("side", SIDE, nullable=False),
        sa.Column("is_paper", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "poll", "side", "is_paper", name="pk_poll_tallies"),
        _within("poll_tallies", "meeting_id", "meetings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ballots",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("hash", HASH, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "hash", name="pk_ballots"),
        _within("ballots", "meeting_id", "meetings"),
        sqlite_with_rowid=False,
    )


def _keep_out_of_statistics() -> None:
    """PostgreSQL's planner keeps samples of what stands in a column, also when the rows are gone."""
    for table, columns in SAMPLED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _within(table: str, column: str, whole: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{whole}"
    return sa.ForeignKeyConstraint([column], [f"{whole}.id"], name=name, ondelete="CASCADE")

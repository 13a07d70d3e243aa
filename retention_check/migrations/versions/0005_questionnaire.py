"""Our own questionnaire, its tallies, receipts, codes and links; and of a round how it was collected."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

HASH = sa.String(64)
SIDE = sa.String(16)
SAMPLED = {
    "tallies": ("questionnaire_id", "side", "people", "counts"),
    "receipts": ("questionnaire_id", "side", "hash", "is_sent"),
    "codes": ("questionnaire_id", "side", "hash"),
}


def upgrade() -> None:
    """Add the column, and the tables beside the rounds."""
    with op.batch_alter_table("rounds") as table:
        table.add_column(sa.Column("collected", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("rounds") as table:
        table.alter_column("collected", server_default=None)
    op.create_table(
        "questionnaires",
        sa.Column("id", sa.Integer()),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date()),
        sa.Column("link_counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaires"),
        sa.UniqueConstraint("round_id", name="uq_questionnaires_round_id"),
        _within("questionnaires", "round_id", "rounds"),
    )
    op.create_table(
        "tallies",
        *_of_side("tallies", "side"),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    is_sent: sa.Column[bool] = sa.Column("is_sent", sa.Boolean(), nullable=False)
    op.create_table("receipts", *_of_side("receipts", "hash"), is_sent, sqlite_with_rowid=False)
    op.create_table("codes", *_of_side("codes", "hash"), sqlite_with_rowid=False)
    _create_links()
    if op.get_bind().dialect.name == "postgresql":
        _keep_out_of_statistics()


def _keep_out_of_statistics() -> None:
    """PostgreSQL's planner keeps samples of what stands in a column, also when the rows are gone."""
    for table, columns in SAMPLED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _create_links() -> None:
    op.create_table(
        "answer_links",
        sa.Column("hash", HASH),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("side", SIDE, nullable=False),
        sa.Column("is_short", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_answer_links"),
        _within("answer_links", "round_id", "rounds"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_links_round_id", "answer_links", ["round_id"])


def _of_side(table: str, key: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Columns of a table of rows of a side: those of the key first, for SQLite 3.40 misreads a table without row ids
    where they are not.
    """
    hashed = [sa.Column("hash", HASH, nullable=False)] if key == "hash" else []
    return (
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        *hashed,
        sa.Column("side", SIDE, nullable=False),
        sa.PrimaryKeyConstraint("questionnaire_id", key, name=f"pk_{table}"),
        _within(table, "questionnaire_id", "questionnaires"),
    )


def _within(table: str, column: str, whole: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{whole}"
    return sa.ForeignKeyConstraint([column], [f"{whole}.id"], name=name, ondelete="CASCADE")

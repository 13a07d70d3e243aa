"""From which survey of another tool the scores of a round came."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nothing of the rounds that are there was imported."""
    with op.batch_alter_table("rounds") as table:
        table.add_column(sa.Column("imported", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("rounds") as table:
        table.alter_column("imported", server_default=None)

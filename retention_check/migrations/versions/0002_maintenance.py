"""The day on which a task such as expiry last ran to its end."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of maintenance."""
    op.create_table(
        "maintenance",
        sa.Column("task", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("task", name="pk_maintenance"),
    )

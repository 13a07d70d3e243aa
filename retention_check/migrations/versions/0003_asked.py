"""How many of each side were asked takes the place of the number of staff, and standard deviations go."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep the number of staff as how many young civil servants were asked; keep no spread, for none is shown."""
    with op.batch_alter_table("rounds") as table:
        table.alter_column("staff", new_column_name="asked_young", existing_type=sa.Integer())
        table.add_column(sa.Column("asked_management", sa.Integer()))
    with op.batch_alter_table("entries") as table:
        table.drop_column("sd")

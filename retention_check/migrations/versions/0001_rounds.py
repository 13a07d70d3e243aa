"""Rounds with their entries and agreements, tombstones, invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    _make_rounds()
    _make_entries()
    _make_agreements()
    _make_tombstones()
    _make_invitations()


def _make_rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(32), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("manage_hash", sa.String(64), nullable=False),
        sa.Column("view_hash", sa.String(64)),
        sa.Column("view_counter", sa.Integer(), nullable=False),
        sa.Column("view_is_open", sa.Boolean(), nullable=False),
        sa.Column("view_shows_management", sa.Boolean(), nullable=False),
        sa.Column("view_shows_agreements", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", sa.Date(), nullable=False),
        sa.Column("previous", sa.String(32)),
        sa.Column("is_condensed", sa.Boolean(), nullable=False),
        *_about_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.UniqueConstraint("public", name="uq_rounds_public"),
        sa.UniqueConstraint("manage_hash", name="uq_rounds_manage_hash"),
        sa.UniqueConstraint("view_hash", name="uq_rounds_view_hash"),
        sa.ForeignKeyConstraint(["previous"], ["rounds.public"], name="fk_rounds_previous_rounds", ondelete="SET NULL"),
    )
    op.create_index("ix_rounds_previous", "rounds", ["previous"])
    op.create_index("ix_rounds_created", "rounds", ["created"])


def _about_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("scale", sa.String(16), nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("staff", sa.Integer()),
        sa.Column("n_young", sa.Integer()),
        sa.Column("n_management", sa.Integer()),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("is_fixed", sa.Boolean(), nullable=False),
    ]


def _make_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("mean", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer()),
        sa.Column("sd", sa.Text()),
        sa.PrimaryKeyConstraint("round_id", "position", name="pk_entries"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_entries_round_id_rounds", ondelete="CASCADE"),
    )


def _make_agreements() -> None:
    op.create_table(
        "agreements",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("what", "role", "due", "how", "status")),
        sa.PrimaryKeyConstraint("round_id", "position", name="pk_agreements"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_agreements_round_id_rounds", ondelete="CASCADE"),
    )


def _make_tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("round_id", sa.Integer()),
        sa.Column("day", sa.Date()),
        sa.PrimaryKeyConstraint("hash", name="pk_tombstones"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_tombstones_round_id_rounds", ondelete="SET NULL"),
    )
    op.create_index("ix_tombstones_round_id", "tombstones", ["round_id"])


def _make_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_invitations"),
    )

"""Which groups of a round are published; of older rounds that is known where a link, a lock or a year says so."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SIDES = ("young", "management")
ROUNDS = sa.table(
    "rounds",
    *(sa.column(name) for name in ("id", "public", "previous", "form", "is_fixed", "is_condensed")),
    *(sa.column(name) for name in ("view_is_open", "view_counter")),
    sa.column("created", sa.Date()),
    sa.column("publication"),
)
ENTERED = sa.text("SELECT DISTINCT round_id, side FROM entries")


def upgrade() -> None:
    """Add the columns, and say of every round what is known of it."""
    with op.batch_alter_table("rounds") as table:
        for name in ("publication", "asked_again"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("scale_is_sure", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    entered: dict[int, set[str]] = {}
    for round_id, side in connection.execute(ENTERED):
        entered.setdefault(round_id, set()).add(side)
    known_before: dict[str, set[str]] = {}  # by public id: what was, or may have been, shared up to and with it
    for row in connection.execute(sa.select(ROUNDS).order_by(ROUNDS.c.id)).all():
        here, follows = entered.get(row.id, set()), known_before.get(row.previous, set())
        known_before[row.public] = here | follows
        publication = {**_publication(row, here), "follows": [side for side in SIDES if side in follows]}
        known = json.dumps(publication, sort_keys=True)
        connection.execute(sa.update(ROUNDS).where(ROUNDS.c.id == row.id).values(publication=known))
    with op.batch_alter_table("rounds") as table:
        for name in ("publication", "asked_again", "scale_is_sure"):
            table.alter_column(name, server_default=None)


def _publication(row: sa.Row[tuple[object, ...]], entered: set[str]) -> dict[str, object]:
    days = {side: row.created.isoformat() for side in _published(row) if side in entered}
    is_open = row.form != "agreed" or bool(row.is_fixed)
    return {
        "days": days,
        "threshold": None,
        "condensed": {side: {} for side in SIDES} if row.is_condensed else {},
        "corrections": [],
        "was_opened": is_open and "young" in entered,
        "may_be_shared": bool(entered - days.keys()),
        "unshown": [],
        "followed": [],
    }


def _published(row: sa.Row[tuple[object, ...]]) -> Iterator[str]:
    """The groups that others were shown, as far as the row tells: a link that was withdrawn counted up."""
    for side in SIDES:
        was_shared = row.view_is_open or row.view_counter or row.is_condensed
        if was_shared or (side == "management" and row.form == "agreed" and row.is_fixed):
            yield side

"""What is kept for how long: entries a year, shown scores and agreements three, tombstones three after that."""

import calendar
from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, delete, select

from retention_check.assessment import Assessment
from retention_check.store import invitations, rounds, saving
from retention_check.store.engine import reading, sweep, writing
from retention_check.store.tables import rounds as table
from retention_check.store.tables import tombstones
from retention_check.store.values import Expired, GoneError

ENTRIES_KEPT_MONTHS = 12
ROUND_KEPT_MONTHS = 36


def expire(engine: Engine, today: date, condense: Callable[[Assessment], Assessment]) -> Expired:
    """Delete and condense what has been kept long enough, round by round, so that nobody waits long for a lock."""
    deleted = sum(_remove(engine, public, today) for public in _kept_since(engine, today, ROUND_KEPT_MONTHS))
    condensed = sum(_condense(engine, public, condense) for public in _kept_since(engine, today, ENTRIES_KEPT_MONTHS))
    with writing(engine) as connection:
        limit = months_before(today, ROUND_KEPT_MONTHS)
        connection.execute(delete(tombstones).where(tombstones.c.day <= limit))
        forgotten = invitations.forget(connection, today)
    sweep(engine)
    return Expired(condensed, deleted, forgotten)


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _kept_since(engine: Engine, today: date, months: int) -> list[str]:
    old = select(table.c.public).where(table.c.created <= months_before(today, months)).order_by(table.c.id)
    if months < ROUND_KEPT_MONTHS:
        old = old.where(table.c.is_condensed.is_(False))
    with reading(engine) as connection:
        return list(connection.execute(old).scalars())


def _remove(engine: Engine, public: str, today: date) -> bool:
    with writing(engine) as connection:
        return saving.remove(connection, public, today)


def _condense(engine: Engine, public: str, condense: Callable[[Assessment], Assessment]) -> bool:
    with writing(engine) as connection:
        try:
            round_id = saving.locked(connection, public).id
        except GoneError:
            return False
        found = rounds.load(connection, public)
        if found is None or found.is_condensed:
            return False
        saving.condense(connection, round_id, condense(found.assessment))
        return True

"""What is kept for how long: entries a year, shown scores and agreements three, tombstones three after that.

A questionnaire that is not published is kept thirty days from its closing; a meeting until the day after it began, and
one that did not begin ninety days.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from retention_check.store import invitations, meetings, questionnaires
from retention_check.store.chains import delete_from_chain
from retention_check.store.compacting import compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.months import months_before
from retention_check.store.records import Expired, GoneError
from retention_check.store.round_rows import lock_round, read_round, replace_round
from retention_check.store.seen_days import EXPIRY, SEEN, record
from retention_check.store.tables import maintenance, rounds
from retention_check.store.tombstones import forget_tombstones

ENTRIES_KEPT_MONTHS = 12
ROUND_KEPT_MONTHS = 36


def expire(database: Database, today: date) -> Expired:
    """Delete and condense what has been kept long enough, round by round, so that nobody waits long for a lock."""
    old = _made_until(database, round_limit(today), condensed_too=True)
    deleted = sum(_delete(database, public_id, today) for public_id in old)
    long_entered = _made_until(database, entries_limit(today), condensed_too=False)
    condensed = sum(_condense(database, public_id) for public_id in long_entered)
    discarded = questionnaires.discard_expired(database, today)
    ended = meetings.end_old(database, today)
    with writing(database.engine) as connection:
        forget_tombstones(connection, round_limit(today))
        forgotten = invitations.forget_past(connection, today)
        for task in (EXPIRY, SEEN):
            record(connection, task, today)
    compact(database)
    return Expired(condensed, deleted, forgotten, discarded, ended)


def overdue(database: Database, today: date) -> Expired:
    """How many rounds `expire` would condense and delete, how many questionnaires, and how many meetings end."""
    with reading(database.engine) as connection:
        count = select(func.count()).select_from(rounds)
        old = count.where(rounds.c.created <= round_limit(today))
        entered = count.where(
            rounds.c.created <= entries_limit(today),
            rounds.c.created > round_limit(today),
            rounds.c.is_condensed.is_(False),
        )
        return Expired(
            connection.execute(entered).scalar_one(),
            connection.execute(old).scalar_one(),
            questionnaires=questionnaires.overdue(connection, today),
            meetings=meetings.overdue(connection, today, made_after=round_limit(today)),
        )


def last_expiry(database: Database) -> date | None:
    """The day on which `expire` last ran to its end, None when it never did."""
    with reading(database.engine) as connection:
        found: date | None = connection.execute(select(maintenance.c.day).where(maintenance.c.task == EXPIRY)).scalar()
        return found


def entries_limit(today: date) -> date:
    """Rounds made on this day or before keep only what was shown."""
    return months_before(today, ENTRIES_KEPT_MONTHS)


def round_limit(today: date) -> date:
    """Rounds made on this day or before are gone."""
    return months_before(today, ROUND_KEPT_MONTHS)


def _made_until(database: Database, limit: date, *, condensed_too: bool) -> list[str]:
    old = select(rounds.c.public).where(rounds.c.created <= limit).order_by(rounds.c.id)
    if not condensed_too:
        old = old.where(rounds.c.is_condensed.is_(False))
    with reading(database.engine) as connection:
        return list(connection.execute(old).scalars())


def _delete(database: Database, public_id: str, today: date) -> bool:
    with writing(database.engine) as connection:
        return delete_from_chain(connection, public_id, today)


def _condense(database: Database, public_id: str) -> bool:
    with writing(database.engine) as connection:
        try:
            lock_round(connection, public_id)
        except GoneError:
            return False
        stored = read_round(connection, public_id)
        if stored is None or stored.is_condensed:
            return False
        return replace_round(connection, replace(stored, is_condensed=True), database.condense(stored.round))

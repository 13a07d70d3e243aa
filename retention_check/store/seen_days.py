"""The last day that was seen here, so that a wrong clock is noticed before anything is let go by it."""

from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from retention_check.store.database import Database, reading, writing
from retention_check.store.months import months_before
from retention_check.store.tables import maintenance, rounds

SEEN, EXPIRY = "seen", "expiry"  # names under which the table of maintenance keeps their days
MOST_MONTHS = 13  # that may lie between two days on which this is used: a round a year, and a month
SLACK = timedelta(1)  # a laptop that flew west, or a clock that was a little fast at midnight


def last_seen(database: Database) -> date | None:
    """The last day that was seen, else that of the last expiry or the newest round; None when there is none."""
    with reading(database.engine) as connection:
        days: dict[str, date] = dict(connection.execute(select(maintenance.c.task, maintenance.c.day)).all())
        newest: date | None = connection.execute(select(func.max(rounds.c.created))).scalar()
    return days.get(SEEN) or days.get(EXPIRY) or newest


def is_doubted(seen: date | None, today: date) -> bool:
    """Whether a clock that says this is today may be wrong."""
    return seen is not None and (today < seen - SLACK or seen < months_before(today, MOST_MONTHS))


def see(database: Database, today: date) -> None:
    """Keep that this day was seen, and is right."""
    with writing(database.engine) as connection:
        record(connection, SEEN, today)


def record(connection: Connection, task: str, today: date) -> None:
    """Keep the day of a task, in the place of its last one."""
    connection.execute(delete(maintenance).where(maintenance.c.task == task))
    connection.execute(insert(maintenance).values(task=task, day=today))

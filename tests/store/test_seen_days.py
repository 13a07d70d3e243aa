"""The last day that was seen, and a clock that cannot well be right after it."""

from datetime import date, timedelta

import pytest

from retention_check import store
from retention_check.store import Database
from retention_check.store.seen_days import is_doubted
from tests.cast import DAY
from tests.store.rounds import created


def test_the_last_day_is_the_one_that_was_seen_else_of_expiry_else_of_the_newest_round(database: Database) -> None:
    assert store.seen_days.last_seen(database) is None
    created(database, today=DAY)
    created(database, today=DAY - timedelta(9))
    assert store.seen_days.last_seen(database) == DAY
    store.expiry.expire(database, DAY + timedelta(1))
    assert store.seen_days.last_seen(database) == DAY + timedelta(1)
    store.seen_days.see(database, DAY - timedelta(1))  # the owner said so: an earlier day was wrong
    assert store.seen_days.last_seen(database) == DAY - timedelta(1)


@pytest.mark.parametrize(
    ("today", "doubted"),
    [
        (date(2026, 11, 21), False),
        (date(2027, 12, 21), False),
        (date(2027, 12, 22), True),
        (date(2030, 11, 21), True),
        (date(2026, 11, 20), False),
        (date(2026, 11, 19), True),
        (date(1970, 1, 1), True),
    ],
)
def test_a_clock_is_doubted_more_than_thirteen_months_after_that_day_or_before_it(today: date, doubted: bool) -> None:
    assert is_doubted(date(2026, 11, 21), today) is doubted


def test_a_first_start_doubts_nothing() -> None:
    assert not is_doubted(None, DAY)


def test_what_would_go_is_counted_without_letting_it_go(database: Database) -> None:
    for years in (0, 1, 3):
        created(database, today=DAY.replace(year=DAY.year - years))
    found = store.expiry.overdue(database, DAY)
    assert (found.condensed, found.deleted) == (1, 1)
    assert store.expiry.expire(database, DAY) == found
    assert store.expiry.overdue(database, DAY) == store.Expired()

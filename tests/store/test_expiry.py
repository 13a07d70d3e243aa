"""What is kept for how long, to the day: a round past its date is expired, whether `expire` has run or not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from retention_check import store
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.store import ConflictError, Database, Expired, GoneError, LinkTarget, ViewLink
from retention_check.store.database import reading
from retention_check.store.months import months_before
from tests.cast import DAY
from tests.store.rounds import GOUDA, created, loaded, manage_hash

YEAR, THREE_YEARS = date(2027, 11, 21), date(2029, 11, 21)
OPEN = ViewLink(0, is_open=True)


def condensed(round: Round) -> Round:
    """Something less of a round, to see that it was condensed."""
    return replace(round, entries=round.entries[:2], answers={Side.MANAGEMENT: 8})


@pytest.fixture
def database(where: tuple[str, Database]) -> Database:
    return replace(where[1], condense=condensed)


def listed(database: Database, today: date) -> list[str]:
    return [each.public_id for each in store.rounds.summaries(database, today)]


def entries_stored(database: Database) -> int:
    """How many entries stand in the tables, whatever the day is."""
    with reading(database.engine) as connection:
        return int(connection.execute(text("SELECT count(*) FROM entries")).scalar_one())


def test_a_round_is_shown_condensed_from_a_year_on_though_expire_never_ran(database: Database) -> None:
    public_id = created(database)
    before = loaded(database, public_id, YEAR - timedelta(1))
    assert (before.round, before.is_condensed) == (GOUDA, False)
    for day in (YEAR, THREE_YEARS - timedelta(1)):
        after = loaded(database, public_id, day)
        assert after == replace(before, round=condensed(GOUDA), is_condensed=True)
    assert entries_stored(database) == len(GOUDA.entries)


def test_a_round_is_gone_from_three_years_on_though_expire_never_ran(database: Database) -> None:
    public_id = created(database)
    assert not store.rounds.is_gone(database, public_id, THREE_YEARS - timedelta(1))
    assert store.rounds.load(database, public_id, THREE_YEARS) is None
    assert store.rounds.is_gone(database, public_id, THREE_YEARS)


def test_a_round_past_its_date_is_in_no_list_and_follows_none_though_expire_never_ran(database: Database) -> None:
    newest = created(database, today=DAY + timedelta(2))
    first = created(database, today=DAY - timedelta(1))
    second = created(database, previous=first)
    day_before = THREE_YEARS - timedelta(1)
    assert listed(database, day_before) == [newest, second]
    assert store.rounds.successor_of(database, first, day_before) == second
    assert listed(database, THREE_YEARS) == [newest]
    assert store.rounds.successor_of(database, first, THREE_YEARS) is None


def test_links_of_a_round_past_its_date_are_gone_though_expire_never_ran(database: Database) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    for secret_hash, is_view in ((manage_hash(public_id), False), ("kijk", True)):
        found = store.links.find_target(database, secret_hash, THREE_YEARS - timedelta(1))
        assert found == LinkTarget(public_id, is_view)
        with pytest.raises(GoneError):
            store.links.find_target(database, secret_hash, THREE_YEARS)


def test_saving_a_round_that_was_loaded_condensed_lets_nothing_go(database: Database) -> None:
    """A clock that is far ahead shows it condensed; expiry doubts such a clock, and no change walks round that."""
    public_id = created(database)
    opened = loaded(database, public_id, YEAR)
    assert opened.is_condensed
    assert store.rounds.save(database, opened, replace(opened.round, topics=("R1",))) == 2
    found = loaded(database, public_id, DAY)
    assert (found.round, found.is_condensed) == (replace(GOUDA, topics=("R1",)), False)
    assert entries_stored(database) == len(GOUDA.entries)
    assert store.expiry.expire(database, YEAR) == Expired(condensed=1)


def test_a_condensed_round_is_not_condensed_again_when_it_is_loaded(database: Database) -> None:
    public_id = created(database)
    store.expiry.expire(database, YEAR)
    assert loaded(replace(database, condense=emptied), public_id, YEAR).round == condensed(GOUDA)


def emptied(round: Round) -> Round:
    return replace(round, entries=())


def test_entries_are_kept_a_year_and_the_shown_scores_after_that(database: Database) -> None:
    public_id = created(database)
    assert store.expiry.expire(database, YEAR - timedelta(1)) == Expired()
    assert loaded(database, public_id).round == GOUDA
    assert store.expiry.expire(database, YEAR) == Expired(condensed=1)
    found = loaded(database, public_id)
    assert (found.round, found.is_condensed) == (condensed(GOUDA), True)


def test_a_round_is_condensed_once(database: Database) -> None:
    public_id = created(database)
    store.expiry.expire(database, YEAR)
    assert store.expiry.expire(replace(database, condense=emptied), YEAR) == Expired()
    assert loaded(database, public_id).round == condensed(GOUDA)


@pytest.mark.parametrize("opened_on", [DAY, YEAR], ids=["before", "on the day"])
def test_a_form_from_before_condensing_cannot_bring_entries_back(database: Database, opened_on: date) -> None:
    opened = loaded(database, created(database), opened_on)
    store.expiry.expire(database, YEAR)
    with pytest.raises(ConflictError):
        store.rounds.save(database, opened, GOUDA)


def test_a_round_is_deleted_after_three_years(database: Database) -> None:
    public_id = created(database)
    newer = created(database, today=DAY + timedelta(1), previous=public_id)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    assert store.expiry.expire(database, THREE_YEARS - timedelta(1)) == Expired(condensed=2)
    assert store.expiry.expire(database, THREE_YEARS) == Expired(deleted=1)
    assert listed(database, DAY) == [newer]
    assert store.rounds.is_gone(database, public_id, DAY)
    with pytest.raises(GoneError):
        store.links.find_target(database, "kijk", DAY)


def test_a_round_found_after_three_years_is_deleted_and_not_condensed(database: Database) -> None:
    created(database)
    assert store.expiry.expire(database, THREE_YEARS) == Expired(deleted=1)


def test_a_tombstone_stands_three_years(database: Database) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    store.rounds.delete(database, public_id, DAY)
    store.expiry.expire(database, THREE_YEARS - timedelta(1))
    assert store.rounds.is_gone(database, public_id, THREE_YEARS - timedelta(1))
    store.expiry.expire(database, THREE_YEARS)
    assert not store.rounds.is_gone(database, public_id, THREE_YEARS)
    assert store.links.find_target(database, "kijk", THREE_YEARS) is None


def test_the_tombstone_of_a_revoked_link_stands_as_long_as_its_round_and_three_years_more(database: Database) -> None:
    public_id = created(database)
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    store.links.set_view_link(database, public_id, ViewLink(1), None)
    store.rounds.delete(database, public_id, DAY + timedelta(700))
    store.expiry.expire(database, THREE_YEARS)
    with pytest.raises(GoneError):
        store.links.find_target(database, "kijk", THREE_YEARS)


def test_an_invitation_whose_last_day_has_passed_is_forgotten(database: Database) -> None:
    store.invitations.invite(database, "uitnodiging", DAY)
    assert store.expiry.expire(database, DAY) == Expired()
    assert store.expiry.expire(database, DAY + timedelta(1)) == Expired(invitations=1)


def test_the_day_on_which_expire_last_ran_is_recorded(database: Database) -> None:
    assert store.expiry.last_expiry(database) is None
    for day in (DAY, DAY, DAY + timedelta(1)):
        store.expiry.expire(database, day)
        assert store.expiry.last_expiry(database) == day


def test_an_expiry_that_broke_off_records_no_day(database: Database) -> None:
    def fail(_round: Round) -> Round:
        raise RuntimeError

    created(database)
    with pytest.raises(RuntimeError):
        store.expiry.expire(replace(database, condense=fail), YEAR)
    assert store.expiry.last_expiry(database) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda database, public_id, day: store.rounds.load(database, public_id, day),
        lambda database, public_id, day: store.rounds.is_gone(database, public_id, day),
        lambda database, public_id, day: store.rounds.successor_of(database, public_id, day),
        lambda database, _public_id, day: store.rounds.summaries(database, day),
    ],
    ids=["load", "is_gone", "successor_of", "summaries"],
)
def test_asking_for_a_round_expires_nothing(database: Database, ask: Callable[[Database, str, date], object]) -> None:
    public_id = created(database)
    for day in (YEAR, THREE_YEARS):
        ask(database, public_id, day)
    assert loaded(database, public_id).round == GOUDA
    assert store.expiry.last_expiry(database) is None


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2025, 3, 1), 12, date(2024, 3, 1)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 12, 31), 36, date(2023, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before

"""The store: what goes in comes out the same, links open what they should, and what is deleted is gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Date, DateTime, Float, Numeric, Time

from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_nonce, new_public_id
from retention_check.store import ConflictError, GoneError, LinkTarget, Store, StoredRound, ViewLink
from retention_check.store.database import make_engine, reading
from retention_check.store.tables import metadata
from tests.cast import DAY, STUDY, example_entries
from tests.store.databases import KINDS, stored

GOUDA = Round(
    example_entries(),
    DAY,
    "Gouda",
    staff=120,
    agreements=(Agreement("koffie", "teamleider", "maart", "vaker", "loopt"), Agreement("traineeship")),
    n_young=34,
    topics=("R3", "M3.2"),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
COUNTS = st.none() | st.integers(0, 2**31 - 1)
DECIMALS = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9), st.integers(0, 8))
CODES = st.sampled_from([item.code for item in STUDY.items])
ENTRIES = st.builds(Entry, CODES, st.sampled_from(Side), DECIMALS, COUNTS, st.none() | DECIMALS)
AGREEMENTS = st.builds(Agreement, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
ASSESSMENTS = st.builds(
    Round,
    entries=st.lists(ENTRIES, max_size=8).map(tuple),
    day=st.dates(),
    municipality=TEXTS,
    scale=st.sampled_from(list(SCALES.values())),
    form=st.sampled_from(ManagementForm),
    role=TEXTS,
    staff=COUNTS,
    agreements=st.lists(AGREEMENTS, max_size=3).map(tuple),
    n_young=COUNTS,
    n_management=COUNTS,
    topics=st.lists(CODES, max_size=3).map(tuple),
    is_locked=st.booleans(),
)
OPEN = ViewLink(1, is_open=True, shows_management=False, shows_agreements=False)


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with stored(request.param, tmp_path) as (_, found):
        yield found


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with stored(request.param, tmp_path) as (found, _):
        yield found


def kept(store: Store, round: Round = GOUDA, today: date = DAY, previous: str | None = None) -> str:
    public_id = new_public_id()
    store.create(round, public_id, new_nonce(), hashed(f"beheer {public_id}"), today, previous)
    return public_id


def loaded(store: Store, public_id: str) -> StoredRound:
    found = store.load(public_id)
    assert found is not None
    return found


@given(first=ASSESSMENTS, second=ASSESSMENTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_what_was_saved_comes_back_with_the_same_digits_in_the_same_order(
    store: Store, first: Round, second: Round
) -> None:
    public_id = kept(store, first)
    assert repr(loaded(store, public_id).round) == repr(first)
    assert store.save(public_id, 1, second) == 2
    assert repr(loaded(store, public_id).round) == repr(second)


def test_a_new_round_is_closed_to_viewers_and_stands_alone(store: Store) -> None:
    store.create(GOUDA, "gouda", "nonce", "hash", DAY)
    assert loaded(store, "gouda") == StoredRound(
        public_id="gouda",
        nonce="nonce",
        manage_hash="hash",
        version=1,
        round=GOUDA,
        view=ViewLink(0, is_open=False, shows_management=True, shows_agreements=True),
        view_hash=None,
        created=DAY,
        previous=None,
        is_condensed=False,
    )


def test_an_unknown_round_is_nothing_and_not_gone(store: Store) -> None:
    assert store.load("texel") is None
    assert store.find(hashed("texel")) is None
    assert not store.is_gone("texel")
    assert store.listed() == []


def test_the_second_to_save_is_told_and_the_first_keeps_what_was_saved(store: Store) -> None:
    public_id = kept(store)
    first, second = replace(GOUDA, staff=1, entries=()), replace(GOUDA, staff=2)
    assert store.save(public_id, 1, first) == 2
    with pytest.raises(ConflictError):
        store.save(public_id, 1, second)
    assert loaded(store, public_id).round == first
    assert store.save(public_id, 2, second) == 3


def test_rounds_are_listed_newest_first(store: Store) -> None:
    old = kept(store, replace(GOUDA, municipality="Delft"), DAY - timedelta(1))
    first, second = kept(store), kept(store)
    assert [each.public_id for each in store.listed()] == [second, first, old]
    assert [each.municipality for each in store.listed()] == ["Gouda", "Gouda", "Delft"]
    assert (store.listed()[2].day, store.listed()[2].created) == (DAY, DAY - timedelta(1))


def test_a_next_round_knows_the_one_before_until_that_is_deleted(store: Store) -> None:
    first = kept(store)
    second = kept(store, previous=first)
    assert loaded(store, second).previous == first
    assert (store.next_of(first), store.next_of(second)) == (second, None)
    store.delete(first, DAY)
    assert loaded(store, second).previous is None
    assert loaded(store, second).round == GOUDA


def test_a_next_round_of_a_round_that_is_gone_begins_all_the_same(store: Store) -> None:
    assert loaded(store, kept(store, previous="weg")).previous is None


def test_a_manage_link_opens_its_round_for_managing(store: Store) -> None:
    public_id = kept(store)
    assert store.find(hashed(f"beheer {public_id}")) == LinkTarget(public_id, is_view=False)


def test_a_view_link_opens_its_round_while_it_is_open(store: Store) -> None:
    public_id = kept(store)
    store.share(public_id, OPEN, "kijk")
    assert store.find("kijk") == LinkTarget(public_id, is_view=True)
    assert (loaded(store, public_id).view, loaded(store, public_id).view_hash) == (OPEN, "kijk")
    assert loaded(store, public_id).version == 1


@pytest.mark.parametrize(("view", "view_hash"), [(OPEN, "nieuw"), (ViewLink(2), None), (ViewLink(1), "kijk")])
def test_a_revoked_view_link_is_gone(store: Store, view: ViewLink, view_hash: str | None) -> None:
    public_id = kept(store)
    store.share(public_id, OPEN, "kijk")
    store.share(public_id, view, view_hash)
    with pytest.raises(GoneError):
        store.find("kijk")


def test_a_view_link_that_is_opened_again_works_again(store: Store) -> None:
    public_id = kept(store)
    for _ in range(2):
        store.share(public_id, OPEN, "kijk")
        store.share(public_id, ViewLink(1), None)
    store.share(public_id, OPEN, "kijk")
    assert store.find("kijk") == LinkTarget(public_id, is_view=True)


def test_a_lost_manage_link_is_replaced_and_the_view_link_closed(store: Store) -> None:
    public_id = kept(store)
    store.share(public_id, OPEN, "kijk")
    store.reissue(public_id, "nonce", "nieuw")
    assert store.find("nieuw") == LinkTarget(public_id, is_view=False)
    for old in ("kijk", hashed(f"beheer {public_id}")):
        with pytest.raises(GoneError):
            store.find(old)
    found = loaded(store, public_id)
    assert (found.nonce, found.manage_hash, found.view_hash) == ("nonce", "nieuw", None)
    assert found.view == replace(OPEN, is_open=False)


def test_a_deleted_round_leaves_tombstones_alone(store: Store) -> None:
    public_id, other = kept(store), kept(store)
    store.share(public_id, OPEN, "eerst")
    store.share(public_id, OPEN, "kijk")
    store.delete(public_id, DAY)
    assert store.load(public_id) is None
    assert [each.public_id for each in store.listed()] == [other]
    assert store.is_gone(public_id)
    for old in ("eerst", "kijk", hashed(f"beheer {public_id}")):
        with pytest.raises(GoneError):
            store.find(old)


def test_nothing_can_be_done_with_a_deleted_round(store: Store) -> None:
    public_id = kept(store)
    store.delete(public_id, DAY)
    store.delete(public_id, DAY)
    with pytest.raises(GoneError):
        store.save(public_id, 1, GOUDA)
    with pytest.raises(GoneError):
        store.share(public_id, OPEN, "kijk")
    with pytest.raises(GoneError):
        store.reissue(public_id, "nonce", "nieuw")


def test_the_database_keeps_no_row_of_a_deleted_round(url: str) -> None:
    store, engine = Store(url), make_engine(url)
    store.delete(kept(store), DAY)
    with reading(engine) as connection:
        for name in ("rounds", "entries", "agreements"):
            assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() == 0  # noqa: S608
    store.close()
    engine.dispose()


def test_no_byte_of_what_was_deleted_is_left_in_the_files(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, store):
        marks = [str(1_000_001 + number) for number in range(80)]
        rounds = [kept(store, marked(mark)) for mark in marks[:40]]
        for public_id, mark in zip(rounds[:20], marks[40:60], strict=True):
            store.save(public_id, 1, marked(mark))
        for public_id in rounds[::2]:
            store.delete(public_id, DAY)
        gone = {*marks[:20], *marks[:40:2], *marks[40:60:2]}
        content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert [mark for mark in marks[:60] if mark.encode() in content] == [
            mark for mark in marks[:60] if mark not in gone
        ]


def marked(mark: str) -> Round:
    # Long and short texts in turn make SQLite move rows between its pages.
    agreements = tuple(Agreement(f"doen {mark} " * (number * int(mark[-2:]))) for number in range(5))
    entries = tuple(replace(entry, mean=Decimal(f"7.{mark}{'1' * (int(mark) % 9)}")) for entry in GOUDA.entries)
    return replace(GOUDA, municipality=f"Gemeente {mark} " * 20, entries=entries, agreements=agreements)


def test_no_column_holds_more_than_a_calendar_day(url: str) -> None:
    engine = make_engine(url)
    columns = [column for name in inspect(engine).get_table_names() for column in inspect(engine).get_columns(name)]
    assert not [each for each in columns if isinstance(each["type"], (DateTime, Time, Float, Numeric))]
    days = {each["name"] for each in columns if isinstance(each["type"], Date)}
    assert days == {"day", "created", "until"}
    engine.dispose()


def test_every_constraint_has_a_name(url: str) -> None:
    engine = make_engine(url)
    found = inspect(engine)
    for table in metadata.tables:
        assert found.get_pk_constraint(table)["name"] == f"pk_{table}"
        named = [*found.get_foreign_keys(table), *found.get_unique_constraints(table), *found.get_indexes(table)]
        assert all(each["name"] for each in named)
    assert all(constraint.name for table in metadata.tables.values() for constraint in table.constraints)
    engine.dispose()


def test_foreign_keys_are_enforced(url: str) -> None:
    engine = make_engine(url)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO entries VALUES (7, 0, 'R1', 'young', '7.0', NULL, NULL)"))
    engine.dispose()


def test_a_sqlite_database_is_set_for_safety(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (url, _):
        engine = make_engine(url)
        with engine.connect() as connection:
            names = ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete", "synchronous")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
        assert found == ["wal", 1, 5000, 1, 2]
        engine.dispose()

"""Rounds in the store: what goes in comes out the same, and of what is deleted nothing is left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Date, DateTime, Float, Numeric, Time

from retention_check import store
from retention_check.domain.imported import ImportedItem, ImportedSurvey
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread
from retention_check.secret_links import hashed
from retention_check.store import (
    ConflictError,
    Database,
    GoneError,
    InvitationError,
    RoundKeys,
    StoredRound,
    SuccessorError,
    ViewLink,
)
from retention_check.store.database import reading
from retention_check.store.tables import metadata
from tests.cast import DAY, STUDY
from tests.store.databases import stored
from tests.store.rounds import GOUDA, KEYS, OPEN, at_version, created, loaded, manage_hash

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
COUNTS = st.integers(0, 2**31 - 1)
DECIMALS = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9), st.integers(0, 8))
CODES = st.sampled_from([item.code for item in STUDY.items])
ENTRIES = st.builds(Entry, CODES, st.sampled_from(Side), DECIMALS, st.none() | COUNTS)
AGREEMENTS = st.builds(Agreement, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
# A side whose number of people is unknown has none: it comes back in the order of the sides.
PEOPLE = st.fixed_dictionaries({}, optional=dict.fromkeys(Side, COUNTS)).map(
    lambda found: {side: found[side] for side in Side if side in found}
)
SIDES = st.sampled_from(Side)
PUBLICATIONS = st.builds(
    Publication,
    days=st.dictionaries(SIDES, st.dates()),
    threshold=st.none() | st.integers(5, 10),
    condensed=st.dictionaries(SIDES, st.dictionaries(CODES, st.sampled_from(WithheldCause), max_size=3)),
    corrections=st.lists(st.builds(Correction, st.none() | SIDES, CODES, st.dates()), max_size=3).map(tuple),
    was_opened=st.booleans(),
    may_be_shared=st.booleans(),
    unshown=st.sampled_from([(), tuple(Side)]),
    follows=st.sampled_from([(), (Side.YOUNG,)]),
)
SPREADS = st.none() | st.just(Spread(Share.SMALL, Share.MIDDLE, Share.MIDDLE))
IMPORTED_ITEMS = st.builds(ImportedItem, DECIMALS, COUNTS, SPREADS)
SURVEYS = st.builds(ImportedSurvey, TEXTS, st.dates(), st.dictionaries(CODES, IMPORTED_ITEMS, max_size=3))
ROUNDS = st.builds(
    Round,
    entries=st.lists(ENTRIES, max_size=8).map(tuple),
    day=st.dates(),
    municipality=TEXTS,
    scale=st.sampled_from(list(SCALES.values())),
    management_form=st.sampled_from(ManagementForm),
    management_role=TEXTS,
    asked=PEOPLE,
    agreements=st.lists(AGREEMENTS, max_size=3).map(tuple),
    answers=PEOPLE,
    topics=st.lists(CODES, max_size=3).map(tuple),
    is_locked=st.booleans(),
    publication=PUBLICATIONS,
    asked_again=st.dictionaries(SIDES, st.booleans()),
    scale_is_sure=st.booleans(),
    imported=st.dictionaries(SIDES, SURVEYS),
)


@given(first=ROUNDS, second=ROUNDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_what_was_saved_comes_back_with_the_same_digits_in_the_same_order(
    database: Database, first: Round, second: Round
) -> None:
    found = loaded(database, created(database, first))
    assert repr(found.round) == repr(first)
    assert store.rounds.save(database, found, second) == 2
    assert repr(loaded(database, found.public_id).round) == repr(second)


def test_a_new_round_is_closed_to_viewers_and_stands_alone(database: Database) -> None:
    store.rounds.create(database, GOUDA, KEYS, DAY)
    assert loaded(database, "gouda") == StoredRound(
        public_id="gouda",
        nonce="nonce",
        manage_hash="hash",
        version=1,
        round=GOUDA,
        view_link=ViewLink(0, is_open=False, shows_management=True, shows_agreements=True),
        view_hash=None,
        created=DAY,
        previous_id=None,
        is_condensed=False,
    )


def test_an_unknown_round_is_nothing_and_not_gone(database: Database) -> None:
    assert store.rounds.load(database, "texel", DAY) is None
    assert store.links.find_target(database, hashed("texel"), DAY) is None
    assert not store.rounds.is_gone(database, "texel", DAY)
    assert store.rounds.successor_of(database, "texel", DAY) is None
    assert store.rounds.summaries(database, DAY) == []


def test_the_second_to_save_is_told_and_the_first_keeps_what_was_saved(database: Database) -> None:
    opened = loaded(database, created(database))
    first, second = replace(GOUDA, asked={}, entries=()), replace(GOUDA, asked={Side.MANAGEMENT: 2})
    assert store.rounds.save(database, opened, first) == 2
    with pytest.raises(ConflictError):
        store.rounds.save(database, opened, second)
    assert loaded(database, opened.public_id).round == first
    assert store.rounds.save(database, at_version(database, opened.public_id, 2), second) == 3


def test_rounds_are_listed_newest_first(database: Database) -> None:
    old = created(database, replace(GOUDA, municipality="Delft"), DAY - timedelta(1))
    first, second = created(database), created(database)
    found = store.rounds.summaries(database, DAY)
    assert [each.public_id for each in found] == [second, first, old]
    assert [each.municipality for each in found] == ["Gouda", "Gouda", "Delft"]
    assert (found[2].day, found[2].created) == (DAY, DAY - timedelta(1))


def test_a_next_round_knows_the_one_before_until_that_is_deleted(database: Database) -> None:
    first = created(database)
    second = created(database, previous=first)
    assert loaded(database, second).previous_id == first
    assert store.rounds.successor_of(database, first, DAY) == second
    assert store.rounds.successor_of(database, second, DAY) is None
    store.rounds.delete(database, first, DAY)
    assert loaded(database, second).previous_id is None
    assert loaded(database, second).round == GOUDA


def test_a_round_has_one_next_round(database: Database) -> None:
    first = created(database)
    second = created(database, previous=first)
    with pytest.raises(SuccessorError) as refused:
        created(database, previous=first)
    assert refused.value.public_id == second
    assert len(store.rounds.summaries(database, DAY)) == 2


def test_a_round_comes_with_the_one_before_it_as_it_may_be_kept(database: Database) -> None:
    first = created(database)
    second = loaded(database, created(database, previous=first))
    assert second.previous == loaded(database, first)
    assert second.previous is not None
    assert second.previous.previous is None


def test_the_rounds_before_a_round_are_found_the_last_one_first(database: Database) -> None:
    first = created(database, replace(GOUDA, municipality="eerst"))
    second = created(database, replace(GOUDA, municipality="dan"), previous=first)
    third = loaded(database, created(database, previous=second))
    found = store.rounds.earlier_rounds(database, third, DAY)
    assert [round.municipality for round in found] == ["dan", "eerst"]


def test_what_is_published_of_a_round_is_kept_with_it(database: Database) -> None:
    publication = Publication(
        {Side.YOUNG: DAY},
        7,
        {Side.MANAGEMENT: {"R1": WithheldCause.TOO_FEW}},
        (Correction(Side.YOUNG, "R3", DAY), Correction(None, "scale", DAY)),
        was_opened=True,
        may_be_shared=True,
    )
    round = replace(GOUDA, publication=publication, asked_again={Side.YOUNG: True}, scale_is_sure=True)
    assert loaded(database, created(database, round)).round == round


def test_the_rounds_around_a_deleted_round_keep_what_was_published_of_it(database: Database) -> None:
    bare = replace(GOUDA, publication=Publication())
    first = created(database, bare)
    second = created(database, bare, previous=first)
    third = created(database, bare, previous=second)
    shown = replace(bare, publication=Publication({Side.YOUNG: DAY}))
    store.rounds.save(database, loaded(database, second), shown)
    store.rounds.delete(database, second, DAY)
    assert loaded(database, first).round.publication.followed == (Side.YOUNG,)
    assert loaded(database, third).round.publication.follows == (Side.YOUNG,)
    assert loaded(database, third).previous_id == first


def test_what_is_published_beside_other_rounds_is_stored_when_they_permit_it(database: Database) -> None:
    bare = replace(GOUDA, publication=Publication())
    first = created(database, bare)
    second = created(database, bare, previous=first)
    third = created(database, bare, previous=second)
    shown = replace(bare, publication=Publication({Side.YOUNG: DAY}))
    met: list[tuple[int, int]] = []

    def permits(earlier: Sequence[Round], later: Sequence[Round]) -> bool:
        met.append((len(earlier), len(later)))
        return len(met) > 1

    opened = loaded(database, second)
    with pytest.raises(ConflictError):
        store.rounds.save_published(database, opened, shown, permits)
    assert loaded(database, second).round == bare
    assert store.rounds.save_published(database, opened, shown, permits) == opened.version + 1
    assert met == [(1, 1), (1, 1)]
    assert loaded(database, first).round.publication.followed == (Side.YOUNG,)
    assert loaded(database, third).round.publication.follows == (Side.YOUNG,)
    store.rounds.delete(database, second, DAY)
    with pytest.raises(GoneError):
        store.rounds.save_published(database, opened, shown, permits)


def test_a_round_and_the_one_before_it_are_stored_together_or_not_at_all(database: Database) -> None:
    keys, before = RoundKeys("nu", "n1", "h1"), RoundKeys("eerder", "n2", "h2")
    with pytest.raises(InvitationError):
        store.rounds.create_both(database, (GOUDA, before), (GOUDA, keys), DAY, "onbekend")
    assert store.rounds.summaries(database, DAY) == []
    store.rounds.create_both(database, (GOUDA, before), (GOUDA, keys), DAY)
    assert loaded(database, keys.public_id).previous_id == before.public_id


def test_a_next_round_of_a_round_that_is_gone_begins_all_the_same(database: Database) -> None:
    assert loaded(database, created(database, previous="weg")).previous_id is None


def test_a_deleted_round_leaves_tombstones_alone(database: Database) -> None:
    public_id, other = created(database), created(database)
    store.links.set_view_link(database, public_id, OPEN, "eerst")
    store.links.set_view_link(database, public_id, OPEN, "kijk")
    store.rounds.delete(database, public_id, DAY)
    assert store.rounds.load(database, public_id, DAY) is None
    assert [each.public_id for each in store.rounds.summaries(database, DAY)] == [other]
    assert store.rounds.is_gone(database, public_id, DAY)
    assert not store.rounds.is_gone(database, other, DAY)
    for old in ("eerst", "kijk", manage_hash(public_id)):
        with pytest.raises(GoneError):
            store.links.find_target(database, old, DAY)


def test_nothing_can_be_done_with_a_deleted_round(database: Database) -> None:
    opened = loaded(database, created(database))
    store.rounds.delete(database, opened.public_id, DAY)
    store.rounds.delete(database, opened.public_id, DAY)
    with pytest.raises(GoneError):
        store.rounds.save(database, opened, GOUDA)
    with pytest.raises(GoneError):
        store.links.set_view_link(database, opened.public_id, OPEN, "kijk")
    with pytest.raises(GoneError):
        store.links.replace_manage_link(database, opened.public_id, "nonce", "nieuw")


def test_the_database_keeps_no_row_of_a_deleted_round(database: Database) -> None:
    store.rounds.delete(database, created(database), DAY)
    with reading(database.engine) as connection:
        for name in ("rounds", "entries", "agreements"):
            assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() == 0  # noqa: S608


def test_no_byte_of_what_was_deleted_is_left_in_the_files(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database):
        marks = [str(1_000_001 + number) for number in range(80)]
        rounds = [created(database, marked(mark)) for mark in marks[:40]]
        for public_id, mark in zip(rounds[:20], marks[40:60], strict=True):
            store.rounds.save(database, loaded(database, public_id), marked(mark))
        for public_id in rounds[::2]:
            store.rounds.delete(database, public_id, DAY)
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


def test_no_column_holds_more_than_a_calendar_day(database: Database) -> None:
    found = inspect(database.engine)
    columns = [column for name in found.get_table_names() for column in found.get_columns(name)]
    assert not [each for each in columns if isinstance(each["type"], (DateTime, Time, Float, Numeric))]
    days = {each["name"] for each in columns if isinstance(each["type"], Date)}
    assert days == {"day", "created", "until", "closed"}


def test_every_constraint_has_a_name(database: Database) -> None:
    found = inspect(database.engine)
    for table in metadata.tables:
        assert found.get_pk_constraint(table)["name"] == f"pk_{table}"
        named = [*found.get_foreign_keys(table), *found.get_unique_constraints(table), *found.get_indexes(table)]
        assert all(each["name"] for each in named)
    assert all(constraint.name for table in metadata.tables.values() for constraint in table.constraints)


def test_foreign_keys_are_enforced(database: Database) -> None:
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text("INSERT INTO entries VALUES (7, 0, 'R1', 'young', '7.0', NULL)"))


def test_a_sqlite_database_is_set_for_safety(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (_, database), database.engine.connect() as connection:
        names = ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete", "synchronous")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 1, 5000, 1, 2]

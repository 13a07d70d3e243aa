"""After a meeting nobody who took part or voted can be found in the files: what they hold is read byte by byte.

While it is held they do hold traces, after a poll closed too, as with an open questionnaire: who runs the computer is
trusted until then, for no table is written anew while sixty phones wait. The tables themselves lose them at once.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, vote_receipt
from retention_check.store import Database, Remains
from retention_check.store.meetings import DAYS_HELD
from retention_check.store.retrying import Retrying
from retention_check.store.tables import metadata
from tests.cast import DAY, STUDY
from tests.matrix import some_now
from tests.store.meetings import COFFEE, Held, guess, held, rows
from tests.store.questionnaires import SECONDS_TO_REWRITE
from tests.store.rounds import loaded
from tests.store.test_races import meanwhile
from tests.store.test_replay import (
    HASH,
    OF_POSTGRESQL,
    OF_SQLITE,
    QUICK,
    bytes_of_postgresql,
    bytes_of_sqlite,
    read_by_another,
    take_samples,
)

YOUNG, MANAGEMENT = Side
CHOSEN = re.compile(rb'"(?:right|[RM]\d+(?:\.\d)?(?::\d)?)": \d+')  # how often something was chosen
OF_SIDE = re.compile(rb"([0-9a-f]{64}).{0,12}(?:young|management)", re.DOTALL)  # who takes part, with the group
NOTHING = {"receipts": 0, "groups": 0, "choices": 0}


@dataclass
class Played:
    """A meeting in which eleven and six guessed, and what a file could betray of them."""

    town: Held
    tokens: list[str] = field(default_factory=list)
    receipts: set[bytes] = field(default_factory=set)
    read: Callable[[], bytes] = bytes

    def traces(self) -> dict[str, int]:
        """What is left of them in the files of the database: nothing of it says nothing is left."""
        content = self.read()
        links = {hashed(token).encode() for token in self.tokens}
        return {
            "receipts": len(set(HASH.findall(content)) & self.receipts),
            "groups": len({*OF_SIDE.findall(content)} & links),
            "choices": len(set(CHOSEN.findall(content))),
        }

    def wait_until_rewritten(self) -> None:
        """Nothing deleted is left: PostgreSQL's autovacuum can keep rows for a moment; then it is tried again."""
        assert self.town.database.retrying.wait(SECONDS_TO_REWRITE)


@pytest.fixture
def database(where: tuple[str, Database]) -> Iterator[Database]:
    found = replace(where[1], retrying=Retrying(QUICK))
    yield found
    store.disconnect(found)


@pytest.fixture
def played(database: Database, tmp_path: Path) -> Played:
    """Eleven and six join and guess, each sends twice, three watch; some sheets of paper; something was agreed."""
    found = Played(held(database))
    for number in range(20):
        side = (YOUNG, MANAGEMENT, None)[(number >= 11) + (number >= 17)]
        found.tokens.append(found.town.join(side))
    found.town.go_to(SceneKind.GUESS)
    for number, token in enumerate(found.tokens[:17]):
        receipt = vote_receipt(token, Poll.GUESS)
        found.receipts.add(hashed(receipt).encode())
        for _ in range(2):
            found.town.vote(Poll.GUESS, guess(number), YOUNG if number < 11 else MANAGEMENT, receipt)
    store.voting.write_paper(database, found.town.id, Poll.GUESS, {YOUNG: PollTally(6, {"R1": 6, "R2": 2})}, STUDY)
    found.town.agree(COFFEE)
    is_sqlite = database.engine.dialect.name == "sqlite"
    found.read = (lambda: bytes_of_sqlite(tmp_path)) if is_sqlite else bytes_of_postgresql
    take_samples(database)
    return found


def close(played: Played) -> None:
    played.town.move()


def skip(played: Played) -> None:
    played.town.move(moving.skip)


def leave_open(_played: Played) -> None:
    pass


BEFORE = pytest.mark.parametrize("before", some_now([close, skip, leave_open], now=[close]))


def test_while_it_is_held_the_files_do_hold_traces(played: Played) -> None:
    """What the other tests look for is there to be found: whoever runs the computer can look along, and we say so."""
    found = played.traces()
    assert found["receipts"] == 17
    assert found["groups"] >= 15
    assert found["choices"] > 15


@pytest.mark.parametrize("before", [close, skip])
def test_when_a_poll_closes_no_table_holds_what_was_chosen(played: Played, before: Callable[[Played], None]) -> None:
    before(played)
    assert rows(played.town.database)["poll_tallies"] == 0


@BEFORE
def test_after_the_end_no_file_tells_who_voted_or_what_was_chosen(
    played: Played, before: Callable[[Played], None]
) -> None:
    before(played)
    played.town.end()
    played.wait_until_rewritten()
    assert played.traces() == NOTHING
    assert COFFEE in loaded(played.town.database, played.town.public_id).round.agreements


@BEFORE
def test_after_its_round_was_deleted_no_file_tells_who_voted_or_what_was_chosen(
    played: Played, before: Callable[[Played], None]
) -> None:
    before(played)
    store.rounds.delete(played.town.database, played.town.public_id, DAY)
    played.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_after_one_that_nobody_ended_no_file_tells_who_voted_or_what_was_chosen(played: Played) -> None:
    assert store.expiry.expire(played.town.database, DAY + timedelta(DAYS_HELD + 1)).meetings == 1
    played.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_after_another_took_its_place_no_file_tells_who_voted_or_what_was_chosen(played: Played) -> None:
    held(
        played.town.database,
        public_id=played.town.public_id,
        counter=1,
        today=DAY + timedelta(DAYS_HELD + 1),
    )
    played.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_what_another_process_left_of_a_meeting_goes_with_the_next_expiry(played: Played) -> None:
    """It was ended between the end and the rewriting."""
    database = played.town.database
    with database.engine.begin() as connection:
        connection.execute(metadata.tables["meetings"].delete())
    assert played.traces() != NOTHING
    store.expiry.expire(database, DAY)
    played.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_beside_a_reader_it_is_said_that_traces_of_a_meeting_stay_and_they_go_once_it_has_read(played: Played) -> None:
    with read_by_another(played.town.database) as stop:
        assert played.town.end() is Remains.UNTIL_READ
        # looked at more than once: a file that PostgreSQL is writing anew this moment is still empty
        assert any(played.traces() != NOTHING for _ in range(5))
        stop()
        played.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_a_closing_poll_waits_for_no_reader(played: Played) -> None:
    """Nothing is written anew while phones wait: a copy that is being made stands in nobody's way."""
    with read_by_another(played.town.database):
        played.town.move()
        assert not store.is_pending(played.town.database)


def test_the_links_of_phones_that_are_gone_stand_in_the_order_of_their_hashes(played: Played) -> None:
    """Nobody can tell in which order people came."""
    played.town.end()
    with played.town.database.engine.connect() as connection:
        found = connection.execute(text("SELECT hash FROM tombstones")).scalars().all()
    phones = {hashed(token) for token in played.tokens}
    assert [each for each in found if each in phones] == sorted(phones)


@OF_SQLITE
def test_in_sqlite_no_row_id_tells_in_which_order_people_joined_or_voted(database: Database) -> None:
    with database.engine.connect() as connection:
        for name in ("participants", "poll_tallies", "ballots"):
            made = connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
            ).scalar_one()
            assert made.rstrip().endswith("WITHOUT ROWID")


@OF_POSTGRESQL
def test_no_row_in_postgresql_was_last_written_by_who_took_part(played: Played) -> None:
    with played.town.database.engine.connect() as connection:
        first, last = connection.execute(
            text(
                "SELECT min(xmin::text::bigint), max(xmin::text::bigint) FROM (SELECT xmin FROM participants UNION ALL "
                "SELECT xmin FROM ballots) AS people"
            )
        ).one()
    played.town.end()
    played.wait_until_rewritten()
    with played.town.database.engine.connect() as connection:
        for name in metadata.tables:
            found = connection.execute(text(f"SELECT xmin::text::bigint FROM {name}")).scalars().all()  # noqa: S608
            assert not [each for each in found if first <= each <= last], name


@OF_POSTGRESQL
def test_postgresql_keeps_no_samples_of_who_took_part_or_what_was_chosen(played: Played) -> None:
    sampled = text("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = current_schema()")
    with played.town.database.engine.connect() as connection:
        assert not {"participants", "poll_tallies", "ballots"} & set(connection.execute(sampled).scalars())


def test_people_vote_while_tables_are_written_anew_for_another(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    sent: list[int] = []

    def vote() -> None:
        town.vote(Poll.GUESS, guess(len(sent)))
        sent.append(len(sent))

    with meanwhile(vote):
        while len(sent) < 10:
            store.compact(database)
    assert town.people(Poll.GUESS) == {YOUNG: len(sent)}

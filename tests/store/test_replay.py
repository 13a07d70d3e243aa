"""After publication nobody's answers can be found in the files: what they hold is read byte by byte."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from retention_check import store
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import Database, Remains
from retention_check.store.database import reading
from retention_check.store.limits import LOCK_TIMEOUT, REWRITE_TIMEOUT
from retention_check.store.retrying import Retrying
from retention_check.store.rewriting import REWRITTEN
from retention_check.store.tables import metadata
from tests.cast import DAY
from tests.store.databases import KINDS, postgresql
from tests.store.questionnaires import UNTIL, Opened, answers, code, opened
from tests.store.rounds import loaded
from tests.store.test_races import meanwhile

YOUNG, MANAGEMENT = Side
HASH = re.compile(rb"[0-9a-f]{64}")
STATE = re.compile(rb'"[RM]\d+(?:\.\d)?": \[\d+, \d+, \d+, \d+, \d+\]')  # how often each answer was given to an item
FILES = text("""
    WITH folder AS (SELECT 'base/' || oid AS path FROM pg_database WHERE datname = current_database())
    SELECT pg_read_binary_file(path || '/' || name, 0, 100000000, true) FROM folder, pg_ls_dir(path) AS name
""")
OF_SQLITE, OF_POSTGRESQL = (pytest.mark.parametrize("where", [kind], indirect=True) for kind in KINDS)
QUICK = 0.05  # seconds between tries


@dataclass
class Played:
    """A questionnaire that was answered by twelve and six, and what a file could betray of them."""

    asked: Opened
    receipts: set[bytes] = field(default_factory=set)
    codes: set[bytes] = field(default_factory=set)
    read: Callable[[], bytes] = bytes

    def traces(self) -> dict[str, int]:
        """What is left of them in the files of the database: nothing of it says nothing is left."""
        content = self.read()
        found = set(HASH.findall(content))
        return {
            "receipts": len(found & self.receipts),
            "codes": len(found & self.codes),
            "states": len(set(STATE.findall(content))),
        }


NOTHING = {"receipts": 0, "codes": 0, "states": 0}


@pytest.fixture
def database(where: tuple[str, Database]) -> Iterator[Database]:
    found = replace(where[1], retrying=Retrying(QUICK))
    yield found
    store.disconnect(found)


@pytest.fixture
def played(database: Database, tmp_path: Path) -> Played:
    """Twelve and six answer with codes, one twice; two sheets of paper, of which one is taken back; closed once."""
    found = Played(opened(database, has_codes=True))
    for side, people in ((YOUNG, 11), (MANAGEMENT, 6)):
        for number in range(people):
            answer_with_code(found, side, number)
        found.codes |= {code(side, number).encode() for number in range(25)}
    found.asked.close()
    store.questionnaires.reopen(database, found.asked.public_id, UNTIL, DAY)
    for number in (30, 31):
        sheet, proof = hashed(f"papier {number}"), hashed(f"telling {number}")
        found.receipts |= {sheet.encode(), proof.encode()}
        given = (database, found.asked.id, YOUNG, answers(number), sheet, DAY)
        store.answering.send(*given, proof_hash=proof)
    assert store.answering.take_back(*given, proof_hash=proof)
    found.asked.close()
    assert found.asked.people == {YOUNG: 12, MANAGEMENT: 6}
    sqlite = database.engine.dialect.name == "sqlite"
    found.read = (lambda: bytes_of_sqlite(tmp_path)) if sqlite else bytes_of_postgresql
    take_samples(database)
    return found


def answer_with_code(found: Played, side: Side, number: int) -> None:
    """Begin with a code, send, and send again for the answer got lost."""
    receipt = f"bewijs {side} {number}"
    found.receipts.add(hashed(receipt).encode())
    store.answering.begin(found.asked.database, found.asked.id, side, code(side, number), hashed(receipt), DAY)
    for _ in range(2):
        found.asked.send(side, answers(number), receipt)


def take_samples(database: Database) -> None:
    """PostgreSQL looks at what stands in a table from time to time, as it does here at the worst moment."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for name in REWRITTEN:
                connection.exec_driver_sql(f"ANALYZE {name}")


def bytes_of_sqlite(folder: Path) -> bytes:
    """The file with its free pages, the write-ahead log and its index."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("rondes.db*")))


def bytes_of_postgresql() -> bytes:
    """Every file of the database: tables with their dead rows, indexes, statistics; not the log of the whole server."""
    engine = create_engine(postgresql(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        found = b"".join(bytes(each) for each in connection.execute(FILES).scalars() if each)
    engine.dispose()
    return found


def test_while_it_is_open_the_files_do_hold_traces(played: Played) -> None:
    """What the other tests look for is there to be found: whoever runs the computer can look along, and we say so."""
    found = played.traces()
    assert found["receipts"] >= 18
    assert found["codes"] >= 18
    assert found["states"] > 100


def test_after_publication_no_file_tells_of_anyone(played: Played) -> None:
    played.asked.publish()
    played.asked.wait_until_rewritten()
    assert played.traces() == NOTHING
    published = loaded(played.asked.database, played.asked.public_id).round
    assert {entry.n for entry in published.entries_of(YOUNG)} == {12}


def test_after_it_was_deleted_unpublished_no_file_tells_of_anyone(played: Played) -> None:
    store.questionnaires.discard(played.asked.database, played.asked.public_id)
    played.asked.wait_until_rewritten()
    assert played.traces() == NOTHING


def test_after_its_round_was_deleted_no_file_tells_of_anyone(played: Played) -> None:
    store.rounds.delete(played.asked.database, played.asked.public_id, DAY)
    assert played.traces() == NOTHING


def test_after_thirty_days_no_file_tells_of_anyone(played: Played) -> None:
    assert store.expiry.expire(played.asked.database, DAY + timedelta(30)).questionnaires == 1
    played.asked.wait_until_rewritten()
    assert played.traces() == NOTHING


@contextmanager
def read_by_another(database: Database) -> Iterator[Callable[[], None]]:
    """Another reads what was there before, such as a copy that is being made, until it is told to stop."""
    with reading(database.engine) as connection:
        connection.execute(text("SELECT count(*) FROM rounds")).scalar()
        yield connection.rollback


def test_beside_a_reader_it_is_said_that_traces_stay_and_they_go_once_it_has_read(played: Played) -> None:
    database = played.asked.database
    with read_by_another(database) as stop:
        assert played.asked.publish() is Remains.UNTIL_READ
        assert store.is_pending(database)
        # looked at more than once: a file that PostgreSQL is writing anew this moment is still empty
        assert any(played.traces() != NOTHING for _ in range(5))
        stop()
        assert database.retrying.wait(20)
    assert played.traces() == NOTHING


def test_what_another_process_left_goes_with_the_next_expiry(played: Played) -> None:
    """It was ended between publication and the rewriting."""
    database = played.asked.database
    with database.engine.begin() as connection:
        connection.execute(metadata.tables["questionnaires"].delete())
    assert played.traces() != NOTHING
    store.expiry.expire(database, DAY)
    played.asked.wait_until_rewritten()
    assert played.traces() == NOTHING


@OF_POSTGRESQL
def test_no_row_in_postgresql_was_last_written_by_who_answered(played: Played) -> None:
    with played.asked.database.engine.connect() as connection:
        last_answer = connection.execute(text("SELECT max(xmin::text::bigint) FROM tallies")).scalar_one()
        first_answer = connection.execute(text("SELECT min(xmin::text::bigint) FROM receipts")).scalar_one()
    played.asked.publish()
    played.asked.wait_until_rewritten()
    with played.asked.database.engine.connect() as connection:
        for name in metadata.tables:
            found = connection.execute(text(f"SELECT xmin::text::bigint FROM {name}")).scalars().all()  # noqa: S608
            assert not [each for each in found if first_answer <= each <= last_answer]


@OF_POSTGRESQL
def test_postgresql_keeps_no_samples_of_what_was_answered(played: Played) -> None:
    sampled = text("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = current_schema()")
    with played.asked.database.engine.connect() as connection:
        assert not {"tallies", "receipts", "codes"} & set(connection.execute(sampled).scalars())


def test_others_are_answered_while_tables_are_written_anew(database: Database) -> None:
    asked = opened(database)
    sent: list[int] = []

    def answer() -> None:
        sent.append(len(sent))
        asked.send(YOUNG, answers(1))

    with meanwhile(answer):
        while len(sent) < 10:
            store.compact(database)
    assert asked.people[YOUNG] == len(sent)


def test_who_waits_behind_the_rewriting_waits_longer_than_it_waits_itself() -> None:
    assert 2 * REWRITE_TIMEOUT < LOCK_TIMEOUT


@OF_POSTGRESQL
def test_a_table_in_use_is_waited_for_briefly_and_tried_again(played: Played) -> None:
    database = played.asked.database
    with database.engine.connect() as other:
        other.execute(text("LOCK TABLE answer_links IN ACCESS SHARE MODE"))
        assert store.questionnaires.discard(database, played.asked.public_id) is Remains.UNTIL_READ
        other.rollback()
    assert database.retrying.wait(20)
    assert played.traces() == NOTHING


@OF_SQLITE
def test_in_sqlite_no_row_id_tells_in_which_order_people_came(database: Database) -> None:
    with database.engine.connect() as connection:
        for name in ("tallies", "receipts", "codes", "answer_links"):
            made = connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
            ).scalar_one()
            assert made.rstrip().endswith("WITHOUT ROWID")


@OF_SQLITE
def test_receipts_and_codes_stand_in_the_order_of_their_hashes(played: Played) -> None:
    """In SQLite's file; PostgreSQL's rows stand as they came, until everything goes."""
    with played.asked.database.engine.connect() as connection:
        for name in ("receipts", "codes"):
            found = connection.execute(text(f"SELECT hash FROM {name}")).scalars().all()  # noqa: S608
            assert found == sorted(found)

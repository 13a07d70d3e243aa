"""What is never there: no column of the tables could hold who answered, from where, when, or in words."""

import re

from sqlalchemy import Boolean, Date, Integer, String, Text, inspect

from retention_check import store
from retention_check.domain.meeting.polls import RIGHT, Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_receipt, vote_receipt
from retention_check.store import Database, tables
from retention_check.store.tables import metadata
from tests.cast import DAY
from tests.store.meetings import CODES, held
from tests.store.questionnaires import QUESTIONNAIRE, answers, code, opened

# Every column there is for answering and for meetings: one that is added must be argued for here.
OF_PEOPLE = {
    "questionnaires": {"id", "round_id", "document", "until", "closed", "link_counter"},
    "tallies": {"questionnaire_id", "side", "people", "counts"},
    "receipts": {"questionnaire_id", "hash", "side", "is_sent"},
    "codes": {"questionnaire_id", "hash", "side"},
    "answer_links": {"hash", "round_id", "side", "is_short"},
    "meetings": {"id", "round_id", "screen", "lead_hash", "join_hash", "version", "link_counter", "until", "document"},
    "participants": {"hash", "meeting_id", "side"},
    "poll_tallies": {"meeting_id", "poll", "side", "is_paper", "people", "counts"},
    "ballots": {"meeting_id", "hash"},
}
OF_A_PERSON = re.compile(r"(^|_)(ip|address|agent|browser|cookie|session|time|at|moment|seen|name|mail|user)(_|$)")
EXACT = (Boolean, Date, Integer, String)  # Text is a String too


def test_the_tables_for_answering_and_for_meetings_have_these_columns_and_no_others(database: Database) -> None:
    found = inspect(database.engine)
    assert {name: {each["name"] for each in found.get_columns(name)} for name in OF_PEOPLE} == OF_PEOPLE


def test_only_what_was_typed_and_how_often_each_answer_or_choice_was_given_is_text(database: Database) -> None:
    found = inspect(database.engine)
    columns = [(name, each) for name in OF_PEOPLE for each in found.get_columns(name)]
    assert {(name, each["name"]) for name, each in columns if isinstance(each["type"], Text)} == {
        ("questionnaires", "document"),
        ("tallies", "counts"),
        ("meetings", "document"),
        ("poll_tallies", "counts"),
    }
    assert all(isinstance(each["type"], EXACT) for _, each in columns)


def test_no_column_anywhere_is_named_after_what_betrays_a_person() -> None:
    named = [f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns]
    assert not [each for each in named if OF_A_PERSON.search(each.partition(".")[2])]


def test_after_answering_every_value_is_a_number_a_hash_or_how_often_an_answer_was_given(database: Database) -> None:
    asked = opened(database, has_codes=True)
    before = asked.loaded.questionnaire
    store.answering.begin(database, asked.id, Side.YOUNG, code(Side.YOUNG, 1), hashed("bewijs"), DAY)
    asked.send(Side.YOUNG, answers(1), "bewijs")
    assert asked.loaded.questionnaire == before
    with database.engine.connect() as connection:
        for row in connection.execute(tables.tallies.select()):
            assert (row.people in (0, 1), set(row.counts) == set(QUESTIONNAIRE.codes)) == (True, True)
            assert all(type(n) is int and len(counts) == 5 for counts in row.counts.values() for n in counts)
        for table in (tables.receipts, tables.codes):
            for row in connection.execute(table.select()):
                assert re.fullmatch("[0-9a-f]{64}", row.hash)


def test_of_the_tallies_there_is_one_row_for_a_side_however_many_answer(database: Database) -> None:
    asked = opened(database)
    for side in Side:
        asked.answered_by(side, 7)
    with database.engine.connect() as connection:
        assert len(connection.execute(tables.tallies.select()).all()) == 2


def test_no_vote_stands_beside_who_takes_part() -> None:
    """Nothing of one table can be joined with the other but the meeting, which all in it share."""
    shared = {column.name for column in tables.participants.columns} & {
        column.name for table in (tables.ballots, tables.poll_tallies) for column in table.columns
    }
    assert shared == {"hash", "meeting_id", "side"}
    assert {column.name for column in tables.ballots.columns} == {"meeting_id", "hash"}
    assert not {column.name for column in tables.poll_tallies.columns} & {"hash"}


def test_after_voting_every_value_is_a_number_a_hash_or_how_often_something_was_chosen(database: Database) -> None:
    town = held(database)
    for side in (*Side, None):
        town.join(side)
    town.go_to(SceneKind.GUESS)
    before = town.meeting
    for side in Side:
        town.guessed_by(side, 7)
    assert town.meeting == before
    with database.engine.connect() as connection:
        tallied = connection.execute(tables.poll_tallies.select()).all()
        assert [(row.side, row.people) for row in sorted(tallied, key=lambda row: row.side)] == [
            ("management", 7),
            ("young", 7),
        ]
        assert all(list(row.counts) == sorted(row.counts) for row in tallied)
        assert all({*row.counts} <= {*CODES, RIGHT} and {*map(type, row.counts.values())} == {int} for row in tallied)
        hashes = [
            {row.hash for row in connection.execute(table.select())} for table in (tables.participants, tables.ballots)
        ]
    assert [len(found) for found in hashes] == [3, 14]
    assert all(re.fullmatch("[0-9a-f]{64}", each) for found in hashes for each in found)
    assert not hashes[0] & hashes[1]


def test_what_a_phone_shows_cannot_be_made_into_its_receipt_without_its_link() -> None:
    """The tables hold the hash of the link: a receipt is made of the link itself, so no one finds who voted."""
    token = new_receipt()
    receipt = hashed(vote_receipt(token, Poll.GUESS))
    known = hashed(token)
    assert receipt not in {hashed(vote_receipt(known, poll)) for poll in Poll}
    assert receipt != known
    assert receipt == hashed(vote_receipt(token, Poll.GUESS))
    assert len({hashed(vote_receipt(token, poll)) for poll in Poll}) == len(Poll)

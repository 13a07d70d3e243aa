"""What is never there: no column of the tables could hold who answered, from where, when, or in words."""

import re

from sqlalchemy import Boolean, Date, Integer, String, Text, inspect

from retention_check import store
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import Database, tables
from retention_check.store.tables import metadata
from tests.cast import DAY
from tests.store.questionnaires import QUESTIONNAIRE, answers, code, opened

# Every column there is for answering: one that is added must be argued for here.
FOR_ANSWERING = {
    "questionnaires": {"id", "round_id", "document", "until", "closed", "link_counter"},
    "tallies": {"questionnaire_id", "side", "people", "counts"},
    "receipts": {"questionnaire_id", "hash", "side", "is_sent"},
    "codes": {"questionnaire_id", "hash", "side"},
    "answer_links": {"hash", "round_id", "side", "is_short"},
}
OF_A_PERSON = re.compile(r"(^|_)(ip|address|agent|browser|cookie|session|time|at|moment|seen|name|mail|user)(_|$)")
EXACT = (Boolean, Date, Integer, String)  # Text is a String too


def test_the_tables_for_answering_have_these_columns_and_no_others(database: Database) -> None:
    found = inspect(database.engine)
    assert {name: {each["name"] for each in found.get_columns(name)} for name in FOR_ANSWERING} == FOR_ANSWERING


def test_only_what_the_organiser_typed_and_how_often_each_answer_was_given_is_text(database: Database) -> None:
    found = inspect(database.engine)
    columns = [(name, each) for name in FOR_ANSWERING for each in found.get_columns(name)]
    assert {(name, each["name"]) for name, each in columns if isinstance(each["type"], Text)} == {
        ("questionnaires", "document"),
        ("tallies", "counts"),
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

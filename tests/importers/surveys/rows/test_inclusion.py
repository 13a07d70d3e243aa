"""Which rows count, in the order of the study."""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.rows.groups import read_groups
from retention_check.importers.surveys.rows.inclusion import include
from retention_check.importers.surveys.rows.roles import find_roles
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.cast import STUDY
from tests.importers.surveys.people_tables import FIRST_ROW, Known, known, known_of, table_of

C = ExclusionCause
HEADINGS = ("preview", "Toestemming", "Ik ben", "Leeftijd", "Vul hier 2 in", "finished", "response_id", "R1", "R2")
USUAL = ("IP Address", "ja", "Jonge ambtenaar", "30", "2", "1", "", "4", "4")
SECRETARY = ("IP Address", "ja", "Gemeentesecretaris", "60", "2", "1", "", "3", "3")
Row = tuple[str, ...]


def row(**changes: str) -> Row:
    places = {heading.replace(" ", "_"): place for place, heading in enumerate(HEADINGS)}
    cells = list(USUAL)
    for heading, value in changes.items():
        cells[places[heading]] = value
    return tuple(cells)


def columns_of(rows: Sequence[Row]) -> Mapping[str, Sequence[str]]:
    return {heading: [each[place] for each in rows] for place, heading in enumerate(HEADINGS)}


def counted(rows: Sequence[Row], **choices: bool) -> Known:
    """The rows with two more, so that a column always holds what tells its role; what most did asks nothing here."""
    roles = {"Toestemming": ColumnRole.CONSENT, "Vul hier 2 in": ColumnRole.ATTENTION}
    chosen = Choices(columns=roles, right_answer="2", **choices)  # type: ignore[arg-type]
    return known_of(columns_of([USUAL, SECRETARY, *rows]), chosen)


def cause_of(one: Row, **choices: bool) -> ExclusionCause | None:
    out = counted([one], **choices).out
    return next((cause for cause, numbers in out.items() if FIRST_ROW + 2 in numbers), None)


def test_each_cause_is_found() -> None:
    assert cause_of(USUAL) is None
    assert cause_of(row(preview="Survey Preview")) is C.PREVIEW
    assert cause_of(row(Toestemming="nee")) is C.NO_CONSENT
    assert cause_of(row(Ik_ben="")) is C.NO_GROUP
    assert cause_of(row(Ik_ben="Anders")) is C.OTHER_ROLE
    assert cause_of(row(Leeftijd="36")) is C.TOO_OLD
    assert cause_of(row(Leeftijd="35")) is None
    assert cause_of(row(Leeftijd="")) is None
    assert cause_of(row(Vul_hier_2_in="3")) is C.FAILED_CHECK
    assert cause_of(row(Vul_hier_2_in="")) is None
    assert cause_of(row(R1="")) is C.NO_ANSWERS
    assert cause_of(row(finished="0")) is None
    assert cause_of(row(finished="False"), complete_only=True) is C.UNFINISHED
    assert cause_of(USUAL, drop_duplicates=True) is C.DUPLICATE


def test_the_first_cause_in_the_order_of_the_study_is_told() -> None:
    everything: dict[str, str] = {}
    steps = [
        ("R1", "", C.NO_ANSWERS),
        ("Vul_hier_2_in", "3", C.FAILED_CHECK),
        ("Leeftijd", "40", C.TOO_OLD),
        ("Ik_ben", "Anders", C.OTHER_ROLE),
        ("Ik_ben", "", C.NO_GROUP),
        ("Toestemming", "nee", C.NO_CONSENT),
        ("preview", "1", C.PREVIEW),
    ]
    for heading, value, cause in steps:
        everything[heading] = value
        assert cause_of(row(finished="0", **everything), complete_only=True) is cause


def test_causes_are_told_in_the_order_of_the_study() -> None:
    rows = [row(R1=""), row(Leeftijd="40"), row(Toestemming="nee"), row(preview="1"), row(Ik_ben="")]
    assert list(counted(rows).out) == [C.PREVIEW, C.NO_CONSENT, C.NO_GROUP, C.TOO_OLD, C.NO_ANSWERS]


def test_spam_marks_and_texts_of_a_normal_answer_are_no_preview() -> None:
    assert cause_of(row(preview="0")) is None
    assert cause_of(row(preview="8")) is None
    assert cause_of(row(preview="Umfragevorschau")) is C.PREVIEW


def test_whose_group_is_still_asked_is_not_told_as_left_out() -> None:
    columns = {"Uw rol": ("Jonge ambtenaar", "Manager", "x9", "Anders"), "R1": ("1",) * 4}
    asked = known_of(columns)
    assert (asked.asked, asked.out) == ([QuestionTopic.VALUE], {C.OTHER_ROLE: (5,)})
    assert asked.people == {"young": 1, "management": 1}
    assert known_of(columns, Choices(values={"x9": "none"})).out == {C.OTHER_ROLE: (4, 5)}


def test_an_equal_response_id_counts_once() -> None:
    rows = [row(response_id="1", R1="1"), row(response_id="1", R1="2"), row(response_id="2"), *[USUAL] * 3]
    found = counted(rows)
    assert found.out == {C.SAME_ID: (5,)}


def test_of_an_equal_response_id_the_row_that_was_sent_stays() -> None:
    rows = [row(response_id="1", finished="0"), row(response_id="1"), *[USUAL] * 3]
    assert counted(rows).out == {C.SAME_ID: (4,)}
    assert counted(rows, complete_only=True).out == {C.UNFINISHED: (4,)}


def test_that_the_answers_of_one_id_differ_is_told() -> None:
    found = counted([row(response_id="1", R1="1"), row(response_id="1", R1="2"), row(response_id="2"), *[USUAL] * 3])
    assert "1 rij heeft hetzelfde nummer als een andere rij, maar andere antwoorden." in found.remarks


def test_of_equal_rows_with_one_id_no_difference_is_told() -> None:
    found = counted([row(response_id="1"), row(response_id="1"), row(response_id="2"), *[USUAL] * 3])
    assert found.out == {C.SAME_ID: (5,)}
    assert "andere antwoorden" not in found.remarks


def test_an_id_of_another_group_is_of_somebody_else() -> None:
    """Exports of two groups that were pasted together both begin at 1."""
    secretary = (*SECRETARY[:6], "1", *SECRETARY[7:])
    assert counted([row(response_id="1"), secretary, USUAL, USUAL]).out == {}


def test_ids_that_are_the_same_for_most_rows_tell_nobody_apart() -> None:
    rows = [row(response_id="1")] * 8
    found = counted(rows)
    assert found.out == {}
    assert "response_id" in found.remarks


def test_ids_of_which_most_are_of_several_people_tell_nobody_apart() -> None:
    """Lists of several teams that were pasted together each begin at 1."""
    ids = ("1", "2", "3", "4", "5", "6", "7", "8")
    rows = [row(response_id=each) for each in ids]
    others = [row(response_id=each, R1="1") for each in ids[:3]]
    found = counted([*rows, *others])
    assert found.out == {}
    assert "Wij gebruiken die kolom niet" in found.remarks
    assert counted([*rows, *others[:2]]).out == {C.SAME_ID: (12, 13)}


def test_a_row_that_does_not_count_takes_no_place_of_one_with_its_id() -> None:
    rows = [row(response_id="1", R1=""), row(response_id="1"), USUAL]
    assert counted(rows).out == {C.NO_ANSWERS: (4,)}


def test_two_who_answered_the_same_both_count_and_are_told() -> None:
    found = counted([USUAL, row(R1="5"), SECRETARY])
    assert found.out == {}
    assert found.inclusion.repeated == 2
    dropped = counted([USUAL, row(R1="5"), SECRETARY], drop_duplicates=True)
    assert dropped.out == {C.DUPLICATE: (4, 6)}
    assert dropped.inclusion.repeated == 0


def test_nobody_is_dropped_as_the_same_as_a_row_that_does_not_count() -> None:
    rows = [row(response_id="1", R1="1"), row(response_id="1", R1="2"), row(R1="2"), row(R1="3")]
    assert counted(rows, drop_duplicates=True).out == {C.SAME_ID: (5,)}


def test_a_column_that_is_not_used_makes_no_difference_between_two() -> None:
    assert counted([row(R2="1")], drop_duplicates=True).out == {C.DUPLICATE: (4,)}


def test_who_did_not_finish_is_told_whether_they_count_or_not() -> None:
    rows = [row(finished="0"), row(finished="False", Toestemming="nee"), row(finished="0", preview="1")]
    assert counted(rows).inclusion.unfinished == 2
    assert counted(rows, complete_only=True).inclusion.unfinished == 2


def test_a_row_without_a_time_was_not_sent() -> None:
    columns = {"R1": ("1", "2", "3"), "submitted": ("2025", "", "verzonden")}
    assert known_of(columns, file="jong.csv").inclusion.unfinished == 1
    found = known_of(columns, Choices(complete_only=True), file="jong.csv")
    assert found.out == {C.UNFINISHED: (3,)}


def test_a_column_without_any_time_says_nothing() -> None:
    columns = {"R1": ("1", "2"), "submitted": ("", "")}
    found = known_of(columns, Choices(complete_only=True), file="jong.csv")
    assert (found.out, found.inclusion.unfinished) == ({}, 0)
    assert "zegt niet wie de enquête afmaakte" in found.remarks
    assert "afmaakte" in known_of({"R1": ("1", "2")}, Choices(complete_only=True), file="jong.csv").remarks
    assert "afmaakte" not in known_of(columns, file="jong.csv").remarks


def test_rows_are_numbered_as_their_owner_sees_them() -> None:
    table = table_of({"R1": ("1", "", "3")}, file="jong.csv")
    table.frame.index = [7, 9, 12]
    found = known(table)
    assert found.out == {C.NO_ANSWERS: (9,)}
    assert list(found.inclusion.sides.index) == [7, 12]


def test_all_rows_of_a_file_of_one_group_are_of_that_group() -> None:
    found = known_of({"R1": ("1", "2")}, Choices(sides={"antwoorden.csv": Side.MANAGEMENT}))
    assert found.people == {"management": 2}


def test_a_table_without_rows_has_nobody() -> None:
    found = known_of({"R1": (), "Leeftijd": ()}, file="jong.csv")
    assert (found.people, found.out, found.inclusion.repeated) == ({}, {}, 0)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(("0", "1", "Survey Preview", "IP Address")),
        st.sampled_from(("ja", "ja", "nee", "")),
        st.sampled_from(("Jonge ambtenaar", "Jonge ambtenaar", "Gemeentesecretaris", "Anders", "")),
        st.sampled_from(("35", "36", "", "20", "26-35", "36-45", "31-40")),
        st.sampled_from(("2", "2", "3", "")),
        st.sampled_from(("1", "1", "0")),
        st.just(""),
        st.sampled_from(("1", "2", "")),
        st.just("x"),
    ),
    max_size=12,
)


@given(ROWS, st.booleans(), st.booleans())
def test_every_row_is_in_or_out_exactly_once(rows: list[Row], complete: bool, dropped: bool) -> None:
    found = counted(rows, complete_only=complete, drop_duplicates=dropped)
    there = [*found.inclusion.sides.index, *(number for numbers in found.out.values() for number in numbers)]
    assert sorted(there) == list(found.table.frame.index)
    assert list(found.out) == [cause for cause in C if cause in found.out]


@given(ROWS, st.booleans(), st.booleans(), st.integers())
def test_the_order_of_rows_changes_no_counts(rows: list[Row], complete: bool, dropped: bool, seed: int) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))
    one = counted(rows, complete_only=complete, drop_duplicates=dropped)
    other = counted(shuffled, complete_only=complete, drop_duplicates=dropped)
    assert one.people == other.people
    assert {cause: len(numbers) for cause, numbers in one.out.items()} == {
        cause: len(numbers) for cause, numbers in other.out.items()
    }
    assert one.inclusion.repeated == other.inclusion.repeated
    assert one.inclusion.unfinished == other.inclusion.unfinished
    assert one.inclusion.remarks == other.inclusion.remarks


@given(ROWS, st.booleans(), st.booleans())
def test_a_choice_only_ever_leaves_out_rows(rows: list[Row], complete: bool, dropped: bool) -> None:
    usual = {*counted(rows, complete_only=complete, drop_duplicates=dropped).inclusion.sides.index}
    assert {*counted(rows, complete_only=True, drop_duplicates=dropped).inclusion.sides.index} <= usual
    assert {*counted(rows, complete_only=complete, drop_duplicates=True).inclusion.sides.index} <= usual


@given(ROWS, st.integers(0, 12), st.booleans(), st.booleans())
def test_somebody_who_does_not_count_changes_nothing_for_others(
    rows: list[Row], place: int, complete: bool, dropped: bool
) -> None:
    before = counted(rows, complete_only=complete, drop_duplicates=dropped)
    more = [*rows[:place], row(Toestemming="nee", response_id="1"), *rows[place:]]
    after = counted(more, complete_only=complete, drop_duplicates=dropped)
    assert answers(before) == answers(after)
    assert before.people == after.people


def answers(found: Known) -> list[tuple[str, str]]:
    cells = found.table.frame.loc[found.inclusion.sides.index, "R1"].astype(str)
    return list(zip(map(str, found.inclusion.sides), cells, strict=True))


@pytest.mark.matrix
def test_a_hundred_thousand_rows_take_a_moment() -> None:
    rng, rows = random.Random(1), 100_000
    columns = {
        heading: rng.choices([USUAL[place], SECRETARY[place]], k=rows)
        for place, heading in enumerate(HEADINGS)
        if heading != "response_id"
    }
    table = table_of({**columns, "submitted": ["2025"] * rows})
    statements = [f"S{number}" for number in range(50)]
    answers = pd.Categorical(rng.choices("12345", k=rows))
    table = replace(table, frame=table.frame.assign(**dict.fromkeys(statements, answers)))
    answered = pd.Series(data=True, index=table.frame.index)
    start = time.process_time()
    roles = find_roles(table, statements, Choices(), STUDY)
    groups = read_groups(table, roles, Choices(), STUDY)
    found = include(table, roles, groups, answered, statements, Choices(), STUDY)
    assert time.process_time() - start < 0.3  # 0.05 s on an idle machine
    assert len(found.sides) + sum(len(each.rows) for each in found.excluded) == rows

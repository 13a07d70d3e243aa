"""Rows become counts: means, numbers and spreads are those of plain Python, and parts add up."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.side import Side
from retention_check.domain.spread import spread_of
from retention_check.domain.tallies import Tally
from retention_check.importers.surveys.answers.tallying import SCALE_OF, Counts, added, entries_of, spreads_of, tally
from retention_check.importers.surveys.understanding import AnswerScale
from tests.importers.surveys.made_tables import table

READ = {"": None, "hm": None, **{str(number): Decimal(number) for number in range(1, 6)}}
ROW = st.tuples(st.sampled_from([*Side]), st.sampled_from([*READ]), st.sampled_from([*READ]))


def counts_of(rows: list[tuple[Side, str, str]]) -> Counts:
    made = table({"a": [row[1] for row in rows], "b": [row[2] for row in rows]})
    sides = pd.Series(pd.Categorical([str(row[0]) for row in rows], [*map(str, Side)]), index=made.frame.index)
    return tally(made.frame, {"a": "R1", "b": "M1.1"}, {"a": READ, "b": READ}, sides)


@given(st.lists(ROW, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_means_and_numbers_are_those_of_plain_python(rows: list[tuple[Side, str, str]]) -> None:
    entries = {(e.side, e.code): e for e in entries_of(counts_of(rows), AnswerScale.ONE_TO_FIVE)}
    for side in Side:
        for place, code in ((1, "R1"), (2, "M1.1")):
            answers = [int(row[place]) for row in rows if row[0] is side and row[place].isdigit()]
            entry = entries.get((side, code))
            assert (entry is not None) is bool(answers)
            if entry:
                points = Fraction(sum(answers), len(answers)) * Fraction(9, 4) - Fraction(5, 4)
                assert entry.n == len(answers)
                assert abs(Fraction(entry.mean) - points) < Fraction(1, 10**20)


@given(st.lists(ROW, min_size=2, max_size=40), st.data())
@settings(max_examples=30, deadline=None)
def test_parts_add_up_to_the_whole(rows: list[tuple[Side, str, str]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(rows) - 1))
    assert added([counts_of(rows[:cut]), counts_of(rows[cut:])]) == counts_of(rows)


def test_only_rows_that_count_are_counted_and_ways_to_write_an_answer_are_one() -> None:
    made = table({"a": ["4", "vier", "4", "5"]})
    sides = pd.Series(["young", "young", "management"], index=[2, 3, 5])
    read = {"a": {"4": Decimal(4), "vier": Decimal(4), "5": Decimal(5)}}
    counts = tally(made.frame, {"a": "R1"}, read, sides)
    assert counts == {(Side.YOUNG, "R1"): {Decimal(4): 2}, (Side.MANAGEMENT, "R1"): {Decimal(5): 1}}


@pytest.mark.parametrize(
    ("scale", "mean"), [(AnswerScale.ONE_TO_FIVE, "4.375"), (AnswerScale.MARKS, "2.5"), (AnswerScale.POINTS, "2.5")]
)
def test_answers_become_points_and_marks_stay_what_they_are(scale: AnswerScale, mean: str) -> None:
    counts = {(Side.YOUNG, "R1"): {Decimal(2): 3, Decimal(3): 3}}
    [entry] = entries_of(counts, scale)
    assert (entry.mean, entry.n) == (Decimal(mean), 6)
    assert SCALE_OF[scale].name == ("marks" if scale is AnswerScale.MARKS else "1-10")


def test_the_spread_is_that_of_our_own_questionnaire_and_of_answers_of_one_to_five_only() -> None:
    answers = Counter({Decimal(1): 9, Decimal(3): 9, Decimal(4): 2, Decimal(5): 9})
    counts = {(Side.YOUNG, "R1"): answers, (Side.MANAGEMENT, "R1"): {Decimal(3): 4}}
    spread = spread_of(Tally((9, 0, 9, 2, 9)))
    assert spread is not None
    assert spreads_of(counts, AnswerScale.ONE_TO_FIVE) == {Side.YOUNG: {"R1": spread}}
    assert spreads_of(counts, AnswerScale.MARKS) == {}

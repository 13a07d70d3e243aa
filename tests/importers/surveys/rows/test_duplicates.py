"""Which rows are the same as another."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from retention_check.importers.surveys.rows.duplicates import later_ones, numbers_of, pairs_of

ALL = np.ones(4, dtype=bool)


def test_the_first_of_the_same_stays() -> None:
    assert later_ones(np.array([5, 6, 5, 5]), ALL, ALL).tolist() == [False, False, True, True]


def test_one_that_was_finished_stays_rather_than_an_earlier_one() -> None:
    finished = np.array([False, True, True, True])
    assert later_ones(np.array([5, 6, 5, 5]), ALL, finished).tolist() == [True, False, False, True]


def test_of_those_that_were_finished_one_with_most_answers_stays() -> None:
    finished, answers = np.array([True, False, True, True]), np.array([1, 9, 3, 3])
    assert later_ones(np.array([5, 5, 5, 5]), ALL, finished, answers).tolist() == [True, True, False, True]


def test_each_row_that_is_out_is_put_beside_the_one_that_is_kept() -> None:
    keys, kept = np.array([5, 5, 6, 0, 0, 7]), np.array([True, False, False, True, True, False])
    out, beside = pairs_of(keys, kept, ~kept)
    assert (out.tolist(), beside.tolist()) == ([1], [0])


def test_rows_that_do_not_count_take_no_part() -> None:
    among = np.array([False, True, True, True])
    assert later_ones(np.array([5, 6, 5, 5]), among, ALL).tolist() == [False, False, False, True]


ROWS = st.lists(st.tuples(*[st.sampled_from("abc")] * 4), min_size=1, max_size=12)


@given(ROWS, st.integers(1, 8))
def test_rows_have_the_same_number_where_they_are_the_same(rows: list[tuple[str, ...]], times: int) -> None:
    columns = [
        pd.Series(pd.Categorical([row[place] for row in rows], categories=list("abcdefgh"))) for place in range(4)
    ]
    numbers = numbers_of(columns * times, len(rows))  # of many columns more than fit in one number
    for first, one in zip(rows, numbers, strict=True):
        for second, other in zip(rows, numbers, strict=True):
            assert (first == second) == (one == other)


def test_more_columns_than_fit_in_one_number_are_still_told_apart() -> None:
    same = pd.Series(pd.Categorical(["a", "a"], categories=list("abcdefg")))
    first = pd.Series(pd.Categorical(["a", "b"], categories=list("abcdefg")))
    assert len(set(numbers_of([first, *[same] * 40], 2))) == 2


def test_without_columns_all_rows_are_the_same() -> None:
    assert numbers_of([], 3).tolist() == [0, 0, 0]

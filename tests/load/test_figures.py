"""The driver's own sums, and the bounds it keeps."""

from pathlib import Path

import pytest

from retention_check.domain.side import Side
from retention_check.store.answering import send
from tests.load.connections import Connection
from tests.load.crowd import Crowd
from tests.load.figures import Figures, Outcome
from tests.load.questionnaires import ask, counted, expected
from tests.store.databases import connected, stored


def test_ninety_five_of_a_hundred_took_no_longer_than_the_95th_percentile() -> None:
    figures = Figures()
    figures.seconds["sends"] = [float(number) for number in range(100, 0, -1)]
    assert [figures.percentile("sends", percent) for percent in (50, 95, 100)] == [50, 95, 100]
    assert figures.percentile("nothing", 95) == 0


def test_a_step_that_fails_is_a_failure_and_no_time() -> None:
    figures = Figures()
    with pytest.raises(OSError, match="gone"), figures.timed("sends"):
        raise OSError("gone")
    assert (figures.seconds["sends"], figures.failures["sends"]) == ([], 1)


@pytest.mark.parametrize(
    ("lost", "twice", "is_exact", "acknowledged"), [(1, 0, True, 9), (0, 1, True, 9), (0, 0, False, 9), (0, 0, True, 8)]
)
def test_anything_lost_or_twice_or_unlike_or_unacknowledged_is_not_right(
    lost: int, twice: int, is_exact: bool, acknowledged: int
) -> None:
    assert Outcome(9, 9, 0, 0, True, 1, Figures()).is_right
    assert not Outcome(9, acknowledged, lost, twice, is_exact, 1, Figures()).is_right


@pytest.mark.parametrize(("answering", "seconds"), [(5001, 10), (10, 300)])
def test_no_crowd_is_too_large_or_stays_too_long(answering: int, seconds: float) -> None:
    with pytest.raises(ValueError, match="too"):
        Crowd(answering, 0, seconds)


@pytest.mark.parametrize("base", ["http://192.0.2.1:80", "http://behoud.gemeente.nl"])
def test_no_other_computer_is_asked(base: str) -> None:
    with pytest.raises(ValueError, match=r"only this computer|does not appear"):
        Connection(base)


def test_what_was_counted_is_what_is_expected_of_the_same_answers(tmp_path: Path) -> None:
    with stored("sqlite", tmp_path) as (url, _):
        asked = ask(url)
        given = [{"R1": 1, "R2": 5}, {"R1": 1}]
        with connected(url) as database:
            for number, answers in enumerate(given):
                send(database, asked.questionnaire_id, Side.YOUNG, answers, f"{number:064}", asked.today)
        found = counted(asked)
    assert found.tallies == {Side.YOUNG: expected(asked.codes, given), Side.MANAGEMENT: expected(asked.codes, [])}
    assert (found.people, len(found.receipts)) == (2, 2)

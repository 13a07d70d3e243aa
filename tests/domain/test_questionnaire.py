"""Our own questionnaire: what is asked, the twelve measures, until when, and what a round may be meanwhile."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retention_check import studies
from retention_check.domain.collection import Length
from retention_check.domain.item import Kind
from retention_check.domain.questionnaire import (
    Phase,
    Questionnaire,
    codes_of,
    short_measures,
    told_in_fives,
)
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, MEASURES, REASONS, STUDY

UNTIL = DAY + timedelta(days=14)
ASKED = Questionnaire(
    Length.SHORT, codes_of(Length.SHORT, STUDY), (*Side,), "HR", "een gesprek", DAY, UNTIL, 5, dict.fromkeys(Side, 20)
)
TWELVE = "M1.1 M1.2 M2.1 M3.1 M3.2 M4.1 M5.2 M6.1 M7.1 M8.1 M9.2 M10.1"


def national() -> dict[str, tuple[Decimal, Decimal]]:
    """Means of young staff and management as they are read, from the file itself."""
    file = Path(str(studies.__file__)).parent / "utrecht_2025" / "means.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return {row["code"]: (Decimal(row["young"]), Decimal(row["management"])) for row in rows}


# ---- What is asked ----


def test_the_twelve_measures_follow_the_rule_that_is_written_down() -> None:
    """Support plus gap; of each reason the highest, then the highest of the rest; of equals the first."""
    means = national()
    weight = {code: (young + management) / 2 + abs(young - management) for code, (young, management) in means.items()}
    best: dict[str, str] = {}
    for item in MEASURES:
        if item.reason not in best or weight[item.code] > weight[best[item.reason]]:
            best[item.reason] = item.code
    rest = [item.code for item in MEASURES if item.code not in best.values()]
    rest.sort(key=lambda code: weight[code], reverse=True)
    expected = {*best.values(), *rest[:2]}
    assert {item.code for item in short_measures(STUDY)} == expected
    assert " ".join(item.code for item in short_measures(STUDY)) == TWELVE


def test_each_reason_has_a_measure_among_the_twelve() -> None:
    assert {item.reason for item in short_measures(STUDY)} == {reason.code for reason in REASONS}


def test_the_short_one_asks_ten_reasons_and_twelve_measures_in_the_order_of_the_instrument() -> None:
    codes = codes_of(Length.SHORT, STUDY)
    kinds = [STUDY.item(code).kind for code in codes]
    assert (kinds.count(Kind.REASON), kinds.count(Kind.MEASURE)) == (10, 12)
    assert [item.code for item in STUDY.items if item.code in codes] == list(codes)


def test_the_full_one_asks_everything() -> None:
    assert codes_of(Length.FULL, STUDY) == tuple(item.code for item in STUDY.items)


def test_chosen_reasons_come_with_their_four_measures_and_nothing_else() -> None:
    codes = codes_of(Length.CHOSEN, STUDY, ("R7", "R3"))
    assert set(codes) == {"R3", "R7", *(f"M{reason}.{place}" for reason in (3, 7) for place in range(1, 5))}
    assert codes == tuple(item.code for item in STUDY.items if item.code in codes)


# ---- Until when ----


@pytest.mark.parametrize(
    ("closed", "today", "phase", "last"),
    [
        (None, DAY, Phase.OPEN, DAY),
        (None, UNTIL, Phase.OPEN, UNTIL),
        (None, UNTIL + timedelta(days=1), Phase.CLOSED, UNTIL),
        (DAY, DAY, Phase.CLOSED, DAY),
        (DAY + timedelta(days=3), UNTIL, Phase.CLOSED, DAY + timedelta(days=3)),
        (UNTIL + timedelta(days=9), UNTIL + timedelta(days=9), Phase.CLOSED, UNTIL),
    ],
)
def test_it_is_open_until_it_is_closed_or_its_last_day_is_over(
    closed: date | None, today: date, phase: Phase, last: date
) -> None:
    asked = replace(ASKED, closed=closed)
    assert (asked.phase(today), asked.last_day(today)) == (phase, last)


def test_what_is_written_down_is_read_again() -> None:
    for closed in (None, UNTIL):
        asked = replace(ASKED, closed=closed, has_codes=True, length=Length.CHOSEN, sides=(Side.YOUNG,))
        assert Questionnaire.from_primitives(json.loads(json.dumps(asked.to_primitives())), UNTIL, closed) == asked


# ---- What a round may be meanwhile ----

ENTRY = Entry("R1", Side.YOUNG, Decimal(7), 9)
EMPTY = Round((), DAY, "Gouda")


@pytest.mark.parametrize(
    ("sides", "round", "may"),
    [
        ((*Side,), EMPTY, True),
        ((*Side,), replace(EMPTY, entries=(ENTRY,)), False),
        ((Side.MANAGEMENT,), replace(EMPTY, entries=(ENTRY,)), True),
        ((Side.MANAGEMENT,), replace(EMPTY, entries=(ENTRY,), scale=SCALES["1-5"]), True),
        ((Side.MANAGEMENT,), replace(EMPTY, entries=(ENTRY,), scale=SCALES["marks"]), False),
        ((*Side,), replace(EMPTY, scale=SCALES["marks"]), True),
        ((*Side,), replace(EMPTY, management_form=ManagementForm.AGREED), False),
        ((Side.YOUNG,), replace(EMPTY, management_form=ManagementForm.AGREED), True),
    ],
    ids=[
        "empty",
        "typed",
        "other typed",
        "other on 1-5",
        "other in marks",
        "marks, empty",
        "open scores",
        "young alone",
    ],
)
def test_of_a_side_that_is_asked_nothing_is_entered_in_another_way(
    sides: tuple[Side, ...], round: Round, may: bool
) -> None:
    assert replace(ASKED, sides=sides).allows(round) is may


# ---- What is told until publication ----


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (0, "minder dan 5"),
        (4, "minder dan 5"),
        (5, "5 of meer"),
        (9, "5 of meer"),
        (10, "10 of meer"),
        (504, "500 of meer"),
    ],
)
def test_answers_are_told_in_fives(people: int, text: str) -> None:
    assert told_in_fives(people) == text


def test_in_fives_no_fewer_than_five_people_are_told_apart() -> None:
    told = [told_in_fives(people) for people in range(200)]
    assert {told.count(text) for text in told} == {5}

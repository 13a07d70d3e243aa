"""The file of a round of which a meeting showed something: predictions go along, and nonsense is refused in words."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.comparison import compare
from retention_check.domain.predictions import predicted_reasons
from retention_check.domain.round import Entry, Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.report import make_report
from retention_check.round_file import read_round, write_round
from tests.cast import STUDY, gouda, texel
from tests.matrix import examples
from tests.predicted import both, mixes_of_predictions, prediction, with_predictions

YOUNG, MANAGEMENT = Side
MIXES = mixes_of_predictions()
WHERE = "Bij wat een bijeenkomst liet zien"
SHOWN = ShownInMeetings(both(), (YOUNG,), ("M1.1", "M3.2"))
ROUND = replace(with_predictions(gouda().round), shown_in_meetings=SHOWN)
Change = Callable[[dict[str, Any]], object]


def document(round: Round = ROUND) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_round(round, STUDY))
    return found


def loaded(round: Round) -> Round:
    found = read_round(write_round(round, STUDY), STUDY)
    assert found.problems == ()
    assert found.round is not None
    return found.round


@pytest.mark.parametrize("mix", MIXES)
def test_loaded_again_it_shows_the_same_predictions(mix: str) -> None:
    round = MIXES[mix].round
    again = loaded(round)
    assert again.shown_in_meetings == round.shown_in_meetings
    now, then = compare(again, STUDY), MIXES[mix]
    assert predicted_reasons(now) == predicted_reasons(then)
    assert make_report(now).fingerprint == make_report(then).fingerprint
    assert write_round(again, STUDY) == write_round(round, STUDY)


def test_what_was_shown_once_is_not_shown_again_after_loading() -> None:
    assert loaded(ROUND).shown_in_meetings == SHOWN
    assert document()["shown_in_meetings"]["predicted"]["young"]["R1"] == ["4.2", 14]
    assert document()["shown_in_meetings"]["guessed"] == ["young"]


def test_a_round_without_a_meeting_has_no_word_of_it() -> None:
    assert "shown_in_meetings" not in document(gouda().round)
    assert loaded(gouda().round).shown_in_meetings == ShownInMeetings()


def test_typing_scores_after_the_meeting_loses_nothing_of_what_it_showed() -> None:
    typed = replace(gouda().round, shown_in_meetings=SHOWN)
    assert not typed.publication.days
    assert document(typed)["shown_in_meetings"]["guessed"] == ["young"]
    assert loaded(typed).shown_in_meetings == SHOWN
    half = with_predictions(replace(gouda().round, entries=gouda().round.entries_of(YOUNG)))
    later = replace(half, entries=(*half.entries, Entry("R1", MANAGEMENT, Decimal("6.0"), 8)))
    assert loaded(later).shown_in_meetings == half.shown_in_meetings
    assert loaded(with_predictions(texel().round)).shown_in_meetings.predicted == both()


def test_the_round_before_it_keeps_its_own_and_the_next_one_has_none() -> None:
    next_year = replace(gouda().round, entries=(), day=ROUND.day.replace(year=2027))
    found = json.loads(write_round(next_year, STUDY, previous=ROUND))
    assert "shown_in_meetings" not in found
    assert set(found["previous"]["shown_in_meetings"]["predicted"]) == {"young", "management"}


def told_of(change: Change, round: Round = ROUND) -> list[str]:
    found = document(round)
    change(found)
    read = read_round(json.dumps(found).encode(), STUDY)
    assert read.round is None
    return [str(problem) for problem in read.problems]


def in_young(code: str, value: object) -> Change:
    return lambda found: found["shown_in_meetings"]["predicted"]["young"].update({code: value})


@pytest.mark.parametrize(
    "value",
    [
        None,
        "7.9",
        7.9,
        ["7.9"],
        [7.9, 14],
        ["7.95", 14],
        ["9.6", 14],
        ["1.4", 14],
        ["zes", 14],
        ["7.9", "14"],
        ["7.9", True],
        ["7.9", 4],
        ["7.9", 10**9],
        ["7.9", 14, 2],
        {"mean": "7.9"},
    ],
)
def test_a_prediction_that_cannot_be_shown_is_refused_with_its_place(value: object) -> None:
    [problem] = told_of(in_young("R1", value))
    assert problem.startswith(f"{WHERE}, voorspeld door jong, R1: hier horen een gemiddelde ") or (
        problem.startswith(f"{WHERE}, voorspeld door jong, R1: hier hoort een getal te staan")
    )


def test_a_statement_that_nobody_predicts_is_refused() -> None:
    [measure] = told_of(in_young("M1.1", ["7.9", 14]))
    assert measure == f"{WHERE}, voorspeld door jong: M1.1 hoort hier niet: hier staan alleen redenen."
    [unknown] = told_of(in_young("R99", ["7.9", 14]))
    assert unknown.startswith(f"{WHERE}, voorspeld door jong: ‘R99’ is geen bekende code.")


def test_fewer_people_than_the_threshold_of_the_round_is_refused() -> None:
    raised = with_predictions(gouda().round, {YOUNG: prediction(14)})
    raised = replace(raised, publication=replace(raised.publication, threshold=8))
    [problem] = told_of(in_young("R1", ["7.9", 7]), raised)
    assert problem == f"{WHERE}, voorspeld door jong, R1: van minder dan 8 mensen tonen wij geen voorspelling."


@pytest.mark.parametrize("broken", [None, [], "jong", {}, 7])
def test_a_part_that_is_gone_or_of_another_kind_is_refused(broken: object) -> None:
    [problem] = told_of(lambda found: found["shown_in_meetings"]["predicted"].update(young=broken))
    assert problem == f"{WHERE}, voorspeld door jong: dit onderdeel ontbreekt of is beschadigd."


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("guessed", ["oud"], "geraden"),
        ("guessed", ["young", "management", "young"], "geraden"),
        ("guessed", "young", "geraden"),
        ("dotted", ["R1"], "stippen"),
        ("dotted", ["M99.1"], "stippen"),
        ("dotted", {"M1.1": 2}, "stippen"),
        ("predicted", {"oud": {"R1": ["7.9", 14]}}, "voorspeld"),
        ("predicted", ["young"], "voorspeld"),
    ],
)
def test_what_was_shown_must_be_of_what_is_asked(name: str, value: object, where: str) -> None:
    [problem] = told_of(lambda found: found["shown_in_meetings"].update({name: value}))
    assert problem.startswith(f"{WHERE}, {where}: ")


def test_in_a_work_file_both_rounds_keep_what_their_meetings_showed() -> None:
    next_year = replace(gouda().round, day=ROUND.day.replace(year=2027), shown_in_meetings=SHOWN)
    before = replace(gouda().round, shown_in_meetings=SHOWN)
    read = read_round(write_round(next_year, STUDY, previous=before), STUDY)
    assert read.round is not None
    assert read.previous is not None
    assert read.round.shown_in_meetings == read.previous.shown_in_meetings == SHOWN


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=examples(40), deadline=None)
@given(JSON, st.sampled_from(["shown_in_meetings", "predicted", "guessed", "dotted", "young"]))
def test_anything_anywhere_ends_in_a_round_or_in_words(value: Any, name: str) -> None:
    found = document()
    shown = found["shown_in_meetings"]
    part = next(each for each in (found, shown, shown["predicted"]) if name in each)
    part[name] = value
    read = read_round(json.dumps(found).encode(), STUDY)
    assert (read.round is None) is bool(read.problems)

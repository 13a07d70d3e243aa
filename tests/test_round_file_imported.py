"""The file of a round that came from another survey tool: its spreads go along with the scores they belong to."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from retention_check.domain.collecting import spreads_shown
from retention_check.domain.comparison import compare
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.round_file import read_round, write_round
from tests.cast import STUDY, gouda
from tests.imported import imported_round, published

YOUNG, MANAGEMENT = Side
ROUND = imported_round()
CODE = next(code for code, each in ROUND.imported[YOUNG].items.items() if each.spread)
Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize("round", [ROUND, published(ROUND), imported_round(25, 6)])
def test_loaded_again_it_shows_the_same(round: Round) -> None:
    found = read_round(write_round(round, STUDY), STUDY)
    assert found.problems == ()
    assert found.round is not None
    before, after = compare(round, STUDY), compare(found.round, STUDY)
    for item in STUDY.items:
        assert spreads_shown(after, item.code) == spreads_shown(before, item.code)
    again = read_round(write_round(found.round, STUDY), STUDY).round
    assert again is not None
    assert again.imported == found.round.imported


def test_a_round_that_was_typed_says_nothing_of_it() -> None:
    assert "imported" not in json.loads(write_round(gouda().round, STUDY))


def test_a_published_round_holds_no_mean_with_more_than_one_decimal() -> None:
    found = json.loads(write_round(published(ROUND), STUDY))
    means = [each[0] for survey in found["imported"].values() for each in survey["items"].values()]
    assert means
    assert all(len(mean.partition(".")[2]) <= 1 for mean in means)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw["items"][CODE].__setitem__(0, "2"), "dit hoort niet bij de scores die er staan."),
        (lambda raw: raw["items"][CODE].__setitem__(1, 24), "dit hoort niet bij de scores die er staan."),
        (lambda raw: raw["items"][CODE].__setitem__(1, 19), "een verdeling is er bij 20 tot en met 150 antwoorden."),
        (lambda raw: raw["items"][CODE].__setitem__(1, "25"), "hier horen een gemiddelde, een aantal en een verdeling"),
        (lambda raw: raw["items"].__setitem__(CODE, []), "hier horen een gemiddelde, een aantal en een verdeling"),
        (lambda raw: raw["items"][CODE][2].__setitem__(0, "large"), "hier horen drie delen van één groep te staan"),
        (lambda raw: raw.__setitem__("tool", "x" * 41), "programma"),
        (lambda raw: raw.__setitem__("day", "gisteren"), "dag"),
    ],
)
def test_what_was_changed_by_hand_is_refused_with_its_place(change: Change, told: str) -> None:
    raw = json.loads(write_round(ROUND, STUDY))
    raw["imported"]["young"]["items"][CODE][2] = ["small", "small", "large"]
    change(raw["imported"]["young"])
    found = read_round(json.dumps(raw).encode(), STUDY)
    assert any(told in str(problem) and "ingelezen enquête" in str(problem) for problem in found.problems)


def test_a_survey_of_a_group_without_scores_is_refused() -> None:
    raw = json.loads(write_round(ROUND, STUDY))
    raw["entries"] = [each for each in raw["entries"] if each["side"] != "young"]
    found = read_round(json.dumps(raw).encode(), STUDY)
    assert any("dit hoort bij een groep met scores uit een enquête." in str(problem) for problem in found.problems)

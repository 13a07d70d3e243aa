"""The file of a round that was collected with our own questionnaire: what is shown goes along, tallies never."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.collecting import collection_shown
from retention_check.domain.comparison import compare
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.round_file import read_round, write_round
from tests.cast import STUDY, gouda
from tests.collected import beside_open_scores, collected_round, collected_rounds, questionnaire, tallies
from tests.matrix import examples

YOUNG, MANAGEMENT = Side
NO_SCORES = "dit hoort bij een groep waarvan scores uit een vragenlijst gedeeld zijn."
DAYS = "de dagen volgen elkaar niet op: eerst open, dan dicht, dan gedeeld."
FEWER = "er kunnen later niet minder mensen gevraagd zijn dan eerst."
ROUND = collected_round(25, 22)
Change = Callable[[dict[str, Any]], object]


def document(round: Round = ROUND) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_round(round, STUDY))
    return found


def loaded(round: Round) -> Round:
    found = read_round(write_round(round, STUDY), STUDY)
    assert found.problems == ()
    assert found.round is not None
    return found.round


@settings(max_examples=examples(30), deadline=None)
@given(collected_rounds())
def test_loaded_again_it_says_the_same_of_how_it_was_collected(round: Round) -> None:
    before, after = compare(round, STUDY), compare(loaded(round), STUDY)
    assert after.items == before.items
    for side in Side:
        assert collection_shown(after, side) == collection_shown(before, side)
    assert write_round(after.round, STUDY) == write_round(round, STUDY)


@settings(max_examples=examples(20), deadline=None)
@given(collected_rounds())
def test_no_number_in_the_file_is_of_fewer_people_than_a_score_needs(round: Round) -> None:
    found = document(round)
    assert set(found.get("collected", {})) == set(found["publication"]["days"])
    assert all(entry["n"] >= 5 for entry in found["entries"])
    for side, told in found.get("collected", {}).items():
        assert told.keys() == {"first_day", "last_day", "length", "has_codes", "asked_first", "spreads"}
        numbers = {entry["code"]: entry["n"] for entry in found["entries"] if entry["side"] == side}
        assert all(numbers[code] >= 20 for code in told["spreads"])


def test_the_file_holds_no_tally() -> None:
    counts = {str(list(tally.counts)) for tally in tallies(questionnaire().codes, 25).items.values()}
    text = json.dumps(document())
    assert not any(each in text for each in counts)
    assert document()["collected"]["young"]["spreads"]["R1"] == ["small", "small", "large"]


def test_a_round_that_was_typed_has_no_word_of_it() -> None:
    assert "collected" not in document(gouda().round)
    assert loaded(gouda().round).collected == {}


def test_of_the_round_before_it_a_shared_file_holds_how_the_published_group_was_asked() -> None:
    next_day = date(2027, 11, 21)
    later = replace(gouda().round, entries=(), day=next_day)
    days = {YOUNG: ROUND.publication.days[YOUNG]}
    half = replace(ROUND, publication=replace(ROUND.publication, days=days, condensed={YOUNG: {}}))
    assert set(document(half)["collected"]) == {"young"}  # a work file too
    for before, sides in ((ROUND, {"young", "management"}), (half, {"young"})):
        found = json.loads(write_round(later, STUDY, previous=before))
        assert "collected" not in found
        assert set(found["previous"]["collected"]) == sides


def test_management_with_open_scores_was_not_asked() -> None:
    round = beside_open_scores()
    assert set(document(round)["collected"]) == {"young"}
    assert loaded(round).collected == round.collected


def in_young(name: str, value: object) -> Change:
    return lambda found: found["collected"]["young"].update({name: value})


def told_of(change: Change, round: Round = ROUND) -> list[str]:
    found = document(round)
    change(found)
    read = read_round(json.dumps(found).encode(), STUDY)
    assert read.round is None
    return [str(problem) for problem in read.problems]


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("first_day", "5 november", "eerste dag"),
        ("last_day", None, "laatste dag"),
        ("last_day", "1999-01-01", "laatste dag"),
        ("length", "lang", "lengte"),
        ("length", ["kort"], "lengte"),
        ("has_codes", "ja", "codes"),
        ("asked_first", None, "eerst gevraagd"),
        ("asked_first", 0, "eerst gevraagd"),
        ("asked_first", True, "eerst gevraagd"),
        ("asked_first", 10**9, "eerst gevraagd"),
        ("spreads", None, "verdeling"),
        ("spreads", {"R99": ["small", "small", "large"]}, "verdeling"),
        ("spreads", {"R1": ["small", "large"]}, "verdeling"),
        ("spreads", {"R1": ["small", "small", "small"]}, "verdeling"),
        ("spreads", {"R1": ["large", "large", "small"]}, "verdeling"),
        ("spreads", {"R1": [1, 3, 21]}, "verdeling"),
        ("spreads", {"R1": [["small"], {}, None]}, "verdeling"),
        ("spreads", {"R1": "small"}, "verdeling"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_place(name: str, value: object, where: str) -> None:
    [problem] = told_of(in_young(name, value))
    assert problem.startswith(f"Bij zelf gevraagd, jong, {where}: ")


@pytest.mark.parametrize("broken", [None, [], "kort", {}, 7])
def test_a_part_that_is_gone_or_of_another_kind_is_refused(broken: object) -> None:
    [problem] = told_of(lambda found: found["collected"].update(young=broken))
    assert problem == "Bij zelf gevraagd, jong: dit onderdeel ontbreekt of is beschadigd."


def test_an_unknown_group_is_refused() -> None:
    [problem] = told_of(lambda found: found["collected"].update(oud=found["collected"]["young"]))
    assert problem == "Bij zelf gevraagd: hier hoort young of management te staan."


def without_young(found: dict[str, Any]) -> None:
    found["entries"] = [entry for entry in found["entries"] if entry["side"] != "young"]
    for name in ("days", "condensed"):
        del found["publication"][name]["young"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (in_young("first_day", "2026-11-20"), DAYS),
        (in_young("last_day", "2026-11-21"), DAYS),
        (in_young("asked_first", 41), FEWER),
        (lambda found: found["about"].update(asked_young=None), FEWER),
        (without_young, NO_SCORES),
    ],
)
def test_what_contradicts_the_rest_of_the_file_is_refused(change: Change, message: str) -> None:
    assert told_of(change) == [f"Bij zelf gevraagd, jong: {message}"]


def test_open_scores_cannot_have_been_asked() -> None:
    def management_too(found: dict[str, Any]) -> None:
        found["collected"]["management"] = found["collected"]["young"]

    assert told_of(management_too, beside_open_scores()) == [f"Bij zelf gevraagd, management: {NO_SCORES}"]


@pytest.mark.parametrize("n", [19, 151])
def test_a_spread_beside_another_number_of_answers_than_it_can_have_is_refused(n: int) -> None:
    def other_number(found: dict[str, Any]) -> None:
        found["about"]["asked_young"] = 200
        [entry] = [each for each in found["entries"] if (each["code"], each["side"]) == ("R1", "young")]
        entry["n"] = n

    [problem] = told_of(other_number)
    assert problem == "Bij zelf gevraagd, jong: R1 heeft een verdeling, en geen score van 20 tot 150 antwoorden."


def test_a_spread_of_a_score_that_is_not_there_is_refused() -> None:
    code = next(item.code for item in STUDY.items if item.code not in questionnaire().codes)
    [problem] = told_of(lambda found: found["collected"]["young"]["spreads"].update({code: ["small"] * 2 + ["large"]}))
    assert problem.startswith(f"Bij zelf gevraagd, jong: {code} heeft een verdeling")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=examples(60), deadline=None)
@given(JSON, st.sampled_from(["collected", "young", "first_day", "length", "spreads", "asked_first", "has_codes"]))
def test_anything_anywhere_ends_in_a_round_or_in_words(value: Any, name: str) -> None:
    found = document()
    for part in (found, found["collected"], found["collected"]["young"]):
        if name in part:
            part[name] = value
            break
    read = read_round(json.dumps(found).encode(), STUDY)
    assert (read.round is None) is bool(read.problems)

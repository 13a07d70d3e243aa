"""The file of a round that others were shown: it carries what they saw and nothing else, and opens no door."""

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.corrections import review
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.publishing import entered_sides, publish, shows_the_same, with_results_opened
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from retention_check.round_file import is_work_file, read_round, write_round
from retention_check.round_file.reading import LEFT_OUT, OUT_OF_ORDER
from tests.cast import DAY, STUDY, delft, entries, gouda, texel
from tests.exporters.rounds import THRESHOLDS, rounds, twins

YOUNG, MANAGEMENT = Side
A_YEAR_BEFORE = date(2025, 11, 21)
IN_ANSWERS = replace(
    gouda().round,
    entries=entries({"R1": ("4.123", "3.377"), "R2": ("5", "1.1"), "R3": ("3.5", "3.5")}, 8, 6)
    + entries({"M1.1": ("2.345", "4.321")}, 3, 12),
    scale=SCALES["1-5"],
)


def published(round: Round, sides: Collection[Side] = tuple(Side), threshold: int = 5) -> Round:
    """The round with these groups published, as far as they have scores; open scores are locked first."""
    locked = with_results_opened(replace(round, is_locked=round.is_agreed and Side.MANAGEMENT in sides))
    comparison = compare(locked, STUDY, threshold)
    there = [side for side in entered_sides(locked) if side in sides]
    return publish(comparison, there, DAY) if there else locked


def loaded(data: bytes) -> Round:
    found = read_round(data, STUDY)
    assert found.problems == ()
    assert found.round is not None
    return found.round


def told(changed: object) -> list[str]:
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert (found.round, found.previous) == (None, None)
    return [str(problem) for problem in found.problems]


def document(round: Round = IN_ANSWERS, sides: Collection[Side] = tuple(Side)) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_round(published(round, sides), STUDY))
    return found


@given(rounds(), THRESHOLDS, st.sets(st.sampled_from(Side)))
def test_loaded_again_it_shows_the_same(round: Round, threshold: int, sides: set[Side]) -> None:
    before = published(round, sides, threshold)
    after = loaded(write_round(before, STUDY, threshold))
    was, now = compare(before, STUDY, threshold), compare(after, STUDY, threshold)
    for side in Side:
        assert shows_the_same(now, was, side)
    assert now.items == was.items
    assert (now.threshold, now.note) == (was.threshold, was.note)
    assert after.publication.days == before.publication.days
    assert write_round(after, STUDY, threshold) == write_round(before, STUDY, threshold)


@given(twins())
def test_rounds_of_which_people_see_the_same_have_the_same_file(twin: tuple[Round, Round, int]) -> None:
    one, other, threshold = twin
    files = [write_round(published(round, threshold=threshold), STUDY, threshold) for round in (one, other)]
    assert files[0] == files[1]


def test_the_file_of_a_published_round_holds_what_is_shown_and_why_the_rest_is_not() -> None:
    found = document()
    assert found["note"].startswith("In dit bestand staan van de scores alleen die wij tonen")
    assert found["publication"] == {
        "days": {"young": "2026-11-21", "management": "2026-11-21"},
        "threshold": 5,
        "condensed": {"young": {"M1.1": "too_few"}, "management": {}},
        "corrections": [],
        "was_opened": True,
        "may_be_shared": False,
        "unshown": [],
        "follows": [],
        "followed": [],
    }
    means = {(entry["code"], entry["side"]): (entry["mean"], entry["n"]) for entry in found["entries"]}
    assert means["R1", "young"] == ("8.0", 8)
    assert means["R2", "young"] == ("9.5", 8)
    assert means["R2", "management"] == ("1.5", 6)
    assert ("M1.1", "young") not in means
    assert "4.123" not in json.dumps(found)


def test_a_group_that_is_not_published_keeps_its_digits_beside_one_that_is() -> None:
    found = document(sides=[MANAGEMENT])
    assert found["note"].startswith("Werkbestand, niet delen.")
    means = {(entry["code"], entry["side"]): (entry["mean"], entry["n"]) for entry in found["entries"]}
    assert (means["R1", "young"], means["M1.1", "young"]) == (("4.123", 8), ("2.345", 3))
    assert means["R1", "management"] == ("6.3", 6)


def test_answers_of_a_published_side_are_not_in_its_file() -> None:
    round = replace(IN_ANSWERS, answers={YOUNG: 4, MANAGEMENT: 3})
    assert document(round)["about"]["n_young"] is None
    assert document(round, [MANAGEMENT])["about"]["n_young"] == 4
    assert document(round, [MANAGEMENT])["about"]["n_management"] is None


def test_it_is_a_work_file_while_a_group_with_scores_is_not_published() -> None:
    round, before = gouda().round, replace(delft().round, day=A_YEAR_BEFORE)
    assert is_work_file(round, None)
    assert is_work_file(published(round, [YOUNG]), None)
    assert not is_work_file(published(round), None)
    assert not is_work_file(published(round), before)
    assert not is_work_file(texel().round, None)
    assert is_work_file(texel().round, before)
    assert not is_work_file(texel().round, published(before))


def test_corrections_and_what_was_asked_go_along() -> None:
    round = published(IN_ANSWERS)
    corrections = (Correction(YOUNG, "R1", DAY), Correction(MANAGEMENT, "n", DAY), Correction(None, "scale", DAY))
    round = replace(
        round,
        publication=replace(round.publication, corrections=corrections),
        asked_again={YOUNG: True, MANAGEMENT: False},
        scale_is_sure=True,
    )
    found = loaded(write_round(round, STUDY))
    assert found.publication.corrections == corrections
    assert (found.asked_again, found.scale_is_sure) == (round.asked_again, True)


@pytest.mark.parametrize("is_whole", [False, True])
def test_of_the_round_before_it_a_shared_file_holds_what_is_published_and_a_work_file_everything(
    is_whole: bool,
) -> None:
    before = published(replace(IN_ANSWERS, day=A_YEAR_BEFORE), [MANAGEMENT])
    found = read_round(
        write_round(published(IN_ANSWERS, [YOUNG] if is_whole else [*Side]), STUDY, previous=before), STUDY
    )
    assert found.previous is not None
    assert {entry.side for entry in found.previous.entries} == (set(Side) if is_whole else {MANAGEMENT})
    assert found.previous.entries_of(YOUNG) == (before.entries_of(YOUNG) if is_whole else ())


def test_a_next_round_without_scores_takes_the_scores_of_the_one_before_it_along() -> None:
    before = replace(IN_ANSWERS, day=A_YEAR_BEFORE)
    found = read_round(write_round(texel().round, STUDY, previous=before), STUDY)
    assert found.previous is not None
    assert found.previous.entries == before.entries


@pytest.mark.parametrize("day", [DAY, date(2026, 11, 22)])
def test_a_previous_round_that_is_not_earlier_is_told(day: date) -> None:
    changed = document()
    changed["previous"] = {name: changed[name] for name in ("about", "publication", "entries", "topics", "agreements")}
    changed["previous"] = json.loads(json.dumps(changed["previous"]))
    changed["previous"]["about"]["day"] = day.isoformat()
    assert told(changed) == [f"In de vorige ronde, bij de datum: {OUT_OF_ORDER}"]


def test_what_is_restored_can_no_longer_change() -> None:
    round = loaded(write_round(published(IN_ANSWERS), STUDY))
    other = replace(round, entries=(replace(round.entries[0], mean=Decimal("7.7")), *round.entries[1:]))
    assert set(review(round, other, STUDY, DAY).refusals) == {YOUNG}


def test_a_restored_group_of_which_nothing_is_shown_is_given_anew_on_the_scale_of_the_round() -> None:
    few = replace(IN_ANSWERS, entries=entries({"R1": ("4.1", None)}, 4))
    round = loaded(write_round(published(few), STUDY))
    assert (round.entries, round.is_condensed(YOUNG)) == ((), True)
    anew = replace(round, entries=entries({"R1": ("4.2", None)}, 8))
    change = review(round, anew, STUDY, DAY)
    found = compare(change.applied_to(anew), STUDY)
    assert (change.refusals, found.item("R1").shown_score(YOUNG)) == ({}, Decimal("8.2"))


def test_a_threshold_that_was_frozen_for_a_group_that_is_gone_is_not_written() -> None:
    round = replace(IN_ANSWERS, publication=Publication(threshold=7, was_opened=True))
    assert loaded(write_round(round, STUDY)).publication == Publication(was_opened=True)


def test_scores_that_were_reduced_before_they_were_published_stay_as_they_are_and_unpublished() -> None:
    kept = shown_only(compare(with_results_opened(IN_ANSWERS), STUDY))
    found = loaded(write_round(kept, STUDY))
    assert is_work_file(kept, None)
    assert (found.publication, found.entries) == (kept.publication, kept.entries)
    assert compare(found, STUDY).items == compare(kept, STUDY).items
    other = replace(found, entries=found.entries[1:])
    assert review(found, other, STUDY, DAY).refusals


def block(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda changed: changed["publication"].update({name: value})


def score(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda changed: next(each for each in changed["entries"] if each["side"] == "young").update({name: value})


def cause(code: str, why: object) -> Callable[[dict[str, Any]], None]:
    return lambda changed: changed["publication"]["condensed"]["young"].update({code: why})


def without_scores(changed: dict[str, Any]) -> None:
    changed["entries"] = [each for each in changed["entries"] if each["side"] != "young"]
    changed["publication"]["condensed"]["young"] = {}


SIDE = "hier hoort young of management te staan."
IMPOSSIBLE = "deze datum kan niet kloppen: kies een datum vanaf 1 januari 2020."
YES_OR_NO = "hier hoort true (ja) of false (nee) te staan."
PLACE = "Bij wat gedeeld is"
NO_SHOWN_SCORE = f"{PLACE}, jong: R1 is geen score zoals wij die tonen."
WRONG: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (block("days", {"others": "2026-11-21"}), f"{PLACE}, dagen: {SIDE}"),
    (block("days", {"young": "2019-12-31"}), f"{PLACE}, dagen: {IMPOSSIBLE}"),
    (block("days", {"young": None}), f"{PLACE}, dagen: hier hoort een datum te staan als 2026-11-21."),
    (block("days", []), f"{PLACE}, dagen: dit onderdeel ontbreekt of is beschadigd."),
    (block("threshold", 4), f"{PLACE}, drempel: hier hoort een heel getal van 5 tot en met 10, of niets (null)."),
    (block("threshold", 11), f"{PLACE}, drempel: hier hoort een heel getal van 5 tot en met 10, of niets (null)."),
    (block("corrections", [["young", "R11", "2026-11-21"]]), f"{PLACE}, verbetering 1: ‘R11’ is geen bekende code"),
    (block("corrections", [[None, "R1", "2026-11-21"]]), f"{PLACE}, verbetering 1: {SIDE}"),
    (block("corrections", [["young", "R1", "2000-01-01"]]), f"{PLACE}, verbetering 1: {IMPOSSIBLE}"),
    (block("corrections", ["R1"]), f"{PLACE}, verbetering 1: hier horen groep, stelling en datum te staan."),
    (block("corrections", None), f"{PLACE}, verbeteringen: dit onderdeel ontbreekt of is beschadigd."),
    (block("was_opened", None), f"{PLACE}, was_opened: {YES_OR_NO}"),
    (block("may_be_shared", 0), f"{PLACE}, may_be_shared: {YES_OR_NO}"),
    (cause("R11", "too_few"), f"{PLACE}, niet getoond, jong: ‘R11’ is geen bekende code"),
    (cause("M1.1", "secret"), f"{PLACE}, niet getoond, jong: deze oorzaak kennen wij niet."),
    (cause("R1", "too_few"), f"{PLACE}, jong: R1 is niet getoond, en heeft toch een score."),
    (score("mean", "8.03"), NO_SHOWN_SCORE),
    (score("mean", "9.6"), NO_SHOWN_SCORE),
    (score("mean", "1.4"), NO_SHOWN_SCORE),
    (score("n", 4), NO_SHOWN_SCORE),
    (score("n", 0), NO_SHOWN_SCORE),
    (score("n", None), NO_SHOWN_SCORE),
    (without_scores, f"{PLACE}, jong: hier staat dat de scores gedeeld zijn, maar er zijn geen scores."),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message[:60] for _, message in WRONG])
def test_every_mistake_in_what_was_shared_says_where_it_stands(
    change: Callable[[dict[str, Any]], None], message: str
) -> None:
    changed = document()
    change(changed)
    [problem] = told(changed)
    assert problem.startswith(message)


@pytest.mark.parametrize("broken", [None, [], {}, "R1"])
def test_a_file_that_does_not_say_what_was_shared_is_told(broken: object) -> None:
    changed: dict[str, Any] = json.loads(write_round(gouda().round, STUDY)) | {"publication": broken}
    assert told(changed) == [f"{PLACE}: dit onderdeel ontbreekt of is beschadigd."]


def test_precise_means_of_a_published_group_are_refused() -> None:
    changed: dict[str, Any] = json.loads(write_round(IN_ANSWERS, STUDY))
    changed["publication"]["days"] = {"young": "2026-11-21"}
    assert told(changed) == [f"{PLACE}, jong: van gedeelde scores horen hier alleen de getoonde te staan."]
    changed["publication"]["condensed"] = {"young": {}}
    assert f"{PLACE}, jong: hier staat niet vanaf hoeveel antwoorden een score te zien is." in told(changed)


def test_a_threshold_is_not_frozen_by_a_file_of_which_nothing_is_shown() -> None:
    changed: dict[str, Any] = json.loads(write_round(IN_ANSWERS, STUDY))
    changed["publication"]["threshold"] = 5
    assert told(changed) == [f"{PLACE}, drempel: een drempel hoort hier pas te staan als er iets gedeeld is."]


@pytest.mark.parametrize("is_published", [False, True])
def test_that_the_results_were_open_is_not_forgotten(is_published: bool) -> None:
    changed: dict[str, Any] = document() if is_published else json.loads(write_round(IN_ANSWERS, STUDY))
    changed["publication"]["was_opened"] = False
    assert loaded(json.dumps(changed).encode()).publication.was_opened


def older(round: Round, version: int, **about: object) -> bytes:
    """A file of a version that says nothing of what was published."""
    changed: dict[str, Any] = json.loads(write_round(round, STUDY))
    del changed["publication"]
    return json.dumps(changed | {"version": version, "about": changed["about"] | about}).encode()


AGREED = replace(
    gouda().round,
    entries=(Entry("R1", YOUNG, Decimal("7.9"), 8), Entry("R1", MANAGEMENT, Decimal("5.5"))),
    management_form=ManagementForm.AGREED,
)


@pytest.mark.parametrize("version", [1, 2])
def test_in_an_older_file_locked_scores_count_as_published_and_of_others_is_asked(version: int) -> None:
    locked = loaded(older(AGREED, version, is_fixed=True)).publication
    assert locked == Publication({MANAGEMENT: DAY}, was_opened=True, may_be_shared=True)
    assert loaded(older(AGREED, version)).publication == Publication(may_be_shared=True)
    alone = replace(AGREED, entries=AGREED.entries[1:])
    assert loaded(older(alone, version, is_fixed=True)).publication.may_be_shared is False
    assert loaded(older(texel().round, version)).publication == Publication()


@pytest.mark.parametrize("count", [{"n": 3}, {"n": 0}, {"sd": "1.1"}])
@pytest.mark.parametrize("is_fixed", [False, True])
def test_a_mean_of_a_few_people_does_not_become_an_open_score_by_a_file(
    count: dict[str, Any],
    is_fixed: bool,
) -> None:
    changed = json.loads(older(AGREED, 1, is_fixed=is_fixed))
    changed["entries"][1] |= count
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert found.round is not None
    assert (found.remarks, {entry.side for entry in found.round.entries}) == ((LEFT_OUT,), {YOUNG})
    assert not found.round.is_agreed
    assert found.round.publication.was_opened or not is_fixed
    for version in (2, 3):
        problem, *_ = told(changed | {"version": version, "publication": document(AGREED, [])["publication"]})
        assert problem.startswith("Bij R1, management: bij open scores hoort geen aantal antwoorden")


def test_in_the_first_version_a_number_of_answers_of_management_speaks_against_open_scores_too() -> None:
    found = read_round(older(AGREED, 1, n_management=3), STUDY)
    assert found.round is not None
    assert (found.remarks, found.round.entries_of(MANAGEMENT), found.round.answers) == ((LEFT_OUT,), (), {})
    assert read_round(older(AGREED, 2, n_management=3), STUDY).problems


def test_of_a_round_of_which_nothing_is_left_is_not_asked_whether_it_was_shared() -> None:
    changed = json.loads(older(replace(AGREED, entries=AGREED.entries[1:]), 1))
    changed["entries"][0]["n"] = 3
    found = loaded(json.dumps(changed).encode())
    assert (found.entries, found.publication) == ((), Publication())


def test_a_number_that_was_left_beside_open_scores_is_not_written() -> None:
    counted = tuple(replace(entry, n=3) if entry.side is MANAGEMENT else entry for entry in AGREED.entries)
    found = loaded(write_round(replace(AGREED, entries=counted, answers={MANAGEMENT: 3}), STUDY))
    assert (found.entries, found.answers) == (AGREED.entries, {})


@pytest.mark.parametrize("answers", [0, 34])
def test_no_answers_are_never_those_of_the_side(answers: int) -> None:
    round = replace(texel().round, entries=(Entry("R1", YOUNG, Decimal("7.9"), 0),), answers={YOUNG: answers})
    assert compare(loaded(write_round(round, STUDY)), STUDY).withheld(YOUNG).keys() == {WithheldCause.TOO_FEW}


def test_no_answers_of_a_side_show_nothing() -> None:
    round = replace(texel().round, entries=(Entry("R1", YOUNG, Decimal("7.9")),), answers={YOUNG: 0})
    assert not compare(loaded(write_round(round, STUDY)), STUDY).has(YOUNG)


def test_more_answers_than_asked_stay_withheld_with_that_reason() -> None:
    round = replace(gouda().round, asked={YOUNG: 30, MANAGEMENT: 8})
    found = loaded(write_round(published(round), STUDY))
    assert not found.entries_of(YOUNG)
    assert compare(found, STUDY).withheld(YOUNG).keys() == {WithheldCause.MORE_THAN_ASKED}


PLACES: list[tuple[Any, ...]] = [("publication", name) for name in document()["publication"]]
PLACES += [("publication", "days", "young"), ("publication", "condensed", "young")]
PLACES += [("publication", "condensed", "young", "M1.1"), ("publication", "corrections", 0)]
PLACES += [("publication", "corrections", 0, index) for index in range(3)] + [("version",), ("entries", 0, "n")]
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-1, 12), st.floats(), st.sampled_from(["R1", "n", "young", ""])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["R1", "young", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), min_size=1, max_size=3))
def test_anything_anywhere_in_what_was_shared_ends_in_a_round_or_in_words(changes: list[Any]) -> None:
    changed = document()
    changed["publication"]["corrections"] = [["young", "R1", "2026-11-21"]]
    for path, value in changes:
        with suppress(TypeError, LookupError):  # an earlier change took this place away
            part: Any = changed
            for step in path[:-1]:
                part = part[step]
            part[path[-1]] = value
    found = read_round(json.dumps(changed).encode(), STUDY)
    assert (found.round is None) == bool(found.problems)
    if found.round is not None:
        assert read_round(write_round(found.round, STUDY), STUDY).problems == ()
        compare(found.round, STUDY)

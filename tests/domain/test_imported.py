"""Scores that came from another survey tool: their spreads stand beside the very scores that came with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retention_check.domain.collecting import (
    fitting_spreads,
    import_shown,
    items_with_spread,
    sides_too_small_for_spread,
    sides_with_spread,
    sides_without_spread,
    spreads_shown,
    with_import,
)
from retention_check.domain.collection_wording import collected_text, collected_told
from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.imported import ImportedSurvey
from retention_check.domain.publishing import hindrances, only_published, shows_the_same
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread
from tests.cast import STUDY, gouda
from tests.imported import IMPORTED, TOOL, imported_round, published

YOUNG, MANAGEMENT = Side
ROUND = imported_round()
ALL_LOW = Spread(Share.LARGE, Share.SMALL, Share.SMALL)


def first_with_spread(round: Round = ROUND) -> str:
    return next(iter(fitting_spreads(round, YOUNG)))


def changed(round: Round, code: str, change: Callable[[Entry], Entry]) -> Round:
    entries = (change(e) if (e.code, e.side) == (code, YOUNG) else e for e in round.entries)
    return replace(round, entries=tuple(entries))


def test_twenty_answers_show_spreads_and_six_none() -> None:
    found = compare(imported_round(25, 6), STUDY)
    assert sides_with_spread(items_with_spread(found), found) == (YOUNG,)
    assert sides_too_small_for_spread(found) == (MANAGEMENT,)


def test_a_round_that_was_typed_has_none() -> None:
    assert [import_shown(gouda(), side) for side in Side] == [None, None]
    assert sides_too_small_for_spread(gouda()) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda e: replace(e, mean=e.mean + Decimal("0.01")),
        lambda e: replace(e, n=e.n + 1),
        lambda e: replace(e, n=None),
    ],
)
def test_a_score_that_was_typed_over_loses_its_spread_and_no_other_does(change: Callable[[Entry], Entry]) -> None:
    code = first_with_spread()
    after = changed(ROUND, code, change)
    assert fitting_spreads(ROUND, YOUNG).keys() - fitting_spreads(after, YOUNG).keys() == {code}
    assert YOUNG not in spreads_shown(compare(after, STUDY), code)


def test_on_another_scale_no_spread_is_left() -> None:
    for name in ("1-5", "marks"):
        assert fitting_spreads(replace(ROUND, scale=SCALES[name]), YOUNG) == {}


def test_relabelled_as_open_scores_management_has_no_spread() -> None:
    open_scores = compare(replace(ROUND, management_form=ManagementForm.AGREED), STUDY)
    assert all(MANAGEMENT not in spreads_shown(open_scores, item.code) for item in STUDY.items)
    assert all(MANAGEMENT not in sides_without_spread(open_scores, item.code) for item in STUDY.items)


def test_a_side_that_is_left_out_leaves_nothing_of_its_survey() -> None:
    assert MANAGEMENT not in ROUND.without_management().imported
    assert only_published(ROUND).imported == {}


def test_what_is_kept_after_a_year_shows_the_same_and_holds_no_other_mean() -> None:
    before = compare(published(ROUND), STUDY)
    after = compare(shown_only(before), STUDY)
    for item in STUDY.items:
        assert spreads_shown(after, item.code) == spreads_shown(before, item.code)
    kept = after.round.imported[YOUNG].items
    assert kept
    assert all(each.mean == round(each.mean, 1) for each in kept.values())
    assert shown_only(after).imported == after.round.imported


def test_of_a_side_without_a_shown_score_not_even_the_tool_is_kept() -> None:
    assert YOUNG not in shown_only(compare(imported_round(4, 22), STUDY)).imported


def test_a_published_side_gets_no_second_spread() -> None:
    after = with_import(published(ROUND), YOUNG, "LimeSurvey", date(2026, 12, 1), dict.fromkeys(("R1", "R2"), ALL_LOW))
    assert after.imported == ROUND.imported


def test_it_is_told_with_which_tool_and_when() -> None:
    found = compare(ROUND, STUDY)
    assert collected_text(found, YOUNG) == f"eigen enquête in {TOOL}, ingelezen op 20 november 2026"
    assert len(collected_told(found)) == 1
    assert (
        collected_text(compare(imported_round(tool=""), STUDY), YOUNG) == "eigen enquête, ingelezen op 20 november 2026"
    )


def test_written_and_read_it_is_the_same() -> None:
    survey = ROUND.imported[YOUNG]
    assert survey.day == IMPORTED
    assert ImportedSurvey.from_primitives(survey.to_primitives()) == survey


def test_a_next_round_that_asked_nobody_again_shows_no_other_spread_beside_the_same_score() -> None:
    before = compare(published(ROUND), STUDY)
    code = first_with_spread()
    own = ROUND.imported[YOUNG].items[code]
    other = ALL_LOW if own.spread != ALL_LOW else Spread(Share.SMALL, Share.SMALL, Share.LARGE)
    survey = replace(ROUND.imported[YOUNG], items={**ROUND.imported[YOUNG].items, code: replace(own, spread=other)})
    changed_round = replace(ROUND, imported={**ROUND.imported, YOUNG: survey}, asked_again={YOUNG: False})
    same_round = replace(ROUND, asked_again={YOUNG: False})
    assert shows_the_same(compare(same_round, STUDY), before, YOUNG)
    assert YOUNG not in hindrances(compare(same_round, STUDY), {YOUNG: before})
    assert YOUNG in hindrances(compare(changed_round, STUDY), {YOUNG: before})
    bare = replace(same_round, imported={})
    assert shows_the_same(compare(bare, STUDY), before, YOUNG)


def test_scores_that_were_all_typed_over_are_said_to_come_from_no_survey() -> None:
    typed = replace(ROUND, entries=tuple(replace(e, mean=e.mean - Decimal("0.01")) for e in ROUND.entries))
    found = compare(typed, STUDY)
    assert [import_shown(found, side) for side in Side] == [None, None]
    assert collected_told(found) == []
    assert sides_too_small_for_spread(found) == ()


def test_one_score_that_is_left_still_says_where_it_came_from() -> None:
    kept = {code for code in ROUND.imported[YOUNG].items if code != "R1"}
    entries = (replace(e, mean=e.mean - Decimal("0.01")) if e.code in kept else e for e in ROUND.entries)
    found = import_shown(compare(replace(ROUND, entries=tuple(entries)), STUDY), YOUNG)
    assert found is not None
    assert set(found.items) == {"R1"}

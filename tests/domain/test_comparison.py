"""Scores beside the national means: gaps, ranks, steps, overall means, and what a withheld side leaves."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.comparison import MARKS_WARNING, ItemComparison, rank
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import Withheld, WithheldCause
from retention_check.domain.side import Side
from retention_check.importers import read_sheet
from tests.cast import STUDY, comparison_of, delft, entries, few, gouda, national_sheet, texel


def test_the_national_means_themselves_differ_nowhere_from_the_country() -> None:
    found = comparison_of(read_sheet(national_sheet(), STUDY).entries)
    for compared in found.items:
        assert [compared.versus_national(side) for side in Side] == [0, 0]
        assert compared.gap_versus_national == 0
        assert dict(compared.ranks) == dict(compared.national_ranks)


def test_a_gap_is_young_minus_management_before_rounding() -> None:
    compared = few({"R3": ("7.94", "7.06")}).item("R3")
    assert (compared.shown_score(Side.YOUNG), compared.shown_score(Side.MANAGEMENT), compared.gap) == (
        Decimal("7.9"),
        Decimal("7.1"),
        Decimal("0.9"),
    )


def test_a_gap_within_both_steps_together_is_no_visible_difference() -> None:
    # 2.25 / 34 + 2.25 / 8 = 0.347
    assert not few({"R3": ("7.3", "7.0")}).item("R3").exceeds_step
    assert few({"R3": ("7.4", "7.0")}).item("R3").exceeds_step
    assert few({"R3": ("7.0", "7.4")}).item("R3").exceeds_step


def test_a_gap_of_exactly_both_steps_together_is_no_visible_difference() -> None:
    def compared(young: str, management: str) -> ItemComparison:
        return few({"R3": (young, management)}, n_young=45, n_management=45).item("R3")

    assert compared("7.1", "7.0").step == Decimal("0.1")  # 2.25 / 45 on each side
    assert [compared(*scores).exceeds_step for scores in (("7.1", "7.0"), ("7.0", "7.1"))] == [False, False]
    assert [compared(*scores).exceeds_step for scores in (("7.2", "7.0"), ("7.0", "7.2"))] == [True, True]


def test_a_gap_with_an_agreed_score_must_leave_its_band() -> None:
    def visible(young: str) -> bool:
        found = few({"R3": (young, "5.5")}, n_management=None, management_form=ManagementForm.AGREED)
        return found.item("R3").exceeds_step

    assert not visible("7.8")  # 2.3 points, within 2.25 + 2.25 / 34
    assert visible("7.9")


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    assert rank({"a": Decimal(3), "b": Decimal(5), "c": Decimal(5), "d": Decimal(1)}) == {
        "a": 3,
        "b": 1,
        "c": 1,
        "d": 4,
    }


def test_ranks_go_by_the_shown_values() -> None:
    found = few({"R1": ("7.94", None), "R2": ("7.90", None)})
    assert [found.item(code).ranks[Side.YOUNG] for code in ("R1", "R2")] == [1, 1]


def test_reasons_and_measures_are_ranked_apart() -> None:
    found = few({"R1": ("7", None), "M1.1": ("9", None)})
    assert [found.item(code).ranks[Side.YOUNG] for code in ("R1", "M1.1")] == [1, 1]


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.decimals(1, 10, places=1), min_size=1))
def test_a_rank_is_one_more_than_the_number_of_higher_values(values: dict[str, Decimal]) -> None:
    for key, place in rank(values).items():
        assert place == 1 + sum(other > values[key] for other in values.values())


def test_withheld_items_have_no_rank_and_no_part_in_the_overall_mean() -> None:
    found = comparison_of(
        [
            Entry("R1", Side.YOUNG, Decimal("9"), 4),
            Entry("R2", Side.YOUNG, Decimal("7"), 10),
            Entry("R3", Side.YOUNG, Decimal("6"), 10),
        ]
    )
    assert found.item("R1").outcome(Side.YOUNG) == Withheld(WithheldCause.TOO_FEW)
    assert found.item("R1").ranks[Side.YOUNG] is None
    assert found.item("R2").ranks[Side.YOUNG] == 1
    overall = found.overall(Kind.REASON, Side.YOUNG)
    assert overall is not None
    assert (overall.own, overall.items) == (Decimal("6.5"), 2)


def test_the_national_overall_mean_goes_over_the_same_items() -> None:
    overall = few({"R9": ("5", None), "R10": ("5", None)}).overall(Kind.REASON, Side.YOUNG)
    assert overall is not None
    assert overall.national == Decimal("5.9")  # (6.2 + 5.5) / 2 rounded half up


def test_a_side_without_scores_has_no_overall_mean() -> None:
    assert delft().overall(Kind.REASON, Side.YOUNG) is None
    assert texel().overall(Kind.MEASURE, Side.MANAGEMENT) is None


def test_every_item_is_there_even_when_nothing_was_entered() -> None:
    assert [compared.item for compared in texel().items] == list(STUDY.items)
    assert all(compared.gap is None and not compared.exceeds_step for compared in texel().items)


def test_withheld_items_are_listed_by_the_reason_why() -> None:
    found = comparison_of([*entries({"R1": ("7", None)}, n_young=3), *entries({"R2": ("7", None)}, n_young=None)])
    assert {cause: [item.code for item in items] for cause, items in found.withheld(Side.YOUNG).items()} == {
        WithheldCause.TOO_FEW: ["R1"],
        WithheldCause.UNKNOWN: ["R2"],
    }


def test_respondents_are_the_most_answers_on_a_shown_item() -> None:
    assert gouda().respondents(Side.YOUNG) == 42
    assert delft().respondents(Side.YOUNG) is None


def test_marks_carry_their_warning() -> None:
    assert few({"R1": ("7", "7")}, scale=SCALES["marks"]).note == MARKS_WARNING


def test_an_agreed_score_is_labelled_with_its_role() -> None:
    found = few({"R1": ("7", "5.5")}, management_form=ManagementForm.AGREED, management_role="gemeentesecretaris")
    assert "niet anoniem (gemeentesecretaris)" in found.note


def test_a_raised_threshold_withholds_more() -> None:
    found = few({"R1": ("7", "7")}, n_management=8, threshold=9)
    assert found.item("R1").outcome(Side.MANAGEMENT) == Withheld(WithheldCause.TOO_FEW)


@pytest.mark.parametrize("side", Side)
def test_intervals_know_the_number_of_young_staff_only(side: Side) -> None:
    with_staff, without = gouda(), comparison_of(gouda().round.entries)
    compared = with_staff.item("R1")
    if side is Side.YOUNG:
        assert with_staff.interval(compared, side) != without.interval(compared, side)
    else:
        assert with_staff.interval(compared, side) is None  # eleven answers: no spread

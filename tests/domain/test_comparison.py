"""Scores beside the national means: gaps, ranks, overall means, response, margin, and what a withheld side leaves."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.comparison import MARKS_WARNING, Comparison, Overall, Response, compare, rank
from retention_check.domain.difference import Bound, Level, difference_from_national, margin_between
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import AgreedScore, Score, Withheld, WithheldCause
from retention_check.domain.side import Side
from tests.cast import (
    EDITION,
    REASONS,
    STUDY,
    as_the_country,
    asking,
    comparison_of,
    delft,
    entries,
    few,
    gouda,
    mixes,
    open_scores,
    texel,
)

YOUNG, MANAGEMENT = Side


def country() -> Comparison:
    return few(as_the_country(), *EDITION.respondents.values())


# Items


def test_every_item_is_there_even_when_nothing_was_entered() -> None:
    assert [compared.item for compared in texel().items] == list(STUDY.items)
    for compared in texel().items:
        assert [compared.outcome(side) for side in Side] == [None, None]
        assert (compared.pair, compared.gap, compared.higher_side, compared.gap_versus_national) == (None,) * 4


def test_the_national_means_themselves_differ_nowhere_from_the_country() -> None:
    for compared in country().items:
        apart = [compared.versus_national(side) for side in Side]
        assert [each and each.points for each in apart] == [0, 0]
        assert compared.gap_versus_national == 0
        assert compared.ranks == compared.national_ranks


def test_an_item_is_found_by_its_code_and_an_unknown_code_is_refused() -> None:
    assert gouda().item("M3.2").item == STUDY.item("M3.2")
    with pytest.raises(KeyError):
        gouda().item("R11")


def test_a_side_of_an_item_is_a_score_or_withheld_or_nothing() -> None:
    compared = few({"R1": ("7.94", "7")}, n_young=34, n_management=4).item("R1")
    assert compared.outcome(YOUNG) == compared.score(YOUNG) == Score(Decimal("7.9"), 34, Decimal("2.25"))
    assert (compared.shown_score(YOUNG), compared.n(YOUNG)) == (Decimal("7.9"), 34)
    assert compared.outcome(MANAGEMENT) == Withheld(WithheldCause.TOO_FEW)
    assert (compared.score(MANAGEMENT), compared.shown_score(MANAGEMENT), compared.n(MANAGEMENT)) == (None, None, None)
    assert (compared.pair, compared.gap, compared.versus_national(MANAGEMENT)) == (None, None, None)


def test_an_open_score_has_a_role_and_no_number_of_answers() -> None:
    compared = open_scores({"R1": ("7", "10")}, management_role="directie").item("R1")
    assert compared.score(MANAGEMENT) == AgreedScore(Decimal("10.0"), "directie")
    assert [compared.n(side) for side in Side] == [34, None]
    assert compared.pair == {side: compared.score(side) for side in Side}


def test_only_management_gives_open_scores() -> None:
    assert isinstance(open_scores({"R1": ("9.9", "9.9")}).item("R1").score(YOUNG), Score)


# Gaps


def test_a_gap_is_the_difference_of_the_two_shown_scores() -> None:
    compared = few({"R3": ("7.94", "7.06")}).item("R3")
    assert compared.gap is not None
    assert (compared.gap.points, compared.higher_side) == (Decimal("0.8"), YOUNG)  # 7.9 - 7.1, not 0.88
    assert compared.gap_versus_national == Decimal("-0.2")  # 7.6 - 6.6 in the country
    assert compared.gap.margin == margin_between(*(score for side in Side if (score := compared.score(side))))


@pytest.mark.parametrize(
    ("scores", "higher"), [(("7.1", "7.0"), YOUNG), (("7.0", "7.1"), MANAGEMENT), (("7.04", "6.96"), None)]
)
def test_the_higher_side_goes_by_what_is_shown(scores: tuple[str, str], higher: Side | None) -> None:
    assert few({"R3": scores}).item("R3").higher_side is higher


def test_a_gap_with_a_blurred_end_goes_by_the_end_and_says_so() -> None:
    gap = few({"R3": ("9.9", "6.0")}).item("R3").gap
    assert gap is not None
    assert (gap.points, gap.bound) == (Decimal("3.5"), Bound.AT_LEAST)


def test_each_gap_goes_by_the_answers_on_its_own_item() -> None:
    found = comparison_of([*entries({"R1": ("7.0", "6.2")}, 5, 5), *entries({"R2": ("7.0", "6.2")}, 40, 12)])
    levels = [compared.gap.level for compared in found.pairs() if compared.gap]
    assert levels == [Level.TOO_SMALL, Level.CHANCE]  # steps of 0.9 and 0.24


def test_a_side_is_compared_with_its_own_national_mean_and_number_of_respondents() -> None:
    compared = few({"R3": ("7.0", "7.0")}).item("R3")
    for side, mean, people in ((YOUNG, "7.6", 551), (MANAGEMENT, "6.6", 115)):
        own = compared.score(side)
        assert own is not None
        assert compared.versus_national(side) == difference_from_national(own, Decimal(mean), people)


# Ranks


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    values = {"a": Decimal(3), "b": Decimal(5), "c": Decimal(5), "d": Decimal(1)}
    assert rank(values) == {"a": 3, "b": 1, "c": 1, "d": 4}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.decimals(1, 10, places=1), min_size=1))
def test_a_rank_is_one_more_than_the_number_of_higher_values(values: dict[str, Decimal]) -> None:
    for key, place in rank(values).items():
        assert place == 1 + sum(other > values[key] for other in values.values())


def own_ranks(found: Comparison, side: Side, kind: Kind = Kind.REASON) -> dict[str, int]:
    return {compared.item.code: place for compared in found.of_kind(kind) if (place := compared.ranks[side])}


def national_ranks(found: Comparison, side: Side, kind: Kind = Kind.REASON) -> dict[str, int]:
    return {compared.item.code: place for compared in found.of_kind(kind) if (place := compared.national_ranks[side])}


def test_ranks_go_by_the_shown_values() -> None:
    assert own_ranks(few({"R1": ("7.94", None), "R2": ("7.90", None)}), YOUNG) == {"R1": 1, "R2": 1}
    assert own_ranks(few({"R1": ("9.6", None), "R2": ("9.9", None)}), YOUNG) == {"R1": 1, "R2": 1}


def test_reasons_and_measures_are_ranked_apart() -> None:
    found = few({"R1": ("7", "7"), "M1.1": ("9", "9"), "M1.4": ("3", None)})
    for ranks in (own_ranks, national_ranks):
        assert [ranks(found, MANAGEMENT, kind) for kind in Kind] == [{"R1": 1}, {"M1.1": 1}]


def test_with_both_sides_ranks_own_and_national_go_over_the_items_both_scored() -> None:
    found = few({"R1": ("9", None), "R2": ("5", "6"), "R7": ("6", "5"), "R9": (None, "9"), "R10": ("4", "4")})
    assert own_ranks(found, YOUNG) == {"R2": 2, "R7": 1, "R10": 3}
    assert own_ranks(found, MANAGEMENT) == {"R2": 1, "R7": 2, "R10": 3}
    assert national_ranks(found, YOUNG) == national_ranks(found, MANAGEMENT) == {"R2": 1, "R7": 2, "R10": 3}


@pytest.mark.parametrize("side", Side)
def test_with_one_side_national_ranks_of_both_go_over_what_it_scored(side: Side) -> None:
    scores = {"R1": "5", "R9": "9"}
    found = few({code: (mean, None) if side is YOUNG else (None, mean) for code, mean in scores.items()})
    assert [own_ranks(found, each) for each in Side] == [{"R1": 2, "R9": 1} if each is side else {} for each in Side]
    assert [national_ranks(found, each) for each in Side] == [{"R1": 1, "R9": 2}] * 2


def test_without_common_items_each_side_is_ranked_over_its_own() -> None:
    found = few({"R1": ("9", None), "R2": ("9.4", None), "R3": (None, "6")})
    assert [own_ranks(found, side) for side in Side] == [{"R1": 2, "R2": 1}, {"R3": 1}]
    assert [national_ranks(found, side) for side in Side] == [{"R1": 1, "R2": 2}, {"R3": 1}]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("side", Side)
def test_without_own_scores_national_ranks_go_over_all_items(side: Side, kind: Kind) -> None:
    means = {item.code: STUDY.means(item.code).of(side) for item in STUDY.of_kind(kind)}
    for found in (texel(), mixes()["all-withheld"]):
        assert national_ranks(found, side, kind) == rank(means)
        assert own_ranks(found, side, kind) == {}


# Overall means


def test_withheld_items_have_no_rank_and_no_part_in_the_overall_mean() -> None:
    found = comparison_of(
        [
            Entry("R1", YOUNG, Decimal("9"), 4),
            Entry("R2", YOUNG, Decimal("7"), 10),
            Entry("R3", YOUNG, Decimal("6"), 10),
        ]
    )
    assert found.item("R1").outcome(YOUNG) == Withheld(WithheldCause.TOO_FEW)
    assert own_ranks(found, YOUNG) == {"R2": 1, "R3": 2}
    assert found.overall(Kind.REASON, YOUNG) == Overall(Decimal("6.5"), Decimal("7.9"), 2)  # (8.1 + 7.6) / 2 = 7.85


def test_an_overall_mean_is_that_of_shown_scores() -> None:
    found = few({"R1": ("7.04", None), "R2": ("7.14", None)})  # 7.0 and 7.1 make 7.05; before rounding 7.09
    overall = found.overall(Kind.REASON, YOUNG)
    assert overall is not None
    assert overall.own == Decimal("7.1")
    blurred = few({"R1": ("10", None), "R2": ("10", None)}).overall(Kind.REASON, YOUNG)
    assert blurred is not None
    assert blurred.own == Decimal("9.5")


def test_overall_means_of_both_sides_go_over_the_items_both_scored() -> None:
    found = few({"R1": ("9", None), "R2": ("7", "6"), "R3": ("6", "5"), "R9": (None, "2"), "M1.1": ("9.4", "2")})
    assert found.overall(Kind.REASON, YOUNG) == Overall(Decimal("6.5"), Decimal("7.9"), 2)
    assert found.overall(Kind.REASON, MANAGEMENT) == Overall(Decimal("5.5"), Decimal("6.9"), 2)  # 7.2 and 6.6
    assert found.overall(Kind.MEASURE, YOUNG) == Overall(Decimal("9.4"), Decimal("8.6"), 1)


def test_an_overall_mean_beside_the_other_side_needs_an_item_both_scored() -> None:
    found = few({"R1": ("9", None), "R2": (None, "6"), "M1.1": (None, "6")})
    assert [found.overall(Kind.REASON, side) for side in Side] == [None, None]
    assert found.overall(Kind.MEASURE, YOUNG) is None
    assert found.overall(Kind.MEASURE, MANAGEMENT) == Overall(Decimal("6.0"), Decimal("7.8"), 1)


def test_a_side_without_scores_has_no_overall_mean() -> None:
    assert delft().overall(Kind.REASON, YOUNG) is None
    assert texel().overall(Kind.MEASURE, MANAGEMENT) is None


# What is there


def test_items_are_found_by_kind_by_reason_and_by_what_was_entered() -> None:
    found = few({"R2": ("7", None), "M3.1": ("7", "7"), "M3.4": (None, "7")}, n_young=3)
    assert [compared.item for compared in found.of_kind(Kind.REASON)] == list(REASONS)
    assert [compared.item.code for compared in found.under("R3")] == ["M3.1", "M3.2", "M3.3", "M3.4"]
    entered = [[compared.item.code for compared in found.entered(kind)] for kind in Kind]
    assert entered == [["R2"], ["M3.1", "M3.4"]]  # a withheld mean was entered too


def test_pairs_are_the_items_that_show_both_sides() -> None:
    found = few({"R1": ("7", "7"), "R2": ("7", None), "M1.1": (None, "7"), "M1.2": ("7", "7")})
    codes = [[compared.item.code for compared in found.pairs(kind)] for kind in (None, *Kind)]
    assert codes == [["R1", "M1.2"], ["R1"], ["M1.2"]]


def test_which_sides_are_here() -> None:
    expected: Mapping[str, tuple[bool, bool, bool]] = {
        "full": (True, True, True),
        "young-only": (True, False, False),
        "management-only": (False, True, False),
        "no-common-items": (True, True, False),
        "withheld": (False, True, False),
        "nothing": (False, False, False),
    }
    for name, here in expected.items():
        found = mixes()[name]
        assert (found.has(YOUNG), found.has(MANAGEMENT), found.both_sides) == here, name


def test_withheld_items_are_listed_by_the_reason_why() -> None:
    found = comparison_of(
        [
            *entries({"R1": ("7", "7")}, n_young=3),
            *entries({"R2": ("7", None), "R3": ("7", None)}, n_young=None),
        ]
    )
    listed = {cause: [item.code for item in items] for cause, items in found.withheld(YOUNG).items()}
    assert listed == {WithheldCause.TOO_FEW: ["R1"], WithheldCause.UNKNOWN: ["R2", "R3"]}
    assert found.withheld(MANAGEMENT) == {}


def test_a_raised_threshold_withholds_more() -> None:
    found = few({"R1": ("7", "7")}, n_management=8, threshold=9)
    assert found.item("R1").outcome(MANAGEMENT) == Withheld(WithheldCause.TOO_FEW)
    assert found.threshold == 9


def test_answers_of_a_side_count_for_items_without_a_number_of_their_own() -> None:
    found = few({"R1": ("7", None)}, n_young=None)
    assert found.item("R1").outcome(YOUNG) == Withheld(WithheldCause.UNKNOWN)
    assert compare(replace(found.round, answers={YOUNG: 12}), STUDY).item("R1").n(YOUNG) == 12


# Answers and asked


def uneven(**round: object) -> Comparison:
    young = [Entry(code, YOUNG, Decimal(7), n) for code, n in {"R1": 30, "R2": 20, "R3": 4, "R4": None}.items()]
    found = [*young, *(Entry("R1", MANAGEMENT, Decimal(6), n) for n in (9,))]
    return comparison_of(found, **round)  # type: ignore[arg-type]


def test_the_most_and_the_fewest_answers_are_those_on_a_shown_item() -> None:
    assert [uneven().respondents(side) for side in Side] == [30, 9]
    assert [uneven().fewest_answers(side) for side in Side] == [20, 9]
    assert [delft().respondents(YOUNG), delft().fewest_answers(YOUNG)] == [None, None]


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        (None, Response.UNKNOWN),
        (0, Response.UNKNOWN),
        (29, Response.UNKNOWN),  # more answers than asked are not shown
        (30, Response.EVERYONE),
        (31, Response.HALF_OR_MORE),
        (60, Response.HALF_OR_MORE),
        (61, Response.UNDER_HALF),
    ],
)
def test_response_is_the_most_answers_on_an_item_of_those_who_were_asked(asked: int | None, response: Response) -> None:
    assert uneven(asked=asking(asked, 12)).response(YOUNG) is response
    assert uneven(asked=asking(asked, 12)).response(MANAGEMENT) is Response.HALF_OR_MORE


def test_response_is_unknown_where_nothing_is_shown_or_nobody_said_how_many_were_asked() -> None:
    assert comparison_of(delft().round.entries, asked=asking(10, 16)).response(YOUNG) is Response.UNKNOWN
    assert uneven(asked={YOUNG: 40}).response(MANAGEMENT) is Response.UNKNOWN
    agreed = open_scores({"R1": ("7", "7")}, asked=asking(34, 1))
    assert [agreed.response(side) for side in Side] == [Response.EVERYONE, Response.UNKNOWN]


def test_the_margin_in_words_takes_the_fewest_answers_shown_of_each_side() -> None:
    margin = uneven().margin
    assert margin is not None
    assert margin.inverse_answers == Fraction(1, 20) + Fraction(1, 9)
    assert margin.steps == Fraction("2.25") * margin.inverse_answers
    assert margin.allowance == 0


def test_the_margin_in_words_has_the_steps_of_marks() -> None:
    margin = few({"R1": ("7", "6")}, 10, 5, scale=SCALES["marks"]).margin
    assert margin is not None
    assert (margin.steps, margin.inverse_answers) == (Fraction(3, 10), Fraction(3, 10))


def test_the_margin_in_words_of_open_scores_is_that_of_the_other_side_and_half_a_step() -> None:
    found = open_scores({"R1": ("7", "6")}, n_young=20)
    gap = found.item("R1").gap
    assert gap is not None
    assert found.margin == gap.margin


def test_there_is_no_margin_in_words_without_gaps() -> None:
    for name in ("young-only", "no-common-items", "nothing"):
        assert mixes()[name].margin is None, name


# What a reader must know


def test_marks_carry_their_warning() -> None:
    assert few({"R1": ("7", "7")}, scale=SCALES["marks"]).note == MARKS_WARNING
    assert few({"R1": ("7", "7")}, scale=SCALES["1-5"]).note == ""


def test_an_open_score_is_labelled_with_its_role() -> None:
    found = open_scores({"R1": ("7", "5.5")}, management_role="gemeentesecretaris")
    assert found.is_agreed
    assert found.note == "Management: open score, niet anoniem (gemeentesecretaris)."
    marks = open_scores({"R1": ("7", "5.5")}, management_role="directie", scale=SCALES["marks"])
    assert marks.note == f"{MARKS_WARNING} Management: open score, niet anoniem (directie)."


def test_nothing_is_said_of_open_scores_before_one_is_given() -> None:
    found = open_scores({"R1": ("7", None)})
    assert found.round.management_form is ManagementForm.AGREED
    assert (found.is_agreed, found.note) == (False, "")

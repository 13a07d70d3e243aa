"""Findings: each rule as the report words it, and exactly where it begins to hold."""

from decimal import Decimal

import pytest

from retention_check.domain import findings
from retention_check.domain.comparison import Comparison
from retention_check.domain.findings import Finding, FindingKind
from retention_check.domain.item import Kind
from retention_check.domain.round import ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.importers import read_sheet
from tests.cast import STUDY, comparison_of, few, gouda, mixes, national_sheet, texel


def codes(found: list[Finding]) -> list[str]:
    return [finding.compared.item.code for finding in found]


def country() -> Comparison:
    return comparison_of(read_sheet(national_sheet(), STUDY).entries)


def test_agreement_is_half_a_point_or_less_and_the_most_important_comes_first() -> None:
    found = few({"R1": ("6.0", "6.5"), "R2": ("8.0", "8.1"), "R3": ("9.0", "8.4")})
    assert codes(findings.agreed_on(found, Kind.REASON)) == ["R2", "R1"]


def test_what_is_seen_differently_is_weighed_by_how_much_it_matters() -> None:
    found = few({"M3.1": ("8.0", "6.5"), "M8.3": ("6.0", "4.4")})
    # 1.5 x 7.0 = 10.5 weighs more than 1.6 x 5.0 = 8.0
    assert codes(findings.seen_differently(found, Kind.MEASURE)) == ["M3.1", "M8.3"]


def test_a_gap_on_what_nobody_finds_important_is_no_conversation() -> None:
    assert "M8.3" not in codes(findings.seen_differently(country(), Kind.MEASURE))
    assert codes(findings.seen_differently(country(), Kind.MEASURE))[0] == "M3.2"


def test_management_may_be_the_more_enthusiastic_side() -> None:
    finding = findings.seen_differently(few({"M6.1": ("6.0", "8.8")}), Kind.MEASURE)[0]
    assert finding.compared.gap is not None
    assert finding.compared.gap < 0


def test_nothing_is_both_agreed_on_and_seen_differently() -> None:
    for found in mixes().values():
        for kind in Kind:
            agreed, different = findings.agreed_on(found, kind), findings.seen_differently(found, kind)
            assert not set(codes(agreed)) & set(codes(different))


def test_a_difference_within_the_steps_is_not_a_finding() -> None:
    found = few({"R1": ("7.0", "6.0")}, n_young=5, n_management=5)  # steps together 0.9
    assert codes(findings.seen_differently(found, Kind.REASON)) == ["R1"]
    found = few({"R1": ("7.0", "6.2")}, n_young=5, n_management=5)
    assert codes(findings.seen_differently(found, Kind.REASON)) == []


def test_unlike_the_country_names_the_side_and_puts_the_largest_first() -> None:
    found = few({"R1": ("8.4", "6.0"), "R9": ("7.0", "4.5")})
    unlike = findings.differs_from_national(found, Kind.REASON)
    assert [(finding.compared.item.code, finding.side) for finding in unlike] == [
        ("R1", Side.MANAGEMENT),
        ("R9", Side.YOUNG),
    ]


def unlike(code: str, apart: str, **round: object) -> list[str]:
    """Codes found when management scores an item so far from the national mean of its own side."""
    score = STUDY.means(code).of(Side.MANAGEMENT) + Decimal(apart)
    return codes(findings.differs_from_national(few({code: (None, str(score))}, **round), Kind.REASON))  # type: ignore[arg-type]


def test_half_a_point_from_the_country_is_not_yet_unlike_the_country() -> None:
    assert [unlike("R5", apart) for apart in ("0.5", "-0.5")] == [[], []]
    assert [unlike("R5", apart) for apart in ("0.6", "-0.6")] == [["R5"], ["R5"]]


@pytest.mark.parametrize("sign", ["", "-"], ids=["above", "below"])
def test_an_agreed_score_must_differ_more_than_its_step_from_the_country(sign: str) -> None:
    def found(apart: str, scale: str) -> list[str]:
        return unlike("R10", sign + apart, scale=SCALES[scale], management_form=ManagementForm.AGREED)

    # 2.25 points for the study's answers, exactly 1 for marks
    assert [found(apart, "1-10") for apart in ("0.6", "2.2", "2.3")] == [[], [], ["R10"]]
    assert [found(apart, "marks") for apart in ("0.6", "1.0", "1.1")] == [[], [], ["R10"]]


def test_the_country_itself_is_nowhere_unlike_the_country() -> None:
    assert all(not findings.differs_from_national(country(), kind) for kind in Kind)


def test_a_reason_three_places_apart_is_a_rank_difference() -> None:
    scores = {"R1": ("9", "6"), "R2": ("8", "9"), "R3": ("7", "8"), "R4": ("6", "7")}
    found = findings.ranked_differently(few(scores), Kind.REASON)
    assert [(each.compared.item.code, *each.ranks.values(), each.count) for each in found] == [("R1", 1, 4, 4)]


def test_a_side_that_scores_all_the_same_has_no_other_order() -> None:
    scores = {f"R{number}": (str(number), "5.5") for number in range(1, 11)}
    assert findings.ranked_differently(few(scores), Kind.REASON) == []


def test_ranks_are_compared_over_what_both_sides_scored() -> None:
    scores = {"R1": ("9", None), "R2": ("8.5", None), "R3": ("8", None), "R4": ("7", "7")}
    assert findings.ranked_differently(few(scores), Kind.REASON) == []


def test_reasons_and_measures_are_named_in_turn() -> None:
    found = findings.reasons_and_measures_in_turn(findings.seen_differently, gouda())
    kinds = [finding.compared.item.kind for finding in found[:4]]
    assert kinds == [Kind.REASON, Kind.MEASURE, Kind.REASON, Kind.MEASURE]


def test_every_rule_is_worded_with_the_numbers_of_the_code() -> None:
    rules = findings.rules()
    assert set(rules) == set(FindingKind)
    assert "0,5 punt" in rules[FindingKind.AGREED]
    assert "5,5 of hoger" in rules[FindingKind.DIFFERENT]
    assert Decimal("0.5") == findings.AGREE_WITHIN


def test_the_most_supported_measures_keep_a_tie_at_the_end_whole() -> None:
    assert [compared.item.code for compared in findings.most_supported(country(), Side.YOUNG)] == [
        "M1.1", "M1.2", "M7.1", "M7.2", "M2.1", "M3.1", "M8.1",
    ]  # fmt: skip
    assert findings.most_supported(country(), Side.YOUNG, least=True)[0].item.code == "M8.4"


def test_without_own_scores_the_lists_are_those_of_the_country() -> None:
    own, national = (
        findings.most_supported(country(), Side.MANAGEMENT),
        findings.most_supported(texel(), Side.MANAGEMENT),
    )
    assert [compared.item.code for compared in own] == [compared.item.code for compared in national]


def test_the_widest_differences_go_both_ways() -> None:
    assert findings.largest_gaps(country(), Side.YOUNG)[0].item.code == "M3.2"
    assert findings.largest_gaps(country(), Side.MANAGEMENT)[0].item.code == "M6.4"


def test_the_closest_measures_keep_their_tie() -> None:
    assert [compared.item.code for compared in findings.smallest_gaps(country(), count=1)] == ["M4.3", "M10.1"]


def test_the_widest_item_of_the_country_is_a_higher_scale_in_the_same_job() -> None:
    assert findings.widest_nationally(country().study).code == "M3.2"


def test_a_list_in_which_everything_ties_is_empty() -> None:
    assert findings.most_supported(mixes()["equal"], Side.YOUNG) == []
    assert findings.smallest_gaps(mixes()["equal"]) == []

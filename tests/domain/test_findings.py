"""Findings: each rule exactly where it begins to hold, and the order of every list."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain import findings
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from tests.cast import EDITION, STUDY, as_the_country, comparison_of, entries, few, mixes, open_scores, texel

YOUNG, MANAGEMENT = Side
MEASURES = [item.code for item in STUDY.of_kind(Kind.MEASURE)]


def codes(found: Iterable[ItemComparison]) -> list[str]:
    return [compared.item.code for compared in found]


def country() -> Comparison:
    return mixes()["country"]


# Gaps


def test_the_largest_gap_comes_first_whatever_its_sign_kind_or_weight() -> None:
    found = few({"R1": ("9.0", "7.5"), "R2": ("3.0", "4.6"), "M1.1": ("2.0", "3.7"), "M1.2": ("8", "8")})
    assert codes(findings.gaps_by_size(found)) == ["M1.1", "R2", "R1", "M1.2"]


def test_among_equal_gaps_the_clearer_comes_first_and_then_what_weighs_more() -> None:
    uneven = comparison_of(
        [
            *entries({"R1": ("9.0", "8.0")}, 5, 5),  # can be chance
            *entries({"R2": ("3.0", "4.0"), "R3": ("6.0", "5.0"), "R4": ("6.0", "7.0")}, 200, 100),  # clear
            *entries({"R5": ("9.4", "8.4")}, 40, 12),  # can be chance
        ]
    )
    assert codes(findings.gaps_by_size(uneven)) == ["R4", "R3", "R2", "R5", "R1"]


def test_equal_gaps_of_equal_weight_keep_the_order_of_the_study() -> None:
    assert codes(findings.gaps_by_size(mixes()["equal"])) == [item.code for item in STUDY.items]


def test_only_items_with_both_scores_have_a_gap() -> None:
    assert codes(findings.gaps_by_size(few({"R1": ("7", None), "R2": ("7", "6"), "R3": (None, "6")}))) == ["R2"]


def test_a_gap_stands_out_beyond_half_a_point() -> None:
    for young, management in (("7.5", "7.0"), ("7.0", "7.5")):
        assert codes(findings.largest_gaps(few({"R1": (young, management)}, 200, 100))) == []
    for young, management in (("7.6", "7.0"), ("7.0", "7.6")):
        assert codes(findings.largest_gaps(few({"R1": (young, management)}, 200, 100))) == ["R1"]


def test_a_gap_stands_out_only_beyond_the_steps() -> None:
    # 2.25 / 5 + 2.25 / 5 = 0.9
    assert codes(findings.largest_gaps(few({"R1": ("7.0", "6.1"), "R2": ("7.0", "6.0")}, 5, 5))) == ["R2"]


def test_gaps_that_stand_out_go_by_size_with_reasons_and_measures_in_one_list() -> None:
    assert codes(findings.largest_gaps(country()))[:6] == ["M3.2", "M9.2", "R9", "M3.1", "M8.3", "M6.4"]


def test_the_weight_of_a_gap_is_its_size_times_what_it_matters_to_the_higher_side() -> None:
    found = few({"R1": ("8.0", "6.5"), "R2": ("4.4", "6.0"), "R3": ("8", None)})
    weights = [findings.weight(found.item(code)) for code in ("R1", "R2", "R3")]
    assert weights == [Decimal("10.5"), Decimal("8.0"), 0]  # 1.5 x 7.0 and 1.6 x 5.0


def test_the_highest_and_lowest_score_are_those_that_are_shown() -> None:
    found = few({"R1": ("6.04", "7.06"), "R2": ("8", None), "R3": (None, None)})
    assert [findings.highest_score(found.item(code)) for code in ("R1", "R2", "R3")] == [
        *map(Decimal, ("7.1", "8", "0"))
    ]
    assert [findings.lowest_score(found.item(code)) for code in ("R1", "R2", "R3")] == [*map(Decimal, ("6", "8", "0"))]


def test_an_item_matters_when_one_side_gives_it_five_and_a_half() -> None:
    found = few({"R1": ("5.4", "5.4"), "R2": ("5.5", "1"), "R3": ("1", "5.5"), "R4": (None, "5.5")})
    assert [findings.matters(found.item(code)) for code in ("R1", "R2", "R3", "R4")] == [False, True, True, True]


# Near


def test_near_is_half_a_point_or_less_and_what_counts_most_for_both_comes_first() -> None:
    found = few(
        {"R1": ("6.0", "6.5"), "R2": ("8.0", "8.1"), "R3": ("9.0", "8.4"), "M1.1": ("7.5", "7.0"), "R4": ("9", None)}
    )
    assert codes(findings.near(found)) == ["R2", "M1.1", "R1"]


def test_near_takes_both_shown_scores_at_a_blurred_end() -> None:
    assert codes(findings.near(few({"R1": ("9.5", "10"), "R2": ("9.9", "8.9")}))) == ["R1"]


@pytest.mark.parametrize("name", mixes())
def test_nothing_is_both_near_and_stands_out(name: str) -> None:
    near, apart = findings.near(mixes()[name]), findings.largest_gaps(mixes()[name])
    assert not set(codes(near)) & set(codes(apart))


# Unlike the country


def unlike(code: str, apart: str) -> list[str]:
    """Codes found when management scores an item so far from the national mean of its own side."""
    score = STUDY.means(code).of(MANAGEMENT) + Decimal(apart)
    found = findings.unlike_national(few({code: (None, str(score))}, n_management=5))
    return codes(finding.compared for finding in found)


def test_unlike_the_country_names_the_side_and_puts_the_largest_difference_first() -> None:
    found = findings.unlike_national(few({"R1": ("8.4", "6.0"), "R9": ("7.0", "4.5"), "M8.4": ("4.0", "9.4")}))
    assert [(finding.compared.item.code, finding.side, finding.difference.points) for finding in found] == [
        ("M8.4", MANAGEMENT, Decimal("5.6")),
        ("R1", MANAGEMENT, Decimal("-2.0")),
        ("R9", YOUNG, Decimal("0.8")),
    ]


def test_half_a_point_from_the_country_is_not_yet_unlike_the_country() -> None:
    assert [unlike("R5", apart) for apart in ("0.5", "-0.5")] == [[], []]
    assert [unlike("R5", apart) for apart in ("0.6", "-0.6")] == [["R5"], ["R5"]]


def test_an_open_score_is_never_listed_as_unlike_the_country() -> None:
    found = findings.unlike_national(open_scores({"R9": ("6.2", "10"), "M8.3": ("4.9", "10")}))
    assert found == []


def test_the_country_itself_is_nowhere_unlike_the_country() -> None:
    assert findings.unlike_national(country()) == []


# Ranks


def test_a_reason_three_places_apart_is_ranked_differently() -> None:
    scores = {"R1": ("9", "6"), "R2": ("8", "9"), "R3": ("7", "8"), "R4": ("6", "7")}
    [found] = findings.ranked_differently(few(scores))
    assert (found.compared.item.code, found.ranks, found.count) == ("R1", {YOUNG: 1, MANAGEMENT: 4}, 4)
    assert found.shares_place == frozenset()


def test_two_places_apart_is_not_ranked_differently() -> None:
    assert findings.ranked_differently(few({"R1": ("9", "6"), "R2": ("8", "9"), "R3": ("7", "8")})) == []


def test_the_reasons_furthest_apart_come_first_whichever_side_ranks_them_higher() -> None:
    young, management = ("R1", "R2", "R3", "R4", "R5", "R6"), ("R4", "R2", "R3", "R5", "R6", "R1")
    scores = {code: (str(9 - young.index(code)), str(9 - management.index(code))) for code in young}
    found = findings.ranked_differently(few(scores))
    assert [(each.compared.item.code, *each.ranks.values()) for each in found] == [("R1", 1, 6), ("R4", 4, 1)]


def test_a_tie_holds_all_its_places_and_the_nearest_count() -> None:
    tied = {"R1": ("9", "5"), "R2": ("9", "9"), "R3": ("6", "8"), "R4": ("5", "7"), "R5": ("4", "6")}
    [found] = findings.ranked_differently(few(tied))  # R1 holds places 1 and 2 beside 5
    assert (found.compared.item.code, found.shares_place) == ("R1", frozenset({YOUNG}))
    other = {"R1": ("9", "6"), "R2": ("9", "9"), "R3": ("6", "8"), "R4": ("5", "7")}
    assert findings.ranked_differently(few(other)) == []  # 1 and 2 beside 4
    turned = {code: (management, young) for code, (young, management) in tied.items()}
    assert [each.shares_place for each in findings.ranked_differently(few(turned))] == [frozenset({MANAGEMENT})]


def test_a_side_that_scores_all_the_same_has_no_other_order() -> None:
    scores = {f"R{number}": (str(min(number, 9)), "5.5") for number in range(1, 11)}
    assert findings.ranked_differently(few(scores)) == []


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"R1": ("8", "7"), "R2": ("6", "7"), "M1.1": ("6", "5")}, (MANAGEMENT,)),
        ({"R1": ("8", "7"), "R2": ("8", "7")}, (YOUNG, MANAGEMENT)),
        ({"R1": ("8.04", "7"), "R2": ("8.01", "6")}, (YOUNG,)),
        ({"R1": ("8", "7"), "R2": ("6", "5")}, ()),
        ({"M1.1": ("8", "7"), "M1.2": ("8", "7")}, ()),
    ],
)
def test_a_side_has_no_order_when_it_gives_every_reason_the_same_shown_score(
    scores: dict[str, tuple[str, str]], expected: tuple[Side, ...]
) -> None:
    assert findings.sides_without_order(few(scores)) == expected


def test_ranks_are_compared_over_what_both_sides_scored() -> None:
    scores = {"R1": ("9", None), "R2": ("8.5", None), "R3": ("8", None), "R4": ("7", "7")}
    assert findings.ranked_differently(few(scores)) == []


def test_measures_are_not_ranked_differently() -> None:
    scores = {f"M1.{number}": (str(number), str(5 - number)) for number in range(1, 5)}
    assert findings.ranked_differently(few(scores)) == []


# Support


def test_the_most_supported_measures_keep_a_tie_at_the_end_whole() -> None:
    found = findings.supported(country(), YOUNG)
    assert codes(found.most) == ["M1.1", "M1.2", "M7.1", "M7.2", "M2.1", "M3.1", "M8.1"]
    assert codes(findings.supported(country(), YOUNG, count=4).most) == ["M1.1", "M1.2", "M7.1", "M7.2"]


def test_the_least_supported_measures_begin_with_the_least() -> None:
    assert codes(findings.supported(country(), YOUNG).least) == ["M8.4", "M10.4", "M8.3", "M10.3", "M3.4"]
    assert codes(findings.supported(country(), MANAGEMENT, count=2).least) == ["M8.3", "M8.4"]


def test_own_scores_go_before_those_of_the_country() -> None:
    found = few({"M8.4": ("9", None), "M10.4": ("8", None), "M1.1": ("2", None), "M1.2": ("3", None)})
    assert codes(findings.supported(found, YOUNG).most) == ["M8.4", "M10.4"]
    assert codes(findings.supported(found, YOUNG).least) == ["M1.1", "M1.2"]


@pytest.mark.parametrize("side", Side)
def test_without_own_scores_of_a_side_the_lists_are_those_of_the_country(side: Side) -> None:
    expected = findings.supported(country(), side)
    for found in (texel(), few({"R1": ("7", "7")})):
        assert codes(findings.supported(found, side).most) == codes(expected.most)
        assert codes(findings.supported(found, side).least) == codes(expected.least)


def test_a_list_that_a_tie_would_more_than_double_is_empty() -> None:
    for tied, listed in ((10, 10), (11, 0)):
        assert list(map(len, support_of(["7"] * tied + ["6.5", "6", "5", "4", "3", "2"]))) == [listed, 5]
        assert list(map(len, support_of(["9", "8", "7", "6", "5", "4"] + ["3"] * tied))) == [5, listed]


@pytest.mark.parametrize(
    ("scores", "most", "least"),
    [
        (["5"], ["5"], []),
        (["8", "2"], ["8"], ["2"]),
        (["8", "5", "2"], ["8"], ["2"]),
        (["9", "8", "7", "6", "5", "4", "3", "2.5", "2"], ["9", "8", "7", "6"], ["2", "2.5", "3", "4"]),
        ([str(score) for score in range(10, 0, -1)], ["10", "9", "8", "7", "6"], ["1", "2", "3", "4", "5"]),
        (["8", "5", "5", "2"], ["8"], ["2"]),
        (["8", "8", "8", "3", "2"], ["8", "8", "8"], ["2", "3"]),
        (["8", "7", "3", "3", "3"], ["8", "7"], ["3", "3", "3"]),
        (["8", "8", "2"], ["8", "8"], ["2"]),
        (["9", *["5"] * 38, "2"], ["9"], ["2"]),
        (["9", *["5"] * 39], ["9"], []),
    ],
)
def test_with_few_measures_or_a_wide_tie_the_lists_are_shorter(
    scores: list[str], most: list[str], least: list[str]
) -> None:
    assert support_of(scores) == (most, least)


def test_measures_with_the_same_support_are_neither_the_most_nor_the_least() -> None:
    for count in (2, 5, 10, 11, 40):
        found = findings.supported(few(dict.fromkeys(MEASURES[:count], ("7", None))), YOUNG)
        assert found == findings.Supported((), (), is_level=True)


def test_one_measure_alone_is_not_the_least_supported() -> None:
    found = findings.supported(few({"M1.1": ("7", None)}), YOUNG)
    assert (codes(found.most), codes(found.least), found.is_level) == (["M1.1"], [], True)
    assert not findings.supported(few({"M1.1": ("7", None), "M1.2": ("6", None)}), YOUNG).is_level


@given(st.lists(st.sampled_from(["1.2", "3", "4", "5", "5.04", "6", "9.7", "10"]), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_measure_is_in_both_lists_and_each_list_is_an_end_of_the_order_with_whole_ties(scores: list[str]) -> None:
    found = few({code: (score, None) for code, score in zip(MEASURES, scores, strict=False)})
    lists = findings.supported(found, YOUNG)
    shown = {code: found.item(code).shown_score(YOUNG) or Decimal(0) for code in MEASURES[: len(scores)]}
    most, least = codes(lists.most), codes(lists.least)
    assert not set(most) & set(least)
    for listed, sign in ((most, -1), (least, 1)):
        in_order = sorted(shown, key=lambda code: sign * shown[code])
        assert listed == in_order[: len(listed)]
        assert not {shown[code] for code in listed} & {shown[code] for code in shown if code not in listed}
        assert len(listed) <= 2 * findings.IN_LIST
    assert lists.is_level == (len(set(shown.values())) == 1)
    if not lists.is_level and len(scores) <= 2 * findings.IN_LIST:
        assert most
        assert least


def support_of(scores: list[str]) -> tuple[list[str], list[str]]:
    """The scores of young staff in both lists, as they were given to the first measures."""
    by_code = dict(zip(MEASURES, scores, strict=False))
    found = findings.supported(few({code: (score, None) for code, score in by_code.items()}), YOUNG)
    return [by_code[code] for code in codes(found.most)], [by_code[code] for code in codes(found.least)]


def test_a_list_names_five_and_the_summary_three() -> None:
    assert (findings.IN_LIST, findings.IN_SUMMARY) == (5, 3)


def test_supported_more_names_the_measures_of_the_higher_side_with_the_largest_gap_first() -> None:
    found = few(
        {
            "M1.1": ("8", "7"),
            "M1.2": ("9", "7"),
            "M1.3": ("7", "8"),
            "M1.4": ("7.3", "7.0"),
            "R1": ("9", "5"),
            "R2": ("5", "9"),
        }
    )
    assert codes(findings.supported_more(found, YOUNG)) == ["M1.2", "M1.1"]
    assert codes(findings.supported_more(found, MANAGEMENT)) == ["M1.3"]


# The country


def test_the_widest_item_of_the_country_is_a_higher_scale_in_the_same_job() -> None:
    assert findings.widest_nationally(STUDY).code == "M3.2"


def test_the_measure_with_the_most_support_in_the_country_is_the_first_of_the_first_reason() -> None:
    assert findings.most_supported_nationally(STUDY).code == "M1.1"


@pytest.mark.parametrize(("items", "expected"), [(50, "2.5"), (20, "1"), (10, "0.5"), (0, "0")])
def test_one_in_twenty_compared_gaps_lies_beyond_the_margin_by_chance(items: int, expected: str) -> None:
    scores = {item.code: ("7", "7" if index < items else None) for index, item in enumerate(STUDY.items)}
    assert findings.expected_by_chance(few(scores)) == Decimal(expected)


def test_the_cast_of_the_country_answered_as_many_as_in_the_study() -> None:
    assert [country().respondents(side) for side in Side] == list(EDITION.respondents.values()) == [551, 115]
    assert as_the_country()["M3.2"] == ("8.1", "4.9")

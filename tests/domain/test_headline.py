"""What page 1 says first, for every mix of scores."""

from decimal import Decimal

import pytest

from retention_check.domain.difference import Bound
from retention_check.domain.headline import Headline, HeadlineKind, headline
from retention_check.domain.side import Side
from tests.cast import comparison_of, entries, few, mixes

SIX = ("R3", "R9", "M1.4", "M3.2", "M6.4", "M9.2")

# the kind, the item it is about, the size of its gap, and how many others come out exactly alike
EXPECTED: dict[str, tuple[HeadlineKind, str | None, str | None, int]] = {
    "full": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "reasons-only": (HeadlineKind.GAP, "R3", "2.1", 0),
    "measures-only": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "one-item": (HeadlineKind.GAP, "R3", "2.8", 0),
    "young-only": (HeadlineKind.ONE_SIDE, "R1", None, 0),
    "management-only": (HeadlineKind.ONE_SIDE, "R2", None, 0),
    "no-common-items": (HeadlineKind.NO_COMMON_ITEMS, None, None, 0),
    "marks": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "long-name": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "nothing": (HeadlineKind.NO_SCORES, None, None, 0),
    "within-steps": (HeadlineKind.TOO_SMALL, "R1", "0.7", 49),
    "equal": (HeadlineKind.EQUAL, "R1", "0.0", 49),
    "management-higher": (HeadlineKind.GAP, "R1", "-2.8", 49),
    "country": (HeadlineKind.GAP, "M3.2", "3.2", 0),
    "both-low": (HeadlineKind.GAP, "R5", "2.5", 9),
    "tie-of-two": (HeadlineKind.GAP, "R3", "3.0", 1),
    "tie-of-six": (HeadlineKind.GAP, "R3", "3.0", 5),
    "same-end": (HeadlineKind.GAP, "M3.2", "3.2", 0),
    "end-at-one": (HeadlineKind.GAP, "R1", "4.5", 0),
    "opposite-ends": (HeadlineKind.GAP, "R1", "8.0", 1),
    "agreed": (HeadlineKind.GAP, "M1.1", "3.1", 0),
    "open-beside-ends": (HeadlineKind.GAP, "R5", "-8.5", 1),
    "withheld": (HeadlineKind.ONE_SIDE, "R2", None, 0),
    "withheld-management": (HeadlineKind.ONE_SIDE, "R1", None, 0),
    "all-withheld": (HeadlineKind.NO_SCORES, None, None, 0),
    "unknown-n": (HeadlineKind.ONE_SIDE, "R1", None, 0),
    "uneven-answers": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "few-answers": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "many-answers": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "everyone-answered": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "under-half": (HeadlineKind.GAP, "M3.2", "3.8", 0),
    "asked-unknown": (HeadlineKind.GAP, "M3.2", "3.8", 0),
}


def codes(found: Headline) -> list[str]:
    return [compared.item.code for compared in (found.compared, *found.alike) if compared]


@pytest.mark.parametrize("name", mixes())
def test_each_mix_has_its_headline(name: str) -> None:
    found = headline(mixes()[name])
    gap = found.compared.gap if found.compared else None
    size = str(gap.points) if gap else None
    assert (found.kind, *codes(found)[:1], size, len(found.alike)) == tuple(
        part for place, part in enumerate(EXPECTED[name]) if place != 1 or part
    )


def test_every_kind_of_headline_is_among_the_mixes() -> None:
    assert {headline(found).kind for found in mixes().values()} == set(HeadlineKind)


def test_scores_equal_to_the_country_say_what_the_country_says() -> None:
    found = headline(mixes()["country"])
    assert found.compared is not None
    assert found.compared.gap is not None
    assert codes(found) == ["M3.2"]
    assert [found.compared.shown_score(side) for side in Side] == [Decimal("8.1"), Decimal("4.9")]
    assert found.compared.gap.points == Decimal("3.2")
    assert found.side is None


def test_a_large_gap_on_what_nobody_finds_important_is_still_the_largest() -> None:
    found = few({"R1": ("9.4", "7.9"), "M8.4": ("3.6", "2.0")})
    assert codes(headline(found)) == ["M8.4"]


def test_items_with_the_same_largest_gap_are_named_together_in_either_direction() -> None:
    assert codes(headline(mixes()["tie-of-six"])) == list(SIX)
    both_ways = few({"R1": ("5", "7"), "R2": ("7", "5"), "R3": ("7", "5.1")})
    assert codes(headline(both_ways)) == ["R1", "R2"]


def test_the_same_size_on_more_answers_comes_first_among_those_alike() -> None:
    found = comparison_of([*entries({"R1": ("9", "7")}, 5, 5), *entries({"R2": ("9", "7")}, 40, 40)])
    assert codes(headline(found)) == ["R2", "R1"]


def test_one_gap_beyond_its_steps_is_enough_to_say_that_the_groups_differ() -> None:
    wide, narrow = entries({"R1": ("7.0", "6.1")}, 5, 5), entries({"R2": ("7.0", "6.8")}, 60, 60)
    found = headline(comparison_of([*wide, *narrow]))
    assert (found.kind, codes(found)) == (HeadlineKind.GAP, ["R1"])
    assert headline(comparison_of(wide)).kind is HeadlineKind.TOO_SMALL


def test_a_gap_at_a_blurred_end_is_a_headline_with_its_bound() -> None:
    compared = headline(mixes()["end-at-one"]).compared
    assert compared is not None
    assert compared.gap is not None
    assert compared.gap.bound is Bound.AT_LEAST


def test_scores_at_the_same_end_are_equal() -> None:
    found = headline(few({"R1": ("9.6", "10"), "R2": ("7", "7")}))
    assert (found.kind, codes(found)) == (HeadlineKind.EQUAL, ["R1", "R2"])


@pytest.mark.parametrize("side", Side)
def test_with_one_side_the_headline_is_the_reason_that_weighs_heaviest_for_it(side: Side) -> None:
    scores = {"R1": "6", "R2": "7.04", "R3": "6.96", "M1.1": "9"}
    found = headline(few({code: (mean, None) if side is Side.YOUNG else (None, mean) for code, mean in scores.items()}))
    assert (found.kind, found.side, codes(found)) == (HeadlineKind.ONE_SIDE, side, ["R2", "R3"])


def test_with_measures_of_one_side_alone_the_headline_is_what_it_supports_most() -> None:
    found = headline(few({"M1.1": ("6", None), "M2.1": ("9", None), "M2.2": ("8", None)}))
    assert (found.kind, codes(found), found.alike) == (HeadlineKind.ONE_SIDE, ["M2.1"], ())

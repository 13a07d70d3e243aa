"""The reasons in the order of each side."""

from retention_check.charts.ranks import ranked_reasons
from retention_check.domain.side import Side
from tests.cast import few, texel


def test_ranks_stand_in_the_order_of_each_side() -> None:
    found = few({"R1": ("9", "6"), "R2": ("8", "7"), "R3": ("7", "8")})
    reasons = ranked_reasons(found, frozenset({"R1"}))
    assert [(reason.ranks[Side.YOUNG], reason.ranks[Side.MANAGEMENT], reason.is_far) for reason in reasons] == [
        (1, 3, True),
        (2, 2, False),
        (3, 1, False),
    ]
    young, management = ([reason.heights[side] for reason in reasons] for side in Side)
    assert young[0] < young[1] < young[2]
    assert management[0] > management[1] > management[2]


def test_without_own_scores_of_both_sides_the_ranks_are_national() -> None:
    assert len(ranked_reasons(texel(), frozenset())) == 10

"""What is revealed, and in which order: own scores beside the country, the widest difference last."""

from decimal import Decimal

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.meeting.polls import GUESSES
from retention_check.domain.side import Side


def revealed_in_order(comparison: Comparison) -> tuple[ItemComparison, ...]:
    """All reasons, the smallest difference between the groups first; without two own scores the country's decides.

    Reasons with scores of both groups come after those without: the moment of the meeting is an own difference. Of
    equal ones the first in the instrument comes first.
    """
    reasons = comparison.of_kind(Kind.REASON)
    return tuple(sorted(reasons, key=lambda compared: (compared.pair is not None, _width(compared))))


def heaviest_of_other(comparison: Comparison) -> dict[Side, tuple[str, ...]]:
    """For each side the heaviest reasons (codes, several in a tie) of the other: by own scores, else the country's.

    None where three or fewer own reasons are shown: who guesses three of ten cannot know of which.
    """
    return {side: _heaviest(comparison, other) for side, other in zip(Side, reversed(Side), strict=True)}


def _heaviest(comparison: Comparison, side: Side) -> tuple[str, ...]:
    reasons = comparison.of_kind(Kind.REASON)
    own = {compared.item.code: points for compared in reasons if (points := compared.shown_score(side)) is not None}
    if 0 < len(own) <= GUESSES < len(reasons):
        return ()
    weights = own or {compared.item.code: compared.national.of(side) for compared in reasons}
    return tuple(code for code, weight in weights.items() if weight == max(weights.values()))


def _width(compared: ItemComparison) -> Decimal:
    return abs(compared.gap.points if compared.gap else compared.national.gap)

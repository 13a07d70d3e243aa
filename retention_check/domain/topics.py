"""What to talk about: the topics that were chosen, else those a comparison proposes, one for each reason's theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import largest_gaps, lowest_score, matters, near, weight
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import MIDPOINT
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO, shown_text

PROPOSED = 3  # topics proposed when none are chosen


@dataclass(frozen=True)
class Topic:
    """An item worth talking about, and in one Dutch sentence why it was proposed."""

    compared: ItemComparison
    reason: Item
    why: str


def topics(comparison: Comparison, chosen: Sequence[str] = (), count: int = PROPOSED) -> list[Topic]:
    """The topics of the conversation: those chosen by code, else the proposed ones, one for each reason's theme."""
    if chosen:
        return [_topic(comparison, comparison.item(code), "Dit onderwerp is gekozen.") for code in chosen]
    proposed: dict[str, Topic] = {}
    for compared, why in _proposals(comparison):
        proposed.setdefault(compared.item.reason, _topic(comparison, compared, why))
        if len(proposed) == count:
            break
    return list(proposed.values())


def _proposals(comparison: Comparison) -> Iterable[tuple[ItemComparison, str]]:
    """Gaps by weight, then what counts for both sides alike, then for one side, then the gaps in the country."""
    gaps = [compared for compared in largest_gaps(comparison) if matters(compared)]
    for compared in sorted(gaps, key=lambda compared: -weight(compared)):
        yield compared, f"Jong en management denken hier anders over, en het weegt zwaar: {_both_scores(compared)}."
    for compared in near(comparison):
        if compared.item.kind is Kind.REASON and lowest_score(compared) >= MIDPOINT:
            yield compared, f"Dit telt volgens beide groepen ongeveer even zwaar: {_both_scores(compared)}."
    for side in Side:
        yield from _heaviest_of_one_side(comparison, side)
    for item in _national_differences(comparison.study):
        compared = comparison.item(item.code)
        young, management = (dutch.decimal(compared.national.of(side)) for side in Side)
        yield (
            compared,
            f"Landelijk zien beide groepen dit verschillend: jong {young}, gemeentesecretarissen {management}.",
        )


def _heaviest_of_one_side(comparison: Comparison, side: Side) -> Iterable[tuple[ItemComparison, str]]:
    scored = [compared for compared in comparison.of_kind(Kind.REASON) if compared.score(side)]
    for compared in sorted(scored, key=lambda compared: -(compared.shown_score(side) or Decimal(0))):
        yield (
            compared,
            f"Volgens {WHO[side]} is dit een van de redenen die het zwaarst wegen: {shown_text(compared, side)}.",
        )


def _national_differences(study: Study) -> list[Item]:
    def national_weight(item: Item) -> Decimal:
        means = study.means(item.code)
        return abs(means.gap) * (max(means.by_side.values()) - 1)

    return sorted(study.of_kind(Kind.REASON), key=national_weight, reverse=True)


def _both_scores(compared: ItemComparison) -> str:
    return f"jong {shown_text(compared, Side.YOUNG)}, management {shown_text(compared, Side.MANAGEMENT)}"


def _topic(comparison: Comparison, compared: ItemComparison, why: str) -> Topic:
    return Topic(compared, comparison.study.item(compared.item.reason), why)

"""What to talk about: the topics that were chosen, else those a comparison proposes, one for each reason's theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import agreed_on, reasons_and_measures_in_turn, seen_differently
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import MIDPOINT
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO

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
        return [_topic(comparison, comparison.item(code), "U koos dit onderwerp zelf.") for code in chosen]
    proposed: dict[str, Topic] = {}
    for compared, why in _proposals(comparison):
        proposed.setdefault(compared.item.reason, _topic(comparison, compared, why))
        if len(proposed) == count:
            break
    return list(proposed.values())


def _proposals(comparison: Comparison) -> Iterable[tuple[ItemComparison, str]]:
    for finding in reasons_and_measures_in_turn(seen_differently, comparison):
        yield finding.compared, f"U ziet dit verschillend, en het telt: {_both_scores(finding.compared)}."
    for finding in agreed_on(comparison, Kind.REASON):
        if finding.weight >= MIDPOINT:
            yield (
                finding.compared,
                f"U bent het hierover eens en het telt voor beide kanten: {_both_scores(finding.compared)}.",
            )
    for side in Side:
        yield from _heaviest_of_one_side(comparison, side)
    for item in _national_differences(comparison.study):
        compared = comparison.item(item.code)
        young, management = (dutch.decimal(compared.national.of(side)) for side in Side)
        yield (
            compared,
            f"Landelijk zien beide kanten dit verschillend: jong {young}, gemeentesecretarissen {management}.",
        )


def _heaviest_of_one_side(comparison: Comparison, side: Side) -> Iterable[tuple[ItemComparison, str]]:
    scored = [
        (points, compared) for compared in comparison.of_kind(Kind.REASON) if (points := compared.shown_score(side))
    ]
    for points, compared in sorted(scored, key=lambda pair: -pair[0]):
        yield compared, f"Voor {WHO[side]} is dit een van de redenen die het zwaarst wegen: {dutch.decimal(points)}."


def _national_differences(study: Study) -> list[Item]:
    def weight(item: Item) -> Decimal:
        means = study.means(item.code)
        return abs(means.gap) * (max(means.by_side.values()) - 1)

    return sorted(study.of_kind(Kind.REASON), key=weight, reverse=True)


def _both_scores(compared: ItemComparison) -> str:
    young, management = (dutch.decimal(compared.shown_score(side) or Decimal(0)) for side in Side)
    return f"jong {young}, management {management}"


def _topic(comparison: Comparison, compared: ItemComparison, why: str) -> Topic:
    return Topic(compared, comparison.study.item(compared.item.reason), why)

"""A comparison becomes findings: what both sides agree on, see differently, or score unlike the country.

Every rule of a finding stands here once, in code and (in `rules`) in the words the report prints.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain, zip_longest

from retention_check import dutch
from retention_check.domain.comparison import Comparison, ItemComparison, rank
from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import MIDPOINT
from retention_check.domain.side import Side
from retention_check.domain.study import Study

AGREE_WITHIN = Decimal("0.5")  # points: a gap up to this is agreement
FEWEST_PLACES = 3  # places between both sides' ranks that make a difference of rank
IN_LIST = 5  # measures in a list of the most or least supported
IN_SUMMARY = 3  # findings of each kind in the summary


class FindingKind(StrEnum):
    """The kinds of findings."""

    AGREED = "agreed"
    DIFFERENT = "different"
    RANKED = "ranked"
    UNLIKE = "unlike"


@dataclass(frozen=True)
class Finding:
    """One thing the comparison shows; `side` is the side that differs from the country, None for both sides."""

    kind: FindingKind
    compared: ItemComparison
    weight: Decimal
    side: Side | None = None


@dataclass(frozen=True)
class RankedFinding:
    """A reason or measure that stands at another place for each side, among the items both sides scored."""

    compared: ItemComparison
    ranks: Mapping[Side, int]
    count: int


def rules() -> dict[FindingKind, str]:
    """Each finding's rule in Dutch words, made from the same constants as the code."""
    within, middle = dutch.decimal(AGREE_WITHIN), dutch.decimal(MIDPOINT)
    return {
        FindingKind.AGREED: (
            f"‘Hier bent u het over eens’: de scores van beide kanten liggen hooguit {within} punt uit elkaar. "
            "Wat voor beide kanten het meest telt, staat voorop."
        ),
        FindingKind.DIFFERENT: (
            f"‘Hier ziet u het anders’: het verschil is meer dan {within} punt, meer dan de stappen van één persoon "
            f"aan elke kant samen, en minstens één kant geeft {middle} of hoger. Het verschil weegt zwaarder als het "
            "punt voor die kant meer telt: wij vermenigvuldigen het verschil met de hoogste score min 1."
        ),
        FindingKind.RANKED: (
            f"‘Een andere plaats’: de reden staat voor de ene kant minstens {dutch.count(FEWEST_PLACES)} plaatsen "
            "hoger dan voor de andere. Wij tellen alleen wat beide kanten een score gaven."
        ),
        FindingKind.UNLIKE: (
            f"‘Anders dan landelijk’: de score van een kant ligt meer dan {within} punt van het landelijke gemiddelde "
            "van dezelfde kant, en meer dan de stap van één persoon. Het grootste verschil staat voorop."
        ),
    }


def agreed_on(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Items on which both shown scores lie at most half a point apart, what counts most for both sides first."""
    found = [
        Finding(FindingKind.AGREED, compared, min(score.shown_mean for score in compared.pair.values()))
        for compared in comparison.of_kind(kind)
        if compared.pair and compared.gap is not None and abs(compared.gap) <= AGREE_WITHIN
    ]
    return _heaviest_first(found)


def seen_differently(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Visible gaps of more than half a point on what matters to a side, weighed by how much it matters."""
    found = [
        Finding(FindingKind.DIFFERENT, compared, abs(compared.gap) * (highest - 1))
        for compared in comparison.of_kind(kind)
        if compared.pair and compared.gap is not None and compared.exceeds_step and abs(compared.gap) > AGREE_WITHIN
        if (highest := max(score.shown_mean for score in compared.pair.values())) >= MIDPOINT
    ]
    return _heaviest_first(found)


def differs_from_national(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Scores of a side more than half a point and more than one step from the national mean of that side."""
    found = [
        Finding(FindingKind.UNLIKE, compared, abs(difference), side)
        for compared in comparison.of_kind(kind)
        for side in Side
        if (own := compared.score(side)) and (difference := compared.versus_national(side)) is not None
        if abs(difference) > max(AGREE_WITHIN, own.step)
    ]
    return _heaviest_first(found)


def ranked_differently(comparison: Comparison, kind: Kind) -> list[RankedFinding]:
    """Items at least three places apart in both sides' ranks over the items that both sides scored."""
    compared_items = {compared.item.code: compared for compared in comparison.of_kind(kind) if compared.pair}
    ranks = {
        side: rank({code: compared.shown_score(side) or Decimal(0) for code, compared in compared_items.items()})
        for side in Side
    }
    apart = {code: _places_apart(ranks, code) for code in compared_items}
    found = [
        RankedFinding(compared, {side: ranks[side][code] for side in Side}, len(compared_items))
        for code, compared in compared_items.items()
        if apart[code] >= FEWEST_PLACES
    ]
    return sorted(found, key=lambda finding: -apart[finding.compared.item.code])


def _places_apart(ranks: Mapping[Side, Mapping[str, int]], code: str) -> int:
    """Places between the two ranks of an item; a tie holds all its places, and the nearest ones count."""
    spans = [(of[code], of[code] + list(of.values()).count(of[code]) - 1) for of in ranks.values()]
    (first, last), (other_first, other_last) = spans
    return max(first - other_last, other_first - last, 0)


def reasons_and_measures_in_turn(
    find: Callable[[Comparison, Kind], list[Finding]], comparison: Comparison
) -> list[Finding]:
    """Findings of one kind, a reason and a measure in turn: the two are weighed apart, never against each other."""
    pairs = zip_longest(find(comparison, Kind.REASON), find(comparison, Kind.MEASURE))
    return [finding for finding in chain.from_iterable(pairs) if finding is not None]


def most_supported(
    comparison: Comparison, side: Side, count: int = IN_LIST, least: bool = False
) -> list[ItemComparison]:
    """A side's measures with the most (or least) support, in that order; a tie at the end is kept whole.

    Empty when a tie would make the list more than twice as long: then nothing stands out. Without a score of that
    side: the national means of the same side.
    """
    compared_items = comparison.of_kind(Kind.MEASURE)
    own = any(compared.score(side) for compared in compared_items)
    scored = [
        (points, compared)
        for compared in compared_items
        if (points := compared.shown_score(side) if own else compared.national.of(side))
    ]
    scored.sort(key=lambda pair: pair[0] if least else -pair[0])
    limit = [points for points, _ in scored[:count]]
    found = [
        compared for points, compared in scored if limit and (points <= limit[-1] if least else points >= limit[-1])
    ]
    return found if len(found) <= 2 * count else []


def largest_gaps(comparison: Comparison, side: Side, count: int = IN_LIST) -> list[ItemComparison]:
    """Measures on which this side's score is visibly the higher one, the widest gap first."""
    sign = 1 if side is Side.YOUNG else -1
    found = [
        (sign * compared.gap, compared)
        for compared in comparison.of_kind(Kind.MEASURE)
        if compared.gap is not None and compared.exceeds_step
    ]
    return [compared for gap, compared in sorted(found, key=lambda pair: -pair[0]) if gap > AGREE_WITHIN][:count]


def smallest_gaps(comparison: Comparison, count: int = IN_SUMMARY) -> list[ItemComparison]:
    """Measures with the smallest gap between both sides; a tie at the end is kept whole.

    Empty when such a tie is longer than two lists: then nothing stands out.
    """
    found = [(abs(compared.gap), compared) for compared in comparison.of_kind(Kind.MEASURE) if compared.gap is not None]
    found.sort(key=lambda pair: pair[0])
    limit = [gap for gap, _ in found[:count]]
    near = [compared for gap, compared in found if limit and gap <= min(limit[-1], AGREE_WITHIN)]
    return near if len(near) <= 2 * IN_LIST else []


def most_supported_nationally(study: Study) -> Item:
    """The measure with the most support of young civil servants in the country."""
    return max(study.of_kind(Kind.MEASURE), key=lambda item: study.means(item.code).of(Side.YOUNG))


def widest_nationally(study: Study) -> Item:
    """The item with the widest gap in the country."""
    return max(study.items, key=lambda item: abs(study.means(item.code).gap))


def _heaviest_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.weight)  # sorted is stable: ties keep the instrument's order

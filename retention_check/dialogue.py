"""A comparison becomes findings and topics for the conversation.

Every rule of a finding stands here once, in code and (in `rules`) in the words the report prints.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain, zip_longest

from retention_check import dutch
from retention_check.comparison import Comparison, Line, rank
from retention_check.instrument import MIDPOINT, Benchmark, Item, Kind, Side

AGREE_WITHIN = Decimal("0.5")  # points: a gap up to this is agreement
FEWEST_PLACES = 3  # places between both sides' ranks that make a difference of rank
TOPICS = 3  # topics proposed when none are chosen
IN_LIST = 5  # measures in a list of the most or least supported
IN_SUMMARY = 3  # findings of each sort in the summary


class Sort(StrEnum):
    """The sorts of findings."""

    AGREED = "agreed"
    DIFFERENT = "different"
    RANKED = "ranked"
    UNLIKE = "unlike"


@dataclass(frozen=True)
class Finding:
    """One thing the comparison shows; `side` is the side that differs from the country, None for both sides."""

    sort: Sort
    line: Line
    weight: Decimal
    side: Side | None = None


@dataclass(frozen=True)
class RankedFinding:
    """A reason or measure that stands at another place for each side, among the items both sides scored."""

    line: Line
    young: int
    management: int
    of: int


@dataclass(frozen=True)
class Topic:
    """An item worth talking about, and in one Dutch sentence why it was proposed."""

    line: Line
    reason: Item
    why: str


def rules() -> dict[Sort, str]:
    """Each finding's rule in Dutch words, made from the same constants as the code."""
    within, middle = dutch.decimal(AGREE_WITHIN), dutch.decimal(MIDPOINT)
    return {
        Sort.AGREED: (
            f"‘Hier bent u het over eens’: de scores van beide kanten liggen hooguit {within} punt uit elkaar. "
            "Wat voor beide kanten het meest telt, staat voorop."
        ),
        Sort.DIFFERENT: (
            f"‘Hier ziet u het anders’: het verschil is meer dan {within} punt, meer dan de stappen van één persoon "
            f"aan elke kant samen, en minstens één kant geeft {middle} of hoger. Het verschil weegt zwaarder als het "
            "punt voor die kant meer telt: wij vermenigvuldigen het verschil met de hoogste score min 1."
        ),
        Sort.RANKED: (
            f"‘Een andere plaats’: de reden staat voor de ene kant minstens {dutch.count(FEWEST_PLACES)} plaatsen "
            "hoger dan voor de andere. Wij tellen alleen wat beide kanten een score gaven."
        ),
        Sort.UNLIKE: (
            f"‘Anders dan landelijk’: de score van een kant ligt meer dan {within} punt van het landelijke gemiddelde "
            "van dezelfde kant, en meer dan de stap van één persoon. Het grootste verschil staat voorop."
        ),
    }


def agreed_on(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Items on which both shown scores lie at most half a point apart, what counts most for both sides first."""
    found = [
        Finding(Sort.AGREED, line, min(score.shown for score in line.both))
        for line in comparison.of_kind(kind)
        if line.both and line.gap is not None and abs(line.gap) <= AGREE_WITHIN
    ]
    return _heaviest_first(found)


def seen_differently(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Visible gaps of more than half a point on what matters to a side, weighed by how much it matters."""
    found = [
        Finding(Sort.DIFFERENT, line, abs(line.gap) * (highest - 1))
        for line in comparison.of_kind(kind)
        if line.both and line.gap is not None and line.is_visible and abs(line.gap) > AGREE_WITHIN
        if (highest := max(score.shown for score in line.both)) >= MIDPOINT
    ]
    return _heaviest_first(found)


def unlike_the_country(comparison: Comparison, kind: Kind) -> list[Finding]:
    """Scores of a side more than half a point and more than one step from the national mean of that side."""
    found = [
        Finding(Sort.UNLIKE, line, abs(difference), side)
        for line in comparison.of_kind(kind)
        for side in Side
        if (own := line.shown(side)) and (difference := line.versus_national(side)) is not None
        if abs(difference) > max(AGREE_WITHIN, own.step)
    ]
    return _heaviest_first(found)


def ranked_differently(comparison: Comparison, kind: Kind) -> list[RankedFinding]:
    """Items at least three places apart in both sides' ranks over the items that both sides scored."""
    lines = {line.item.code: line for line in comparison.of_kind(kind) if line.both}
    ranks = {side: rank({code: line.points(side) or Decimal(0) for code, line in lines.items()}) for side in Side}
    apart = {code: _places_apart(ranks[Side.YOUNG], ranks[Side.MANAGEMENT], code) for code in lines}
    found = [
        RankedFinding(line, ranks[Side.YOUNG][code], ranks[Side.MANAGEMENT][code], len(lines))
        for code, line in lines.items()
        if apart[code] >= FEWEST_PLACES
    ]
    return sorted(found, key=lambda finding: -apart[finding.line.item.code])


def _places_apart(young: Mapping[str, int], management: Mapping[str, int], code: str) -> int:
    """Places between the two ranks of an item; a tie holds all its places, and the nearest ones count."""
    spans = [(ranks[code], ranks[code] + list(ranks.values()).count(ranks[code]) - 1) for ranks in (young, management)]
    (first, last), (other_first, other_last) = spans
    return max(first - other_last, other_first - last, 0)


def in_turn(find: Callable[[Comparison, Kind], list[Finding]], comparison: Comparison) -> list[Finding]:
    """Findings of one sort, a reason and a measure in turn: the two are weighed apart, never against each other."""
    pairs = zip_longest(find(comparison, Kind.REASON), find(comparison, Kind.MEASURE))
    return [finding for finding in chain.from_iterable(pairs) if finding is not None]


def most_supported(comparison: Comparison, side: Side, count: int = IN_LIST, least: bool = False) -> list[Line]:
    """A side's measures with the most (or least) support, in that order; a tie at the end is kept whole.

    Empty when a tie would make the list more than twice as long: then nothing stands out. Without a score of that
    side: the national means of the same side.
    """
    lines = comparison.of_kind(Kind.MEASURE)
    own = any(line.shown(side) for line in lines)
    scored = [(points, line) for line in lines if (points := line.points(side) if own else line.national.of(side))]
    scored.sort(key=lambda pair: pair[0] if least else -pair[0])
    limit = [points for points, _ in scored[:count]]
    found = [line for points, line in scored if limit and (points <= limit[-1] if least else points >= limit[-1])]
    return found if len(found) <= 2 * count else []


def widest(comparison: Comparison, side: Side, count: int = IN_LIST) -> list[Line]:
    """Measures on which this side's score is visibly the higher one, the widest gap first."""
    sign = 1 if side is Side.YOUNG else -1
    found = [
        (sign * line.gap, line) for line in comparison.of_kind(Kind.MEASURE) if line.gap is not None and line.is_visible
    ]
    return [line for gap, line in sorted(found, key=lambda pair: -pair[0]) if gap > AGREE_WITHIN][:count]


def closest(comparison: Comparison, count: int = IN_SUMMARY) -> list[Line]:
    """Measures with the smallest gap between both sides; a tie at the end is kept whole.

    Empty when such a tie is longer than two lists: then nothing stands out.
    """
    found = [(abs(line.gap), line) for line in comparison.of_kind(Kind.MEASURE) if line.gap is not None]
    found.sort(key=lambda pair: pair[0])
    limit = [gap for gap, _ in found[:count]]
    near = [line for gap, line in found if limit and gap <= min(limit[-1], AGREE_WITHIN)]
    return near if len(near) <= 2 * IN_LIST else []


def topics(comparison: Comparison, chosen: Sequence[str] = (), count: int = TOPICS) -> list[Topic]:
    """The topics of the conversation: those chosen by code, else the proposed ones, one for each reason's theme."""
    if chosen:
        return [_topic(comparison, comparison.line(code), "U koos dit onderwerp zelf.") for code in chosen]
    proposed: dict[str, Topic] = {}
    for line, why in _proposals(comparison):
        proposed.setdefault(line.item.reason, _topic(comparison, line, why))
        if len(proposed) == count:
            break
    return list(proposed.values())


def _proposals(comparison: Comparison) -> Iterable[tuple[Line, str]]:
    for finding in in_turn(seen_differently, comparison):
        yield finding.line, f"U ziet dit verschillend, en het telt: {_both_scores(finding.line)}."
    for finding in agreed_on(comparison, Kind.REASON):
        if finding.weight >= MIDPOINT:
            yield finding.line, f"U bent het hierover eens en het telt voor beide kanten: {_both_scores(finding.line)}."
    for side in Side:
        yield from _heaviest_of_one_side(comparison, side)
    for item in _national_differences(comparison.benchmark):
        line = comparison.line(item.code)
        young, management = (dutch.decimal(line.national.of(side)) for side in Side)
        yield line, f"Landelijk zien beide kanten dit verschillend: jong {young}, gemeentesecretarissen {management}."


def _heaviest_of_one_side(comparison: Comparison, side: Side) -> Iterable[tuple[Line, str]]:
    who = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}[side]
    scored = [(points, line) for line in comparison.of_kind(Kind.REASON) if (points := line.points(side))]
    for points, line in sorted(scored, key=lambda pair: -pair[0]):
        yield line, f"Voor {who} is dit een van de redenen die het zwaarst wegen: {dutch.decimal(points)}."


def _national_differences(benchmark: Benchmark) -> list[Item]:
    def weight(item: Item) -> Decimal:
        means = benchmark.means(item.code)
        return abs(means.gap) * (max(means.young, means.management) - 1)

    return sorted(benchmark.of_kind(Kind.REASON), key=weight, reverse=True)


def most_supported_nationally(benchmark: Benchmark) -> Item:
    """The measure with the most support of young civil servants in the country."""
    return max(benchmark.of_kind(Kind.MEASURE), key=lambda item: benchmark.means(item.code).young)


def widest_nationally(benchmark: Benchmark) -> Item:
    """The item with the widest gap in the country."""
    return max(benchmark.items, key=lambda item: abs(benchmark.means(item.code).gap))


def _both_scores(line: Line) -> str:
    young, management = (dutch.decimal(line.points(side) or Decimal(0)) for side in Side)
    return f"jong {young}, management {management}"


def _topic(comparison: Comparison, line: Line, why: str) -> Topic:
    return Topic(line, comparison.benchmark.item(line.item.reason), why)


def _heaviest_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.weight)  # sorted is stable: ties keep the instrument's order

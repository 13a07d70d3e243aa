"""Scores beside the national means: gaps, differences from the country, ranks, steps and overall means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from retention_check.domain.difference import Difference, Margin, difference, difference_from_national
from retention_check.domain.item import Item, Kind
from retention_check.domain.outcomes import outcomes_of
from retention_check.domain.round import Round
from retention_check.domain.scales import rounded
from retention_check.domain.scores import (
    HALF_STEP,
    THRESHOLD,
    AgreedScore,
    AnyScore,
    Outcome,
    Score,
    Withheld,
    WithheldCause,
)
from retention_check.domain.side import Side
from retention_check.domain.study import Means, Study

MARKS_WARNING = (
    "Rapportcijfers zijn een ander meetinstrument dan de vragenlijst van het onderzoek: "
    "lees de vergelijking met landelijk als een grove indicatie."
)


class Response(StrEnum):
    """How many of those who were asked answered."""

    EVERYONE = "everyone"
    HALF_OR_MORE = "half_or_more"
    UNDER_HALF = "under_half"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ItemComparison:
    """One item: each side's own outcome, the national means, and the ranks.

    Own and national ranks are over the same items: those both sides scored, or what the one side scored.
    `differences` holds each side's own score minus the national mean of that side.
    """

    item: Item
    outcomes: Mapping[Side, Outcome]
    national: Means
    ranks: Mapping[Side, int | None]
    national_ranks: Mapping[Side, int | None]
    differences: Mapping[Side, Difference | None]

    def outcome(self, side: Side) -> Outcome:
        """Score, agreed score, Withheld, or None when nothing was entered."""
        return self.outcomes[side]

    def score(self, side: Side) -> AnyScore | None:
        """The score of a side, None when there is none to show."""
        outcome = self.outcomes[side]
        return outcome if isinstance(outcome, Score | AgreedScore) else None

    def shown_score(self, side: Side) -> Decimal | None:
        """The score of a side as people see it: one decimal, scale 1 to 10."""
        own = self.score(side)
        return own.shown_mean if own else None

    def n(self, side: Side) -> int | None:
        """Number of answers behind a side's score; None where no such score is shown."""
        outcome = self.outcomes[side]
        return outcome.n if isinstance(outcome, Score) else None

    @cached_property
    def pair(self) -> Mapping[Side, AnyScore] | None:
        """The scores of both sides, None when one of them cannot be shown."""
        scores = {side: own for side in Side if (own := self.score(side))}
        return scores if len(scores) == len(Side) else None

    @cached_property
    def gap(self) -> Difference | None:
        """Young minus management, both as shown; None when one of them cannot be shown."""
        return difference(self.pair[Side.YOUNG], self.pair[Side.MANAGEMENT]) if self.pair else None

    @property
    def higher_side(self) -> Side | None:
        """The side with the higher shown score; None when they are equal or one is not shown."""
        if self.gap is None or self.gap.points == 0:
            return None
        return Side.YOUNG if self.gap.points > 0 else Side.MANAGEMENT

    def versus_national(self, side: Side) -> Difference | None:
        """Own shown score minus the national mean of the same side."""
        return self.differences[side]

    @property
    def gap_versus_national(self) -> Decimal | None:
        """Own gap minus the national gap, one decimal."""
        return None if self.gap is None else self.gap.points - self.national.gap


@dataclass(frozen=True)
class Overall:
    """A side's mean over items of one kind, and the national mean of that side over the same items."""

    own: Decimal
    national: Decimal
    items: int


@dataclass(frozen=True)
class Comparison:
    """One round beside the country: each of the fifty items, in the instrument's order."""

    round: Round
    study: Study
    threshold: int
    items: tuple[ItemComparison, ...]

    @cached_property
    def _by_code(self) -> Mapping[str, ItemComparison]:
        return {compared.item.code: compared for compared in self.items}

    def item(self, code: str) -> ItemComparison:
        """The item with this code; KeyError when there is none."""
        return self._by_code[code]

    def of_kind(self, kind: Kind) -> tuple[ItemComparison, ...]:
        """All items of one kind."""
        return tuple(compared for compared in self.items if compared.item.kind is kind)

    def entered(self, kind: Kind) -> tuple[ItemComparison, ...]:
        """Items of one kind on which something was entered."""
        return tuple(compared for compared in self.of_kind(kind) if any(compared.outcomes.values()))

    def pairs(self, kind: Kind | None = None) -> tuple[ItemComparison, ...]:
        """Items, of one kind or of both, that show the scores of both sides."""
        return tuple(compared for compared in self.items if compared.pair and kind in (None, compared.item.kind))

    def under(self, reason: str) -> tuple[ItemComparison, ...]:
        """The four measures under a reason (code `R3`)."""
        return tuple(compared for compared in self.of_kind(Kind.MEASURE) if compared.item.reason == reason)

    def overall(self, kind: Kind, side: Side) -> Overall | None:
        """A side's mean of shown scores beside the national mean over the same items, one decimal.

        With scores of both sides it is over the items that both scored; None when there are none of these.
        """
        shown = [compared for compared in self.of_kind(kind) if compared.score(side)]
        other = next(each for each in Side if each is not side)
        is_beside_other = any(compared.score(other) for compared in self.of_kind(kind))
        over = [compared for compared in shown if compared.pair] if is_beside_other else shown
        if not over:
            return None
        own = (points for compared in over if (points := compared.shown_score(side)) is not None)
        national = (compared.national.of(side) for compared in over)
        return Overall(_mean(own, len(over)), _mean(national, len(over)), len(over))

    def withheld(self, side: Side) -> dict[WithheldCause, tuple[Item, ...]]:
        """Items of a side that are not shown, by the reason why."""
        found: dict[WithheldCause, tuple[Item, ...]] = {}
        for compared in self.items:
            if isinstance(outcome := compared.outcome(side), Withheld):
                found[outcome.cause] = (*found.get(outcome.cause, ()), compared.item)
        return found

    def respondents(self, side: Side) -> int | None:
        """The largest number of answers on an item that is shown."""
        return max(self._answers(side), default=None)

    def fewest_answers(self, side: Side) -> int | None:
        """The smallest number of answers on an item that is shown."""
        return min(self._answers(side), default=None)

    def _answers(self, side: Side) -> list[int]:
        return [n for compared in self.items if (n := compared.n(side)) is not None]

    def response(self, side: Side) -> Response:
        """How many of those who were asked answered, by the item that most answered."""
        answered, asked = self.respondents(side), self.round.asked.get(side)
        if answered is None or not asked:
            return Response.UNKNOWN
        if answered >= asked:
            return Response.EVERYONE
        return Response.UNDER_HALF if 2 * answered < asked else Response.HALF_OR_MORE

    @cached_property
    def margin(self) -> Margin | None:
        """What chance can do to a gap with the fewest answers shown of each group; None without gaps."""
        if not self.both_sides:
            return None
        counts = [n for side in Side if (n := self.fewest_answers(side)) is not None]
        inverse = sum((Fraction(1, n) for n in counts), Fraction(0))
        allowance = Fraction(HALF_STEP) if self.is_agreed else Fraction(0)
        return Margin(Fraction(self.round.scale.step) * inverse + allowance, inverse, allowance)

    @property
    def is_agreed(self) -> bool:
        """True when management's scores are open scores, given openly by role, and one of them is here."""
        return self.round.is_agreed and self.has(Side.MANAGEMENT)

    @property
    def note(self) -> str:
        """What a reader of the figures must know, in Dutch: another instrument, or scores that are not anonymous."""
        notes = [] if self.round.scale.same_instrument else [MARKS_WARNING]
        if self.is_agreed:
            notes.append(f"Management: open score, niet anoniem ({self.round.management_role}).")
        return " ".join(notes)

    def has(self, side: Side) -> bool:
        """True when at least one score of this side is shown."""
        return any(compared.score(side) for compared in self.items)

    @property
    def both_sides(self) -> bool:
        """True when at least one item shows the scores of both sides."""
        return any(compared.pair for compared in self.items)


def compare(round: Round, study: Study, threshold: int = THRESHOLD) -> Comparison:
    """Put a round beside the country; means of fewer answers than `threshold` are withheld.

    In a round of which a group is published the threshold of then holds.
    """
    threshold = round.publication.threshold or threshold
    outcomes = outcomes_of(round, threshold)
    scores = {key: own for key, own in outcomes.items() if isinstance(own, Score | AgreedScore)}
    own, national = _places(study, scores)
    items = tuple(
        ItemComparison(
            item,
            {side: outcomes.get((item.code, side)) for side in Side},
            study.means(item.code),
            {side: own[side].get(item.code) for side in Side},
            {side: national[side].get(item.code) for side in Side},
            {side: _from_national(study, scores.get((item.code, side)), item, side) for side in Side},
        )
        for item in study.items
    )
    return Comparison(round, study, threshold, items)


def rank(values: Mapping[str, Decimal]) -> dict[str, int]:
    """Place of each key, 1 for the highest value; equal values share a place and the next place is skipped."""
    ordered = sorted(values.values(), reverse=True)
    return {key: ordered.index(value) + 1 for key, value in values.items()}


def _from_national(study: Study, own: AnyScore | None, item: Item, side: Side) -> Difference | None:
    if own is None:
        return None
    return difference_from_national(own, study.means(item.code).of(side), study.edition.respondents[side])


Places = Mapping[Side, Mapping[str, int]]


def _places(study: Study, scores: Mapping[tuple[str, Side], AnyScore]) -> tuple[Places, Places]:
    """Own and national places of each side, reasons among reasons and measures among measures."""
    own: dict[Side, dict[str, int]] = {side: {} for side in Side}
    national: dict[Side, dict[str, int]] = {side: {} for side in Side}
    for kind in Kind:
        ranked = _ranked_codes(study, scores, kind)
        everything = ranked[Side.YOUNG] or ranked[Side.MANAGEMENT] or [item.code for item in study.of_kind(kind)]
        for side in Side:
            own[side] |= rank({code: scores[code, side].shown_mean for code in ranked[side]})
            national[side] |= rank({code: study.means(code).of(side) for code in ranked[side] or everything})
    return own, national


def _ranked_codes(
    study: Study, scores: Mapping[tuple[str, Side], AnyScore], kind: Kind
) -> Mapping[Side, Sequence[str]]:
    """Codes over which each side is ranked: those both sides scored, else those the side itself scored."""
    scored = {side: [item.code for item in study.of_kind(kind) if (item.code, side) in scores] for side in Side}
    common = [code for code in scored[Side.YOUNG] if code in scored[Side.MANAGEMENT]]
    return dict.fromkeys(Side, common) if common else scored


def _mean(values: Iterable[Decimal], count: int) -> Decimal:
    return rounded(sum(values, Decimal(0)) / count)

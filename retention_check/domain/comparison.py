"""Scores beside the national means: gaps, differences from the country, ranks, steps and overall means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import rounded
from retention_check.domain.scores import (
    THRESHOLD,
    AgreedScore,
    AnyScore,
    Outcome,
    Score,
    Withheld,
    WithheldCause,
    agreed_score,
    interval,
    score_or_withhold,
)
from retention_check.domain.side import Side
from retention_check.domain.study import Means, Study

MARKS_WARNING = (
    "Rapportcijfers zijn een ander meetinstrument dan de vragenlijst van het onderzoek: "
    "lees de vergelijking met landelijk als een grove indicatie."
)


@dataclass(frozen=True)
class ItemComparison:
    """One item: each side's own outcome, the national means, and the ranks (own ones over the items shown)."""

    item: Item
    outcomes: Mapping[Side, Outcome]
    national: Means
    ranks: Mapping[Side, int | None]
    national_ranks: Mapping[Side, int]

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
    def exact_gap(self) -> Decimal | None:
        """Young minus management before rounding."""
        return self.pair[Side.YOUNG].mean - self.pair[Side.MANAGEMENT].mean if self.pair else None

    @cached_property
    def gap(self) -> Decimal | None:
        """Young minus management in points, one decimal; it may differ 0.1 from the difference of the shown scores."""
        return None if self.exact_gap is None else rounded(self.exact_gap)

    @cached_property
    def step(self) -> Decimal | None:
        """Both sides' steps together: what one person on each side answering one step differently can move the gap."""
        return sum((own.step for own in self.pair.values()), Decimal(0)) if self.pair else None

    @cached_property
    def exceeds_step(self) -> bool:
        """True when the gap is wider than both sides' steps together; else 'geen zichtbaar verschil'."""
        return self.gap is not None and self.step is not None and abs(self.gap) > self.step

    def versus_national(self, side: Side) -> Decimal | None:
        """Own score minus the national mean of the same side, one decimal."""
        own = self.score(side)
        return rounded(own.mean - self.national.of(side)) if own else None

    @property
    def gap_versus_national(self) -> Decimal | None:
        """Own gap minus the national gap, one decimal."""
        return None if self.exact_gap is None else rounded(self.exact_gap - self.national.gap)


@dataclass(frozen=True)
class Overall:
    """A side's mean over the items of one kind that are shown, and the national mean over the same items."""

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

    def asked(self, kind: Kind) -> tuple[ItemComparison, ...]:
        """Items of one kind on which something was entered."""
        return tuple(compared for compared in self.of_kind(kind) if any(compared.outcomes.values()))

    def under(self, reason: str) -> tuple[ItemComparison, ...]:
        """The four measures under a reason (code `R3`)."""
        return tuple(compared for compared in self.of_kind(Kind.MEASURE) if compared.item.reason == reason)

    def overall(self, kind: Kind, side: Side) -> Overall | None:
        """A side's mean over the shown items of a kind beside the national mean over the same items, one decimal."""
        compared_items = [compared for compared in self.of_kind(kind) if compared.score(side)]
        if not compared_items:
            return None
        own = (own.mean for compared in compared_items if (own := compared.score(side)))
        national = (compared.national.of(side) for compared in compared_items)
        return Overall(_mean(own, len(compared_items)), _mean(national, len(compared_items)), len(compared_items))

    def withheld(self, side: Side) -> dict[WithheldCause, tuple[Item, ...]]:
        """Items of a side that are not shown, by the reason why."""
        found: dict[WithheldCause, tuple[Item, ...]] = {}
        for compared in self.items:
            if isinstance(outcome := compared.outcome(side), Withheld):
                found[outcome.cause] = (*found.get(outcome.cause, ()), compared.item)
        return found

    def respondents(self, side: Side) -> int | None:
        """The largest number of answers on an item that is shown."""
        return max((own.n for compared in self.items if isinstance(own := compared.outcome(side), Score)), default=None)

    def interval(self, compared: ItemComparison, side: Side) -> tuple[Decimal, Decimal] | None:
        """The 95 % interval around a side's mean, None where no spread may be shown."""
        own = compared.score(side)
        staff = self.round.staff if side is Side.YOUNG else None
        return interval(own, staff) if isinstance(own, Score) else None

    def has_interval(self, side: Side) -> bool:
        """True when at least one score of a side has an interval."""
        return any(self.interval(compared, side) for compared in self.items)

    @property
    def is_agreed(self) -> bool:
        """True when management's scores are agreed scores, given openly by role."""
        return self.round.is_agreed

    @property
    def note(self) -> str:
        """What a reader of the figures must know, in Dutch: another instrument, or scores that are not anonymous."""
        notes = [] if self.round.scale.same_instrument else [MARKS_WARNING]
        if self.is_agreed:
            notes.append(f"Management: afgestemde score, niet anoniem ({self.round.management_role}).")
        return " ".join(notes)

    def has(self, side: Side) -> bool:
        """True when at least one score of this side is shown."""
        return any(compared.score(side) for compared in self.items)

    @property
    def both_sides(self) -> bool:
        """True when at least one item shows the scores of both sides."""
        return any(compared.pair for compared in self.items)


def compare(round: Round, study: Study, threshold: int = THRESHOLD) -> Comparison:
    """Put a round beside the country; means of fewer answers than `threshold` are withheld."""
    outcomes = {(entry.code, entry.side): _outcome(entry, round, threshold) for entry in round.entries}
    own = {side: _own_ranks(study, outcomes, side) for side in Side}
    national = {side: _national_ranks(study, side) for side in Side}
    items = tuple(
        ItemComparison(
            item,
            {side: outcomes.get((item.code, side)) for side in Side},
            study.means(item.code),
            {side: own[side].get(item.code) for side in Side},
            {side: national[side][item.code] for side in Side},
        )
        for item in study.items
    )
    return Comparison(round, study, threshold, items)


def rank(values: Mapping[str, Decimal]) -> dict[str, int]:
    """Place of each key, 1 for the highest value; equal values share a place and the next place is skipped."""
    ordered = sorted(values.values(), reverse=True)
    return {key: ordered.index(value) + 1 for key, value in values.items()}


def _outcome(entry: Entry, round: Round, threshold: int) -> Outcome:
    if entry.side is Side.MANAGEMENT and round.is_agreed:
        return agreed_score(entry.mean, round.scale, round.management_role)
    return score_or_withhold(entry.mean, round.answers_behind(entry), entry.sd, round.scale, threshold)


def _own_ranks(study: Study, outcomes: Mapping[tuple[str, Side], Outcome], side: Side) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for kind in Kind:
        shown = {
            item.code: own.shown_mean
            for item in study.of_kind(kind)
            if isinstance(own := outcomes.get((item.code, side)), Score | AgreedScore)
        }
        ranks |= rank(shown)
    return ranks


def _national_ranks(study: Study, side: Side) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for kind in Kind:
        ranks |= rank({item.code: study.means(item.code).of(side) for item in study.of_kind(kind)})
    return ranks


def _mean(values: Iterable[Decimal], count: int) -> Decimal:
    return rounded(sum(values, Decimal(0)) / count)

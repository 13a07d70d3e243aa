"""Scores beside the benchmark: gaps, differences from the country, ranks, steps and overall means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from retention_check.assessment import Assessment, Entry, ManagementForm
from retention_check.instrument import DEFAULT_SCALE, Benchmark, Item, Kind, Means, Side, rounded
from retention_check.scores import (
    THRESHOLD,
    AgreedScore,
    Outcome,
    Score,
    Shown,
    Why,
    Withheld,
    agreed_score,
    interval,
    score,
)

MARKS_WARNING = (
    "Rapportcijfers zijn een ander meetinstrument dan de vragenlijst van het onderzoek: "
    "lees de vergelijking met landelijk als een grove indicatie."
)


@dataclass(frozen=True)
class Line:
    """One item: both sides' own outcome, the national means, and the ranks (own ones over the items shown)."""

    item: Item
    young: Outcome
    management: Outcome
    national: Means
    ranks: Mapping[Side, int | None]
    national_ranks: Mapping[Side, int]

    def outcome(self, side: Side) -> Outcome:
        """Score, agreed score, Withheld, or None when nothing was entered."""
        return self.young if side is Side.YOUNG else self.management

    def shown(self, side: Side) -> Shown | None:
        """The score of a side, None when there is none to show."""
        outcome = self.outcome(side)
        return outcome if isinstance(outcome, Score | AgreedScore) else None

    def points(self, side: Side) -> Decimal | None:
        """The score of a side as people see it: one decimal, scale 1 to 10."""
        own = self.shown(side)
        return own.shown if own else None

    @cached_property
    def both(self) -> tuple[Shown, Shown] | None:
        """Young and management when both can be shown."""
        young, management = self.shown(Side.YOUNG), self.shown(Side.MANAGEMENT)
        return (young, management) if young and management else None

    @cached_property
    def exact_gap(self) -> Decimal | None:
        """Young minus management before rounding."""
        return self.both[0].mean - self.both[1].mean if self.both else None

    @cached_property
    def gap(self) -> Decimal | None:
        """Young minus management in points, one decimal; it may differ 0.1 from the difference of the shown scores."""
        return None if self.exact_gap is None else rounded(self.exact_gap)

    @cached_property
    def step(self) -> Decimal | None:
        """Both sides' steps together: what one person on each side answering one step differently can move the gap."""
        return self.both[0].step + self.both[1].step if self.both else None

    @cached_property
    def is_visible(self) -> bool:
        """True when the gap is wider than both sides' steps together; else 'geen zichtbaar verschil'."""
        return self.gap is not None and self.step is not None and abs(self.gap) > self.step

    def versus_national(self, side: Side) -> Decimal | None:
        """Own score minus the national mean of the same side, one decimal."""
        own = self.shown(side)
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
    """One round beside the benchmark: a line for each of the fifty items, in the instrument's order."""

    assessment: Assessment
    benchmark: Benchmark
    threshold: int
    lines: tuple[Line, ...]

    def line(self, code: str) -> Line:
        """The line of the item with this code; KeyError when there is none."""
        return {line.item.code: line for line in self.lines}[code]

    def of_kind(self, kind: Kind) -> tuple[Line, ...]:
        """All lines of one kind."""
        return tuple(line for line in self.lines if line.item.kind is kind)

    def asked(self, kind: Kind) -> tuple[Line, ...]:
        """Lines of one kind on which something was entered."""
        return tuple(line for line in self.of_kind(kind) if line.young is not None or line.management is not None)

    def under(self, reason: str) -> tuple[Line, ...]:
        """Lines of the four measures under a reason (code `R3`)."""
        return tuple(line for line in self.of_kind(Kind.MEASURE) if line.item.reason == reason)

    def overall(self, kind: Kind, side: Side) -> Overall | None:
        """A side's mean over the shown items of a kind beside the national mean over the same items, one decimal."""
        lines = [line for line in self.of_kind(kind) if line.shown(side)]
        if not lines:
            return None
        own = (own.mean for line in lines if (own := line.shown(side)))
        national = (line.national.of(side) for line in lines)
        return Overall(_mean(own, len(lines)), _mean(national, len(lines)), len(lines))

    def withheld(self, side: Side) -> dict[Why, tuple[Item, ...]]:
        """Items of a side that are not shown, by the reason why."""
        found: dict[Why, tuple[Item, ...]] = {}
        for line in self.lines:
            if isinstance(outcome := line.outcome(side), Withheld):
                found[outcome.why] = (*found.get(outcome.why, ()), line.item)
        return found

    def respondents(self, side: Side) -> int | None:
        """The largest number of answers on an item that is shown."""
        return max((own.n for line in self.lines if isinstance(own := line.outcome(side), Score)), default=None)

    def interval(self, line: Line, side: Side) -> tuple[Decimal, Decimal] | None:
        """The 95 % interval around a side's mean, None where no spread may be shown."""
        own = line.shown(side)
        staff = self.assessment.staff if side is Side.YOUNG else None
        return interval(own, staff) if isinstance(own, Score) else None

    def has_interval(self, side: Side) -> bool:
        """True when at least one score of a side has an interval."""
        return any(self.interval(line, side) for line in self.lines)

    @property
    def is_agreed(self) -> bool:
        """True when management's scores are agreed scores, given openly by role."""
        return self.assessment.form is ManagementForm.AGREED

    @property
    def note(self) -> str:
        """What a reader of the figures must know, in Dutch: another instrument, or scores that are not anonymous."""
        notes = [] if self.assessment.scale.same_instrument else [MARKS_WARNING]
        if self.is_agreed:
            notes.append(f"Management: afgestemde score, niet anoniem ({self.assessment.role}).")
        return " ".join(notes)

    def has(self, side: Side) -> bool:
        """True when at least one score of this side is shown."""
        return any(line.shown(side) for line in self.lines)

    @property
    def both_sides(self) -> bool:
        """True when at least one item shows the scores of both sides."""
        return any(line.both for line in self.lines)


def compare(assessment: Assessment, benchmark: Benchmark, threshold: int = THRESHOLD) -> Comparison:
    """Put a round beside the benchmark; means of fewer answers than `threshold` are withheld."""
    outcomes = {(entry.code, entry.side): _outcome(entry, assessment, threshold) for entry in assessment.entries}
    own = {side: _own_ranks(benchmark, outcomes, side) for side in Side}
    national = {side: _national_ranks(benchmark, side) for side in Side}
    lines = tuple(
        Line(
            item,
            outcomes.get((item.code, Side.YOUNG)),
            outcomes.get((item.code, Side.MANAGEMENT)),
            benchmark.means(item.code),
            {side: own[side].get(item.code) for side in Side},
            {side: national[side][item.code] for side in Side},
        )
        for item in benchmark.items
    )
    return Comparison(assessment, benchmark, threshold, lines)


def shown_only(comparison: Comparison) -> Assessment:
    """The round as it may be kept when its input is deleted: the figures that were shown, in points of 1 to 10."""
    about = comparison.assessment
    entries = tuple(
        _shown_entry(line.item.code, side, own)
        for line in comparison.lines
        for side in Side
        if (own := line.shown(side))
    )
    scale = DEFAULT_SCALE if about.scale.same_instrument else about.scale
    return replace(about, entries=entries, scale=scale, n_young=None, n_management=None)


@dataclass(frozen=True)
class Change:
    """One side's score on one item in two rounds; `is_visible` when it moved more than one person's step in each."""

    item: Item
    side: Side
    before: Decimal
    now: Decimal
    change: Decimal
    is_visible: bool

    @property
    def size(self) -> Decimal:
        """How far it moved, up or down."""
        return abs(self.change)


def changes(now: Comparison, before: Comparison) -> list[Change]:
    """What changed since the previous round, on items shown in both.

    Management's scores are compared only when both rounds gave them in the same form, and nothing is when the
    scores come from another instrument.
    """
    if now.assessment.scale.same_instrument != before.assessment.scale.same_instrument:
        return []
    sides = [side for side in Side if side is Side.YOUNG or now.assessment.form is before.assessment.form]
    return [
        Change(line.item, side, old.shown, new.shown, moved, abs(moved) > old.step + new.step)
        for line, previous in zip(now.lines, before.lines, strict=True)
        for side in sides
        if (new := line.shown(side)) and (old := previous.shown(side))
        if (moved := rounded(new.mean - old.mean)) is not None
    ]


def rank(values: Mapping[str, Decimal]) -> dict[str, int]:
    """Place of each key, 1 for the highest value; equal values share a place and the next place is skipped."""
    ordered = sorted(values.values(), reverse=True)
    return {key: ordered.index(value) + 1 for key, value in values.items()}


def _outcome(entry: Entry, assessment: Assessment, threshold: int) -> Outcome:
    if entry.side is Side.MANAGEMENT and assessment.form is ManagementForm.AGREED:
        return agreed_score(entry.mean, assessment.scale, assessment.role)
    return score(entry.mean, assessment.answers(entry), entry.sd, assessment.scale, threshold)


def _shown_entry(code: str, side: Side, own: Shown) -> Entry:
    if isinstance(own, AgreedScore):
        return Entry(code, side, own.shown)
    return Entry(code, side, own.shown, own.n, None if own.sd is None else rounded(own.sd))


def _own_ranks(benchmark: Benchmark, outcomes: Mapping[tuple[str, Side], Outcome], side: Side) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for kind in Kind:
        shown = {
            item.code: own.shown
            for item in benchmark.of_kind(kind)
            if isinstance(own := outcomes.get((item.code, side)), Score | AgreedScore)
        }
        ranks |= rank(shown)
    return ranks


def _national_ranks(benchmark: Benchmark, side: Side) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for kind in Kind:
        ranks |= rank({item.code: benchmark.means(item.code).of(side) for item in benchmark.of_kind(kind)})
    return ranks


def _mean(values: Iterable[Decimal], count: int) -> Decimal:
    return rounded(sum(values, Decimal(0)) / count)

"""A comparison and the user's choices become a Report: the values that the templates are filled with."""

import hashlib
import json
from dataclasses import dataclass

from retention_check.domain import findings
from retention_check.domain.change import Change, changes
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import Finding, RankedFinding
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.domain.topics import Topic, topics
from retention_check.example import EXAMPLE_NAME, example_cells
from retention_check.report.sections import SECTIONS, AppliesTo, Preset, Section
from retention_check.sheet_columns import SCORE


@dataclass(frozen=True)
class Summary:
    """The findings of the one-page summary, a reason and a measure in turn."""

    agreed: tuple[Finding, ...]
    different: tuple[Finding, ...]
    unlike: tuple[Finding, ...]


@dataclass(frozen=True)
class ReportOptions:
    """What the user chose: topics by code (else proposed), what is printed, and what stands on the poster.

    `previous` is the round before, for what changed since; `is_pack` makes the pack without own scores;
    `hides_management` says that management's scores were left out of the round for this reader.
    """

    topics: tuple[str, ...] = ()
    preset: Preset = Preset.FULL
    poster_without_management: bool = False
    previous: Comparison | None = None
    is_pack: bool = False
    hides_management: bool = False


@dataclass(frozen=True)
class Report:
    """What the templates are filled with."""

    comparison: Comparison
    options: ReportOptions
    summary: Summary
    ranked: tuple[RankedFinding, ...]
    topics: tuple[Topic, ...]
    changes: tuple[Change, ...]
    fingerprint: str
    is_example: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are printed, in order."""
        reader = AppliesTo.PACK if self.options.is_pack else AppliesTo.SCORES
        chosen = [
            section
            for section in SECTIONS
            if self.options.preset in section.presets and section.applies_to in (reader, AppliesTo.BOTH)
        ]
        return tuple(section for section in chosen if section.anchor != "verandering" or self.options.previous)

    @property
    def has_reason_pairs(self) -> bool:
        """True when at least one reason shows the scores of both sides."""
        return any(compared.pair for compared in self.comparison.of_kind(Kind.REASON))

    @property
    def has_measure_pairs(self) -> bool:
        """True when at least one measure shows the scores of both sides."""
        return any(compared.pair for compared in self.comparison.of_kind(Kind.MEASURE))

    @property
    def heaviest(self) -> list[ItemComparison]:
        """The reasons that weigh heaviest for young staff, for a poster that leaves management's scores out."""
        scored = [compared for compared in self.comparison.of_kind(Kind.REASON) if compared.shown_score(Side.YOUNG)]
        heaviest = [compared for compared in scored if (compared.ranks[Side.YOUNG] or 0) <= findings.IN_SUMMARY]
        return sorted(heaviest, key=lambda compared: compared.ranks[Side.YOUNG] or 0)

    @property
    def unlike_on_poster(self) -> list[Finding]:
        """Where the round differs from the country, without management's scores if these are left out."""
        if not self.options.poster_without_management:
            return list(self.summary.unlike)
        found = findings.reasons_and_measures_in_turn(findings.differs_from_national, self.comparison)
        return [finding for finding in found if finding.side is Side.YOUNG][: findings.IN_SUMMARY]

    @property
    def is_whole(self) -> bool:
        """True when everything is printed, with cover and contents."""
        return self.options.preset is Preset.FULL


def make_report(comparison: Comparison, options: ReportOptions = ReportOptions()) -> Report:
    """Findings and topics of a comparison, and the sections that were chosen."""
    few = findings.IN_SUMMARY
    summary = Summary(
        *(
            tuple(findings.reasons_and_measures_in_turn(find, comparison)[:few])
            for find in (findings.agreed_on, findings.seen_differently, findings.differs_from_national)
        )
    )
    return Report(
        comparison,
        options,
        summary,
        tuple(findings.ranked_differently(comparison, Kind.REASON)),
        tuple(topics(comparison, options.topics)),
        tuple(changes(comparison, options.previous)) if options.previous else (),
        fingerprint(comparison),
        is_example(comparison),
    )


def fingerprint(comparison: Comparison) -> str:
    """Twelve hexadecimal digits that change with any figure or word shown.

    Made of what the report shows and nothing more: a fingerprint of the input would let a reader test guesses about
    a group that is too small to show.
    """
    round = comparison.round
    shown = [
        [
            compared.item.code,
            *(str(compared.shown_score(side)) for side in Side),
            *(compared.n(side) for side in Side),
        ]
        for compared in comparison.items
    ]
    context = [
        round.municipality,
        round.day.isoformat(),
        round.scale.name,
        round.management_form,
        round.management_role,
        round.staff,
    ]
    return hashlib.sha256(json.dumps([context, shown]).encode()).hexdigest()[:12]


def is_example(comparison: Comparison) -> bool:
    """True when the scores are those of the fictional municipality, whatever name is given to them."""
    if comparison.round.municipality.casefold() == EXAMPLE_NAME.casefold():
        return True
    example = {(code, side): row[SCORE[side]] for code, row in example_cells().items() for side in Side}
    entered = {(entry.code, entry.side): str(entry.mean) for entry in comparison.round.entries}
    return example == entered

"""A comparison and the user's choices become a Report: the values that the templates are filled with."""

import hashlib
import json
from dataclasses import dataclass

from retention_check import dialogue, sheet
from retention_check.comparison import Change, Comparison, Line, changes
from retention_check.dialogue import Finding, RankedFinding, Topic
from retention_check.instrument import Kind, Side
from retention_check.report.parts import PARTS, Audience, Part, Preset
from retention_check.scores import Score


@dataclass(frozen=True)
class Summary:
    """The findings of the one-page summary, a reason and a measure in turn."""

    agreed: tuple[Finding, ...]
    different: tuple[Finding, ...]
    unlike: tuple[Finding, ...]


@dataclass(frozen=True)
class Choices:
    """What the user chose: topics by code (else proposed), what is printed, and what stands on the poster.

    `previous` is the round before, for what changed since; `is_pack` makes the pack without own scores;
    `hides_management` says that management's scores were left out of the round for this reader.
    """

    topics: tuple[str, ...] = ()
    preset: Preset = Preset.VOLLEDIG
    poster_without_management: bool = False
    previous: Comparison | None = None
    is_pack: bool = False
    hides_management: bool = False


@dataclass(frozen=True)
class Report:
    """What the templates are filled with."""

    comparison: Comparison
    choices: Choices
    summary: Summary
    ranked: tuple[RankedFinding, ...]
    topics: tuple[Topic, ...]
    changes: tuple[Change, ...]
    fingerprint: str
    is_example: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are printed, in order."""
        audience = Audience.PACK if self.choices.is_pack else Audience.SCORES
        chosen = [
            part for part in PARTS if self.choices.preset in part.presets and part.audience in (audience, Audience.BOTH)
        ]
        return tuple(part for part in chosen if part.anchor != "verandering" or self.choices.previous)

    @property
    def has_reason_pairs(self) -> bool:
        """True when at least one reason shows the scores of both sides."""
        return any(line.both for line in self.comparison.of_kind(Kind.REASON))

    @property
    def has_measure_pairs(self) -> bool:
        """True when at least one measure shows the scores of both sides."""
        return any(line.both for line in self.comparison.of_kind(Kind.MEASURE))

    @property
    def heaviest(self) -> list[Line]:
        """The reasons that weigh heaviest for young staff, for a poster that leaves management's scores out."""
        scored = [line for line in self.comparison.of_kind(Kind.REASON) if line.points(Side.YOUNG)]
        heaviest = [line for line in scored if (line.ranks[Side.YOUNG] or 0) <= dialogue.IN_SUMMARY]
        return sorted(heaviest, key=lambda line: line.ranks[Side.YOUNG] or 0)

    @property
    def unlike_on_poster(self) -> list[Finding]:
        """Where the round differs from the country, without management's scores if these are left out."""
        if not self.choices.poster_without_management:
            return list(self.summary.unlike)
        found = dialogue.in_turn(dialogue.unlike_the_country, self.comparison)
        return [finding for finding in found if finding.side is Side.YOUNG][: dialogue.IN_SUMMARY]

    @property
    def is_whole(self) -> bool:
        """True when everything is printed, with cover and contents."""
        return self.choices.preset is Preset.VOLLEDIG


def make_report(comparison: Comparison, choices: Choices = Choices()) -> Report:
    """Findings and topics of a comparison, and the parts that were chosen."""
    few = dialogue.IN_SUMMARY
    summary = Summary(
        *(
            tuple(dialogue.in_turn(find, comparison)[:few])
            for find in (dialogue.agreed_on, dialogue.seen_differently, dialogue.unlike_the_country)
        )
    )
    return Report(
        comparison,
        choices,
        summary,
        tuple(dialogue.ranked_differently(comparison, Kind.REASON)),
        tuple(dialogue.topics(comparison, choices.topics)),
        tuple(changes(comparison, choices.previous)) if choices.previous else (),
        fingerprint(comparison),
        is_example(comparison),
    )


def fingerprint(comparison: Comparison) -> str:
    """Twelve hexadecimal digits that change with any figure or word shown.

    Made of what the report shows and nothing more: a fingerprint of the input would let a reader test guesses about
    a group that is too small to show.
    """
    about = comparison.assessment
    shown = [
        [line.item.code, *(str(line.points(side)) for side in Side), *(_count(line, side) for side in Side)]
        for line in comparison.lines
    ]
    context = [about.municipality, about.day.isoformat(), about.scale.name, about.form, about.role, about.staff]
    return hashlib.sha256(json.dumps([context, shown]).encode()).hexdigest()[:12]


def is_example(comparison: Comparison) -> bool:
    """True when the scores are those of the fictional municipality, whatever name is given to them."""
    if comparison.assessment.municipality.casefold() == sheet.EXAMPLE_NAME.casefold():
        return True
    cells = sheet.example_rows().items()
    example = {(code, side): row.cells[sheet.SCORE[side]] for code, row in cells for side in Side}
    entered = {(entry.code, entry.side): str(entry.mean) for entry in comparison.assessment.entries}
    return example == entered


def _count(line: Line, side: Side) -> int | None:
    own = line.outcome(side)
    return own.n if isinstance(own, Score) else None

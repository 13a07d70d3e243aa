"""A comparison and the user's choices become a Report: the values that the templates are filled with."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from retention_check.domain.change import Change, carried_along, changes, hidden_changes, shown_changes
from retention_check.domain.collecting import collection_shown, import_shown, items_with_spread
from retention_check.domain.comparison import Comparison, ItemComparison, compare
from retention_check.domain.findings import RankedFinding, ranked_differently
from retention_check.domain.headline import Headline, headline
from retention_check.domain.item import Item, Kind
from retention_check.domain.planned_text import Circumstance
from retention_check.domain.predictions import predicted_reasons, predictions_of
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from retention_check.domain.topics import Topic, topics
from retention_check.example import is_example
from retention_check.report.documents import PARTS, SECTIONS, AppliesTo, Preset, Section
from retention_check.report.listing import MeasureList, Summary, drawn_measures, measure_lists, summarise

MIDDLE_FROM, MIDDLE_UP_TO = 10, 40  # people at a meeting of middle size
MOST_CHANGES = 10  # changes that are drawn


class GroupSize(StrEnum):
    """How many people come to the meeting: under 10, 10 to 40, or more."""

    SMALL = "klein"
    MIDDLE = "middel"
    LARGE = "groot"

    @classmethod
    def of_people(cls, people: int) -> "GroupSize":
        """The class of a meeting of so many people."""
        if people < MIDDLE_FROM:
            return cls.SMALL
        return cls.MIDDLE if people <= MIDDLE_UP_TO else cls.LARGE


@dataclass(frozen=True)
class MeetingPlan:
    """For which meeting the playbook is read: how many people, whether management is there, how many tables.

    `is_double_sided` gives the cards blank backs, for a printer that prints both sides.
    """

    size: GroupSize = GroupSize.MIDDLE
    has_management: bool = True
    tables: int = 1
    is_double_sided: bool = False


@dataclass(frozen=True)
class ReportOptions:
    """What the user chose: topics by code (else proposed), what is printed, and for which meeting.

    `previous` is the round before, for what changed since; `is_pack` makes the pack without own scores;
    `hides_management` leaves management out of the whole file; `part` prints one part of the playbook alone;
    `is_concept` says on every page that it is not to be shared yet.
    """

    topics: tuple[str, ...] = ()
    preset: Preset = Preset.CONVERSATION
    hides_management: bool = False
    previous: Comparison | None = None
    is_pack: bool = False
    plan: MeetingPlan = field(default_factory=MeetingPlan)
    part: str = ""
    is_concept: bool = False

    @property
    def circumstances(self) -> frozenset[Circumstance]:
        """What makes this meeting other than the usual one: the words of the playbook go by it."""
        is_small = self.plan.size is GroupSize.SMALL
        holds = {
            Circumstance.SMALL: is_small,
            Circumstance.LARGE: self.plan.size is GroupSize.LARGE,
            Circumstance.WITHOUT_MANAGEMENT: not self.plan.has_management,
            Circumstance.WITHOUT_QUESTIONNAIRE: is_small or self.is_pack,
            Circumstance.PACK: self.is_pack,
        }
        return frozenset(name for name, is_so in holds.items() if is_so)


@dataclass(frozen=True)
class TopicPage:
    """One page of conversation: a reason and the topics under it, with the number each has among all topics."""

    reason: Item
    topics: tuple[Topic, ...]
    numbers: tuple[int, ...]

    def number_of(self, code: str) -> int:
        """The number of a topic by its code; of another item under this reason, that of the first topic here."""
        codes = [topic.compared.item.code for topic in self.topics]
        return self.numbers[codes.index(code) if code in codes else 0]


@dataclass(frozen=True)
class Report:
    """What the templates are filled with."""

    comparison: Comparison
    options: ReportOptions
    headline: Headline
    summary: Summary
    ranked: tuple[RankedFinding, ...]
    topics: tuple[Topic, ...]
    changes: tuple[Change, ...]
    fingerprint: str
    is_example: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are printed, in order."""
        if self.options.part:
            return (PARTS[self.options.part],)
        reader = AppliesTo.PACK if self.options.is_pack else AppliesTo.SCORES
        documents = self._documents
        chosen = [
            section
            for section in SECTIONS
            if section.document in documents and section.applies_to in (reader, AppliesTo.BOTH)
        ]
        there = {
            "verandering": self.options.previous is not None,
            "verdeling": self.has_spreads,
            "voorspeld": self.has_predictions,
        }
        return tuple(section for section in chosen if there.get(section.anchor, True))

    @property
    def _documents(self) -> tuple[Preset, ...]:
        is_whole = self.document is Preset.FULL
        return (Preset.CONVERSATION, Preset.PLAYBOOK, Preset.APPENDIX) if is_whole else (self.document,)

    @cached_property
    def topic_pages(self) -> tuple[TopicPage, ...]:
        """The topics by page: two topics of one reason share a page."""
        reasons = list(dict.fromkeys(topic.reason.code for topic in self.topics))
        numbered = list(enumerate(self.topics, start=1))
        grouped = [[(number, topic) for number, topic in numbered if topic.reason.code == code] for code in reasons]
        return tuple(
            TopicPage(found[0][1].reason, tuple(topic for _, topic in found), tuple(number for number, _ in found))
            for found in grouped
        )

    @cached_property
    def measure_lists(self) -> tuple[MeasureList, ...]:
        """The short lists of measures; a measure whose figures stand on another page is named with that page."""
        return measure_lists(self.comparison, self.headline, self.summary, self.topic_pages)

    @property
    def drawn_measures(self) -> tuple[ItemComparison, ...]:
        """Measures of the short lists whose figures stand on no other page."""
        return drawn_measures(self.measure_lists)

    @property
    def asked_again(self) -> tuple[Side, ...]:
        """The groups whose change is shown: of each everyone was asked again."""
        previous = self.options.previous
        return shown_changes(self.comparison, previous) if previous else ()

    @property
    def hidden_changes(self) -> tuple[Side, ...]:
        """The groups whose change stays hidden, for nobody said that everyone was asked again."""
        previous = self.options.previous
        return hidden_changes(self.comparison, previous) if previous else ()

    @property
    def listed_changes(self) -> tuple[Change, ...]:
        """The largest changes that one answer in both rounds cannot make."""
        return tuple(change for change in self.changes if change.is_listed)[:MOST_CHANGES]

    @property
    def earlier_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that came along from the previous round, as they stand now."""
        previous = self.options.previous
        return carried_along(self.comparison.round, previous.round) if previous else ()

    @property
    def document(self) -> Preset:
        """What is printed: for a municipality without own scores the conversation is the playbook."""
        is_pack = self.options.is_pack and self.options.preset is Preset.CONVERSATION
        return Preset.PLAYBOOK if is_pack else self.options.preset

    @property
    def has_reason_pairs(self) -> bool:
        """True when at least one reason shows the scores of both sides."""
        return bool(self.comparison.pairs(Kind.REASON))

    @property
    def has_own_measures(self) -> bool:
        """True when at least one measure shows a score of the round."""
        measures = self.comparison.of_kind(Kind.MEASURE)
        return any(compared.score(side) for compared in measures for side in Side)

    @property
    def has_spreads(self) -> bool:
        """True when of at least one item is shown how the answers are spread."""
        return bool(items_with_spread(self.comparison))

    @property
    def has_predictions(self) -> bool:
        """True when a meeting of the round showed what a group thought the other answers."""
        return bool(predicted_reasons(self.comparison))

    @property
    def is_whole(self) -> bool:
        """True when all documents are printed in one file."""
        return self.options.preset is Preset.FULL


def make_report(comparison: Comparison, options: ReportOptions = ReportOptions()) -> Report:
    """Findings and topics of a comparison, and the sections that were chosen.

    What is left out for a reader is left out before anything is found.
    """
    previous = options.previous
    if options.hides_management:
        comparison = without_management(comparison)
        previous = previous and without_management(previous)
        options = replace(options, previous=previous)
    first = headline(comparison)
    return Report(
        comparison,
        options,
        first,
        summarise(comparison, first),
        tuple(ranked_differently(comparison)),
        tuple(topics(comparison, options.topics or _editorial_topics(comparison, options))),
        tuple(changes(comparison, previous)) if previous else (),
        fingerprint(comparison),
        is_example(comparison),
    )


def _editorial_topics(comparison: Comparison, options: ReportOptions) -> tuple[str, ...]:
    """The pack's own choice of topics, for there are no scores to choose by."""
    return comparison.study.content.meeting.pack.topics if options.is_pack else ()


def without_management(comparison: Comparison) -> Comparison:
    """The comparison as it would be had management never given a score."""
    return compare(comparison.round.without_management(), comparison.study, comparison.threshold)


def fingerprint(comparison: Comparison) -> str:
    """Twelve hexadecimal digits that change with any figure shown, and with the round they belong to.

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
        *(round.asked.get(side) for side in Side),
    ]
    collected = {side: each.to_primitives() for side in Side if (each := collection_shown(comparison, side))}
    imported = {side: survey.to_primitives() for side in Side if (survey := import_shown(comparison, side))}
    predicted = [
        [side, code, str(each.shown_mean), each.n]
        for side, prediction in predictions_of(comparison).items()
        for code, each in sorted(prediction.items())
    ]
    # so that a round without these keeps the fingerprint it had
    shown_too = [
        *([collected] if collected else []),
        *([{"imported": imported}] if imported else []),
        *([{"predicted": predicted}] if predicted else []),
    ]
    return hashlib.sha256(json.dumps([context, shown, *shown_too]).encode()).hexdigest()[:12]

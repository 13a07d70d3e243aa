"""A study as a value: its two sides, its fifty statements, its national means, and the words that belong to them.

`retention_check.studies` loads one; whoever needs it is handed it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from retention_check.domain.item import Item, Kind
from retention_check.domain.meeting_content import MeetingContent
from retention_check.domain.side import Side


@dataclass(frozen=True)
class Means:
    """Means on the scale of 1 to 10 of all respondents and of each side."""

    all: Decimal
    by_side: Mapping[Side, Decimal]

    def of(self, side: Side) -> Decimal:
        """Mean of one side, scale 1 to 10."""
        return self.by_side[side]

    @property
    def gap(self) -> Decimal:
        """Young minus management, in points of the scale of 1 to 10."""
        return self.of(Side.YOUNG) - self.of(Side.MANAGEMENT)


@dataclass(frozen=True)
class National:
    """What the study found for one item: as printed, as read, and where in the source it stands."""

    source: str
    printed: Means
    read: Means


@dataclass(frozen=True)
class Discrepancy:
    """A place where the study's text and its table give another figure; the table is followed."""

    subject: str
    text: Decimal
    table: Decimal
    note: str


@dataclass(frozen=True)
class Exclusion:
    """How many people were left out of the analysis, and why."""

    people: int
    why: str


@dataclass(frozen=True)
class Edition:
    """Who was asked, when and how, and how the study's tables are read; `respondents` counts people of each side."""

    name: str
    title: str
    publishers: tuple[str, ...]
    year: int
    respondents: Mapping[Side, int]
    started: int
    field_start: date
    field_end: date
    young_age_limit: int
    recruitment: str
    excluded: tuple[Exclusion, ...]
    discrepancies: tuple[Discrepancy, ...]
    slip_codes: tuple[str, ...]
    slip_note: str


@dataclass(frozen=True)
class Study:
    """The study: its edition, its items in order, the national means of each, and the words of the conversation.

    `answer_words` says what each answer of the scale is called, the lowest first; `questions_note` where an item's
    question reads otherwise than the study prints it.
    """

    edition: Edition
    items: tuple[Item, ...]
    national: Mapping[str, National]
    answer_words: Mapping[Kind, tuple[str, ...]]
    questions_note: str
    content: MeetingContent
    _by_code: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {item.code: item for item in self.items})

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all items: `R1`, `M3.2`."""
        return frozenset(self._by_code)

    def of_kind(self, kind: Kind) -> tuple[Item, ...]:
        """Items of one kind, in the instrument's order."""
        return tuple(item for item in self.items if item.kind is kind)

    def item(self, code: str) -> Item:
        """Item with this code; KeyError when there is none."""
        return self._by_code[code]

    def measures_of(self, reason: str) -> tuple[Item, ...]:
        """The four measures under a reason (code `R3`)."""
        return tuple(item for item in self.items if item.kind is Kind.MEASURE and item.reason == reason)

    def means(self, code: str) -> Means:
        """National means of an item as read (not as printed), scale 1 to 10."""
        return self.national[code].read

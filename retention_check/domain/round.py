"""One municipality's round as a value: who it is about, when, and what was entered before the small-group rule."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from retention_check.domain.collection import Collection
from retention_check.domain.imported import ImportedSurvey
from retention_check.domain.publication import Publication
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.study import Study

LONGEST_NAME = 80  # characters of a municipality or a role, for they stand on one line of the report
MOST_PEOPLE = 100_000  # in a group
DEFAULT_ROLE = "management"


class ManagementForm(StrEnum):
    """How management gave its scores: by a questionnaire, or as one agreed score given openly by role."""

    QUESTIONNAIRE = "questionnaire"
    AGREED = "agreed"


Primitive = str | int | None
Value = TypeVar("Value")


@dataclass(frozen=True)
class Entry:
    """One mean as entered, on the round's own scale, with its number of answers if known."""

    code: str
    side: Side
    mean: Decimal
    n: int | None = None

    def to_primitives(self) -> dict[str, Primitive]:
        """The entry as text and whole numbers, for a file, a form or a table; every digit is kept."""
        # text, for a number in JSON or SQLite would become a binary fraction
        return {"code": self.code, "side": self.side.value, "mean": f"{self.mean:f}", "n": self.n}

    @classmethod
    def from_primitives(cls, code: str, side: str, mean: str, n: int | None) -> "Entry":
        """The entry that `to_primitives` wrote; ValueError or ArithmeticError for anything else."""
        return cls(code, Side(side), Decimal(mean), n)


@dataclass(frozen=True)
class Agreement:
    """What both sides agreed to do: what, which role, by when, how it will be noticed, and how it stands."""

    what: str
    role: str = ""
    when: str = ""
    how: str = ""
    status: str = ""


@dataclass(frozen=True)
class Round:
    """One round: `management_role` says who speaks for management, `asked` how many of each side were asked.

    `answers` holds each side's number of answers, for entries without one of their own; `topics` the codes chosen for
    the conversation; `is_locked` says that agreed scores can no longer change. `asked_again` says of a round after
    another whether everyone of a side was asked anew, as far as that was answered. `scale_is_sure` says that the
    organiser was asked about the scale, and keeps it. `collected` says of a side how our own questionnaire asked it,
    `imported` from which survey of another tool its scores came, `shown_in_meetings` what its meetings showed.
    """

    entries: tuple[Entry, ...]
    day: date
    municipality: str = ""
    scale: Scale = DEFAULT_SCALE
    management_form: ManagementForm = ManagementForm.QUESTIONNAIRE
    management_role: str = DEFAULT_ROLE
    asked: Mapping[Side, int | None] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    answers: Mapping[Side, int | None] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    is_locked: bool = False
    publication: Publication = field(default_factory=Publication)
    asked_again: Mapping[Side, bool] = field(default_factory=dict)
    scale_is_sure: bool = False
    collected: Mapping[Side, Collection] = field(default_factory=dict)
    imported: Mapping[Side, ImportedSurvey] = field(default_factory=dict)
    shown_in_meetings: ShownInMeetings = field(default_factory=ShownInMeetings)

    @property
    def is_agreed(self) -> bool:
        """True when management's scores are agreed scores, given openly by role."""
        return self.management_form is ManagementForm.AGREED

    def gives_agreed_scores(self, side: Side) -> bool:
        """True for management's side when its scores are agreed ones: nobody is counted behind them."""
        return side is Side.MANAGEMENT and self.is_agreed

    @property
    def awaits_locking(self) -> bool:
        """True while agreed scores are not locked: management locks them before it sees what young staff answered."""
        return self.is_agreed and not self.is_locked

    @property
    def opens_results(self) -> bool:
        """True when what young staff answered can be seen: open scores can no longer be given before it."""
        return bool(self.entries_of(Side.YOUNG)) and not self.awaits_locking

    def is_published(self, side: Side) -> bool:
        """True when others were shown this side's scores: then they are final."""
        return side in self.publication.days

    def is_condensed(self, side: Side) -> bool:
        """True when only the shown scores of this side are kept."""
        return side in self.publication.condensed

    def scale_of(self, side: Side) -> Scale:
        """The scale of a side's entries: the round's, or points of 1 to 10 where only shown scores are kept."""
        return DEFAULT_SCALE if self.is_condensed(side) and self.scale.same_instrument else self.scale

    def was_asked_again(self, side: Side) -> bool:
        """True when everyone of a side was asked anew since the round before; open scores always are given anew."""
        return self.gives_agreed_scores(side) or self.asked_again.get(side, False)

    @property
    def typed_text(self) -> str:
        """Everything in the round that a person typed and the report prints."""
        agreed = (text for agreement in self.agreements for text in astuple(agreement))
        return "".join((self.municipality, self.management_role, *agreed))

    def answers_behind(self, entry: Entry) -> int | None:
        """Number of answers behind an entry: its own, else that of its side; None when unknown."""
        return self.answers.get(entry.side) if entry.n is None else entry.n

    def entries_of(self, side: Side) -> tuple[Entry, ...]:
        """What was entered for one side."""
        return tuple(entry for entry in self.entries if entry.side is side)

    def most_answers(self, side: Side) -> int | None:
        """The most answers that were entered for a side, for it as a whole or for one item; None when unknown."""
        counts = (self.answers.get(side), *(entry.n for entry in self.entries_of(side)))
        return max((n for n in counts if n is not None), default=None)

    def has_more_answers_than_asked(self, side: Side) -> bool:
        """True when more people of a side answered than were asked, which cannot be; an agreed score counts nobody."""
        if self.gives_agreed_scores(side):
            return False
        answers, asked = self.most_answers(side), self.asked.get(side)
        return answers is not None and asked is not None and answers > asked

    def without_management(self) -> "Round":
        """The round as if only young civil servants took part: nothing in it depends on management, topics neither."""
        return replace(
            self.without(Side.MANAGEMENT),
            management_form=ManagementForm.QUESTIONNAIRE,
            management_role=DEFAULT_ROLE,
            is_locked=False,
        )

    def without(self, side: Side) -> "Round":
        """The round as if a side had given no scores; chosen topics go too, for they may have been chosen by them."""
        return replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.side is not side),
            asked=_without(side, self.asked),
            answers=_without(side, self.answers),
            topics=(),
            publication=self.publication.without(side),
            asked_again=_without(side, self.asked_again),
            collected=_without(side, self.collected),
            imported=_without(side, self.imported),
            shown_in_meetings=replace(self.shown_in_meetings, predicted={}),
        )


def in_order(entries: Iterable[Entry], study: Study) -> tuple[Entry, ...]:
    """Entries in the instrument's order, of one item young before management."""
    places = {item.code: place for place, item in enumerate(study.items)}
    sides = [*Side]
    return tuple(sorted(entries, key=lambda entry: (places[entry.code], sides.index(entry.side))))


def same_municipality(first: str, second: str) -> bool:
    """Whether two names are of one municipality: capital letters and spaces make no other."""
    return "".join(first.split()).casefold() == "".join(second.split()).casefold()


def _without(side: Side, values: Mapping[Side, Value]) -> dict[Side, Value]:
    return {each: value for each, value in values.items() if each is not side}

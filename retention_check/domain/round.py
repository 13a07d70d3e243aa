"""One municipality's round as a value: who it is about, when, and what was entered before the small-group rule."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.side import Side

LONGEST_NAME = 80  # characters of a municipality or a role, for they stand on one line of the report
MOST_PEOPLE = 100_000  # in a group
DEFAULT_ROLE = "management"


class ManagementForm(StrEnum):
    """How management gave its scores: by a questionnaire, or as one agreed score given openly by role."""

    QUESTIONNAIRE = "questionnaire"
    AGREED = "agreed"


Primitive = str | int | None


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
    the conversation; `is_locked` says that agreed scores can no longer change.
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

    @property
    def is_agreed(self) -> bool:
        """True when management's scores are agreed scores, given openly by role."""
        return self.management_form is ManagementForm.AGREED

    @property
    def awaits_locking(self) -> bool:
        """True while agreed scores are not locked: management locks them before it sees what young staff answered."""
        return self.is_agreed and not self.is_locked

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
        if side is Side.MANAGEMENT and self.is_agreed:
            return False
        answers, asked = self.most_answers(side), self.asked.get(side)
        return answers is not None and asked is not None and answers > asked

    def without_management(self) -> "Round":
        """The round as if only young civil servants took part: nothing in it depends on management."""
        return replace(
            self,
            entries=self.entries_of(Side.YOUNG),
            management_form=ManagementForm.QUESTIONNAIRE,
            management_role=DEFAULT_ROLE,
            asked=_of_young(self.asked),
            answers=_of_young(self.answers),
            is_locked=False,
        )


def _of_young(numbers: Mapping[Side, int | None]) -> Mapping[Side, int | None]:
    return {side: n for side, n in numbers.items() if side is Side.YOUNG}

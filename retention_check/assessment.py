"""One municipality's round as a value: who it is about, when, and what was entered before the small-group rule."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retention_check.instrument import DEFAULT_SCALE, Scale, Side


class ManagementForm(StrEnum):
    """How management gave its scores: by a questionnaire, or as one agreed score given openly by role."""

    QUESTIONNAIRE = "questionnaire"
    AGREED = "agreed"


@dataclass(frozen=True)
class Entry:
    """One mean as entered, on the round's own scale, with its number of answers and its standard deviation if known."""

    code: str
    side: Side
    mean: Decimal
    n: int | None = None
    sd: Decimal | None = None


@dataclass(frozen=True)
class Agreement:
    """What both sides agreed to do: what, which role, by when, how it will be noticed, and how it stands."""

    what: str
    role: str = ""
    when: str = ""
    how: str = ""
    status: str = ""


@dataclass(frozen=True)
class Assessment:
    """One round: `role` says who speaks for management, `staff` how many young civil servants work there.

    `n_young` and `n_management` are the numbers of answers of entries without one of their own; `topics` the codes
    chosen for the conversation; `is_fixed` says that agreed scores can no longer change.
    """

    entries: tuple[Entry, ...]
    day: date
    municipality: str = ""
    scale: Scale = DEFAULT_SCALE
    form: ManagementForm = ManagementForm.QUESTIONNAIRE
    role: str = "management"
    staff: int | None = None
    agreements: tuple[Agreement, ...] = ()
    n_young: int | None = None
    n_management: int | None = None
    topics: tuple[str, ...] = ()
    is_fixed: bool = False

    def answers(self, entry: Entry) -> int | None:
        """Number of answers behind an entry: its own, else that of its side; None when unknown."""
        if entry.n is not None:
            return entry.n
        return self.n_young if entry.side is Side.YOUNG else self.n_management

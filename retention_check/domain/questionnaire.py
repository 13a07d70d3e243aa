"""Our own questionnaire: what is asked, of whom, by whom and until when, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from retention_check.domain.collection import Length
from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study

SHORT_MEASURES = 12  # measures in the short questionnaire, which takes about three minutes
LONGEST_TEXT = 200  # characters of what is asked for, and of who asks
FIVES = 5  # counts are told in fives until publication
DAYS_KEPT = 30  # after closing, when it is not published


class Phase(StrEnum):
    """How far a questionnaire is."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Questionnaire:
    """What is asked (`codes`, in the instrument's order), by whom, for what, of which sides, and until when.

    `threshold` is the number of answers from which a mean is shown, frozen since it opened; `asked_first` how many of
    each side were asked when it opened, which may have been raised since; `until` the last day on which it takes
    answers. `closed` is the day on which it was closed by hand.
    """

    length: Length
    codes: tuple[str, ...]
    sides: tuple[Side, ...]
    asker: str
    purpose: str
    opened: date
    until: date
    threshold: int
    asked_first: Mapping[Side, int]
    has_codes: bool = False
    closed: date | None = None
    codes_made: Mapping[Side, int] = field(default_factory=dict)  # where more were made than people asked first

    def made(self, side: Side) -> int:
        """How many one-time codes of a side were made so far; the next one gets the number after it."""
        return self.codes_made.get(side, self.asked_first[side])

    def phase(self, today: date) -> Phase:
        """Open until it is closed by hand, or until its last day is over."""
        return Phase.CLOSED if self.closed or today > self.until else Phase.OPEN

    def last_day(self, today: date) -> date:
        """The last day on which it took answers; today while it is open."""
        return min(self.closed or today, self.until, today)

    def allows(self, round: Round) -> bool:
        """Whether a round may be so while this is not published: of its sides nothing is entered in another way."""
        is_other_form = Side.MANAGEMENT in self.sides and round.is_agreed
        is_other_instrument = bool(round.entries) and not round.scale.same_instrument
        is_free = not any(round.entries_of(side) for side in self.sides)
        return is_free and not is_other_form and not is_other_instrument

    def to_primitives(self) -> dict[str, Any]:
        """The questionnaire as texts, numbers, lists and objects; `until` and `closed` stand beside them."""
        return {
            "length": str(self.length),
            "codes": list(self.codes),
            "sides": [str(side) for side in self.sides],
            "asker": self.asker,
            "purpose": self.purpose,
            "opened": self.opened.isoformat(),
            "threshold": self.threshold,
            "asked_first": {str(side): count for side, count in self.asked_first.items()},
            "has_codes": self.has_codes,
            "codes_made": {str(side): count for side, count in self.codes_made.items()},
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any], until: date, closed: date | None) -> "Questionnaire":
        """What `to_primitives` wrote."""
        return cls(
            length=Length(raw["length"]),
            codes=tuple(raw["codes"]),
            sides=tuple(map(Side, raw["sides"])),
            asker=raw["asker"],
            purpose=raw["purpose"],
            opened=date.fromisoformat(raw["opened"]),
            until=until,
            threshold=raw["threshold"],
            asked_first={Side(side): count for side, count in raw["asked_first"].items()},
            has_codes=raw["has_codes"],
            closed=closed,
            codes_made={Side(side): count for side, count in raw.get("codes_made", {}).items()},
        )


def codes_of(length: Length, study: Study, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The items that are asked, in the instrument's order; of a choice the chosen reasons, each with its measures."""
    if length is Length.FULL:
        return tuple(item.code for item in study.items)
    if length is Length.CHOSEN:
        return tuple(item.code for item in study.items if item.reason in chosen)
    measures = {item.code for item in short_measures(study)}
    return tuple(item.code for item in study.items if item.kind is Kind.REASON or item.code in measures)


def short_measures(study: Study) -> tuple[Item, ...]:
    """The twelve measures of the short questionnaire: most support and widest gap in the country (Table 2).

    Support is the mean of both sides, the gap their difference, both in points of 1 to 10 and added up. Each reason
    gives its own highest measure, then the highest of the rest follow; of equal ones the first in the instrument.
    """
    ordered = sorted(study.of_kind(Kind.MEASURE), key=lambda item: -_weight(study, item))
    first_of_reason = {item.reason: item for item in reversed(ordered)}.values()
    rest = [item for item in ordered if item not in first_of_reason]
    chosen = {*first_of_reason, *rest[: SHORT_MEASURES - len(first_of_reason)]}
    return tuple(item for item in study.items if item in chosen)


def _weight(study: Study, item: Item) -> Decimal:
    means = study.means(item.code)
    return (means.of(Side.YOUNG) + means.of(Side.MANAGEMENT)) / 2 + abs(means.gap)


def told_in_fives(people: int) -> str:
    """How many answered, as it is told until publication: 'minder dan 5', '5 of meer', '10 of meer'."""
    return f"{people // FIVES * FIVES} of meer" if people >= FIVES else f"minder dan {FIVES}"

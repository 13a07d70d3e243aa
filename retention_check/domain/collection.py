"""How the scores of a published side were collected with our own questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from retention_check.domain.spread import Share, Spread


class Length(StrEnum):
    """How much is asked: ten reasons and twelve measures, everything, or some reasons with their measures."""

    SHORT = "kort"
    FULL = "volledig"
    CHOSEN = "keuze"


@dataclass(frozen=True)
class Collection:
    """How a published side's scores were collected with our own questionnaire: when, how long, and how many asked."""

    first_day: date
    last_day: date
    length: Length
    has_codes: bool
    asked_first: int
    spreads: Mapping[str, Spread] = field(default_factory=dict)

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, numbers and objects, for a file or a table."""
        return {
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
            "length": str(self.length),
            "has_codes": self.has_codes,
            "asked_first": self.asked_first,
            "spreads": {code: [str(each) for each in spread.shares] for code, spread in self.spreads.items()},
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "Collection":
        """What `to_primitives` wrote; KeyError, TypeError, ValueError or AttributeError for anything else."""
        return cls(
            date.fromisoformat(raw["first_day"]),
            date.fromisoformat(raw["last_day"]),
            Length(raw["length"]),
            raw["has_codes"],
            raw["asked_first"],
            {code: Spread(*map(Share, shares)) for code, shares in raw["spreads"].items()},
        )

"""The survey of another tool that a side's scores were imported from, and how its answers are spread.

A spread belongs to the very mean and number of answers that came with it: typed over, it is no longer shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from retention_check.domain.spread import Share, Spread

LONGEST_TOOL = 40  # characters of a tool's name


@dataclass(frozen=True)
class ImportedSpread:
    """How the answers to an item are spread, with the mean (points of 1 to 10) and the number they belong to."""

    spread: Spread
    mean: Decimal
    n: int


@dataclass(frozen=True)
class ImportedSurvey:
    """With which tool a side was asked, when its answers were imported, and the spreads that may be shown, by code."""

    tool: str
    day: date
    spreads: Mapping[str, ImportedSpread] = field(default_factory=dict)

    def only(self, codes: Iterable[str]) -> "ImportedSurvey":
        """The same with the spreads of these items alone."""
        kept = set(codes)
        return replace(self, spreads={code: each for code, each in self.spreads.items() if code in kept})

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, numbers, lists and objects; means as text, every digit kept."""
        return {
            "tool": self.tool,
            "day": self.day.isoformat(),
            "spreads": {
                code: [*(str(share) for share in each.spread.shares), f"{each.mean:f}", each.n]
                for code, each in self.spreads.items()
            },
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "ImportedSurvey":
        """What `to_primitives` wrote; KeyError, TypeError, ValueError or ArithmeticError for anything else."""
        spreads = {
            code: ImportedSpread(Spread(Share(low), Share(middle), Share(high)), Decimal(mean), n)
            for code, (low, middle, high, mean, n) in raw["spreads"].items()
        }
        return cls(raw["tool"], date.fromisoformat(raw["day"]), spreads)

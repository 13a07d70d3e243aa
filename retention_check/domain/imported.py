"""The survey of another tool that a side's scores were imported from, and how its answers are spread.

What is said of it belongs to the very scores that came with it: of a score that was typed over it says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from retention_check.domain.spread import Share, Spread

LONGEST_TOOL = 40  # characters of a tool's name


@dataclass(frozen=True)
class ImportedItem:
    """The score of an item as it was imported: its mean (points of 1 to 10), its number of answers, and its spread."""

    mean: Decimal
    n: int
    spread: Spread | None = None


@dataclass(frozen=True)
class ImportedSurvey:
    """With which tool a side was asked, when its answers were imported, and what was imported, by code."""

    tool: str
    day: date
    items: Mapping[str, ImportedItem] = field(default_factory=dict)

    def only(self, codes: Iterable[str]) -> "ImportedSurvey":
        """The same with these items alone."""
        kept = set(codes)
        return replace(self, items={code: each for code, each in self.items.items() if code in kept})

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, numbers, lists and objects; means as text, every digit kept."""
        return {
            "tool": self.tool,
            "day": self.day.isoformat(),
            "items": {
                code: [f"{each.mean:f}", each.n, each.spread and [str(share) for share in each.spread.shares]]
                for code, each in self.items.items()
            },
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "ImportedSurvey":
        """What `to_primitives` wrote; KeyError, TypeError, ValueError or ArithmeticError for anything else."""
        items = {
            code: ImportedItem(Decimal(mean), n, shares and Spread(*map(Share, shares)))
            for code, (mean, n, shares) in raw["items"].items()
        }
        return cls(raw["tool"], date.fromisoformat(raw["day"]), items)

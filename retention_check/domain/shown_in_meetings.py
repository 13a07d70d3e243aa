"""What meetings of a round showed to the room: it stays with the round, so that none of it is shown a second time.

Two answers to the same question, a week and one voter apart, would tell what that voter chose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from retention_check.domain.side import Side


@dataclass(frozen=True)
class PredictedScore:
    """What a side thought the other answers to one reason: a mean as it is shown (1.5 to 9.5 points), of n people."""

    shown_mean: Decimal
    n: int


Prediction = Mapping[str, PredictedScore]  # by code of the reason


@dataclass(frozen=True)
class ShownInMeetings:
    """The predictions of each side about the other, which sides guessed, and the measures (codes) that got dots."""

    predicted: Mapping[Side, Prediction] = field(default_factory=dict)
    guessed: tuple[Side, ...] = ()
    dotted: tuple[str, ...] = ()

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, numbers, lists and objects; means as text, every digit kept."""
        return {
            "predicted": {
                str(side): {code: [f"{each.shown_mean:f}", each.n] for code, each in prediction.items()}
                for side, prediction in self.predicted.items()
            },
            "guessed": [str(side) for side in self.guessed],
            "dotted": list(self.dotted),
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "ShownInMeetings":
        """What `to_primitives` wrote; nothing was shown where it is empty."""
        return cls(
            {
                Side(side): {code: PredictedScore(Decimal(mean), n) for code, (mean, n) in prediction.items()}
                for side, prediction in raw.get("predicted", {}).items()
            },
            tuple(map(Side, raw.get("guessed", ()))),
            tuple(raw.get("dotted", ())),
        )

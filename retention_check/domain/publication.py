"""What others were shown of a round, since when, and what was mended in it afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side

COUNT, SCALE = "n", "scale"  # what a correction is about when it is not one item


@dataclass(frozen=True)
class Correction:
    """A typing error that was mended after a group was published: in an item (its code), in its n, or in the scale."""

    side: Side | None  # None: the scale, which both groups share
    what: str
    day: date

    @property
    def is_item(self) -> bool:
        """True when the mean of one item was mended."""
        return self.what not in (COUNT, SCALE)


def in_order(sides: Collection[Side]) -> tuple[Side, ...]:
    """Groups in their own order, each once, so that equal ones are written alike."""
    return tuple(side for side in Side if side in sides)


@dataclass(frozen=True)
class Publication:
    """How far a round is published: `days` says since when each published group is.

    `threshold` is the number of answers that held at the first publication (None: as set). Of a condensed group only
    the shown scores are kept, in points of 1 to 10, with what was withheld and why. Of an `unshown` group everything
    was withheld when it was published, so that it may still change. What `follows` names was published in a round
    before this one, also when that round is gone; what is `followed`, in one after it that asked nobody again.
    `was_opened` says that the results have been open: open scores can no longer be locked. `may_be_shared` says that
    the round is from before these rules, and nobody was asked yet whether something of it was shared.
    """

    days: Mapping[Side, date] = field(default_factory=dict)
    threshold: int | None = None
    condensed: Mapping[Side, Mapping[str, WithheldCause]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    was_opened: bool = False
    may_be_shared: bool = False
    unshown: tuple[Side, ...] = ()
    follows: tuple[Side, ...] = ()
    followed: tuple[Side, ...] = ()

    def without(self, side: Side) -> "Publication":
        """The same as if this group had never been there."""
        return replace(
            self,
            days={each: day for each, day in self.days.items() if each is not side},
            condensed={each: causes for each, causes in self.condensed.items() if each is not side},
            corrections=tuple(each for each in self.corrections if each.side is not side),
            unshown=in_order({*self.unshown} - {side}),
            follows=in_order({*self.follows} - {side}),
            followed=in_order({*self.followed} - {side}),
        )

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, numbers, lists and objects, for a file or a table."""
        return {
            "days": {side.value: day.isoformat() for side, day in self.days.items()},
            "threshold": self.threshold,
            "condensed": {
                side.value: {code: str(cause) for code, cause in causes.items()}
                for side, causes in self.condensed.items()
            },
            "corrections": [
                [each.side and each.side.value, each.what, each.day.isoformat()] for each in self.corrections
            ],
            "was_opened": self.was_opened,
            "may_be_shared": self.may_be_shared,
            "unshown": [side.value for side in self.unshown],
            "follows": [side.value for side in self.follows],
            "followed": [side.value for side in self.followed],
        }

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "Publication":
        """What `to_primitives` wrote; KeyError, TypeError, ValueError or AttributeError for anything else."""
        return cls(
            {Side(side): date.fromisoformat(day) for side, day in raw["days"].items()},
            raw["threshold"],
            {
                Side(side): {code: WithheldCause(cause) for code, cause in causes.items()}
                for side, causes in raw["condensed"].items()
            },
            tuple(
                Correction(side and Side(side), what, date.fromisoformat(day)) for side, what, day in raw["corrections"]
            ),
            raw["was_opened"],
            raw["may_be_shared"],
            tuple(map(Side, raw["unshown"])),
            tuple(map(Side, raw["follows"])),
            tuple(map(Side, raw["followed"])),
        )

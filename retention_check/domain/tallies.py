"""How often each answer was given: all that our own questionnaire keeps of what people answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from retention_check.domain.scales import STEP

ANSWERS = 5  # of the study's scale: 1 is the lowest (Appendix 2)

Answers = Mapping[
    str, int
]  # of one person while they are counted: by code of the item 1 to 5; skipped items are not in


class TallyError(ValueError):
    """Answers that cannot be counted: none at all, an unknown item, not 1 to 5, or taken back without being there."""


@dataclass(frozen=True)
class Tally:
    """How often each of the five answers was given to one item, the lowest first."""

    counts: tuple[int, ...] = (0,) * ANSWERS

    @property
    def n(self) -> int:
        """How many people answered this item."""
        return sum(self.counts)

    @property
    def total(self) -> int:
        """All answers added up."""
        return sum(answer * count for answer, count in enumerate(self.counts, 1))

    @property
    def points(self) -> Decimal:
        """Mean answer in points of 1 to 10; ZeroDivisionError when nobody answered."""
        return points_of(self.total, self.n)

    def with_answer(self, answer: int, times: int = 1) -> "Tally":
        """The same with an answer more, or one fewer with `times` -1; TallyError where that cannot be."""
        if not 1 <= answer <= ANSWERS or self.counts[answer - 1] + times < 0:
            raise TallyError(answer)
        counts = list(self.counts)
        counts[answer - 1] += times
        return Tally(tuple(counts))


def points_of(total: int, n: int) -> Decimal:
    """The mean of n answers that add up to a total, in points of 1 to 10; ZeroDivisionError when there are none.

    There is one division and it comes last, so that what ends in a half (8.75) is exactly that, and is rounded up.
    """
    return (total - n) * STEP / n + 1


@dataclass(frozen=True)
class SideTallies:
    """One side's tallies, by code of the item, and how many people sent the questionnaire."""

    people: int = 0
    items: Mapping[str, Tally] = field(default_factory=dict)

    @classmethod
    def empty(cls, codes: tuple[str, ...]) -> "SideTallies":
        """Nobody answered any of these items yet."""
        return cls(0, dict.fromkeys(codes, Tally()))

    def with_answers(self, answers: Answers) -> "SideTallies":
        """The same with the answers of one person counted; TallyError."""
        return self._counted(answers, 1)

    def without_answers(self, answers: Answers) -> "SideTallies":
        """The same with a sheet of paper that was just typed in taken back; TallyError."""
        return self._counted(answers, -1)

    def _counted(self, answers: Answers, times: int) -> "SideTallies":
        if not answers or not answers.keys() <= self.items.keys() or self.people + times < 0:
            raise TallyError(sorted(answers))
        changed = {code: self.items[code].with_answer(answer, times) for code, answer in answers.items()}
        return SideTallies(self.people + times, {**self.items, **changed})

    def to_primitives(self) -> dict[str, Any]:
        """The tallies as lists of numbers by code, in one order; `people` stands beside them."""
        return {code: list(self.items[code].counts) for code in sorted(self.items)}

    @classmethod
    def from_primitives(cls, people: int, raw: Mapping[str, list[int]]) -> "SideTallies":
        """What `to_primitives` wrote."""
        return cls(people, {code: Tally(tuple(counts)) for code, counts in raw.items()})

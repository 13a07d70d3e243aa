"""A text that reads otherwise for some meetings: few or many people, no management in the room, no own scores."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum


class Circumstance(StrEnum):
    """What makes a meeting other than the usual one: ten to forty people, management there, with own scores."""

    SMALL = "small"
    LARGE = "large"
    WITHOUT_MANAGEMENT = "without_management"
    WITHOUT_QUESTIONNAIRE = "without_questionnaire"  # nobody answers in the room: too few people, or a pack
    WITHOUT_SCORES = "without_scores"  # in a meeting: no own score is shown, so the country is guessed and revealed
    PACK = "pack"


@dataclass(frozen=True)
class Reading:
    """What stands in the place of the usual text when all of `when` holds; empty when nothing stands there."""

    when: frozenset[Circumstance]
    text: str


@dataclass(frozen=True)
class Passage:
    """A piece of a text as it usually reads, and its other readings: the first that fits counts."""

    usual: str
    otherwise: tuple[Reading, ...] = ()

    def reading(self, now: AbstractSet[Circumstance]) -> Reading:
        """The reading that fits these circumstances, the usual one if no other does."""
        usual = Reading(frozenset(), self.usual)
        return next((reading for reading in self.otherwise if reading.when <= now), usual)


@dataclass(frozen=True)
class PlannedText:
    """A text in passages, of which some read otherwise for some meetings."""

    passages: tuple[Passage, ...]

    def told(self, now: AbstractSet[Circumstance]) -> str:
        """The text as it reads under these circumstances; empty when it has nothing to say then."""
        return " ".join(text for passage in self.passages if (text := passage.reading(now).text))

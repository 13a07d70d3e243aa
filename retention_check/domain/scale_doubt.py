"""Scores that look as if they are on another scale than the round says: a plausible report, and a wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.item import Kind
from retention_check.domain.rescaling import gives_words
from retention_check.domain.round import Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO

ANSWER_SCALE = SCALES["1-5"]
ENOUGH_ITEMS = 20  # all of so many at 5 or lower is no longer chance
ENOUGH_PERCENTAGES = 3
ALL_IN_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class ScaleDoubt:
    """The sides that look like means of answers of 1 to 5, and the other sides whose scores do not fit that scale."""

    small: tuple[Side, ...]
    unfit: tuple[Side, ...]

    @property
    def can_switch(self) -> bool:
        """True when the round can be put on the scale of 1 to 5 as it is: no score stands in the way."""
        return not self.unfit

    @property
    def text(self) -> str:
        """What looks wrong, in Dutch, and what to do where a change of the scale does not mend it."""
        small, unfit = (dutch.listing([WHO[side] for side in sides]) for sides in (self.small, self.unfit))
        doubt = f"Alle scores van {small} zijn 5 of lager. Zijn het gemiddelden van antwoorden van 1 tot 5?"
        if self.can_switch:
            return doubt
        return (
            f"{doubt} De scores van {unfit} passen niet op die schaal, en alle scores van een ronde staan op één "
            f"schaal. Zijn die van {small} van 1 tot 5? Reken ze dan eerst om: (gemiddelde − 1) × 2,25 + 1."
        )


def scale_doubt(round: Round, study: Study) -> ScaleDoubt | None:
    """The doubt about a round's scale, None without one; a scale that the organiser is sure of is not doubted."""
    if round.scale.high <= ANSWER_SCALE.high or round.scale_is_sure:
        return None
    small = tuple(side for side in Side if _looks_small(round, side, study))
    if not small:
        return None
    others = (side for side in Side if side not in small and not round.is_condensed(side))
    return ScaleDoubt(small, tuple(side for side in others if not _fits_answers(round, side)))


def are_percentages(values: Iterable[Decimal]) -> bool:
    """True when scores look like percentages: several, and every one above 10 or, as Excel keeps 88%, up to 1."""
    given = list(values)
    are_hundredths = all(0 <= value <= 1 for value in given) and any(value < 1 for value in given)
    are_high = all(SCALES["1-10"].high < value <= ALL_IN_HUNDRED for value in given)
    return len(given) >= ENOUGH_PERCENTAGES and (are_hundredths or are_high)


def _looks_small(round: Round, side: Side, study: Study) -> bool:
    if round.is_condensed(side):  # its shown scores are in points of 1 to 10, whatever the round's scale is
        return False
    codes = {entry.code for entry in round.entries_of(side)}
    reasons = {item.code for item in study.of_kind(Kind.REASON)}
    is_much = len(codes) >= ENOUGH_ITEMS or reasons <= codes
    return is_much and not _are_words(round, side) and _fits_answers(round, side)


def _fits_answers(round: Round, side: Side) -> bool:
    """True when nothing keeps a side's scores from being on the scale of 1 to 5: open scores in words always can."""
    if _are_words(round, side):
        return True
    means = [entry.mean for entry in round.entries_of(side)]
    is_locked = round.gives_agreed_scores(side) and round.is_locked
    return not (means and is_locked) and all(mean <= ANSWER_SCALE.high for mean in means)


def _are_words(round: Round, side: Side) -> bool:
    return side is Side.MANAGEMENT and gives_words(round)

"""What publishes a group, what keeps it from being published, and what others may see of a round."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from retention_check.domain.comparison import Comparison
from retention_check.domain.round import Round
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side


class Hindrance(StrEnum):
    """Why a group cannot be published: its scores differ from those of the round before, and not everyone was asked
    again (or nobody said so yet); more people answered than were asked; its open scores are not locked.
    """

    NOT_ASKED_AGAIN = "not_asked_again"
    UNANSWERED = "unanswered"
    MORE_THAN_ASKED = "more_than_asked"
    NOT_LOCKED = "not_locked"


def entered_sides(round: Round) -> tuple[Side, ...]:
    """The groups of which something was entered."""
    entered = {entry.side for entry in round.entries} | {
        side for side, causes in round.publication.condensed.items() if causes
    }
    return tuple(side for side in Side if side in entered)


def hindrances(now: Comparison, earlier: Mapping[Side, Comparison]) -> Mapping[Side, Hindrance]:
    """What keeps each group that was entered from being published; a group that is not named can be, or is.

    `earlier` holds for each group the last round before this one in which it was published.
    """
    found = {side: _hindrance(now, side, earlier.get(side)) for side in entered_sides(now.round)}
    return {side: why for side, why in found.items() if why}


def unpublished(round: Round) -> tuple[Side, ...]:
    """The groups of which something was entered that others were not shown yet."""
    return tuple(side for side in entered_sides(round) if not round.is_published(side))


def publish(comparison: Comparison, sides: Iterable[Side], today: date) -> Round:
    """The round with these groups published today, under the threshold that holds now."""
    round = comparison.round
    days = {**dict.fromkeys(sides, today), **round.publication.days}
    return replace(
        round,
        publication=replace(
            round.publication, days=days, threshold=comparison.threshold, was_opened=True, may_be_shared=False
        ),
    )


def only_published(round: Round) -> Round:
    """The round as others may see it: a group that is not published is not there."""
    for side in unpublished(round):
        round = round.without_management() if side is Side.MANAGEMENT else round.without(side)
    return round


def with_results_opened(round: Round) -> Round:
    """The round, and that its results have been open as soon as they can be seen: nothing takes that back."""
    if not round.opens_results or round.publication.was_opened:
        return round
    return replace(round, publication=replace(round.publication, was_opened=True))


def can_lock(round: Round) -> bool:
    """Whether open scores can be locked: never once the results have been open, whatever was switched since."""
    return round.awaits_locking and not round.publication.was_opened


def shows_the_same(now: Comparison, before: Comparison, side: Side) -> bool:
    """Whether two rounds show exactly the same of a group: scores, numbers of answers, and what is withheld."""
    return all(new.outcome(side) == old.outcome(side) for new, old in zip(now.items, before.items, strict=True))


def _hindrance(now: Comparison, side: Side, earlier: Comparison | None) -> Hindrance | None:
    round = now.round
    if round.is_published(side):
        return None
    if side is Side.MANAGEMENT and round.awaits_locking:
        return Hindrance.NOT_LOCKED
    if WithheldCause.MORE_THAN_ASKED in now.withheld(side):
        return Hindrance.MORE_THAN_ASKED
    if earlier is None or round.was_asked_again(side) or shows_the_same(now, earlier, side):
        return None
    return Hindrance.NOT_ASKED_AGAIN if side in round.asked_again else Hindrance.UNANSWERED

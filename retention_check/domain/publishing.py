"""What publishes a group, what keeps it from being published, and what others may see of a round."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from retention_check.domain.collecting import spreads_shown
from retention_check.domain.comparison import Comparison
from retention_check.domain.publication import in_order
from retention_check.domain.round import Round
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side


class Hindrance(StrEnum):
    """Why a group cannot be published: its scores differ from those of the round before, and not everyone was asked
    again (or nobody said so yet); they differ from those of a round after this one, which asked nobody anew; more
    people answered than were asked; its open scores are not locked; nothing of any group would be shown.
    """

    NOT_ASKED_AGAIN = "not_asked_again"
    UNANSWERED = "unanswered"
    PUBLISHED_LATER = "published_later"
    MORE_THAN_ASKED = "more_than_asked"
    NOT_LOCKED = "not_locked"
    NOTHING_SHOWN = "nothing_shown"


def entered_sides(round: Round) -> tuple[Side, ...]:
    """The groups of which something was entered."""
    entered = {entry.side for entry in round.entries} | {
        side for side, causes in round.publication.condensed.items() if causes
    }
    return tuple(side for side in Side if side in entered)


def last_published(earlier: Iterable[Round]) -> dict[Side, Round]:
    """For each group the last round in which others were shown it, or may have been; the last round comes first."""
    found: dict[Side, Round] = {}
    for round in earlier:
        for side in maybe_published(round):
            found.setdefault(side, round)
    return found


def next_published(later: Iterable[Round]) -> dict[Side, Round]:
    """For each group the first later round in which it was or may have been shown, unless all were asked again."""
    found: dict[Side, Round] = {}
    anew: set[Side] = set()
    for round in later:
        anew |= {side for side in Side if round.was_asked_again(side)}
        for side in maybe_published(round) - anew:
            found.setdefault(side, round)
    return found


def maybe_published(round: Round) -> frozenset[Side]:
    """The groups that others were shown, or may have been shown before anybody was asked that."""
    known = frozenset(round.publication.days)
    return known | frozenset(entered_sides(round)) if round.publication.may_be_shared else known


def following(round: Round, previous: Round) -> Round:
    """A round as the one after another, which keeps what was published before it."""
    follows = {*round.publication.follows, *previous.publication.follows, *maybe_published(previous)}
    return replace(round, publication=replace(round.publication, follows=in_order(follows)))


def followed_by(published: Round, earlier: Iterable[Round]) -> Iterator[Round]:
    """The rounds before a published one, nearest first: they keep that, unless everyone was asked again since."""
    sides = {side for side in maybe_published(published) if not published.was_asked_again(side)}
    for round in earlier:
        followed = in_order({*round.publication.followed, *sides})
        yield replace(round, publication=replace(round.publication, followed=followed))
        sides = {side for side in sides if not round.was_asked_again(side)}


def hindrances(
    now: Comparison, earlier: Mapping[Side, Comparison], later: Mapping[Side, Comparison] | None = None
) -> Mapping[Side, Hindrance]:
    """What keeps each group that was entered from being published; a group that is not named can be, or is.

    `earlier` holds for each group the round of `last_published` before this one, `later` that of `next_published`.
    """
    later = later or {}
    found = {side: _hindrance(now, side, earlier.get(side), later.get(side)) for side in entered_sides(now.round)}
    return {side: why for side, why in found.items() if why}


def unpublished(round: Round) -> tuple[Side, ...]:
    """The groups of which something was entered that others were not shown yet."""
    return tuple(side for side in entered_sides(round) if not round.is_published(side))


def publish(comparison: Comparison, sides: Iterable[Side], today: date) -> Round:
    """The round with these groups published today, under the threshold that holds now."""
    round = comparison.round
    new = frozenset(sides)
    days = {**dict.fromkeys((side for side in Side if side in new), today), **round.publication.days}
    publication = replace(
        round.publication,
        days=days,
        threshold=comparison.threshold,
        was_opened=True,
        may_be_shared=round.publication.may_be_shared and any(side not in days for side in entered_sides(round)),
        unshown=in_order(({*round.publication.unshown} - new) | {side for side in new if not comparison.has(side)}),
    )
    return replace(round, publication=publication)


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
    """Whether two rounds show exactly the same of a group: scores, numbers of answers, and what is withheld.

    And nowhere two different spreads beside one score, which would tell that answers changed; one where the other has
    none tells no more than it does alone.
    """
    scores = all(new.outcome(side) == old.outcome(side) for new, old in zip(now.items, before.items, strict=True))
    return scores and not any(_spreads_differ(now, before, side, each.item.code) for each in now.items)


def _spreads_differ(now: Comparison, before: Comparison, side: Side, code: str) -> bool:
    new, old = (spreads_shown(each, code).get(side) for each in (now, before))
    return new is not None and old is not None and new != old


def _hindrance(now: Comparison, side: Side, earlier: Comparison | None, later: Comparison | None) -> Hindrance | None:
    round = now.round
    if round.is_published(side):
        return None
    if side is Side.MANAGEMENT and round.awaits_locking:
        return Hindrance.NOT_LOCKED
    if WithheldCause.MORE_THAN_ASKED in now.withheld(side):
        return Hindrance.MORE_THAN_ASKED
    if not any(now.has(each) for each in Side):
        return Hindrance.NOTHING_SHOWN
    if not shows_the_same(now, later, side) if later else side in round.publication.followed:
        return Hindrance.PUBLISHED_LATER
    is_first = earlier is None and side not in round.publication.follows
    if is_first or round.was_asked_again(side) or (earlier and shows_the_same(now, earlier, side)):
        return None
    return Hindrance.NOT_ASKED_AGAIN if side in round.asked_again else Hindrance.UNANSWERED

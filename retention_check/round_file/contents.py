"""What goes into the file of a round: of a published group what was shown, and of any other what was entered.

What its meetings showed always goes along, whatever was typed since: what is not there could be shown a second time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from retention_check.domain.collecting import fitting_items
from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.publishing import entered_sides, only_published, unpublished
from retention_check.domain.round import Entry, Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study


@dataclass(frozen=True)
class Contents:
    """A round and the one before it as a file holds them; a work file holds entries that others were not shown."""

    round: Round
    previous: Round | None
    is_work_file: bool


def contents_of(round: Round, previous: Round | None, study: Study, threshold: int) -> Contents:
    """What the file of a round holds.

    The round before it comes along whole with a work file; with a published round only what is published of it.
    """
    if previous and not is_work_file(round, previous):
        previous = only_published(previous)
    return Contents(
        _kept(round, study, threshold), previous and _kept(previous, study, threshold), is_work_file(round, previous)
    )


def is_work_file(round: Round, previous: Round | None) -> bool:
    """True while a group in the file is not published; a group without scores is nothing to publish."""
    if unpublished(round):
        return True
    return not entered_sides(round) and previous is not None and bool(unpublished(previous))


def _kept(round: Round, study: Study, threshold: int) -> Round:
    """The round with the shown scores alone of what is published, and nothing of what is not there."""
    round = _without_counts_of_open_scores(round)
    entered = entered_sides(round)
    sides = [side for side in entered if round.is_published(side) or round.is_condensed(side)]
    if sides:
        round = shown_only(compare(round, study, threshold), sides)
    return _with_publication_of(round, entered, has_frozen=bool(sides))


def _with_publication_of(round: Round, sides: Iterable[Side], *, has_frozen: bool) -> Round:
    publication, sides = round.publication, tuple(sides)
    return replace(
        round,
        publication=replace(
            publication,
            days={side: day for side, day in publication.days.items() if side in sides},
            condensed={side: causes for side, causes in publication.condensed.items() if side in sides},
            threshold=publication.threshold if has_frozen else None,
        ),
        # how a group was asked is shown with its scores, and only then
        collected={side: each for side, each in round.collected.items() if side in sides and round.is_published(side)},
        # of a group that was typed over since, what no longer fits is not taken along
        imported={
            side: each.only(fitting)
            for side, each in round.imported.items()
            if side in sides and (fitting := fitting_items(round, side))
        },
    )


def _without_counts_of_open_scores(round: Round) -> Round:
    """Open scores count nobody: a number that was left behind by an earlier version is not written."""
    if not round.is_agreed:
        return round
    answers: dict[Side, int | None] = {side: n for side, n in round.answers.items() if side is not Side.MANAGEMENT}
    return replace(round, answers=answers, entries=tuple(_uncounted(entry) for entry in round.entries))


def _uncounted(entry: Entry) -> Entry:
    return replace(entry, n=None) if entry.side is Side.MANAGEMENT else entry

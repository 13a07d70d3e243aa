"""Whether a round of a file is stored here already: then putting it back once more is asked first."""

from collections.abc import Iterator
from dataclasses import dataclass

from retention_check import clock, store
from retention_check.domain.publishing import shows_the_same
from retention_check.domain.round import Round, same_municipality
from retention_check.domain.side import Side
from retention_check.store import StoredRound
from retention_check.web import auth
from retention_check.web.extensions import comparison_of, database


@dataclass(frozen=True)
class RoundHere:
    """A round that is stored here of the same municipality and day, and whether it says the same too."""

    public_id: str
    is_same: bool


def round_here(round: Round) -> RoundHere | None:
    """The round of this municipality and day that this browser may manage: one that says the same comes first.

    What was shared of it since makes no difference. One in which something was mended since says something else.
    """
    found = [RoundHere(each.public_id, _says_the_same(round, each.round)) for each in _rounds_of_this_day(round)]
    return max(found, key=lambda each: each.is_same, default=None)


def _rounds_of_this_day(round: Round) -> Iterator[StoredRound]:
    today = clock.today()
    known = [each.public_id for each in store.rounds.summaries(database(), today) if _is_of(each, round)]
    managed = known if auth.is_owner() else [each for each in known if each in auth.managed_ids()]
    for public_id in managed:
        stored = store.rounds.load(database(), public_id, today)
        if stored and auth.may_manage(stored):
            yield stored


def _is_of(summary: store.RoundSummary, round: Round) -> bool:
    return summary.day == round.day and same_municipality(summary.municipality, round.municipality)


def _says_the_same(first: Round, second: Round) -> bool:
    """The same by what can be seen, for of a group that was shared a file holds nothing else."""
    now, before = (comparison_of(round) for round in (first, second))
    return _about(first) == _about(second) and all(shows_the_same(now, before, side) for side in Side)


def _about(round: Round) -> tuple[object, ...]:
    return (
        round.scale.same_instrument,
        round.management_form,
        round.management_role,
        round.asked,
        round.agreements,
        round.topics,
    )

"""Whether a round of a file is stored here already: then putting it back once more is asked first."""

from collections.abc import Iterator

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.publishing import shows_the_same
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.web import auth
from retention_check.web.extensions import database, settings, study


def is_here(round: Round) -> bool:
    """Whether a round that this browser may manage says the same; what was shared of it since makes no difference."""
    return any(_says_the_same(round, other) for other in _rounds_of_this_day(round))


def _rounds_of_this_day(round: Round) -> Iterator[Round]:
    today = clock.today()
    known = {each.public_id for each in store.rounds.summaries(database(), today) if _is_of(each, round)}
    for public_id in known if auth.is_owner() else known.intersection(auth.managed_ids()):
        stored = store.rounds.load(database(), public_id, today)
        if stored and auth.may_manage(stored):
            yield stored.round


def _is_of(summary: store.RoundSummary, round: Round) -> bool:
    return (summary.municipality, summary.day) == (round.municipality, round.day)


def _says_the_same(first: Round, second: Round) -> bool:
    """The same by what can be seen, for of a group that was shared a file holds nothing else."""
    now, before = (compare(round, study(), settings().threshold) for round in (first, second))
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

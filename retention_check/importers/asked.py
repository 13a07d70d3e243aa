"""More answers than people who were asked: a mistake in one of the two."""

from retention_check import dutch
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.table import Problem


def too_many_answers(round: Round) -> dict[Side, Problem]:
    """What is to be put right, by the sides of which more people answered than were asked."""
    return {side: _problem(round, side) for side in Side if round.has_more_answers_than_asked(side)}


def _problem(round: Round, side: Side) -> Problem:
    answers, asked = (dutch.thousands(n or 0) for n in (round.most_answers(side), round.asked.get(side)))
    return Problem(
        f"Er zijn {answers} antwoorden van {WHO[side]}, maar gevraagd zijn er {asked}. Kijk beide getallen na."
    )

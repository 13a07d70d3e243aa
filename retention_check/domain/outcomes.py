"""What each entry of a round comes to: a score, an open score, or a mean that is withheld and why."""

from retention_check.domain.round import Entry, Round
from retention_check.domain.scores import Outcome, Withheld, WithheldCause, agreed_score, score_or_withhold
from retention_check.domain.side import Side


def outcomes_of(round: Round, threshold: int) -> dict[tuple[str, Side], Outcome]:
    """What is shown and withheld; of a condensed side what was withheld is known by its cause alone."""
    condensed: dict[tuple[str, Side], Outcome] = {
        (code, side): Withheld(cause)
        for side, causes in round.publication.condensed.items()
        for code, cause in causes.items()
    }
    too_many = {side for side in Side if round.has_more_answers_than_asked(side)}
    return condensed | {
        (entry.code, entry.side): Withheld(WithheldCause.MORE_THAN_ASKED)
        if entry.side in too_many
        else _outcome(entry, round, threshold)
        for entry in round.entries
    }


def _outcome(entry: Entry, round: Round, threshold: int) -> Outcome:
    scale = round.scale_of(entry.side)
    if round.gives_agreed_scores(entry.side):
        return agreed_score(entry.mean, scale, round.management_role)
    return score_or_withhold(entry.mean, round.answers_behind(entry), scale, threshold)

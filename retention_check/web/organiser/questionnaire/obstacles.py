"""What keeps a round from asking with our own questionnaire, and which groups it can ask."""

from collections.abc import Container

from retention_check import dutch
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import StoredRound
from retention_check.web.publication_state import sides_published_later

MARKS = (
    "Deze ronde staat op rapportcijfers. Onze vragenlijst meet iets anders: antwoorden van 1 tot 5. "
    "Begin een nieuwe ronde om zelf te vragen."
)
ALL_THERE = "In deze ronde is er niemand meer om te vragen: {why}. Wilt u opnieuw vragen? Begin dan een volgende ronde."


def askable(stored: StoredRound) -> tuple[Side, ...]:
    """The groups that can be asked: without scores here or, asked no more, later; and not giving open scores."""
    return tuple(side for side in Side if side not in reasons_not_to_ask(stored))


def reasons_not_to_ask(stored: StoredRound) -> dict[Side, str]:
    """Why groups cannot be asked, in Dutch and in small letters."""
    later = sides_published_later(stored)
    found = {side: _why_not(stored.round, side, later) for side in Side}
    return {side: why for side, why in found.items() if why}


def obstacle(stored: StoredRound) -> str:
    """Why nobody can be asked in this round; empty when someone can."""
    if stored.round.entries and not stored.round.scale.same_instrument:
        return MARKS
    why = reasons_not_to_ask(stored)
    return ALL_THERE.format(why=dutch.listing([*dict.fromkeys(why.values())])) if len(why) == len(Side) else ""


def _why_not(round: Round, side: Side, later: Container[Side]) -> str:
    if round.gives_agreed_scores(side):
        return "het management geeft open scores"
    if round.is_published(side):
        return f"de scores van {WHO[side]} liggen vast"
    if round.is_condensed(side):
        return f"van {WHO[side]} zijn alleen de getoonde scores bewaard"
    if round.entries_of(side):
        return f"van {WHO[side]} staan er al scores"
    if side in later:
        return f"de scores van {WHO[side]} zijn in een latere ronde al gedeeld"
    return ""

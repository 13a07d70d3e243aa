"""While a group is asked with our own questionnaire, nothing else says what it scored or how many were asked.

After that the number asked stays too: with the number of answers it is how readers see that none were invented.
"""

from collections.abc import Iterable, Iterator

from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.score_sheet import ParseResult
from retention_check.web.current_questionnaire import asked_sides

ENTERED = (
    "Van {who} is er een vragenlijst. Zolang die niet is vastgelegd of gewist, kunt u van {who} geen scores typen of "
    "uploaden. Kijk bij ‘Zelf vragen’."
)
COUNT = (
    "Er is een vragenlijst, en daarvan ligt vast hoeveel mensen u vroeg van {who}. Na het sluiten kan het aantal nog "
    "omhoog, bij ‘Zelf vragen’."
)
NOT_FEWER = (
    "De uitkomsten van {who} liggen vast. Wie antwoordde, las hoeveel mensen u vroeg. Dat aantal kan niet meer omlaag."
)
MARKS = "Er is een vragenlijst, met antwoorden van 1 tot 5. Rapportcijfers passen daar niet bij."
FORM = "Van het management is er een vragenlijst. Open scores kan het pas geven als die gewist is, bij ‘Zelf vragen’."


def asked_refusals(old: Round, new: Round) -> list[str]:
    """Why a change of a round cannot be saved while groups of it are asked; empty when it can."""
    return list(_refusals(old, new))


def sheet_refusals(round: Round, result: ParseResult) -> list[str]:
    """Why a sheet cannot be saved in a round of which groups are asked; empty when it can."""
    counts = [side for side in asked_sides() if result.asked.get(side) not in (None, round.asked.get(side))]
    has_marks = bool(asked_sides()) and result.said_scale is not None and not result.said_scale.same_instrument
    return [
        *_entered(entry.side for entry in result.entries),
        *(COUNT.format(who=WHO[side]) for side in counts),
        *((MARKS,) if has_marks else ()),
    ]


def _refusals(old: Round, new: Round) -> Iterator[str]:
    yield from _entered(entry.side for entry in new.entries)
    for side in asked_sides():
        if old.asked.get(side) != new.asked.get(side):
            yield COUNT.format(who=WHO[side])
    yield from (NOT_FEWER.format(who=WHO[side]) for side in fewer_asked(old, new))
    if is_with_marks(new):
        yield MARKS
    if is_with_open_scores(new):
        yield FORM


def fewer_asked(old: Round, new: Round) -> list[Side]:
    """Published groups of which a change says that fewer were asked than who answered has read."""
    return [side for side in old.collected if (new.asked.get(side) or 0) < (old.asked.get(side) or 0)]


def is_with_marks(round: Round) -> bool:
    """Whether a round is on another instrument than that with which groups of it are asked."""
    return bool(asked_sides()) and not round.scale.same_instrument


def is_with_open_scores(round: Round) -> bool:
    """Whether management gives open scores in a round, while it is asked."""
    return Side.MANAGEMENT in asked_sides() and round.is_agreed


def _entered(sides: Iterable[Side]) -> list[str]:
    there = set(sides)
    return [ENTERED.format(who=WHO[side]) for side in asked_sides() if side in there]

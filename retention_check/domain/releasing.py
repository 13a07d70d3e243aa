"""The one way from tallies to scores: what a closed questionnaire shows of each side, and what it does not.

What comes out are shown scores, blurred ends included, so that what is kept afterwards says no more than what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from retention_check.domain.collection import Collection
from retention_check.domain.comparison import compare
from retention_check.domain.publishing import publish
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.round import Entry, Round, in_order
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import Score, WithheldCause, score_or_withhold
from retention_check.domain.side import Side
from retention_check.domain.spread import spread_of
from retention_check.domain.study import Study
from retention_check.domain.tallies import SideTallies, Tally

AllTallies = Mapping[Side, SideTallies]


class Showing(StrEnum):
    """What will be seen of a side: scores, nothing for too few answered, or nothing for more answered than asked."""

    SCORES = "scores"
    TOO_FEW = "too_few"
    MORE_THAN_ASKED = "more_than_asked"


@dataclass(frozen=True)
class Foreseen:
    """What publishing will show of a side: which items (codes) and which not, without a mean or a number."""

    showing: Showing
    shown: tuple[str, ...]
    withheld: tuple[str, ...]


def foresee(questionnaire: Questionnaire, round: Round, tallies: AllTallies) -> dict[Side, Foreseen]:
    """What publishing would show now, for the page that asks whether to."""
    return {side: _foreseen(questionnaire, round, side, tallies[side]) for side in questionnaire.sides}


def release(questionnaire: Questionnaire, round: Round, tallies: AllTallies, study: Study, today: date) -> Round:
    """The round with the scores of every side that can be shown, published today.

    A side with more answers than people asked is not in it. Everyone of a side was asked, so 'asked again' holds.
    """
    sides = [side for side in questionnaire.sides if not has_too_many(round, side, tallies[side])]
    released = round
    for side in sides:
        released = _with_side(questionnaire, released, side, tallies[side], today)
    released = replace(released, entries=in_order(released.entries, study))
    shown = [side for side in sides if released.entries_of(side)]
    return publish(compare(released, study, questionnaire.threshold), shown, today) if shown else round


def has_too_many(round: Round, side: Side, tallies: SideTallies) -> bool:
    """Whether more people answered than were asked: invented answers beside a real one give the real one away."""
    asked = round.asked.get(side)
    return asked is None or tallies.people > asked


def _foreseen(questionnaire: Questionnaire, round: Round, side: Side, tallies: SideTallies) -> Foreseen:
    if has_too_many(round, side, tallies):
        return Foreseen(Showing.MORE_THAN_ASKED, (), questionnaire.codes)
    threshold = _threshold(questionnaire, round)
    shown = tuple(code for code in questionnaire.codes if tallies.items[code].n >= threshold)
    withheld = tuple(code for code in questionnaire.codes if code not in shown)
    return Foreseen(Showing.SCORES if shown else Showing.TOO_FEW, shown, withheld)


def _with_side(questionnaire: Questionnaire, round: Round, side: Side, tallies: SideTallies, today: date) -> Round:
    threshold = _threshold(questionnaire, round)
    entries = [_entry(code, side, tallies.items[code], threshold) for code in questionnaire.codes]
    shown = tuple(entry for entry in entries if entry)
    if not shown:
        return round  # nothing of it is kept, not even that it was asked
    kept = {entry.code for entry in shown}
    causes = {code: WithheldCause.TOO_FEW for code in questionnaire.codes if code not in kept}
    publication = replace(round.publication, condensed={**round.publication.condensed, side: causes})
    return replace(
        round,
        entries=(*(entry for entry in round.entries if entry.side is not side), *shown),
        answers={each: n for each, n in round.answers.items() if each is not side},
        scale=round.scale if round.entries else DEFAULT_SCALE,
        asked_again={**round.asked_again, side: True},
        publication=publication,
        imported={each: known for each, known in round.imported.items() if each is not side},
        collected={**round.collected, side: _collection(questionnaire, side, tallies, kept, today)},
    )


def _threshold(questionnaire: Questionnaire, round: Round) -> int:
    """The number of answers that holds: as it was when the questionnaire opened, and when the round was published."""
    return max(questionnaire.threshold, round.publication.threshold or 0)


def _entry(code: str, side: Side, tally: Tally, threshold: int) -> Entry | None:
    if tally.n < threshold:
        return None
    score = score_or_withhold(tally.points, tally.n, DEFAULT_SCALE, threshold)
    return Entry(code, side, score.shown_mean, score.n) if isinstance(score, Score) else None


def _collection(
    questionnaire: Questionnaire, side: Side, tallies: SideTallies, shown: set[str], today: date
) -> Collection:
    spreads = {
        code: spread for code in questionnaire.codes if code in shown and (spread := spread_of(tallies.items[code]))
    }
    return Collection(
        questionnaire.opened,
        questionnaire.last_day(today),
        questionnaire.length,
        questionnaire.has_codes,
        questionnaire.asked_first[side],
        spreads,
    )

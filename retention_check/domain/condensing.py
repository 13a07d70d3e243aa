"""What may be kept of a round after a year: the scores that were shown, and nothing of what was entered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from retention_check.domain.collecting import collection_shown, import_shown
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Entry, Round
from retention_check.domain.scores import THRESHOLD, AgreedScore, AnyScore, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.study import Study


def condensing(study: Study, threshold: int = THRESHOLD) -> Callable[[Round], Round]:
    """How a round is reduced to what may be kept of it, with this study and threshold."""
    return lambda round: shown_only(compare(round, study, threshold))


def shown_only(comparison: Comparison, sides: Iterable[Side] = Side) -> Round:
    """The round as it may be kept when the input of these sides is deleted: what was shown, in points of 1 to 10.

    What was withheld is kept by its cause, so that the round shows the same afterwards. Of how a side was asked stays
    what is shown.
    """
    round, sides = comparison.round, tuple(sides)
    kept = tuple(entry for entry in round.entries if entry.side not in sides)
    shown = tuple(
        _shown_entry(compared.item.code, side, own)
        for compared in comparison.items
        for side in sides
        if (own := compared.score(side))
    )
    condensed = {**round.publication.condensed, **{side: _causes(comparison, side) for side in sides}}
    answers = {side: n for side, n in round.answers.items() if side not in sides}
    publication = replace(round.publication, condensed=condensed, threshold=comparison.threshold)
    collected = {
        side: each
        for side, known in round.collected.items()
        if (each := collection_shown(comparison, side) if side in sides else known)
    }
    imported = {
        side: survey
        for side, known in round.imported.items()
        if (survey := import_shown(comparison, side) if side in sides else known)
    }
    return replace(
        round,
        entries=(*kept, *shown),
        answers=answers,
        publication=publication,
        collected=collected,
        imported=imported,
    )


def _causes(comparison: Comparison, side: Side) -> Mapping[str, WithheldCause]:
    return {item.code: cause for cause, items in comparison.withheld(side).items() for item in items}


def _shown_entry(code: str, side: Side, own: AnyScore) -> Entry:
    return Entry(code, side, own.shown_mean, None if isinstance(own, AgreedScore) else own.n)

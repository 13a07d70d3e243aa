"""What may be kept of a round after a year: the scores that were shown, and nothing of what was entered."""

from collections.abc import Callable
from dataclasses import replace

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import THRESHOLD, AgreedScore, AnyScore
from retention_check.domain.side import Side
from retention_check.domain.study import Study


def condensing(study: Study, threshold: int = THRESHOLD) -> Callable[[Round], Round]:
    """How a round is reduced to what may be kept of it, with this study and threshold."""
    return lambda round: shown_only(compare(round, study, threshold))


def shown_only(comparison: Comparison) -> Round:
    """The round as it may be kept when its input is deleted: the figures that were shown, in points of 1 to 10."""
    round = comparison.round
    entries = tuple(
        _shown_entry(compared.item.code, side, own)
        for compared in comparison.items
        for side in Side
        if (own := compared.score(side))
    )
    scale = DEFAULT_SCALE if round.scale.same_instrument else round.scale
    return replace(round, entries=entries, scale=scale, answers={})


def _shown_entry(code: str, side: Side, own: AnyScore) -> Entry:
    return Entry(code, side, own.shown_mean, None if isinstance(own, AgreedScore) else own.n)

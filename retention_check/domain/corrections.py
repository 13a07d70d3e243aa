"""What may still change in a published group: a typing error. Anything else makes a new round.

Whoever holds two views of one group, with an answer more in the second, works out that answer. So a mended typing error
leaves the number of answers as it is and touches few items, or mends a number and leaves every mean; never both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publication import COUNT, SCALE, Correction, in_order
from retention_check.domain.publishing import shows_the_same
from retention_check.domain.round import Round
from retention_check.domain.scores import THRESHOLD, Score, Withheld
from retention_check.domain.side import Side
from retention_check.domain.study import Study

MOST_CORRECTED = 5  # items of one group, in all


class Refusal(StrEnum):
    """Why a change of a published group is no typing error, so that it makes a new round."""

    ADDED_OR_REMOVED = "added_or_removed"  # a score where there was none, or the other way round
    TOO_MANY = "too_many"  # more than five items in all
    COUNT_TOO = "count_too"  # means and numbers of answers at once
    COUNT_AFTER_ITEMS = "count_after_items"  # numbers of answers now, means at an earlier correction
    ITEMS_AFTER_COUNT = "items_after_count"  # the other way round
    SCALE_TOO = "scale_too"  # another scale, and means or numbers of answers at once
    HIDES_SHOWN = "hides_shown"  # a score that was shown would be of too few people
    SHOWS_ENDS = "shows_ends"  # on the other scale an exact score was one of the blurred ends
    OTHER_FORM = "other_form"  # management's scores as a questionnaire or as open scores
    CONDENSED = "condensed"  # only the shown scores are kept


@dataclass(frozen=True)
class Review:
    """What a change does to published groups: typing errors to be confirmed, and what is refused, by group.

    The scale is that of both groups: a refusal of it stands at each group it is about. `withdrawn` groups showed
    nothing, so they may change freely, and are no longer published.
    """

    corrections: tuple[Correction, ...] = ()
    refusals: Mapping[Side, Refusal] = field(default_factory=dict)
    withdrawn: frozenset[Side] = frozenset()

    def applied_to(self, round: Round) -> Round:
        """The changed round with its corrections written down, and without the publication of what was withdrawn."""
        days = {side: day for side, day in round.publication.days.items() if side not in self.withdrawn}
        # what a withdrawn group is given anew is input again, on the scale of the round
        condensed = {side: why for side, why in round.publication.condensed.items() if side not in self.withdrawn}
        publication = replace(
            round.publication,
            days=days,
            condensed=condensed,
            unshown=in_order({*round.publication.unshown} - self.withdrawn),
            corrections=(*round.publication.corrections, *self.corrections),
        )
        collected = {side: each for side, each in round.collected.items() if side not in self.withdrawn}
        return replace(round, publication=publication, collected=collected)


def review(old: Round, new: Round, study: Study, today: date, threshold: int = THRESHOLD) -> Review:
    """What changing a round into another does to its published groups."""
    before, after = compare(old, study, threshold), compare(new, study, threshold)
    finals = [side for side in Side if old.is_published(side) or old.is_condensed(side)]
    changes = [_ChangeOfGroup(before, after, side) for side in finals]
    real = [change for change in changes if change.is_real]
    withdrawn = frozenset(change.side for change in real if change.showed_nothing)
    judged = [change for change in real if change.side not in withdrawn]
    refusals = {change.side: refusal for change in judged if (refusal := change.refusal())}
    items = [Correction(change.side, what, today) for change in judged for what in change.corrected]
    scale = [Correction(None, SCALE, today)] if any(change.other_scale for change in judged) else []
    return Review((*items, *scale), refusals, withdrawn)


class _ChangeOfGroup:
    """One published group before and after a change."""

    def __init__(self, before: Comparison, after: Comparison, side: Side) -> None:
        self.before, self.after, self.side = before, after, side
        self.means = _changed(_means(before.round, side), _means(after.round, side))
        self.counts = _changed(_counts(before.round, side), _counts(after.round, side))
        # of a condensed group the scale is one of points, whatever that of the round
        self.other_scale = before.round.scale_of(side) != after.round.scale_of(side)
        self.other_form = side is Side.MANAGEMENT and before.round.is_agreed is not after.round.is_agreed

    @property
    def is_real(self) -> bool:
        is_other = bool(self.means or self.counts or self.other_scale or self.other_form)
        return is_other and not self._keeps_words

    @property
    def _keeps_words(self) -> bool:
        """Open scores in words are the same answers on another scale."""
        are_agreed = all(each.round.gives_agreed_scores(self.side) for each in (self.before, self.after))
        return are_agreed and shows_the_same(self.before, self.after, self.side)

    @property
    def showed_nothing(self) -> bool:
        """Whether nothing of the group was ever shown: what shows nothing today may have shown something before."""
        round = self.before.round
        was_shown = round.is_published(self.side) and self.side not in round.publication.unshown
        return not was_shown and not self.before.has(self.side)

    @property
    def corrected(self) -> tuple[str, ...]:
        return (*self.means, *((COUNT,) if self.counts else ()))

    def refusal(self) -> Refusal | None:
        # two kinds of correction, in one step or in several, could together hide an answer that was added
        had_items, had_count = bool(self._earlier_items), any(each.what == COUNT for each in self._earlier)
        checks = {
            Refusal.CONDENSED: self.before.round.is_condensed(self.side),
            Refusal.OTHER_FORM: self.other_form,
            Refusal.ADDED_OR_REMOVED: _means(self.before.round, self.side).keys()
            != _means(self.after.round, self.side).keys(),
            Refusal.SCALE_TOO: self.other_scale and bool(self.means or self.counts),
            Refusal.COUNT_TOO: bool(self.means and self.counts) or (had_items and had_count),
            Refusal.COUNT_AFTER_ITEMS: bool(self.counts) and had_items,
            Refusal.ITEMS_AFTER_COUNT: bool(self.means) and had_count,
            Refusal.TOO_MANY: len(self.means) + len(self._earlier_items) > MOST_CORRECTED,
            Refusal.HIDES_SHOWN: self._hides_shown(),
            Refusal.SHOWS_ENDS: self.other_scale and self._shows_ends(),
        }
        return next((refusal for refusal, holds in checks.items() if holds), None)

    @property
    def _earlier(self) -> list[Correction]:
        return [each for each in self.before.round.publication.corrections if each.side in (self.side, None)]

    @property
    def _earlier_items(self) -> list[Correction]:
        return [each for each in self._earlier if each.is_item]

    def _hides_shown(self) -> bool:
        return any(
            old.score(self.side) is not None and isinstance(new.outcome(self.side), Withheld)
            for old, new in zip(self.before.items, self.after.items, strict=True)
        )

    def _shows_ends(self) -> bool:
        """A score that is an end on one of both scales and exact on the other tells what everyone answered."""
        return any(
            isinstance(was := old.score(self.side), Score)
            and isinstance(now := new.score(self.side), Score)
            and was.end is not now.end
            for old, new in zip(self.before.items, self.after.items, strict=True)
        )


def _means(round: Round, side: Side) -> dict[str, object]:
    return {entry.code: entry.mean for entry in round.entries_of(side)}


def _counts(round: Round, side: Side) -> dict[str, object]:
    is_agreed = round.gives_agreed_scores(side)
    return {entry.code: None if is_agreed else round.answers_behind(entry) for entry in round.entries_of(side)}


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(code for code in {**before, **after} if before.get(code) != after.get(code))

"""Rounds of any scale, form and size, and pairs of which people see the same, for the tests of the exports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES, Scale
from retention_check.domain.scores import HIGHEST_THRESHOLD, THRESHOLD, Withheld, agreed_score, score_or_withhold
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY

A_YEAR_BEFORE = date(2025, 11, 21)
CODES = [item.code for item in STUDY.items]
THRESHOLDS = st.integers(THRESHOLD, HIGHEST_THRESHOLD)


def of_a_year_before(comparison: Comparison) -> Comparison:
    """A comparison of the same entries a year before, each half a point lower."""
    round = comparison.round
    entries = tuple(replace(entry, mean=max(round.scale.low, entry.mean - Decimal("0.5"))) for entry in round.entries)
    return compare(replace(round, day=A_YEAR_BEFORE, entries=entries), comparison.study, comparison.threshold)


def is_open(side: Side, form: ManagementForm) -> bool:
    return side is Side.MANAGEMENT and form is ManagementForm.AGREED


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A round of any scale and form, some means at an end of the scale, some of few answers or an unknown number."""
    scale = draw(st.sampled_from(list(SCALES.values())))
    form = draw(st.sampled_from(list(ManagementForm)))
    ends = st.sampled_from([scale.low, scale.low + Decimal("0.2"), scale.high - Decimal("0.2"), scale.high])
    means = st.one_of(ends, st.decimals(scale.low, scale.high, places=3), st.decimals(scale.low, scale.high, places=1))
    sizes = st.one_of(st.none(), st.integers(0, 12), st.integers(THRESHOLD, 400))
    usual = {side: draw(sizes) for side in Side}
    entries = []
    for code in draw(st.lists(st.sampled_from(CODES), unique=True, max_size=12)):
        for side in draw(st.sampled_from([list(Side), [Side.YOUNG], [Side.MANAGEMENT]])):
            n = None if is_open(side, form) else draw(st.one_of(st.just(usual[side]), sizes))
            entries.append(Entry(code, side, draw(means), n))
    asked = {side: draw(st.one_of(st.none(), st.integers(400, 900))) for side in Side}
    return Round(tuple(entries), DAY, "Gouda", scale, form, asked=asked)


@st.composite
def twins(draw: st.DrawFn) -> tuple[Round, Round, int]:
    """Two rounds and a threshold with which people see the same: shown means that round alike, any hidden mean."""
    round, threshold = draw(rounds()), draw(THRESHOLDS)
    return (
        round,
        replace(round, entries=tuple(draw(twin(entry, round, threshold)) for entry in round.entries)),
        threshold,
    )


@st.composite
def twin(draw: st.DrawFn, entry: Entry, round: Round, threshold: int) -> Entry:
    """An entry of which people see the same."""
    if is_open(entry.side, round.management_form):
        shown = agreed_score(entry.mean, round.scale, "").shown_mean
        return replace(entry, mean=draw(st.sampled_from(means_by_open_score(round.scale)[shown])))
    outcome = score_or_withhold(entry.mean, entry.n, round.scale, threshold)
    if isinstance(outcome, Withheld):
        n = None if entry.n is None else draw(st.integers(0, threshold - 1))
        return replace(entry, mean=draw(st.decimals(round.scale.low, round.scale.high, places=2)), n=n)
    return replace(entry, mean=draw(st.sampled_from(means_by_score(round.scale)[outcome.shown_mean])))


@cache
def means_by_score(scale: Scale) -> Mapping[Decimal, list[Decimal]]:
    """Means with three decimals by the score that a group with them shows."""
    found: dict[Decimal, list[Decimal]] = {}
    for mean in thousandths_of(scale):
        score = score_or_withhold(mean, THRESHOLD, scale)
        assert not isinstance(score, Withheld)
        found.setdefault(score.shown_mean, []).append(mean)
    return found


@cache
def means_by_open_score(scale: Scale) -> Mapping[Decimal, list[Decimal]]:
    """Means with three decimals by the open score they show."""
    found: dict[Decimal, list[Decimal]] = {}
    for mean in thousandths_of(scale):
        found.setdefault(agreed_score(mean, scale, "").shown_mean, []).append(mean)
    return found


def thousandths_of(scale: Scale) -> list[Decimal]:
    return [Decimal(number) / 1000 for number in range(int(scale.low * 1000), int(scale.high * 1000) + 1)]

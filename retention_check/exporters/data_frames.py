"""A comparison, what changed, and the national means as DataFrames: columns named in English, values as shown."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pandas as pd

from retention_check.domain.change import Change, changes
from retention_check.domain.collecting import spreads_shown
from retention_check.domain.collection_wording import collected_text
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.difference import Difference
from retention_check.domain.item import Item
from retention_check.domain.predictions import predicted_of, predictions_of
from retention_check.domain.scores import AgreedScore, AnyScore, Score, Withheld
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.exporters.collection_columns import CLASS_NAMES
from retention_check.exporters.round_notes import note_of

Value = Decimal | int | str | None
Row = dict[str, Value]

THOUSANDTH = Decimal("0.001")


def national_frame(study: Study) -> pd.DataFrame:
    """National means of every item, as read and as printed, scale 1 to 10, with their place and a remark."""
    return pd.DataFrame([_statement(item) | _national_means(study, item) for item in study.items], dtype=object)


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Every item beside the country; cells are empty where a figure is unknown or withheld."""
    return pd.DataFrame([_row(comparison, compared) for compared in comparison.items], dtype=object)


def changes_frame(comparison: Comparison, previous: Comparison) -> pd.DataFrame:
    """What changed since the previous round, the largest change first; no row where nothing may be compared."""
    return pd.DataFrame([_change(change) for change in changes(comparison, previous)], dtype=object)


def _national_means(study: Study, item: Item) -> Row:
    national = study.national[item.code]
    read, printed = national.read, national.printed
    row: Row = {"all": read.all, **{side.value: read.of(side) for side in Side}}
    row |= {"printed_all": printed.all} | {f"printed_{side}": printed.of(side) for side in Side}
    return row | {"place": national.source, "note": _remark(study, item)}


def _remark(study: Study, item: Item) -> str | None:
    """Where the study contradicts itself about an item, and what is followed; None elsewhere."""
    edition = study.edition
    slip = [edition.slip_note] if item.code in edition.slip_codes else []
    found = slip + [other.note for other in edition.discrepancies if other.subject == item.code]
    return " ".join(found) or None


def _row(comparison: Comparison, compared: ItemComparison) -> Row:
    return (
        _statement(compared.item)
        | _figures(compared)
        | _places(compared)
        | _outcomes(compared)
        | _chance(compared)
        | _spreads(comparison, compared)
        | _predicted(comparison, compared)
        | {f"asked_{side}": asked(comparison, side) for side in Side}
        | {"note": note_of(comparison) or None}
        | {f"collected_{side}": collected_text(comparison, side) or None for side in Side}
    )


def asked(comparison: Comparison, side: Side) -> int | None:
    """How many of a side were asked; None when unknown, or when open scores speak for it."""
    is_open = side is Side.MANAGEMENT and comparison.is_agreed
    return None if is_open else comparison.round.asked.get(side)


def _statement(item: Item) -> Row:
    return {"code": item.code, "kind": item.kind.value, "reason": item.reason, "item": item.text}


def _figures(compared: ItemComparison) -> Row:
    national = compared.national
    row: Row = {side.value: compared.shown_score(side) for side in Side}
    row |= {"gap": _points(compared.gap)}
    row |= {f"n_{side}": compared.n(side) for side in Side}
    row |= {"national_all": national.all} | {f"national_{side}": national.of(side) for side in Side}
    row |= {"national_gap": national.gap}
    row |= {f"{side}_vs_national": _points(compared.versus_national(side)) for side in Side}
    return row | {"gap_vs_national": compared.gap_versus_national}


def _places(compared: ItemComparison) -> Row:
    own: Row = {f"rank_{side}": compared.ranks[side] for side in Side}
    return own | {f"national_rank_{side}": compared.national_ranks[side] for side in Side}


def _outcomes(compared: ItemComparison) -> Row:
    row: Row = {f"status_{side}": _status(compared, side) for side in Side}
    row |= {f"withheld_{side}": _cause(compared, side) for side in Side}
    row |= {f"end_{side}": _end(compared.score(side)) for side in Side}
    return row | {f"step_{side}": _step(compared.score(side)) for side in Side}


def _chance(compared: ItemComparison) -> Row:
    gap, beside = compared.gap, {side: compared.versus_national(side) for side in Side}
    margin = gap.margin if gap else None
    row: Row = {
        "gap_bound": _bound(gap),
        "gap_steps": thousandths(margin.steps, ROUND_DOWN) if margin else None,
        "gap_margin": margin.points.quantize(THOUSANDTH, ROUND_DOWN) if margin else None,
        "gap_level": _level(gap),
    }
    row |= {f"{side}_vs_national_bound": _bound(apart) for side, apart in beside.items()}
    return row | {f"{side}_vs_national_level": _level(apart) for side, apart in beside.items()}


def _spreads(comparison: Comparison, compared: ItemComparison) -> Row:
    """Shares of each side that answered low, in the middle and high, where these are shown."""
    shown = spreads_shown(comparison, compared.item.code)
    return {
        f"spread_{name}_{side}": shown[side].shares[place].value if side in shown else None
        for place, name in enumerate(CLASS_NAMES)
        for side in Side
    }


def _predicted(comparison: Comparison, compared: ItemComparison) -> Row:
    """What each side was thought to answer, as far as a meeting of the round showed it."""
    about = predicted_of(compared, predictions_of(comparison)).about
    shown = {side: about[side].predicted for side in Side}
    row: Row = {f"predicted_{side}": each.shown_mean if each else None for side, each in shown.items()}
    row |= {f"n_predicted_{side}": each.n if each else None for side, each in shown.items()}
    return row | {f"end_predicted_{side}": end.value if (end := about[side].end) else None for side in Side}


def _change(change: Change) -> Row:
    row: Row = {"code": change.item.code, "item": change.item.text, "side": change.side.value}
    for when, score in (("before", change.before), ("now", change.now)):
        row |= {when: score.shown_mean, f"end_{when}": _end(score), f"n_{when}": _n(score)}
    moved = change.moved
    return row | {"change": moved.points, "bound": _bound(moved), "level": _level(moved), "asked_again": "yes"}


def thousandths(points: Fraction, rounding: str) -> Decimal:
    """Points with three decimals.

    A limit is cut off (ROUND_DOWN): then a difference of one decimal exceeds it exactly when it exceeds what is shown.
    """
    return (Decimal(points.numerator) / points.denominator).quantize(THOUSANDTH, rounding)


def _points(difference: Difference | None) -> Decimal | None:
    return difference.points if difference else None


def _bound(difference: Difference | None) -> str | None:
    return difference.bound.value if difference and difference.bound else None


def _level(difference: Difference | None) -> str | None:
    return difference.level.value if difference and difference.level else None


def _n(score: AnyScore) -> int | None:
    return score.n if isinstance(score, Score) else None


def _end(score: AnyScore | None) -> str | None:
    return score.end.value if score and score.end else None


def _step(score: AnyScore | None) -> Decimal | None:
    return thousandths(score.step, ROUND_HALF_UP) if score else None


def _status(compared: ItemComparison, side: Side) -> str | None:
    own = compared.outcome(side)
    if isinstance(own, Withheld):
        return "withheld"
    if isinstance(own, AgreedScore):
        return "agreed"
    return "score" if own else None


def _cause(compared: ItemComparison, side: Side) -> str | None:
    own = compared.outcome(side)
    return own.cause.value if isinstance(own, Withheld) else None

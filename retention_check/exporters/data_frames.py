"""A comparison and the national means as DataFrames: one row per item, columns named in English, values as shown."""

from decimal import Decimal

import pandas as pd

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.scales import rounded
from retention_check.domain.scores import AgreedScore, Score, Withheld
from retention_check.domain.side import Side
from retention_check.domain.study import Study

Value = Decimal | int | str | bool | None


def national_frame(study: Study) -> pd.DataFrame:
    """National means of every item, as read and as printed, scale 1 to 10."""
    rows = []
    for item in study.items:
        national = study.national[item.code]
        read, printed = national.read, national.printed
        row: dict[str, Value] = {"code": item.code, "kind": item.kind.value, "reason": item.reason, "item": item.text}
        row |= {"all": read.all} | {side.value: read.of(side) for side in Side}
        row |= {"printed_all": printed.all} | {f"printed_{side}": printed.of(side) for side in Side}
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Every item beside the country; cells are empty where a figure is unknown or withheld."""
    return pd.DataFrame([_row(comparison, compared) for compared in comparison.items], dtype=object)


def _row(comparison: Comparison, compared: ItemComparison) -> dict[str, Value]:
    item = compared.item
    row: dict[str, Value] = {"code": item.code, "kind": item.kind.value, "reason": item.reason, "item": item.text}
    row |= {side.value: compared.shown_score(side) for side in Side}
    row |= {"gap": compared.gap}
    row |= {f"n_{side}": compared.n(side) for side in Side}
    row |= {"national_all": compared.national.all}
    row |= {f"national_{side}": compared.national.of(side) for side in Side}
    row |= {"national_gap": compared.national.gap}
    row |= {f"{side}_vs_national": compared.versus_national(side) for side in Side}
    row |= {"gap_vs_national": compared.gap_versus_national}
    row |= {f"rank_{side}": compared.ranks[side] for side in Side}
    row |= {f"national_rank_{side}": compared.national_ranks[side] for side in Side}
    row |= {f"status_{side}": _status(compared, side) for side in Side}
    row |= {f"step_{side}": _step(compared, side) for side in Side}
    row |= {"visible_difference": None if compared.gap is None else compared.exceeds_step}
    for side in Side:
        row |= _spread(comparison, compared, side)
    return row | {"note": comparison.note}


def _status(compared: ItemComparison, side: Side) -> str:
    own = compared.outcome(side)
    if isinstance(own, Withheld):
        return "withheld"
    if isinstance(own, AgreedScore):
        return "agreed"
    return "score" if own else ""


def _step(compared: ItemComparison, side: Side) -> Decimal | None:
    own = compared.score(side)
    return own.step.quantize(Decimal("0.001")) if own else None


def _spread(comparison: Comparison, compared: ItemComparison, side: Side) -> dict[str, Value]:
    own, bounds = compared.score(side), comparison.interval(compared, side)
    sd = own.sd if isinstance(own, Score) else None
    return {
        f"sd_{side}": None if sd is None else rounded(sd),
        f"low_{side}": rounded(bounds[0]) if bounds else None,
        f"high_{side}": rounded(bounds[1]) if bounds else None,
    }

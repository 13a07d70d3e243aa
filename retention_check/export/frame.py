"""A comparison and the benchmark as DataFrames: one row per item, columns named in English, values as shown."""

from decimal import Decimal

import pandas as pd

from retention_check.comparison import Comparison, Line
from retention_check.instrument import Benchmark, Side, rounded
from retention_check.scores import AgreedScore, Score, Withheld

Value = Decimal | int | str | bool | None


def benchmark_frame(benchmark: Benchmark) -> pd.DataFrame:
    """National means of every item, as read and as printed, scale 1 to 10."""
    rows = []
    for item in benchmark.items:
        national = benchmark.national[item.code]
        read, printed = national.read, national.printed
        row: dict[str, Value] = {"code": item.code, "kind": item.kind.value, "reason": item.reason, "item": item.text}
        row |= {"all": read.all, "young": read.young, "management": read.management}
        row |= {f"printed_{name}": getattr(printed, name) for name in ("all", "young", "management")}
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Every item beside the country; cells are empty where a figure is unknown or withheld."""
    return pd.DataFrame([_row(comparison, line) for line in comparison.lines], dtype=object)


def _row(comparison: Comparison, line: Line) -> dict[str, Value]:
    item = line.item
    row: dict[str, Value] = {"code": item.code, "kind": item.kind.value, "reason": item.reason, "item": item.text}
    row |= {side.value: line.points(side) for side in Side}
    row |= {"gap": line.gap}
    row |= {f"n_{side}": _n(line, side) for side in Side}
    row |= {"national_all": line.national.all}
    row |= {f"national_{side}": line.national.of(side) for side in Side}
    row |= {"national_gap": line.national.gap}
    row |= {f"{side}_vs_national": line.versus_national(side) for side in Side}
    row |= {"gap_vs_national": line.gap_versus_national}
    row |= {f"rank_{side}": line.ranks[side] for side in Side}
    row |= {f"national_rank_{side}": line.national_ranks[side] for side in Side}
    row |= {f"status_{side}": _status(line, side) for side in Side}
    row |= {f"step_{side}": _step(line, side) for side in Side}
    row |= {"visible_difference": None if line.gap is None else line.is_visible}
    for side in Side:
        row |= _spread(comparison, line, side)
    return row | {"note": comparison.note}


def _n(line: Line, side: Side) -> int | None:
    own = line.outcome(side)
    return own.n if isinstance(own, Score) else None


def _status(line: Line, side: Side) -> str:
    own = line.outcome(side)
    if isinstance(own, Withheld):
        return "withheld"
    if isinstance(own, AgreedScore):
        return "agreed"
    return "score" if own else ""


def _step(line: Line, side: Side) -> Decimal | None:
    own = line.shown(side)
    return own.step.quantize(Decimal("0.001")) if own else None


def _spread(comparison: Comparison, line: Line, side: Side) -> dict[str, Value]:
    own, bounds = line.shown(side), comparison.interval(line, side)
    sd = own.sd if isinstance(own, Score) else None
    return {
        f"sd_{side}": None if sd is None else rounded(sd),
        f"low_{side}": rounded(bounds[0]) if bounds else None,
        f"high_{side}": rounded(bounds[1]) if bounds else None,
    }

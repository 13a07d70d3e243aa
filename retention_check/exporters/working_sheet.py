"""The score sheet that an import makes: means with many digits, for who goes on with them; nothing is published by it.

Under the threshold there is a number of answers and no mean. Rounding and blurring are done by what reads it.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from retention_check import sheet_columns
from retention_check.domain.round import Entry
from retention_check.domain.scales import Scale
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.exporters.sheet_template import HOW_MANY_ASKED, table_csv

NOT_TO_SHARE = "werkbestand, niet delen"
DIGITS = Decimal("0.00000001")


def working_sheet_csv(entries: Iterable[Entry], asked: Mapping[Side, int], scale: Scale, study: Study) -> bytes:
    """The sheet as CSV for Dutch Excel, with a line above it that says what it is, and on which scale it is to be read.

    A mean of which nobody said how many answered stands there: whoever reads the sheet says it, or does not see it.
    """
    kind = "gemiddelden" if scale.same_instrument else "rapportcijfers"
    told = f"{NOT_TO_SHARE}; {kind} van {scale.low} tot {scale.high}, nog niet afgerond"
    rows = _rows({(each.code, each.side): each for each in entries}, asked, study)
    return table_csv([[told, sheet_columns.scale_cell(scale)], *rows])


def _rows(entered: Mapping[tuple[str, Side], Entry], asked: Mapping[Side, int], study: Study) -> list[list[str]]:
    rows = [list(sheet_columns.COLUMNS)]
    for item in study.items:
        found = [entered.get((item.code, side)) for side in Side]
        if any(found):
            rows.append(
                [
                    item.code,
                    item.text,
                    *map(_mean, found),
                    *("" if each is None or each.n is None else str(each.n) for each in found),
                ]
            )
    if asked:
        people = [str(asked.get(side, "")) for side in Side]
        rows.append([sheet_columns.ASKED, HOW_MANY_ASKED, *people, *("" for _ in Side)])
    return rows


def _mean(entry: Entry | None) -> str:
    if entry is None or (entry.n is not None and entry.n < THRESHOLD):
        return ""
    return f"{entry.mean.quantize(DIGITS):f}"

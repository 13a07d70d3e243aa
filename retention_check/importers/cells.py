"""One cell becomes one value, or a sentence that says what is wrong with it. Text becomes a number here, once."""

import datetime
import re
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.scales import Scale
from retention_check.importers.table import quoted
from retention_check.importers.workbook import Cell

LONGEST_NUMBER = 20

_NUMBER = re.compile(r"[+\-−]?[0-9]+(?:[.,][0-9]+)?")
_CODE = re.compile(r"([A-Z])\s*([0-9]{1,3})(?:\s*[.,]\s*([0-9]{1,3}))?")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_NO_NUMBER = {"nan", "inf", "-inf", "+inf", "infinity", "#n/a", "#n/b"}


class CellError(Exception):
    """A cell that cannot be used; its text says why, in Dutch."""


def as_text(cell: Cell) -> str:
    """A cell as its owner sees it, without spaces around it."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, int | float):
        return dutch.as_typed(cell)
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return dutch.date(cell)
    return str(cell).replace("\ufeff", "").strip()


def as_code(cell: Cell) -> str | None:
    """`m 3,2` becomes `M3.2`; None when it does not look like a code (a letter and one or two numbers)."""
    found = _CODE.fullmatch(as_text(cell).upper())
    if not found:
        return None
    letter, first, second = found.groups()
    return f"{letter}{int(first)}" + (f".{int(second)}" if second else "")


def as_number(cell: Cell, example: str = "7,9") -> Decimal | None:
    """A cell as a number, None when empty; CellError, with an example, when it is anything else."""
    text = as_text(cell)
    if text == "":
        return None
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise CellError(f"{quoted(text)} is een datum of tijd. Excel heeft het getal veranderd; maak er een getal van.")
    if text.lower() in _NO_NUMBER or isinstance(cell, bool):
        raise CellError(f"{quoted(text)} is geen getal.")
    plain = text.replace("−", "-").replace(",", ".")
    if len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise CellError(f"{quoted(text)} is geen getal. Schrijf een getal als {example}.")
    return Decimal(plain)


def as_score(cell: Cell, scale: Scale) -> Decimal | None:
    """A mean within its scale, None when empty; CellError outside it."""
    value = as_number(cell)
    if value is not None and not scale.low <= value <= scale.high:
        raise CellError(f"{quoted(as_text(cell))} ligt buiten de schaal van {scale.low} tot {scale.high}.")
    return value


def as_group_size(cell: Cell) -> int | None:
    """A number of answers, None when empty; CellError when negative, not whole or above 100,000."""
    return _as_count(cell, 0, "antwoorden")


def as_asked(cell: Cell) -> int | None:
    """How many people were asked, None when empty; CellError when below 1, not whole or above 100,000."""
    return _as_count(cell, 1, "gevraagde mensen")


def _as_count(cell: Cell, low: int, of: str) -> int | None:
    value = as_number(cell, "34")
    if value is None:
        return None
    if isinstance(cell, str) and _THOUSANDS.fullmatch(cell.strip()):
        raise CellError(f"{quoted(cell)} is niet duidelijk. Schrijf een aantal zonder punt of komma.")
    if value < low or value != value.to_integral_value():
        raise CellError(f"{quoted(as_text(cell))} kan niet: een aantal {of} is een heel getal vanaf {low}.")
    if value > MOST_PEOPLE:
        raise CellError(f"{quoted(as_text(cell))} kan niet: hooguit {dutch.thousands(MOST_PEOPLE)} {of}.")
    return int(value)

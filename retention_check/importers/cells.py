"""One cell becomes one value, or a sentence that says what is wrong with it. Text becomes a number here, once."""

import datetime
import re
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.scales import Scale
from retention_check.importers.lost_values import LOST
from retention_check.importers.table import quoted
from retention_check.importers.workbook import Cell

LONGEST_NUMBER = 20
WHOLE_NUMBER = "Schrijf een heel getal, bijvoorbeeld 34."
NO_OUTCOME = (
    "Hier staat een foutwaarde (zoals #DEEL/0!) of een formule zonder uitkomst. "
    "Open het bestand in Excel, herstel deze cel en sla het op."
)

_NUMBER = re.compile(r"[+\-−]?[0-9]+(?:[.,][0-9]+)?")
_PERCENTAGE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%")
_CODE = re.compile(r"([A-Z])\s*([0-9]{1,3})(?:\s*[.,]\s*([0-9]{1,3}))?")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_NO_NUMBER = {"nan", "inf", "-inf", "+inf", "infinity", "#n/a", "#n/b"}
_EMPTY = frozenset(("", "-", "–", "—", "−", "--", ".", "..", "...", "…", "leeg", "onbekend", "niet van toepassing"))
_EMPTY |= {"nvt", "nvt.", "n.v.t", "n.v.t.", "n/a", "n.a.", "n.b."}


class CellError(Exception):
    """A cell that cannot be used; its text says why, in Dutch."""


class OutsideScaleError(CellError):
    """A number that lies outside the scale."""

    def __init__(self, message: str, value: Decimal) -> None:
        super().__init__(message)
        self.value = value


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


def is_empty(cell: Cell) -> bool:
    """True for a cell without a value, and for what people write in it to say so: `n.v.t.`, `-`."""
    return as_text(cell).lower() in _EMPTY


def as_number(cell: Cell, advice: str = "Schrijf een getal als 7,9.") -> Decimal | None:
    """A cell as a number, None when empty; CellError, with advice, when it is anything else."""
    text = as_text(cell)
    if is_empty(cell):
        return None
    if text == LOST:
        raise CellError(NO_OUTCOME)
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise CellError(f"{quoted(text)} is een datum of tijd. Excel heeft het getal veranderd. {advice}")
    if text.lower() in _NO_NUMBER or isinstance(cell, bool):
        raise CellError(f"{quoted(text)} is geen getal. {advice}")
    plain = text.replace("−", "-").replace(",", ".")
    if len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise CellError(f"{quoted(text)} is geen getal. {advice}")
    return Decimal(plain)


def as_score(cell: Cell, scale: Scale) -> Decimal | None:
    """A mean within its scale, None when empty; CellError outside it, and so for a percentage."""
    if found := _PERCENTAGE.fullmatch(as_text(cell)):
        advice = f"Wij hebben gemiddelden van {scale.low} tot {scale.high} nodig."
        below = Decimal(found[1].replace(",", ".")) / 1000  # below 1, where no mean lies
        raise OutsideScaleError(f"{quoted(as_text(cell))} is een percentage. {advice}", below)
    value = as_number(cell)
    if value is not None and not scale.low <= value <= scale.high:
        message = f"{quoted(as_text(cell))} ligt buiten de schaal van {scale.low} tot {scale.high}."
        raise OutsideScaleError(message, value)
    return value


def as_group_size(cell: Cell) -> int | None:
    """A number of answers, None when empty; CellError when negative, not whole or above 100,000."""
    return _as_count(cell, 0, "antwoorden")


def as_asked(cell: Cell) -> int | None:
    """How many people were asked, None when empty; CellError when below 1, not whole or above 100,000."""
    return _as_count(cell, 1, "gevraagde mensen")


def _as_count(cell: Cell, low: int, of: str) -> int | None:
    value = as_number(cell, WHOLE_NUMBER)
    if value is None:
        return None
    if isinstance(cell, str) and _THOUSANDS.fullmatch(cell.strip()):
        raise CellError(f"{quoted(cell)} is niet duidelijk. Schrijf een aantal zonder punt of komma.")
    if value < low or value != value.to_integral_value():
        told = f"een aantal {of} is een heel getal vanaf {low}. Schrijf bijvoorbeeld 34."
        raise CellError(f"{quoted(as_text(cell))} kan niet: {told}")
    if value > MOST_PEOPLE:
        raise CellError(f"{quoted(as_text(cell))} kan niet: hooguit {dutch.thousands(MOST_PEOPLE)} {of}.")
    return int(value)

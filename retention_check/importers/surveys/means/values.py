"""A cell of a sheet of means becomes a mean, perhaps with its number of answers, or what is wrong with it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.importers.cells import CellError, OutsideScaleError, as_group_size, as_score, as_text, is_empty
from retention_check.importers.likely_values import count_beside, likely_count, likely_score
from retention_check.importers.surveys.means.sheet import cell_of
from retention_check.importers.table import quoted

_TWO = re.compile(r"[0-9]{1,2}(?:[.,][0-9]+)?\s*(?:of|à|a|or|tot)\s*[0-9]{1,2}(?:[.,][0-9]+)?")
_RANGE = re.compile(r"([0-9]{1,2}(?:[.,][0-9]+)?)\s*[-–]\s*([0-9]{1,2}(?:[.,][0-9]+)?)")  # '7-4' may be 7.4 as a day
_COUNT_OF = re.compile(
    r"([0-9]{1,6})\s*(?:van|uit|/)\s*(?:de\s*)?([0-9]{1,6})(?:\s*\([0-9]{1,3}(?:[.,][0-9]+)?\s*%\))?"
)
_FEW = re.compile(r"(?:<|onder|minder dan)\s*[0-9]{1,2}", re.IGNORECASE)
_CHOOSE = "Kies één getal, of laat de cel leeg."
_LEFT_OUT = "‘{}’: zo weinig antwoorden laten wij weg. Dat hoort zo."
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class ReadMean:
    """A mean, None when there is none; the number of answers behind it in the same cell.

    `read_as` says what was made of a cell that is no plain number ('' for an empty one, None for a plain one), `why`
    what is wrong with a cell that cannot be used. `is_outside` says that the number lies outside 1 to 10.
    """

    value: Decimal | None = None
    n: int | None = None
    read_as: str | None = None
    why: str = ""
    is_outside: bool = False


@dataclass(frozen=True)
class ReadCount:
    """A number of answers, None when there is none, and what is wrong with the cell."""

    value: int | None = None
    read_as: str | None = None
    why: str = ""


def read_mean(text: str) -> ReadMean:
    """What a cell of means holds."""
    cell = cell_of(text)
    if is_empty(cell):
        return ReadMean(read_as="" if text else None)
    if is_few(text):
        return ReadMean(why=_LEFT_OUT.format(text))
    if _is_range(text):
        return ReadMean(why=f"{quoted(text)} zijn twee getallen. {_CHOOSE}")
    try:
        return ReadMean(as_score(cell, DEFAULT_SCALE))
    except OutsideScaleError as error:
        return ReadMean(error.value, why=str(error), is_outside=True)
    except CellError as error:
        likely = likely_score(cell, as_text(cell))
        if likely is None:
            two = f"{quoted(as_text(cell))} zijn twee getallen. {_CHOOSE}"
            return ReadMean(why=two if _TWO.fullmatch(as_text(cell)) else str(error))
    meant, n = dutch.as_typed(likely), count_beside(as_text(cell))
    if not DEFAULT_SCALE.low <= likely <= DEFAULT_SCALE.high:
        return ReadMean(likely, why=f"‘{as_text(cell)}’ lezen wij als {meant}: geen gemiddelde.", is_outside=True)
    if n is not None and n <= MOST_PEOPLE:
        return ReadMean(likely, n, f"{meant} met {dutch.plural(n, 'antwoord', 'antwoorden')}")
    return ReadMean(likely, read_as=meant)


def read_count(text: str) -> ReadCount:
    """What a cell of numbers of answers holds."""
    cell = cell_of(text)
    if is_empty(cell):
        return ReadCount(read_as="" if text else None)
    if is_few(text):
        return ReadCount(why=_LEFT_OUT.format(text))
    if (of := _COUNT_OF.fullmatch(text)) and int(of[1]) <= int(of[2]):
        return ReadCount(int(of[1]), of[1])
    try:
        return ReadCount(as_group_size(cell))
    except CellError as error:
        likely = likely_count(as_text(cell)) if isinstance(cell, str) else None
        if likely is None or likely > MOST_PEOPLE:
            return ReadCount(why=str(error))
        return ReadCount(likely, None if str(likely) == text else str(likely))


def is_few(text: str) -> bool:
    """Whether a cell says that too few answered: `<5`."""
    return _FEW.fullmatch(text) is not None


def _is_range(text: str) -> bool:
    """Whether two numbers stand there from low to high: `6-8`."""
    found = _RANGE.fullmatch(text)
    return found is not None and Decimal(found[1].replace(",", ".")) < Decimal(found[2].replace(",", "."))


def is_figure(text: str) -> bool:
    """Whether a cell holds a mean, a number of answers or a percentage; a year alone is none."""
    return not _YEAR.fullmatch(text) and read_mean(text).value is not None


def is_whole(text: str) -> bool:
    """Whether a cell holds a whole number."""
    return re.fullmatch(r"[0-9]{1,6}(?:[.,]0+)?", text) is not None

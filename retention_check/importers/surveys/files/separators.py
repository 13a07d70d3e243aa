"""With which separator a text is a table: by its first records. For a child."""

import csv
import io
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

SEPARATORS = ";,\t|"
RECORDS = 500  # of a text by which its separator and its width are chosen
START = 300_000  # bytes of it in which these stand


@dataclass(frozen=True)
class TextShape:
    """How a text lies: its separator, how many cells most of its records have, and its first records."""

    separator: str
    width: int
    records: list[list[str]]

    @cached_property
    def filled(self) -> list[list[str]]:
        """The records that hold something."""
        return [row for row in self.records if any(map(str.strip, row))]

    @cached_property
    def share(self) -> float:
        """Of the filled records that are as wide as most, from 0 to 1; 0 when most are one cell."""
        return sum(len(row) == self.width for row in self.filled) / len(self.filled) if self.width > 1 else 0


def shape_of(start: str, separators: str) -> TextShape:
    """By the separator that makes every record equally wide, else the widest that are most often so."""
    shapes = [_split(start, separator) for separator in separators]
    found = [shape for shape in shapes if not _is_decimal_comma(shape, shapes)]
    even = [shape for shape in found if shape.share == 1]
    return max(even or found, key=lambda shape: (shape.width - 1) * shape.share)


def _split(start: str, separator: str) -> TextShape:
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
    records: list[list[str]] = []
    with suppress(csv.Error):  # a cell of more than 131,072 characters
        records.extend(row for row, _ in zip(reader, range(RECORDS), strict=False))
    if len(records) > 1 and len(records) < RECORDS and len(start) > START // 4:
        records.pop()  # it may have been cut off
    widths = Counter(len(row) for row in records if any(map(str.strip, row)))
    width = max(widths, key=lambda each: (widths[each], each), default=1)
    return TextShape(separator, width, records)


def _is_decimal_comma(shape: TextShape, shapes: list[TextShape]) -> bool:
    """Whether most of the cells between commas hold another separator, as in `7,5;8,0;6,5`, or most commas stand
    between digits where another separator makes records that are as even: `7,5 (1,2);8,0 (1,1)`.
    """
    if shape.separator != "," or len(shapes) == 1:
        return False
    cells = [cell for row in shape.filled for cell in row if cell]
    if 2 * sum(any(each in cell for each in SEPARATORS if each != ",") for cell in cells) > len(cells):
        return True
    if max(each.share for each in shapes if each is not shape) < shape.share:
        return False
    pairs = [pair for row in shape.filled for pair in pairwise(row)]
    between_digits = sum(left[-1:].isdigit() and right[:1].isdigit() for left, right in pairs)
    return 2 * between_digits > len(pairs)

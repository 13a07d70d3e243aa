"""An export as a table of people: columns with the headings of the tool, and rows numbered as their owner sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


SENT = "verzonden"  # in the column that says when a row was sent, where no year can be read from it


class ToolRole(StrEnum):
    """What a tool says itself about a column that holds no question of ours."""

    PRIVATE = "private"  # a name, an address, an IP number, a token: never kept
    RESPONSE_ID = "response_id"  # kept as a number for those that come back: '1' for the first such id
    SUBMITTED = "submitted"  # when it was sent, kept as the year: an empty cell is a row that was not
    FINISHED = "finished"  # whether it was: no, false or 0 is a row that was not
    PREVIEW = "preview"  # how it came in: by a preview, or by someone who answered
    OTHER = "other"  # times, languages, pages: of no use here


class Dropped(StrEnum):
    """Why nothing is left of what stood in a column."""

    PRIVATE = "private"  # names, addresses, numbers of people
    TEXT = "text"  # what people wrote themselves
    UNUSED = "unused"  # times and numbers that say nothing about the answers


@dataclass(frozen=True)
class Heading:
    """What stands above a column: `text` as it is shown, and the `parts` in which a statement or a code may stand.

    The best part comes first: that in the last `[...]`, after the last ` - `, of the second row, the whole. `scale` is
    what a title above all headings says of the scale of answers.
    """

    text: str
    parts: tuple[str, ...]
    role: ToolRole | None = None
    scale: str = ""


@dataclass(frozen=True)
class Layout:
    """How a tool's export lies: a heading for each column, and how many rows stand above the first answer.

    `joined` are the places of columns that hold one question together: one for each of its answers.
    """

    headings: tuple[Heading, ...]
    rows_above: int
    skipped: tuple[int, ...] = ()  # indexes of rows below that hold no answers either
    joined: tuple[range, ...] = ()


@dataclass(frozen=True)
class SurveyColumn:
    """A column of a table: its letter, what stands above it, and the words that belong to its codes (SPSS).

    `key` names it in choices: its heading, with a number behind it where another has the same. Of a column that was
    `dropped` all cells are empty.
    """

    key: str
    letter: str
    heading: Heading
    labels: Mapping[str, str] = field(default_factory=dict)
    dropped: Dropped | None = None


@dataclass(frozen=True)
class SurveyTable:
    """One sheet of one file: its tool by name, its columns, and their cells.

    `frame` has a column for each of `columns`, by its key, of category type, with texts; empty is ''. Its index holds
    the number of each row as its owner sees it: of a workbook the row, of a text the record. `not_people` are the
    numbers of rows that were left out because they hold totals or means. `answered_in` is the year in which the answers
    were given, by the times that the tool wrote. `joined` is how many questions had a column for each answer.
    `ids` has of each row a number of our own where an id that a tool made unique stands in another table too, else 0;
    nothing where none does. `row_ids` is the same of ids that may only count the rows: two forms both begin at 1.
    """

    tool: str
    file: str
    sheet: str
    columns: tuple[SurveyColumn, ...]
    frame: "pd.DataFrame"
    not_people: tuple[int, ...] = ()
    answered_in: int | None = None
    joined: int = 0
    ids: tuple[int, ...] = ()
    row_ids: tuple[int, ...] = ()

    def column(self, key: str) -> SurveyColumn:
        """A column by its key; StopIteration when there is none."""
        return next(column for column in self.columns if column.key == key)

"""Where the header row of an export is, and what the columns say that a tool itself added."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.table.headings import cleaned

Head = Sequence[Sequence[str]]  # the first rows of a table, as texts
Roles = Mapping[str, ToolRole | None]  # by the name of a column, as `name_of` gives it
HEADER_WITHIN = 20  # rows: a title, a date and a note may stand above


def name_of(text: str) -> str:
    """A heading as it is compared: on one line, in small letters, spaces where underscores stood."""
    return " ".join(cleaned(text).lower().replace("_", " ").split()).rstrip(" :*")


def roles(role: ToolRole | None, *names: str) -> dict[str, ToolRole | None]:
    """The same role for each of these names."""
    return dict.fromkeys(names, role)


def first_row(head: Head, is_header: Callable[[list[str]], bool]) -> int | None:
    """The first row whose names are those of a header row."""
    return next(
        (index for index, row in enumerate(head[:HEADER_WITHIN]) if is_header([name_of(cell) for cell in row])), None
    )


def known(names: Iterable[str], role_of: Roles) -> int:
    """How many different of these names a tool knows."""
    return len({name for name in names if name in role_of})


def row_at(head: Head, index: int) -> Sequence[str]:
    """A row of the head; one without cells below its last."""
    return head[index] if index < len(head) else ()


def cell_at(row: Sequence[str], index: int) -> str:
    """A cell of a row without spaces around it; '' behind its last."""
    return row[index].strip() if index < len(row) else ""


def is_filled(row: Sequence[str]) -> bool:
    """Whether anything stands in a row."""
    return any(cell.strip() for cell in row)

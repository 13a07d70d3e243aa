"""What a person decided about an export: which column is what, which value is which group, and what counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal

from retention_check.domain.side import Side


class ColumnRole(StrEnum):
    """What a column can be beside a statement, which is named by its code."""

    GROUP = "group"
    AGE = "age"
    BIRTH_YEAR = "birth_year"
    CONSENT = "consent"
    CONSENT_BY_TWO = "consent_2"  # of codes 1 and 2, of which 2 is the yes
    ATTENTION = "attention"
    NONE = "none"  # not used


NOBODY = "none"  # of a value of the group column: neither group
BOTH: Literal["both"] = "both"  # of a file: people of both groups answered it
ALL_SHEETS = "*"  # of a file: every sheet of it, for no sheet can have this name
OTHER_SCALE = "other"  # answers are on a scale that cannot be read
STUDY_ORDER = "study"  # columns that are only numbered stand in the order of the study

THE_FILE = "*"  # in the place of the name of a file, where one is read: no file can have this name

FileSide = Side | Literal["both"]


def file_side(value: str) -> FileSide:
    """Who answered a file, as it was sent; ValueError for anything else."""
    return BOTH if value == BOTH else Side(value)


@dataclass(frozen=True)
class Choices:
    """Nothing decided, unless it stands here.

    `columns` says of a column, by its key, the code of its statement or a ColumnRole; `values` of a value of the group
    column a Side or NOBODY; `answers` of an answer text the number it stands for, or '' for none; `scale` how numbers
    are to be read (`AnswerScale`), or OTHER_SCALE; `sides` of a file by its name the group that answered it, or BOTH;
    `sheets` which sheet of a file is read, or ALL_SHEETS; `right_answer` what passes the attention check; `order` is
    STUDY_ORDER where numbered columns stand in the order of the study, codes with something beside them are statements
    again, or a list about others holds people's own answers, NOBODY where the last two do not.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    scale: str = ""
    sides: Mapping[str, FileSide] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    right_answer: str = ""
    order: str = ""
    complete_only: bool = False
    drop_duplicates: bool = False

    def to_primitives(self) -> dict[str, Any]:
        """The same as texts, booleans and tables, for JSON and TOML; what was not decided is not there."""
        raw: dict[str, Any] = {
            "scale": self.scale,
            "right_answer": self.right_answer,
            "order": self.order,
            "complete_only": self.complete_only,
            "drop_duplicates": self.drop_duplicates,
            "columns": dict(self.columns),
            "values": dict(self.values),
            "answers": dict(self.answers),
            "sides": {file: str(side) for file, side in self.sides.items()},
            "sheets": dict(self.sheets),
        }
        return {name: value for name, value in raw.items() if value}

    def of_files(self, names: Sequence[str]) -> "Choices":
        """The same for files with these names: what was said of `THE_FILE` is of the one, and of several of none."""
        sides, sheets = dict(self.sides), dict(self.sheets)
        side, sheet = sides.pop(THE_FILE, None), sheets.pop(THE_FILE, None)
        for name in names if len(names) == 1 else ():
            sides = {name: side, **sides} if side else sides
            sheets = {name: sheet, **sheets} if sheet else sheets
        return replace(self, sides=sides, sheets=sheets)

    @classmethod
    def from_primitives(cls, raw: Mapping[str, Any]) -> "Choices":
        """What `to_primitives` wrote; KeyError, TypeError, ValueError or AttributeError for anything else."""
        sides = {str(file): file_side(side) for file, side in raw.get("sides", {}).items()}
        texts = {name: {str(key): str(value) for key, value in raw.get(name, {}).items()} for name in _TABLES}
        return cls(
            **texts,
            scale=str(raw.get("scale", "")),
            sides=sides,
            right_answer=str(raw.get("right_answer", "")),
            order=str(raw.get("order", "")),
            complete_only=raw.get("complete_only", False) is True,
            drop_duplicates=raw.get("drop_duplicates", False) is True,
        )


UNDECIDED = Choices()
_TABLES = ("columns", "values", "answers", "sheets")

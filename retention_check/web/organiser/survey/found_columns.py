"""The columns of a survey as its page shows them: which are used, what stands in them, and where."""

from dataclasses import dataclass

from retention_check.domain.item import Item
from retention_check.importers.surveys.answers.shown_values import shortened as in_sentence
from retention_check.importers.surveys.understanding import (
    ColumnUse,
    Excluded,
    Sureness,
    Understanding,
    UnusedCell,
)
from retention_check.web.extensions import study
from retention_check.web.organiser.survey.words import (
    SURENESS,
    example,
    shortened,
    use_text,
)

Located = ColumnUse | Excluded | UnusedCell


@dataclass(frozen=True)
class FoundColumns:
    """The columns of what was understood."""

    found: Understanding

    def columns(self, *sureness: str) -> list[ColumnUse]:
        """The columns that are used and this sure."""
        return [each for each in self.found.columns if self._is_used(each) and each.sureness in sureness]

    @property
    def sure_columns(self) -> list[ColumnUse]:
        """The columns that certainly are a statement."""
        return [each for each in self.columns("exact") if each.code in study().codes]

    @property
    def role_columns(self) -> list[ColumnUse]:
        """The columns that certainly say something else that is used, such as the group of who answered."""
        return [each for each in self.columns("exact") if each.code not in study().codes]

    @property
    def unused_columns(self) -> list[ColumnUse]:
        """Columns that could be something, and are nothing."""
        return [
            each for each in self.found.columns if not self._is_used(each) and not each.is_private and not each.is_text
        ]

    @property
    def private_columns(self) -> list[ColumnUse]:
        """Columns with names, addresses and numbers of people."""
        return [each for each in self.found.columns if each.is_private]

    @property
    def text_columns(self) -> list[ColumnUse]:
        """Columns with what people wrote in their own words."""
        return [each for each in self.found.columns if each.is_text and not each.is_private]

    @property
    def missing(self) -> list[Item]:
        """The statements for which there is no column, as far as that is known."""
        asked = {code for each in self.found.columns if each.is_asked for code in each.candidates}
        there = {each.code for each in self.found.columns} | {entry.code for entry in self.found.entries} | asked
        return [item for item in study().items if item.code not in there]

    @property
    def statement_count(self) -> int:
        """How many statements were found."""
        return len(study().items) - len(self.missing)

    @property
    def has_several_files(self) -> bool:
        """True when it has to be said in which file something stands."""
        return len(self.found.files) > 1

    def is_first(self, column: ColumnUse) -> bool:
        """True when it is the first with its key, which has the field; a file beside it may have the same column."""
        return next(each for each in self.found.columns if each.key == column.key) is column

    def where(self, found: Located) -> str:
        """In which file and sheet something stands, where there are more of them: ' in jong.csv'."""
        file = f" in ‘{found.file}’" if self.has_several_files else ""
        sheets = {(column.file, column.sheet) for column in self.found.columns}
        return f"{file}, blad ‘{found.sheet}’" if found.sheet and len(sheets) > len(self.found.files) else file

    def heading(self, column: ColumnUse) -> str:
        """What stands above a column; of a long heading its statement comes first."""
        return shortened(column.heading) or "(zonder kop)"

    def examples(self, column: ColumnUse) -> list[str]:
        """A few values of a column."""
        return [example(value) for value in column.examples]

    def place(self, cell: UnusedCell) -> str:
        """Where a cell stands: its row, and its column with what tells most of the heading."""
        heading = f" ({in_sentence(cell.heading)})" if cell.heading else ""
        return f"Rij {cell.row}, kolom {cell.column}{heading}{self.where(cell)}"

    def meaning(self, column: ColumnUse) -> str:
        """What a column is, in words."""
        if column.code in study().codes:
            return f"{column.code} {study().item(column.code).label}"
        return use_text(column.code or column.role)

    def sureness(self, column: ColumnUse) -> str:
        """How sure that is, in words."""
        is_statement = column.code in study().codes or column.sureness is not Sureness.EXACT
        return SURENESS[column.sureness] if is_statement else ""

    def _is_used(self, column: ColumnUse) -> bool:
        return column.is_used or column.is_asked

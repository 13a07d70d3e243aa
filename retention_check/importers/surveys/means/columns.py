"""What each column of a part is: whose means, whose numbers of answers; what is not sure is asked."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.cells import is_empty
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means.column_questions import which_of, whose
from retention_check.importers.surveys.means.layout import Block, Column
from retention_check.importers.surveys.means.rows import BlockRows
from retention_check.importers.surveys.means.values import is_figure, is_whole, read_count
from retention_check.importers.surveys.means.words import MEAN_OF, N_OF, Kind, Use
from retention_check.importers.surveys.understanding import Question, QuestionTopic, Sureness

USES = {
    Use.YOUNG: f"De gemiddelden van {WHO[Side.YOUNG]}",
    Use.MANAGEMENT: f"De gemiddelden van {WHO[Side.MANAGEMENT]}",
    Use.N_YOUNG: f"Hoeveel {WHO[Side.YOUNG]} antwoordden",
    Use.N_MANAGEMENT: f"Hoeveel mensen van {WHO[Side.MANAGEMENT]} antwoordden",
    Use.MEAN: "De gemiddelden",
    Use.N: "Hoeveel mensen antwoordden",
    Use.NONE: "Iets anders: gebruik deze kolom niet",
}
_HIGHEST_MEAN = 10
_FEW = 3  # cells, from which they tell something together


@dataclass(frozen=True)
class ColumnUses:
    """What each column is, by its place; `doubts` are the columns that are asked, and what they may be.

    `waiting` are columns of which the use follows from the answer to a question about another column. `twice` are those
    that a person chose for one use: the first, which is read, and another.
    """

    uses: dict[int, Use] = field(default_factory=dict)
    sureness: dict[int, Sureness] = field(default_factory=dict)
    doubts: dict[int, tuple[Use, ...]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)
    twice: list[tuple[Column, Column]] = field(default_factory=list)

    def column(self, use: Use) -> int | None:
        """The place of the column with this use."""
        return next((index for index, each in self.uses.items() if each is use), None)


@dataclass(frozen=True)
class Figures:
    """What stands in a column, on the rows of statements."""

    filled: tuple[str, ...]

    @property
    def numbers(self) -> list[float]:
        """The cells as numbers; ValueError unless each is one, as of `are_counts`."""
        return [float(text.replace(",", ".")) for text in self.filled]

    @property
    def are_figures(self) -> bool:
        """Whether half of the cells or more hold a number."""
        return sum(map(is_figure, self.filled)) * 2 >= len(self.filled) > 0

    @property
    def are_counts(self) -> bool:
        """Whether every cell is a whole number."""
        return bool(self.filled) and all(map(is_whole, self.filled))

    @property
    def are_mostly_whole(self) -> bool:
        """Whether half of the cells or more hold a whole number."""
        return sum(map(is_whole, self.filled)) * 2 >= len(self.filled)

    @property
    def can_only_count(self) -> bool:
        """Whether the cells are whole numbers that are no means: above the scale, or the same on every row."""
        if not self.are_counts or len(self.filled) < _FEW:
            return False
        return len({*self.filled}) == 1 or any(float(text.replace(",", ".")) > _HIGHEST_MEAN for text in self.filled)

    @property
    def are_a_sequence(self) -> bool:
        """Whether the cells count: 1, 2, 3."""
        if not self.are_counts or len(self.filled) < _FEW:
            return False
        numbers = [*map(int, self.numbers)]
        return all(after - before == 1 for before, after in itertools.pairwise(numbers))


def figures_in(block: Block, column: Column, rows: BlockRows) -> Figures:
    """The filled cells of a column on the rows of statements."""
    cells = (block.cell(row, column) for row in rows.statements)
    return Figures(tuple(text for text in cells if not is_empty(text)))


def uses_of(block: Block, rows: BlockRows, choices: Choices, side: Side | None) -> ColumnUses:
    """What each column of a part is; `side` is the group of the whole part, where a title, tab or person names it."""
    found = ColumnUses()
    unsaid: list[Column] = []
    for column in block.columns:
        if chosen := chosen_use(block, column, choices):
            found.uses[column.index], found.sureness[column.index] = chosen, Sureness.CHOSEN
        elif use := _said(column, figures_in(block, column, rows)):
            found.uses[column.index] = use
            is_ours = column.meaning.is_plain
            found.sureness[column.index] = Sureness.EXACT if is_ours else Sureness.ALIKE
        else:
            unsaid.append(column)
    _give_side(block, rows, unsaid, side, found)
    _take_counts_from_means(block, rows, found)
    _ask_of_several(block, found)
    _place_counts(block, rows, unsaid, found)
    _ask_unsaid(block, rows, unsaid, found)
    return found


def chosen_use(block: Block, column: Column, choices: Choices) -> Use | None:
    """What a person said that a column is; of a turned sheet its group may be chosen as a value."""
    chosen = choices.columns.get(column.key, "")
    if not chosen and block.sheet.is_turned:
        chosen = choices.values.get(column.key, "")
    return Use(chosen) if chosen in [*Use] else None


def _said(column: Column, figures: Figures) -> Use | None:
    """What a heading alone says."""
    meaning = column.meaning
    if not meaning.side:
        return None
    if meaning.kind is Kind.COUNT:
        is_count = not figures.filled or any(read_count(text).value is not None for text in figures.filled)
        return N_OF[meaning.side] if is_count else None
    if meaning.kind in (Kind.MEAN, Kind.UNSAID) and (figures.are_figures or not figures.filled):
        return MEAN_OF[meaning.side]
    return None


def _give_side(block: Block, rows: BlockRows, unsaid: list[Column], side: Side | None, found: ColumnUses) -> None:
    """Columns without a group are those of the part's group, where there is one and one column for each use."""
    if side is None:
        return
    for use, kinds in ((MEAN_OF[side], (Kind.MEAN, Kind.UNSAID)), (N_OF[side], (Kind.COUNT,))):
        fitting = [
            column for column in unsaid if column.meaning.kind in kinds and figures_in(block, column, rows).are_figures
        ]
        plain = [column for column in fitting if column.meaning.kind is not Kind.UNSAID]
        those = plain or [column for column in fitting if not figures_in(block, column, rows).are_a_sequence]
        if use not in found.uses.values() and len(those) == 1:
            found.uses[those[0].index], found.sureness[those[0].index] = use, Sureness.ALIKE
            unsaid.remove(those[0])


def _take_counts_from_means(block: Block, rows: BlockRows, found: ColumnUses) -> None:
    """Of two columns with the same heading, only the name of a group, one that can only count holds its numbers."""
    for side, use in MEAN_OF.items():
        several = [each for each in block.columns if found.uses.get(each.index) is use]
        counts = [each for each in several if _is_count_among_means(each, figures_in(block, each, rows), found)]
        means = [each for each in several if each not in counts]
        is_same = len(counts) == 1 and any(each.meaning == counts[0].meaning for each in means)
        if is_same and N_OF[side] not in found.uses.values():
            found.uses[counts[0].index], found.sureness[counts[0].index] = N_OF[side], Sureness.ALIKE


def _is_count_among_means(column: Column, figures: Figures, found: ColumnUses) -> bool:
    is_free = found.sureness[column.index] is not Sureness.CHOSEN
    return is_free and column.meaning.kind is Kind.UNSAID and figures.can_only_count


def _ask_of_several(block: Block, found: ColumnUses) -> None:
    """Of two columns that may both be a group's means one is to be chosen; what was chosen lets the others go."""
    for use in (*MEAN_OF.values(), *N_OF.values()):
        several = [column for column in block.columns if found.uses.get(column.index) is use]
        chosen = [column for column in several if found.sureness[column.index] is Sureness.CHOSEN]
        if use in N_OF.values():
            several = _beside_their_means(block, use, several, found)
        elif not chosen:
            several = _of_the_same_year(block, use, several, found)
        if len(several) < 2:
            continue
        if chosen:
            _let_go([column for column in several if column not in chosen[:1]], found)
            found.twice.extend((chosen[0], column) for column in chosen[1:])
            continue
        _doubt(block, several[-1], _options(use), found, several[:-1])


def _let_go(columns: Sequence[Column], found: ColumnUses, *, is_waiting: bool = False) -> None:
    """Nothing is read of these columns, at least not while a question is open (`is_waiting`)."""
    for column in columns:
        found.uses[column.index] = Use.NONE
        if is_waiting:
            found.waiting.add(column.index)


def _of_the_same_year(block: Block, use: Use, several: list[Column], found: ColumnUses) -> list[Column]:
    """Of management's means in several years those of the year that was chosen for the young ones; all while asked."""
    others = [column for column in block.columns if column.meaning.side and MEAN_OF[column.meaning.side] is not use]
    years = [column.meaning.year for column in several]
    if use is not Use.MANAGEMENT or len(several) < 2 or "" in years or len(set(years)) < len(years):
        return several
    asked = [column for column in others if Use.YOUNG in found.doubts.get(column.index, ())]
    if asked and asked[0].meaning.year in years:
        _let_go(several, found, is_waiting=True)
        return []
    read = [column for column in others if found.uses.get(column.index) is Use.YOUNG]
    dropped = [column for column in others if found.uses.get(column.index) is Use.NONE]
    fitting = [column for column in several if dropped and read and column.meaning.year == read[0].meaning.year]
    if len(fitting) != 1:
        return several
    _let_go([column for column in several if column is not fitting[0]], found)
    return fitting


def _beside_their_means(block: Block, use: Use, several: list[Column], found: ColumnUses) -> list[Column]:
    """Of several columns of numbers that of the same year as the means, or directly beside them."""
    side = next(side for side, n in N_OF.items() if n is use)
    if len(several) < 2 or any(MEAN_OF[side] in doubt for doubt in found.doubts.values()):
        _let_go(several if len(several) > 1 else (), found, is_waiting=True)  # it follows from the choice of the means
        return []
    mean = found.column(MEAN_OF[side])
    means = next((column for column in block.columns if column.index == mean), None)
    fitting = [each for each in several if means and means.meaning.year and each.meaning.year == means.meaning.year]
    fitting = fitting or [each for each in several if means and each.index == means.index + 1]
    if len(fitting) != 1:
        return several
    _let_go([column for column in several if column is not fitting[0]], found)
    return fitting


def _options(*uses: Use) -> tuple[Use, ...]:
    return (*uses, Use.NONE)


def _place_counts(block: Block, rows: BlockRows, unsaid: list[Column], found: ColumnUses) -> None:
    """Columns of numbers without a group: that of the only group, or directly behind the means of each."""
    counts = [column for column in unsaid if _may_count(column, figures_in(block, column, rows))]
    means = {index: side for side, use in MEAN_OF.items() if (index := found.column(use)) is not None}
    open_sides = [side for side in means.values() if N_OF[side] not in found.uses.values()]
    behind = {column.index: means[column.index - 1] for column in counts if column.index - 1 in means}
    is_said = all(column.meaning.kind is Kind.COUNT for column in counts)
    if not counts or not open_sides or not (is_said or len(behind) == len(counts) == len(means)):
        return
    if len(counts) == 1 and len(means) == 1:
        given = {counts[0].index: open_sides[0]}
    elif len(behind) == len(counts) == len(means):
        given = behind
    else:
        for column in counts:
            if column.index not in found.doubts:
                _doubt(block, column, _options(*(N_OF[side] for side in open_sides)), found)
        given = {}
    for index, side in given.items():
        found.uses[index], found.sureness[index] = N_OF[side], Sureness.ALIKE
    unsaid[:] = [column for column in unsaid if column.index not in given]


def _may_count(column: Column, figures: Figures) -> bool:
    """Whether numbers of answers stand in a column that says so, or that has no heading at all."""
    is_silent = not column.heading and not figures.are_a_sequence
    return figures.are_counts and (column.meaning.kind is Kind.COUNT or is_silent)


def _ask_unsaid(block: Block, rows: BlockRows, unsaid: Sequence[Column], found: ColumnUses) -> None:
    """A column of figures that nothing tells of is asked while the means of a group are missing."""
    if found.waiting:
        return  # what is missing is known after another answer
    missing = [side for side, use in MEAN_OF.items() if not _is_there(use, found)]
    without_n = [side for side, use in N_OF.items() if use not in found.uses.values()]
    for column in unsaid:
        figures = figures_in(block, column, rows)
        is_free = column.meaning.kind in (Kind.UNSAID, Kind.MEAN) and column.index not in found.doubts
        if not is_free or not figures.are_figures or figures.are_a_sequence:
            continue
        may_count = figures.can_only_count
        if may_count and without_n and not column.heading:
            _doubt(block, column, _options(*(N_OF[side] for side in without_n)), found)
        elif missing and not may_count:
            _doubt(block, column, _options(*(MEAN_OF[side] for side in missing)), found)


def _is_there(use: Use, found: ColumnUses) -> bool:
    return use in found.uses.values() or any(use in doubt for doubt in found.doubts.values())


def _doubt(
    block: Block, column: Column, uses: tuple[Use, ...], found: ColumnUses, others: Sequence[Column] = ()
) -> None:
    """Ask what a column is; of several that may be the same, `others` with it, which of them is read."""
    if block.sheet.is_turned:
        uses = tuple(use for use in uses if use not in N_OF.values())
    found.uses.pop(column.index, None)
    found.doubts[column.index] = uses
    found.sureness[column.index] = Sureness.ASKED
    _let_go(others, found, is_waiting=True)
    topic = QuestionTopic.VALUE if block.sheet.is_turned else QuestionTopic.COLUMN
    told, options = which_of(block, column, uses[0], others) if others else whose(block, column, uses)
    found.questions.append(Question(topic, column.key, told, options))

"""A part with a row for each statement and group: which column tells the group, and its means and numbers."""

from collections.abc import Sequence
from dataclasses import replace

from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.cells import is_empty
from retention_check.importers.surveys.choices import NOBODY, Choices
from retention_check.importers.surveys.means.column_questions import NOBODYS
from retention_check.importers.surveys.means.columns import USES, ColumnUses, chosen_use, figures_in
from retention_check.importers.surveys.means.layout import Block, Column
from retention_check.importers.surveys.means.parts import Part, Source, n_of_all, take
from retention_check.importers.surveys.means.rows import BlockRows
from retention_check.importers.surveys.means.words import Kind, Use, meaning_of
from retention_check.importers.surveys.understanding import GroupValue, Option, Question, QuestionTopic, Sureness
from retention_check.importers.table import quoted

MOST_GROUPS = 12  # different values of a column that tells the group
LONGEST_GROUP = 60
_YEARS = frozenset(("jaar", "year", "jaartal", "meting", "ronde", "peiling", "peildatum"))


def group_column(block: Block, rows: BlockRows, choices: Choices) -> Column | None:
    """The column that tells the group of each row, where statements stand in several rows."""
    if block.sheet.is_turned or len(rows.statements) == len(set(rows.statements.values())):
        return None
    for column in block.columns:
        if chosen_use(block, column, choices) is Use.GROUP:
            return column
    return next((column for column in block.columns if _tells_groups(block, column, rows, choices)), None)


def _tells_groups(block: Block, column: Column, rows: BlockRows, choices: Choices) -> bool:
    values = set(figures_in(block, column, rows).filled)
    is_free = column.key not in choices.columns and len(values) <= MOST_GROUPS
    return is_free and any(_side(value, choices, block.age_limit)[0] for value in values)


def split_apart(block: Block, rows: BlockRows, group: Column | None) -> tuple[tuple[str, Block], ...]:
    """The part cut by a column with years, rounds or departments, by what stands in it; whole when there is none.

    `group` is the column that tells the group of each row.
    """
    for column in block.columns:
        values = dict.fromkeys(block.cell(row, column) for row in rows.statements)
        is_year = column.heading.lower() in _YEARS or all(meaning_of(value, block.age_limit).year for value in values)
        is_fit = 1 < len(values) <= MOST_GROUPS and "" not in values
        if is_fit and (is_year or (group and _tells_repeats_apart(block, rows, group, column))):
            return tuple(
                (value, replace(block, rows=tuple(row for row in block.rows if block.cell(row, column) == value)))
                for value in values
            )
    return (("", block),)


def _tells_repeats_apart(block: Block, rows: BlockRows, group: Column, column: Column) -> bool:
    """Whether each statement and group stands there several times, and once beside each text of a column.

    Of the answers of people that is so as well, beside their names: those are whole numbers.
    """
    pairs = [(code, block.cell(row, group)) for row, code in rows.statements.items()]
    apart = {(*pair, block.cell(row, column)) for pair, row in zip(pairs, rows.statements, strict=True)}
    is_apart = len(set(pairs)) < len(pairs) == len(apart)
    figures = [figures_in(block, each, rows) for each in block.columns]
    has_means = any(each.are_figures and not each.are_mostly_whole for each in figures)
    is_text = column is not group and not figures_in(block, column, rows).are_figures
    return is_apart and has_means and is_text


def long_part(block: Block, name: str, year: str, rows: BlockRows, choices: Choices, group: Column) -> Part:
    """A part with a row for each statement and group."""
    uses = ColumnUses({group.index: Use.GROUP}, {group.index: Sureness.EXACT})
    mean = _one_of(block, rows, choices, uses, Use.MEAN, (Kind.MEAN, Kind.UNSAID))
    n = _one_of(block, rows, choices, uses, Use.N, (Kind.COUNT,))
    groups = _groups(block, rows, group, choices)
    part = Part(block, name, year, rows, uses, groups=groups)
    free = [side for side in Side if side not in {value.side for value in groups if value.is_sure}]
    uses.questions.extend(_question(value, free) for value in groups if not value.is_sure)
    if mean:
        sides = {value.value: value.side for value in groups if value.is_sure}
        for row, code in rows.statements.items():
            text = block.cell(row, group)
            if side := sides.get(text):
                n_all = meaning_of(text, block.age_limit).n
                take(
                    part, row, code, Source(side, mean, n, n_all if n_all is not None else n_of_all(block, rows, mean))
                )
    return part


def _one_of(
    block: Block, rows: BlockRows, choices: Choices, uses: ColumnUses, use: Use, kinds: Sequence[Kind]
) -> Column | None:
    """The column for a use: chosen, the only one whose heading says so, or asked when there are several."""
    free = [column for column in block.columns if column.index not in uses.uses]
    chosen = next((column for column in free if chosen_use(block, column, choices) is use), None)
    if chosen:
        uses.uses[chosen.index], uses.sureness[chosen.index] = use, Sureness.CHOSEN
        return chosen
    fitting = [
        column
        for column in free
        if column.key not in choices.columns
        and column.meaning.kind in kinds
        and (figures := figures_in(block, column, rows)).are_figures
        and not figures.are_a_sequence
        and column.heading.lower() not in _YEARS
    ]
    said = [column for column in fitting if column.meaning.kind is kinds[0]]
    fitting = said or fitting
    if len(fitting) == 1:
        uses.uses[fitting[0].index] = use
        uses.sureness[fitting[0].index] = Sureness.EXACT if said else Sureness.ALIKE
        return fitting[0]
    for column in fitting:
        uses.doubts[column.index], uses.sureness[column.index] = (use, Use.NONE), Sureness.ASKED
        uses.questions.append(_asked_use(block, column, use))
    return None


def _asked_use(block: Block, column: Column, use: Use) -> Question:
    options = (Option(use, USES[use]), Option(Use.NONE, USES[Use.NONE]))
    named = f"{block.sheet.column_name(column.index)} ({quoted(column.heading)})"
    told = f"Wat staat er in {named}? Er zijn meer kolommen met zulke getallen."
    return Question(QuestionTopic.COLUMN, column.key, told, options)


def _groups(block: Block, rows: BlockRows, group: Column, choices: Choices) -> tuple[GroupValue, ...]:
    times: dict[str, int] = {}
    for row in rows.statements:
        if not is_empty(text := block.cell(row, group)):
            times[text] = times.get(text, 0) + 1
    read = {value: _side(value, choices, block.age_limit) for value in times}
    is_full = {side for side, is_sure in read.values() if is_sure} >= {*Side}  # then no other value is either group
    return tuple(
        GroupValue(value, times[value], side if is_sure or not is_full else None, is_sure or is_full)
        for value, (side, is_sure) in read.items()
    )


def _side(value: str, choices: Choices, limit: int) -> tuple[Side | None, bool]:
    """Whose a value is, and whether that is sure."""
    if chosen := choices.values.get(value):
        return (None if chosen == NOBODY else Side(chosen)), True
    meaning = meaning_of(value, limit)
    if len(value) > LONGEST_GROUP:
        return None, True
    if meaning.kind is Kind.OTHER:
        return None, True
    return meaning.side, meaning.side is not None and meaning.is_plain


def _question(value: GroupValue, sides: Sequence[Side]) -> Question:
    options = (*(Option(side, f"Bij {WHO[side]}") for side in sides), Option(NOBODY, NOBODYS))
    told = f"Bij welke groep horen de gemiddelden waar {quoted(value.value)} bij staat?"
    return Question(QuestionTopic.VALUE, value.value, told, options)

"""What was understood of an export, as lines for a terminal: the finding first, then what was guessed and left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from retention_check import dutch
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO
from retention_check.importers.surveys.answers.shown_values import shortened
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.rows.row_wording import ROLE, why
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    Assumption,
    ColumnUse,
    Routine,
    RowsOf,
    Sureness,
    Understanding,
)

USE: Mapping[str, str] = {  # of a column in a table of means; the code of a statement is told as it is
    "statement": "stelling",
    "young": "gemiddelden van jonge ambtenaren",
    "management": "gemiddelden van het management",
    "n_young": "aantal antwoorden van jonge ambtenaren",
    "n_management": "aantal antwoorden van het management",
    "group": "groep",
    "mean": "gemiddelden",
    "n": "aantal antwoorden",
}
MOST_ROWS = 20  # numbers of rows in one line
MOST_CELLS = 20


def lines(found: Understanding, study: Study) -> list[str]:
    """Everything that a person has to see before the scores are used: what was assumed before what was recognised."""
    return [
        *_finding(found),
        *_shown(found),
        *map(_remark, found.remarks),
        *_columns(found),
        *_rows(found, study.edition.young_age_limit),
        *_cells(found),
    ]


def questions(found: Understanding) -> list[str]:
    """Each question, with the options that answer it."""
    told = ["Dit kunt u alleen zelf zeggen:"]
    for question in found.questions:
        told.append(f"- {question.text}")
        told += [f"    {question.flag(option)}   {option.text}" for option in question.options]
    return told


def remedies(found: Understanding, options: Mapping[str, Any]) -> Iterator[str]:
    """What of the command line itself helps where an export cannot be read."""
    from retention_check.importers.surveys.files.unreadable import over_limits

    told = [each.message for each in found.problems]
    if not options["large"] and any(limit in each for limit in over_limits(USUAL) for each in told):
        yield "Is de export zo groot? Lees hem dan met --large."
    if options["as_json"] and found.excluded and not found.people:
        yield "Met --json staat dat bij ‘excluded’."


def _remark(remark: str) -> str:
    if isinstance(remark, Routine):
        return remark
    other = f" Is het anders? Geef dan {remark.flag}." if isinstance(remark, Assumption) else ""
    return f"Let op: {remark}{other}"


def _finding(found: Understanding) -> Iterator[str]:
    if not found.rows:
        return
    source = f" uit {found.tool}" if found.tool else ""
    if found.rows_of is RowsOf.MEANS:
        scores = f": {dutch.plural(len(found.entries), 'score', 'scores')}" if found.entries else ""
        yield f"Dit zijn gemiddelden{source}{scores}."
        if found.entries and found.scale is not DEFAULT_SCALE:
            yield _later(found)
        return
    who = [f"{n} van {WHO[side]}" for side in Side if (n := found.people.get(side))]
    told = f": {dutch.listing(who)}" if who else ""
    people = sum(found.people.values()) or found.rows
    of_rows = f" (op {found.rows} rijen)" if people != found.rows else ""
    yield f"Dit zijn losse antwoorden van {dutch.plural(people, 'mens', 'mensen')}{of_rows}{source}{told}."
    if found.answer_scale in (AnswerScale.ONE_TO_FIVE, AnswerScale.FIVE_TO_ONE):
        scale = f"van {found.scale.low} tot {found.scale.high}"
        yield f"De antwoorden waren 1 tot 5. Wij rekenen ze om: de scores zijn {scale}."
    elif found.answer_scale is AnswerScale.MARKS:
        yield f"De antwoorden zijn rapportcijfers. {_later(found)}"


def _later(found: Understanding) -> str:
    """With which scale the sheet is read afterwards, for it says so itself."""
    return f"Dat staat in het scoreblad: het wordt straks gelezen met --scale {found.scale.name}."


def _shown(found: Understanding) -> Iterator[str]:
    """Which group will have no score to show."""
    for side in Side if found.is_ready else ():
        answers = [each.n for each in found.entries if each.side is side]
        if answers and all(n is not None and n < THRESHOLD for n in answers):
            told = f"Een gemiddelde is er vanaf {THRESHOLD} antwoorden."
            yield f"Let op: van {WHO[side]} antwoordden te weinig mensen. {told}"
        elif answers and all(n is None for n in answers):
            yield f"Let op: hoeveel mensen van {WHO[side]} antwoordden, staat er niet. Geef dat straks met --n-{side}."


def _columns(found: Understanding) -> Iterator[str]:
    """The columns with a role, and those of statements that were not taken for granted; the others by their number."""
    several = len(found.files) > 1
    exact = [column for column in found.columns if column.code and column.sureness is Sureness.EXACT]
    if exact and found.rows_of is RowsOf.PEOPLE:
        statements = len({column.code for column in exact})
        yield f"{dutch.plural(statements, 'stelling', 'stellingen')} herkend aan de code of de tekst."
    for column in found.columns:
        if column in exact and found.rows_of is RowsOf.PEOPLE:
            continue
        if column.is_used or column.is_asked:
            where = f"{column.file}, kolom {column.letter}" if several else f"Kolom {column.letter}"
            yield f"{where}: {_what(column)} ({shortened(column.heading)})"
    others = [column for column in found.columns if not (column.is_used or column.is_asked)]
    if unused := [shortened(column.heading) for column in others if not column.is_private and column.heading]:
        yield f"Niet gebruikt: {', '.join(unused)}."
    if private := [shortened(c.heading) for c in found.columns if c.is_private]:
        yield f"Weggelaten, want daar staan gegevens van mensen in: {', '.join(private)}."


def _what(column: ColumnUse) -> str:
    if column.is_asked:
        return "nog te kiezen"
    return USE.get(column.code, column.code) or ROLE[column.role]


def _rows(found: Understanding, limit: int) -> Iterator[str]:
    several = len(found.files) > 1
    for each in found.excluded:
        numbers = ", ".join(map(str, each.rows[:MOST_ROWS])) + (" …" if len(each.rows) > MOST_ROWS else "")
        where = f" in {each.file}" if several else ""
        told = "rij telt" if len(each.rows) == 1 else "rijen tellen"
        yield f"{len(each.rows)} {told} niet mee{where}: {why(each.cause, len(each.rows), limit)} (rij {numbers})."


def _cells(found: Understanding) -> Iterator[str]:
    for cell in found.unused_cells[:MOST_CELLS]:
        yield f"Niet gebruikt: rij {cell.row}, kolom {cell.column}: {cell.shown} ({cell.why})."
    if found.unused_count > MOST_CELLS:
        yield f"En nog {found.unused_count - MOST_CELLS} andere vakken."

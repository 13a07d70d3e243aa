"""What was understood of an export, as lines for a terminal: the finding first, then what was guessed and left out."""

from collections.abc import Iterator

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.surveys.rows.row_wording import why
from retention_check.importers.surveys.understanding import RowsOf, Sureness, Understanding

MOST_ROWS = 20  # numbers of rows in one line
MOST_CELLS = 20


def lines(found: Understanding) -> list[str]:
    """Everything that a person has to see before the scores are used."""
    return [
        *_finding(found),
        *_columns(found),
        *_rows(found),
        *_cells(found),
        *(f"Let op: {remark}" for remark in found.remarks),
    ]


def questions(found: Understanding) -> list[str]:
    """Each question, with the options that answer it."""
    told = ["Dit kunt u alleen zelf zeggen:"]
    for question in found.questions:
        told.append(f"- {question.text}")
        told += [f"    {question.flag.format(option.value)}   {option.text}" for option in question.options]
    return told


def _finding(found: Understanding) -> Iterator[str]:
    if not found.rows:
        return
    source = f" uit {found.tool}" if found.tool else ""
    if found.rows_of is RowsOf.MEANS:
        yield f"Dit zijn gemiddelden{source}: {dutch.plural(len(found.entries), 'score', 'scores')}."
        return
    who = [f"{n} van {WHO[side]}" for side in Side if (n := found.people.get(side))]
    told = f": {dutch.listing(who)}" if who else ""
    yield f"Dit zijn losse antwoorden van {dutch.plural(found.rows, 'mens', 'mensen')}{source}{told}."
    if found.answer_scale:
        yield f"Schaal: {found.answer_scale}."


def _columns(found: Understanding) -> Iterator[str]:
    several = len(found.files) > 1
    for column in found.columns:
        if column.is_used or column.sureness is Sureness.ASKED:
            where = f"{column.file}, kolom {column.letter}" if several else f"Kolom {column.letter}"
            what = "gevraagd" if column.sureness is Sureness.ASKED else column.code or str(column.role)
            yield f"{where}: {what} ({column.heading[:60]})"
    if unused := [c.heading[:40] for c in found.columns if not c.is_used and not c.is_private and c.heading]:
        yield f"Niet gebruikt: {', '.join(unused)}."
    if private := [c.heading[:40] for c in found.columns if c.is_private]:
        yield f"Weggelaten, want daar staan gegevens van mensen in: {', '.join(private)}."


def _rows(found: Understanding) -> Iterator[str]:
    several = len(found.files) > 1
    for each in found.excluded:
        numbers = ", ".join(map(str, each.rows[:MOST_ROWS])) + (" …" if len(each.rows) > MOST_ROWS else "")
        where = f" in {each.file}" if several else ""
        told = "rij telt" if len(each.rows) == 1 else "rijen tellen"
        yield f"{len(each.rows)} {told} niet mee{where}: {why(each.cause, len(each.rows))} (rij {numbers})."


def _cells(found: Understanding) -> Iterator[str]:
    for cell in found.unused_cells[:MOST_CELLS]:
        yield f"Niet gebruikt: rij {cell.row}, kolom {cell.column}: {cell.shown} ({cell.why})."
    if found.unused_count > MOST_CELLS:
        yield f"En nog {found.unused_count - MOST_CELLS} andere vakken."

"""What is told of a sheet of means beside its scores: what was passed over, guessed or is missing, and what to do."""

from collections.abc import Iterable, Sequence

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO
from retention_check.importers.sheet_remarks import MOST_NAMED
from retention_check.importers.surveys.answers.shown_values import quoted_value
from retention_check.importers.surveys.means.column_questions import SEVERAL
from retention_check.importers.surveys.means.columns import figures_in
from retention_check.importers.surveys.means.parts import Found, OddCell, Part
from retention_check.importers.surveys.means.rows import in_full
from retention_check.importers.surveys.means.words import MEAN_OF, Kind, Use, meaning_of
from retention_check.importers.surveys.understanding import Sureness
from retention_check.importers.table import quoted

NO_SPREAD = "De standaardafwijking gebruiken wij niet: wij tonen geen spreiding. Zij wordt niet bewaard."
NO_NUMBERS = (
    "Van {who} staat er geen aantal antwoorden bij. Zonder aantal tonen wij geen gemiddelden. "
    "Zet ‘n = 23’ in de kop, of een kolom met aantallen naast de gemiddelden."
)


def remarks_on(parts: Sequence[Part], found: Sequence[Found], study: Study, *, is_asked: bool) -> tuple[str, ...]:
    """Everything that is told of what was read; while something is asked (`is_asked`), nothing of what is missing."""
    told = (
        *_on_spread(parts),
        *_on_unused_columns(parts),
        *_on_chosen_twice(parts),
        *_on_years(parts),
        *_on_other_groups(parts),
        *_on_silent_columns(parts),
        *_on_totals(parts),
        *_on_alike(parts, study),
        *_on_likely(parts),
        *_on_empty(parts),
        *_on_two_numbers(parts),
    )
    if is_asked:
        return told
    return (
        *told,
        *_on_passed_over(parts),
        *_on_missing_numbers(found),
        *_on_empty_columns(parts, study),
    )


def on_sheets(names: Iterable[str]) -> tuple[str, ...]:
    """Sheets of which nothing was read."""
    named = named_list([quoted(name) for name in dict.fromkeys(names) if name])
    return (f"Niets gelezen van het blad {named}.",) if named else ()


def named_list(names: Sequence[str]) -> str:
    """Names in a sentence, the first five of them."""
    if len(names) <= MOST_NAMED:
        return dutch.listing(names)
    return f"{', '.join(names[:MOST_NAMED])} en nog {len(names) - MOST_NAMED} andere"


def _on_spread(parts: Sequence[Part]) -> tuple[str, ...]:
    columns = (column for part in parts for column in part.block.columns)
    return (NO_SPREAD,) if any(column.meaning.kind is Kind.SPREAD for column in columns) else ()


def _on_unused_columns(parts: Sequence[Part]) -> tuple[str, ...]:
    names = []
    for part in parts:
        for column in part.block.columns:
            use = part.uses.uses.get(column.index, Use.NONE)
            is_told = column.meaning.kind is Kind.SPREAD or column.index in {*part.uses.doubts, *part.uses.waiting}
            if use is Use.NONE and not is_told and any(part.block.cell(row, column) for row in part.rows.statements):
                name = part.block.sheet.column_name(column.index)
                names.append(f"{quoted(column.heading)} ({name})" if column.heading else name)
    names = list(dict.fromkeys(names))
    return (f"Niet gebruikt: {named_list(names)}.",) if names else ()


def _on_chosen_twice(parts: Sequence[Part]) -> tuple[str, ...]:
    """Columns that a person chose for one and the same thing."""
    told = []
    for part in parts:
        for read, other in part.uses.twice:
            first, second = (part.block.sheet.column_name(each.index) for each in (read, other))
            what = SEVERAL[part.uses.uses[read.index]]
            told.append(f"U koos {first} en {second} allebei voor de {what}. Wij lezen {first}.")
    return tuple(dict.fromkeys(told))


def _on_years(parts: Sequence[Part]) -> tuple[str, ...]:
    """Means of the two groups that are of different years, by their headings."""
    told = []
    for part in parts:
        by_index = {column.index: column for column in part.block.columns}
        read = {side: by_index[index] for side, use in MEAN_OF.items() if (index := part.uses.column(use)) is not None}
        years = {side: column.meaning.year for side, column in read.items() if column.meaning.year}
        if len(set(years.values())) > 1:
            named = dutch.listing([f"de scores van {WHO[side]} van {year}" for side, year in years.items()])
            told.append(f"Niet van hetzelfde jaar: {named}. Wilt u die naast elkaar zetten?")
    return tuple(dict.fromkeys(told))


def _on_other_groups(parts: Sequence[Part]) -> tuple[str, ...]:
    """Groups of rows that are not asked about, for the rows of both groups stand there already."""
    told = []
    for part in (part for part in parts if Use.GROUP in part.uses.uses.values()):
        others = [group.value for group in part.groups if group.is_sure and group.side is None]
        told += [
            value
            for value in others
            if (said := meaning_of(value, part.block.age_limit)).side or said.kind is not Kind.OTHER
        ]
    names = named_list([quoted_value(value) for value in dict.fromkeys(told)])
    return (f"Niet gebruikt: de gemiddelden waar {names} bij staat.",) if told else ()


def _on_silent_columns(parts: Sequence[Part]) -> tuple[str, ...]:
    """Columns without a heading that were taken for numbers of answers."""
    names = [
        part.block.sheet.column_name(column.index)
        for part in parts
        for column in part.block.columns
        if not column.heading and part.uses.sureness.get(column.index) is Sureness.ALIKE
    ]
    verb = "heeft" if len(names) == 1 else "hebben"
    told = f"{dutch.first_capital(named_list(names))} {verb} geen kop. Wij lezen er aantallen antwoorden in."
    return (told,) if names else ()


def _on_totals(parts: Sequence[Part]) -> tuple[str, ...]:
    totals = [_row(part, row) for part in parts for row in part.rows.totals]
    return (f"Overgeslagen, want het is geen stelling: {named_list(totals)}.",) if totals else ()


def _on_passed_over(parts: Sequence[Part]) -> tuple[str, ...]:
    passed = [_row(part, row) for part in parts for row in part.rows.passed]
    if not passed:
        return ()
    return (
        f"Overgeslagen, want wij herkennen er geen stelling in: {named_list(passed)}. "
        "Hoort er een stelling bij? Zet dan de code ervoor, zoals R3.",
    )


def _row(part: Part, row: int) -> str:
    label = part.rows.labels.get(row, "")
    return f"{_place(part, row)} ({quoted_value(label)})" if label else _place(part, row)


def _place(part: Part, row: int) -> str:
    sheet = part.block.sheet
    return f"kolom {sheet.letter(row, 0)}" if sheet.is_turned else f"rij {row + 1}"


def _on_alike(parts: Sequence[Part], study: Study) -> tuple[str, ...]:
    """Each row that was read with a small difference, with both texts in full: it may be another statement."""
    read = (
        f"{_place(part, row)} ({in_full(part.rows.labels[row])}) als {code}: ‘{study.item(code).text}’"
        for part in parts
        for row in part.rows.alike
        for code in (part.rows.statements[row],)
    )
    return tuple(f"Met een klein verschil in de tekst gelezen: {each}." for each in dict.fromkeys(read))


def _on_likely(parts: Sequence[Part]) -> tuple[str, ...]:
    read = [
        f"{quoted(odd.typed)} in {odd.column}{odd.row} als {odd.read_as}" for odd in _odd_cells(parts) if odd.read_as
    ]
    return (f"Wij lazen {named_list(read)}.",) if read else ()


def _on_empty(parts: Sequence[Part]) -> tuple[str, ...]:
    cells = [f"{odd.column}{odd.row} ({quoted(odd.typed)})" for odd in _odd_cells(parts) if not odd.read_as]
    return (f"Als leeg gelezen: {named_list(cells)}.",) if cells else ()


def _odd_cells(parts: Sequence[Part]) -> list[OddCell]:
    """The cells that were read as something, row by row."""
    return [odd for part in parts for odd in sorted(part.odd, key=lambda each: each.row) if not odd.why]


def _on_two_numbers(parts: Sequence[Part]) -> tuple[str, ...]:
    rows = [f"rij {row}" for part in parts for row in part.two_numbers]
    told = f"In de cel en in de kolom staan verschillende aantallen: {named_list(rows)}. Wij nemen het kleinste."
    return (told,) if rows else ()


def _on_missing_numbers(found: Sequence[Found]) -> tuple[str, ...]:
    told = []
    for side in Side:
        of_side = [each for each in found if each.side is side]
        without = [each for each in of_side if each.n is None]
        if without and len(without) == len(of_side):
            told.append(NO_NUMBERS.format(who=WHO[side]))
        elif without:
            codes = named_list([each.code for each in without])
            told.append(
                f"Van {WHO[side]} staat er bij {codes} geen aantal antwoorden. "
                "Zonder aantal tonen wij die gemiddelden niet."
            )
    return tuple(told)


def _on_empty_columns(parts: Sequence[Part], study: Study) -> tuple[str, ...]:
    told = []
    for part in parts:
        for side, use in MEAN_OF.items():
            index = part.uses.column(use)
            column = next((each for each in part.block.columns if each.index == index), None)
            if column and not figures_in(part.block, column, part.rows).filled:
                name = part.block.sheet.column_name(column.index)
                told.append(
                    f"In {name} ({quoted(column.heading)}) staan 0 van {len(study.items)} scores van {WHO[side]}. "
                    "Hebt u ze wel? Zet ze in deze kolom, op de rij van hun stelling."
                )
    return tuple(dict.fromkeys(told))

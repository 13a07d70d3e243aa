"""The empty score sheet, ready to fill in: XLSX with instructions and checks on its cells, or CSV for Dutch Excel."""

import csv
import datetime
import io
from typing import Any

from retention_check import sheet_columns
from retention_check.domain.item import Kind
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.example import EXAMPLE_NAME, example_asked, example_cells

FILL_IN, EXPLAIN = "Invullen", "Uitleg"
HOW_MANY_ASKED = "Hoeveel mensen zijn gevraagd?"
FIRST_ROW = 3  # of the statements in the workbook, counted from 0; the row with how many were asked comes after them
MADE = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that the same sheet has the same bytes


def rows(study: Study, filled: bool) -> list[list[str]]:
    """The cells of the sheet, headings first, how many were asked last; with `filled` those of the example."""
    example = example_cells() | {sheet_columns.ASKED: example_asked()} if filled else {}
    # last, so that a column of means from elsewhere still fits beside the statements
    texts = {item.code: item.text for item in study.items} | {sheet_columns.ASKED: HOW_MANY_ASKED}
    table = [list(sheet_columns.COLUMNS)]
    for code, text in texts.items():
        cells = example.get(code, {})
        table.append([code, text, *(cells.get(name) or "" for name in sheet_columns.COLUMNS[2:])])
    return table


def sheet_csv(study: Study, filled: bool = False) -> bytes:
    """The score sheet as CSV for Dutch Excel: semicolon, decimal comma, UTF-8 with byte order mark."""
    return table_csv(rows(study, filled))


def sheet_xlsx(study: Study, filled: bool = False) -> bytes:
    """The score sheet as a workbook: a sheet to fill in and a page of instructions."""
    title = f"Scoreblad van {EXAMPLE_NAME} (voorbeeld, verzonnen)" if filled else "Scoreblad"
    return table_xlsx(rows(study, filled), title, study)


def table_csv(table: list[list[str]]) -> bytes:
    """The cells of a score sheet as CSV for Dutch Excel: semicolon, decimal comma, UTF-8 with byte order mark."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";")
    head, *body = table
    writer.writerow(head)
    writer.writerows([code, text, *(cell.replace(".", ",") for cell in cells)] for code, text, *cells in body)
    return output.getvalue().encode("utf-8-sig")


def table_xlsx(table: list[list[str]], title: str, study: Study) -> bytes:
    """The cells of a score sheet as a workbook: a sheet to fill in and a page of instructions."""
    import xlsxwriter

    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": MADE})
        _fill_in_page(book, table, title)
        _instructions_page(book, study)
    return output.getvalue()


def _fill_in_page(book: Any, table: list[list[str]], title: str) -> None:
    page = book.add_worksheet(FILL_IN)
    bold = book.add_format({"bold": True, "font_size": 14})
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E9F1F3"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    box = book.add_format({"border": 1, "border_color": "#B9C4C8", "valign": "top"})
    page.write_string(0, 0, title, bold)
    head, *body = table
    page.write_row(FIRST_ROW - 1, 0, head, heading)
    for number, (code, text, *cells) in enumerate(body, start=FIRST_ROW):
        page.write_string(number, 0, code, wrapped)
        page.write_string(number, 1, text, wrapped)
        for index, cell in enumerate(cells, start=2):
            _write_cell(page, number, index, cell, box)
    page.set_column(0, 0, 8)
    page.set_column(1, 1, 70)
    page.set_column(2, len(head) - 1, 15)
    page.freeze_panes(FIRST_ROW, 2)
    _check_cells(page, head, FIRST_ROW + len(body) - 1)


def _write_cell(page: Any, row: int, column: int, cell: str, box: Any) -> None:
    if cell:
        page.write_number(row, column, float(cell), box)
    else:
        page.write_blank(row, column, None, box)


def _check_cells(page: Any, head: list[str], asked_row: int) -> None:
    def check(rows: tuple[int, int], names: dict[Side, str], kind: str, bounds: tuple[float, float], told: str) -> None:
        for name in names.values():
            column = head.index(name)
            rule = {"validate": kind, "criteria": "between", "minimum": bounds[0], "maximum": bounds[1]}
            texts = {"ignore_blank": True, "error_title": "Klopt dit?", "error_message": told}
            page.data_validation(rows[0], column, rows[1], column, rule | texts)

    low, high = float(DEFAULT_SCALE.low), float(DEFAULT_SCALE.high)
    items, asked = (FIRST_ROW, asked_row - 1), (asked_row, asked_row)
    check(items, sheet_columns.SCORE, "decimal", (low, high), f"Een score ligt tussen {low:g} en {high:g}.")
    check(items, sheet_columns.COUNT, "integer", (0, MOST_PEOPLE), "Een aantal is een heel getal vanaf 0.")
    check(asked, sheet_columns.SCORE, "integer", (1, MOST_PEOPLE), "Een aantal mensen is een heel getal vanaf 1.")


def instructions(study: Study) -> list[tuple[str, bool]]:
    """The lines of the page of instructions, each with whether it is a heading."""
    low, high = DEFAULT_SCALE.low, DEFAULT_SCALE.high
    answers = SCALES["1-5"]
    return [
        ("Scoreblad", True),
        (f"Zet op het blad ‘{FILL_IN}’ de gemiddelde scores van uw gemeente. Een vak leeg laten mag altijd.", False),
        ("Wat vult u in?", True),
        (
            f"jong: het gemiddelde van jonge ambtenaren ({study.edition.young_age_limit} jaar of jonger), "
            f"op een schaal van {low} tot {high}.",
            False,
        ),
        ("management: het gemiddelde van de gemeentesecretaris of het management, op dezelfde schaal.", False),
        ("n_jong en n_management: hoeveel mensen antwoord gaven. Zonder aantal tonen wij de score niet.", False),
        (
            f"{sheet_columns.ASKED} (de laatste rij): hoeveel mensen u hebt gevraagd, ook wie geen antwoord gaf. "
            "Zet het in de kolommen jong en management. Het hoeft niet.",
            False,
        ),
        ("Hoe leest u een score?", True),
        ("Bij een reden (R) betekent een hoge score: dit weegt zwaar bij vertrek. Dat is slecht nieuws.", False),
        ("Bij een maatregel (M) betekent een hoge score: hiervoor is veel steun.", False),
        ("Kleine groepen", True),
        (
            f"Gaven minder dan {THRESHOLD} mensen antwoord? Dan tonen wij de score nergens. Niemand is te herkennen.",
            False,
        ),
        (f"Hebt u antwoorden van {answers.low} tot {answers.high}?", True),
        (
            f"Vul dan de gemiddelden van {answers.low} tot {answers.high} in. "
            f"Kies de schaal {answers.name} als u een ronde begint. Maakt u het rapport met een opdracht? "
            f"Schrijf er dan --scale {answers.name} bij.",
            False,
        ),
        (f"{_words(study, answers)} Deze woorden zijn van ons: het onderzoek drukt alleen cijfers af.", False),
    ]


def _words(study: Study, answers: Scale) -> str:
    reason, measure = (study.answer_words[kind] for kind in Kind)
    return (
        f"Bij een reden is {answers.low} ‘{reason[0]}’ en {answers.high} ‘{reason[-1]}’. "
        f"Bij een maatregel is {answers.low} ‘{measure[0]}’ en {answers.high} ‘{measure[-1]}’."
    )


def _instructions_page(book: Any, study: Study) -> None:
    page = book.add_worksheet(EXPLAIN)
    page.set_column(0, 0, 100)
    heading, plain = book.add_format({"bold": True, "font_size": 13}), book.add_format({"text_wrap": True})
    for number, (text, is_heading) in enumerate(instructions(study)):
        page.write_string(number, 0, text, heading if is_heading else plain)
    page.set_portrait()
    page.fit_to_pages(1, 1)

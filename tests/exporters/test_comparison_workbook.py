"""The workbook for people: its numbers, its formats, and its sheets of changes and explanations."""

from retention_check.domain.comparison import Comparison
from retention_check.domain.scales import SCALES
from tests.cast import few, gouda, mixes
from tests.exporters.reading import book
from tests.exporters.rounds import of_a_year_before


def about(comparison: Comparison, *more: Comparison) -> dict[str, str]:
    """What the sheet 'Uitleg' says above its columns."""
    lines = list(book(comparison, *more)["Uitleg"].iter_rows(max_col=2, values_only=True))
    return dict(lines[: lines.index((None, None))])


def test_the_workbook_is_for_people() -> None:
    page = book(gouda())["Vergelijking"]
    headings = [cell.value for cell in page[1]]
    assert headings[:7] == ["Code", "Soort", "Reden", "Stelling", "Jong", "Management", "Verschil"]
    third = dict(zip(headings, page[4], strict=True))
    assert (third["Jong"].value, third["Jong"].number_format) == (8.0, "0.0")
    assert third["Soort"].value == "reden"
    assert page.freeze_panes == "E2"
    assert page.column_dimensions["D"].width > 50
    seventh = dict(zip(headings, page[8], strict=True))
    assert seventh["Verschil"].value == -0.9


def test_a_statement_on_two_lines_is_given_their_height() -> None:
    page = book(gouda())["Vergelijking"]
    width = page.column_dimensions["D"].width
    heights = {row[3].value: page.row_dimensions[row[0].row].height for row in page.iter_rows(min_row=2)}
    assert any(len(text) > width for text in heights)
    assert all((height == 30) == (60 < len(text) <= 120) for text, height in heights.items() if len(text) <= 120)


def test_steps_and_margins_show_three_decimals_and_counts_none() -> None:
    page = book(gouda())["Vergelijking"]
    formats = {cell.value: page.cell(2, cell.column).number_format for cell in page[1]}
    for name in ("Stap van één jonge ambtenaar", "Stap van één manager", "Stappen samen", "Marge van het verschil"):
        assert formats[name] == "0.000"
    assert (formats["Antwoorden jong"], formats["Plaats jong"], formats["Gevraagd jong"]) == ("0", "0", "0")
    assert (formats["Jong"], formats["Verschil"], formats["Landelijk alle"]) == ("0.0", "0.0", "0.0")


def test_the_workbook_has_a_sheet_of_changes_only_with_a_previous_round() -> None:
    assert book(gouda()).sheetnames == ["Voor een memo", "Vergelijking", "Uitleg"]
    found = book(gouda(), of_a_year_before(gouda()))
    assert found.sheetnames == ["Voor een memo", "Vergelijking", "Uitleg", "Verandering"]
    head, first, *rest = found["Verandering"].iter_rows(values_only=True)
    cells = dict(zip(head, first, strict=True))
    assert len(rest) == 99
    assert (cells["Groep"], cells["Vorige ronde"], cells["Deze ronde"]) == ("jong", 8.2, 8.7)
    assert (cells["Verandering"], cells["Opnieuw gevraagd"]) == (0.5, "ja")


def test_the_sheet_of_explanations_says_what_the_figures_are_about() -> None:
    found = about(gouda(), of_a_year_before(gouda()))
    assert (found["Gemeente"], found["Datum"]) == ("Gouda", "21 november 2026")
    assert found["Vorige ronde"] == "21 november 2025. Opnieuw gevraagd: ja."
    assert "2025" in found["Landelijk"]
    assert "5 antwoorden" in found["Niet getoond"]
    assert found["Toeval"].startswith("Van vijftig verschillen vallen er twee of drie alleen door toeval")
    assert not {"Vorige ronde", "Toeval"} & set(about(mixes()["one-item"]))


def test_a_sheet_of_changes_without_a_change_says_so() -> None:
    page = book(few({"R1": ("7", "7")}, scale=SCALES["marks"]), gouda())["Verandering"]
    assert [cell.value for row in page.iter_rows() for cell in row] == [
        "Er is geen score die wij in beide rondes tonen en mogen vergelijken."
    ]

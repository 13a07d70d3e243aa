"""The same statement of the same group twice."""

from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.means import MeansSheet
from tests.importers.surveys.means.reading import PLAIN, asked, entered, headed, sheet, understood

HEAD = ["", "Jong", "MT"]
OTHER = [[row[0], "5.5", "6.5"] for row in PLAIN]


def test_two_sheets_with_other_figures_are_asked_by_their_names() -> None:
    sheets = (sheet([HEAD, *PLAIN], "voorlopig"), sheet([HEAD, *OTHER], "definitief"))
    assert asked(*sheets) == [("sheet", "uitkomsten.xlsx", ["voorlopig", "definitief"])]
    chosen = Choices(sheets={"uitkomsten.xlsx": "definitief"})
    assert {mean for _, _, mean, _ in entered(*sheets, choices=chosen)} == {"5.5", "6.5"}


def test_two_sheets_with_the_same_figures_are_read_once_and_that_is_told() -> None:
    sheets = (sheet([HEAD, *PLAIN], "A"), sheet([HEAD, *PLAIN], "kopie"))
    assert len(entered(*sheets)) == 6
    assert "Twee keer met dezelfde cijfers, één keer gelezen: R1 in rij 2" in understood(*sheets).remarks[-1]


def test_sheets_of_two_years_and_two_kinds_are_asked_by_year() -> None:
    measures = [["M1.1", "7.1", "6.2"], ["M1.2", "7.1", "6.2"], ["M1.3", "7.1", "6.2"]]
    sheets = (
        sheet([HEAD, *PLAIN], "redenen 2023"),
        sheet([HEAD, *measures], "maatregelen 2023"),
        sheet([HEAD, *OTHER], "redenen 2025"),
        sheet([HEAD, *([row[0], "8.1", "7.2"] for row in measures)], "maatregelen 2025"),
    )
    assert asked(*sheets) == [("sheet", "uitkomsten.xlsx", ["2023", "2025"])]
    found = entered(*sheets, choices=Choices(sheets={"uitkomsten.xlsx": "2025"}))
    assert len(found) == 12
    assert {mean for _, _, mean, _ in found} == {"5.5", "6.5", "8.1", "7.2"}


def test_two_tables_on_one_sheet_are_told_apart_by_their_first_row() -> None:
    ((_, _, names),) = asked(sheet([HEAD, *PLAIN, HEAD, *OTHER]))
    assert names == ["Blad1 vanaf rij 1", "Blad1 vanaf rij 5"]


def test_two_files_with_the_same_group_are_a_problem() -> None:
    found = understood(sheet([HEAD, *PLAIN], file="a.csv"), sheet([HEAD, *OTHER], file="b.csv"))
    assert [problem.message for problem in found.problems] == [
        "In ‘a.csv’ en ‘b.csv’ staan scores van dezelfde groep. Lees er één van in."
    ]
    assert found.entries == ()


def test_two_files_of_two_groups_go_together() -> None:
    young, management = [row[:2] for row in PLAIN], [[row[0], row[2]] for row in PLAIN]
    found = entered(sheet([["", "Jong"], *young], file="a.csv"), sheet([["", "MT"], *management], file="b.csv"))
    assert len(found) == 6


def test_a_statement_twice_with_other_figures_is_a_problem_with_both_rows() -> None:
    found = understood(headed(*HEAD, rows=[*PLAIN, ["R1", "5.5", "6.1"]]))
    assert [str(problem) for problem in found.problems] == [
        "R1 staat in rij 2 en in rij 5, met andere cijfers. Welke klopt? Haal de andere rij weg."
    ]


def test_what_can_be_read_is_named_by_what_it_is() -> None:
    def texts(*sheets: MeansSheet) -> list[str]:
        return [option.text for option in understood(*sheets).questions[0].options]

    assert texts(sheet([HEAD, *PLAIN], "2023"), sheet([HEAD, *OTHER], "2025")) == ["Het blad 2023", "Het blad 2025"]
    assert texts(sheet([HEAD, *PLAIN, HEAD, *OTHER]))[0] == "De tabel op Blad1 vanaf rij 1"
    years = sheet([["Meting 2023"], HEAD, *PLAIN, ["Meting 2025"], HEAD, *OTHER])
    assert texts(years) == ["De cijfers van 2023", "De cijfers van 2025"]

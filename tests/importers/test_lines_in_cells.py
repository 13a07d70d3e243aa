"""Lines of a text that stand in one cell each."""

from retention_check.importers.lines_in_cells import cut_lines

SEPARATORS = ";,\t"


def test_lines_are_cut_by_the_separator_that_most_of_them_hold() -> None:
    rows = [["Titel, met, veel, komma’s"], ["code;jong;mt"], ["R1;7,9;6,1"]]
    assert cut_lines(rows, SEPARATORS) == (
        [("Titel, met, veel, komma’s",), ("code", "jong", "mt"), ("R1", "7,9", "6,1")],
        ";",
    )


def test_rows_that_are_cut_already_stay() -> None:
    assert cut_lines([["code,jong,mt", ""], ["R1", "7.9", "6.1"]], SEPARATORS)[0][1] == ("R1", "7.9", "6.1")


def test_quotes_within_a_line_are_quotes() -> None:
    assert cut_lines([['R1,"Te weinig, veel",7.9']], SEPARATORS)[0] == [("R1", "Te weinig, veel", "7.9")]


def test_a_single_separator_is_no_line() -> None:
    assert cut_lines([["Gouda, 2025"], ["a;b"], [""], []], SEPARATORS) == ([], "")

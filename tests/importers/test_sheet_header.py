"""The header row: where each column stands, and which are not ours."""

import pytest

from retention_check.importers.sheet_header import column_letter, find_header
from retention_check.importers.table import Table

HEAD = ("Code", "", "JONG", "n jong", "Afdeling", "sd-jong", "Item")


def test_columns_are_known_by_their_names_wherever_they_stand() -> None:
    header = find_header(Table([("Scores van Gouda",), HEAD, ("R1",)]))
    assert header is not None
    assert (header.row, dict(header.columns)) == (1, {"code": 0, "item": 6, "jong": 2, "n_jong": 3})
    assert header.place("jong") == "C (jong)"
    assert (header.unused, header.spreads) == (("‘Afdeling’ (kolom E)",), (5,))


@pytest.mark.parametrize("names", [("jong", "management"), ("code", "score"), ()])
def test_without_code_and_a_group_there_is_no_header(names: tuple[str, ...]) -> None:
    assert find_header(Table([names])) is None


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_spreadsheet(index: int, letter: str) -> None:
    assert column_letter(index) == letter

"""What is told of a sheet beside its scores, each with what to do."""

import pytest

from retention_check.importers.score_sheet import SheetOptions, read_sheet
from retention_check.importers.sheet_remarks import on_other_sheets, on_other_statement, on_passed_over
from tests.cast import STUDY, sheet


def remarks(*rows: list[str]) -> tuple[str, ...]:
    result = read_sheet(sheet(rows), STUDY, SheetOptions())
    assert result.problems == ()
    return result.remarks


def test_a_text_of_another_statement_than_its_code_is_told() -> None:
    head = ["code", "item", "jong"]
    [told] = remarks(head, ["R3", "te weinig Zinvol  werk", "7"], ["R4", "Te weinig zinvol werk", "7"])
    assert told == (
        "In rij 2 staat de code R3, maar de tekst is die van R4 (‘Te weinig zinvol werk’). Wij lezen R3. "
        "Klopt dat niet? Verbeter de code in het bestand en upload het opnieuw."
    )


@pytest.mark.parametrize("item", STUDY.items, ids=lambda item: item.code)
def test_no_statement_contradicts_its_own_code_as_we_write_it(item: object) -> None:
    for text in (item.text, item.printed, item.label, item.question, f"  {item.text.upper()}. "):  # type: ignore[attr-defined]
        assert on_other_statement(2, item.code, text, STUDY) == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "Loopbaan", "Geld", "weinig werk", "R4", "Teveel administratie"])
def test_words_of_ones_own_contradict_nothing(text: str) -> None:
    assert on_other_statement(2, "R3", text, STUDY) == ()


def test_every_swapped_statement_is_noticed() -> None:
    for own, other in zip(STUDY.items, STUDY.items[1:], strict=False):
        assert f"de tekst is die van {other.code}" in "".join(on_other_statement(2, own.code, other.text, STUDY))


def test_columns_that_are_not_used_are_named() -> None:
    [told] = remarks(["code", "jong", "Afdeling", "sd_jong", ""], ["R1", "7", "HR", "", "x"])
    assert told.startswith("Niet gebruikt: ‘Afdeling’ (kolom C).")
    [told] = remarks(["code", "jong", *(f"k{n}" for n in range(9))], ["R1", "7"])
    assert "‘k4’ (kolom G) en nog 4 andere." in told


def test_a_column_without_any_score_is_told() -> None:
    _, told = remarks(["code", "jong", "management"], ["R1", "", "7"], ["R2", "n.v.t.", "6"])
    assert told.startswith("In de kolom B (jong) staan 0 van 50 scores.")


def test_many_rows_that_were_passed_over_are_one_remark() -> None:
    [told] = on_passed_over([(number, "som") for number in range(2, 1000)])
    assert "rij 2 (‘som’)" in told
    assert "en nog 993 andere" in told


def test_of_several_sheets_it_is_told_which_was_read() -> None:
    assert on_other_sheets(("Voorjaar",), 0) == ()
    [told] = on_other_sheets(("Voorjaar", "Najaar", "Oud"), 1)
    assert told.startswith("Wij lazen het blad ‘Najaar’. Er staan ook scores op ‘Voorjaar’ en ‘Oud’:")

"""Tables without the columns that are needed, and valid ones that used to be taken for such."""

import pytest

from retention_check.importers.score_sheet import read_sheet
from tests.cast import STUDY

ONE_CELL = "Alle kolommen staan in één cel. Open het bestand in Excel met Gegevens > Uit tekst/CSV."
R1 = [("R1", "young", "7.9"), ("R1", "management", "6.1")]


def entered(text: str) -> list[tuple[str, str, str]]:
    result = read_sheet(text.encode(), STUDY)
    assert result.problems == ()
    return [(entry.code, entry.side.value, str(entry.mean)) for entry in result.entries]


def told(text: str) -> str:
    (problem,) = read_sheet(text.encode(), STUDY).problems
    return str(problem)


@pytest.mark.parametrize(
    "text",
    [
        '"code,item,jong,management"\r\n"R1,""Te weinig, veel"",7.9,6.1"\r\n',
        '"code;item;jong;management"\r\n"R1;Te weinig;7,9;6,1"\r\n',
        '"code;item;jong;management";;;\r\n"R1;Te weinig;7,9;6,1";;;\r\n',
        '"code,item,jong,management"\r\nR1,Te weinig,7.9,6.1\r\n',
        '"Uitkomsten, jong, management"\r\n"code;item;jong;management"\r\n"R1;Te weinig;7,9;6,1"\r\n"R3;;;"\r\n',
        'sep=;\r\n"code,item,jong,management"\r\n"R1,Te weinig,7.9,6.1"\r\n',
    ],
)
def test_lines_in_one_quoted_cell_are_read_as_lines(text: str) -> None:
    assert entered(text) == R1


@pytest.mark.parametrize(
    "text",
    [
        '"code","item","jong","management"\r\n"R1","Te weinig","7.9","6.1"\r\n',
        "Uitkomsten; codes R1 tot R10; jong en management\r\ncode,item,jong,management\r\nR1,Te weinig,7.9,6.1\r\n",
        "\ufeffsep=,\r\ncode,item,jong,management\r\nR1,Te weinig,7.9,6.1\r\n",
        "code\titem\tjong\tmanagement\r\nR1\tTe weinig, veel, meer, a, b\t7,9\t6,1\r\n",
        'code\titem\tjong\tmanagement\r\nR1\tTe "weinig" van 24" of meer\t7,9\t6,1\r\nR2\t"Te" weinig\t\t\r\n',
    ],
)
def test_a_valid_table_is_read_whatever_stands_above_or_in_it(text: str) -> None:
    assert entered(text) == R1


@pytest.mark.parametrize(
    "title", ["Gemiddelden per code van jong en management;;", '"Uitkomsten code, jong, management"', "code jong 2025"]
)
def test_a_title_with_names_of_columns_is_no_header_in_one_cell(title: str) -> None:
    message = told(f"{title}\r\nStelling;YP;MT\r\nR1;7,9;6,1\r\nR2;7,4;5,8\r\nR3;8,1;6,9\r\n")
    assert message.startswith("Geen bruikbare kolommen gevonden. Wij zagen de kolommen ‘Stelling’, ‘YP’, ‘MT’.")


def test_a_title_as_wide_as_the_header_is_not_named_as_the_columns() -> None:
    message = told("Scores per code, jong en management, 2025\r\nstelling,YP,MT\r\nR1,7.9,6.1\r\nR2,7,6\r\nR3,7,6\r\n")
    assert "Wij zagen de kolommen ‘stelling’, ‘YP’, ‘MT’." in message


@pytest.mark.parametrize("header", ["code|item|jong|management", "code item jong n_jong", "code / jong / management"])
def test_a_header_in_one_cell_that_no_separator_cuts_is_told(header: str) -> None:
    assert told(f"{header}\r\nR1 x 7,9 6,1\r\n") == ONE_CELL


def test_an_empty_table_is_told_what_is_missing() -> None:
    assert told(";;;\r\n;;;\r\n").startswith("Geen bruikbare kolommen gevonden. Zet boven de tabel de kolomnamen")


PERSON = "118000031264;192.168.1.7;jan@gouda.nl;Jan;4;5;3;4;2;1;5;4;3"


@pytest.mark.parametrize(
    "text",
    [
        f"{PERSON}\r\n{PERSON}\r\n",
        f"{';'.join('abcdefghijklmn')}\r\n{PERSON}\r\n",
        "naam;functie;mening\r\n" + "Jan;chef;ja\r\n" * 101,
        "naam;R1;R2;R3\r\nJan;4;5;3\r\n",
        f"naam;{';'.join(item.text for item in STUDY.items[:4])}\r\nJan;4;5;3;2\r\n",
    ],
)
def test_an_export_of_people_is_told_without_anything_that_stands_in_it(text: str) -> None:
    assert told(text) == ("Dit lijkt de export van een enquête, geen scoreblad. Maak er eerst een scoreblad van.")


def test_what_may_be_a_number_or_address_of_a_person_is_never_shown_as_a_column() -> None:
    message = told("jan@gouda.nl;192.168.1.7;Stelling;118000031264;YP\r\nx;7,9;6,1;4;5\r\n")
    assert "Wij zagen de kolommen ‘Stelling’, ‘YP’." in message
    assert not any(each in message for each in ("jan@", "192", "118"))

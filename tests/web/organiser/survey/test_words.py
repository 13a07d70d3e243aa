"""What was understood of a survey, in words."""

from dataclasses import replace

import pytest

from retention_check.domain.round import Entry
from retention_check.domain.side import Side
from retention_check.domain.tallies import points_of
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.surveys.means.words import Use
from retention_check.importers.surveys.understanding import AnswerScale, RowsOf, Sureness, Understanding
from retention_check.web.organiser.survey import words
from retention_check.web.organiser.survey.words import LONGEST_HEADING, finding, row_numbers, shortened, use_text


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({Side.YOUNG: 26, Side.MANAGEMENT: 8}, "34 mensen, uit SPSS: 26 jonge ambtenaren en 8 van het management."),
        ({Side.YOUNG: 1}, "1 mens, uit SPSS: 1 jonge ambtenaar."),
        ({Side.MANAGEMENT: 1200}, "1.200 mensen, uit SPSS: 1.200 van het management."),
    ],
)
def test_the_finding_counts_people_and_names_the_tool(people: dict[Side, int], told: str) -> None:
    assert finding(Understanding(tool="SPSS", people=people)) == f"Dit zijn losse antwoorden van {told}"


def test_while_no_group_is_known_it_counts_rows() -> None:
    assert finding(Understanding(rows=34)) == "Dit zijn losse antwoorden: 34 rijen."


def test_means_are_called_means() -> None:
    entries = (Entry("R1", Side.YOUNG, points_of(4, 1), 8), Entry("R2", Side.YOUNG, points_of(4, 1), 8))
    found = Understanding(tool="een tabel met gemiddelden", rows_of=RowsOf.MEANS, entries=entries)
    assert finding(found) == ("Dit zijn geen losse antwoorden maar gemiddelden: 2 stellingen, van jonge ambtenaren.")
    assert finding(Understanding(rows_of=RowsOf.MEANS)) == "Dit zijn geen losse antwoorden maar gemiddelden."


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((12,), "rij 12"),
        ((9, 3, 7, 8), "rij 3 en 7 tot en met 9"),
        ((3, 4), "rij 3 en 4"),
        ((10, 11, 37, 38, 41, 43, 44), "rij 10, 11, 37, 38, 41, 43 en 44"),
        (tuple(range(2, 200, 2)), f"rij {', '.join(str(row) for row in range(2, 82, 2))} en nog 59"),
    ],
)
def test_row_numbers_are_put_together(rows: tuple[int, ...], told: str) -> None:
    assert row_numbers(rows) == told


@pytest.mark.parametrize("end", [" [Te weinig zinvol werk]", " - Te weinig zinvol werk", " – Te weinig zinvol werk"])
def test_of_a_long_heading_its_statement_comes_first_and_then_how_it_begins(end: str) -> None:
    assert shortened(f"Begin {'x' * 500}{end}") == f"Te weinig zinvol werk (Begin {'x' * 34} …)"


def test_a_long_heading_without_parts_keeps_its_beginning_and_its_end() -> None:
    long = f"Begin {'x' * 500} einde"
    assert len(shortened(long)) <= LONGEST_HEADING + 3
    assert (shortened(long)[:6], shortened(long)[-6:]) == ("Begin ", " einde")
    assert shortened("Kort") == "Kort"


@pytest.mark.parametrize(
    ("value", "shown"), [("2.6", "2,6"), ("12.3.2026", "12.3.2026"), ("eens.", "eens."), ("4", "4")]
)
def test_an_example_has_a_decimal_comma(value: str, shown: str) -> None:
    assert words.example(value) == shown


def test_a_workbook_is_called_by_the_name_that_people_know() -> None:
    in_excel = Understanding(tool="een tabel", files=("a.xlsx",), people={Side.YOUNG: 9})
    assert "uit een Excel-bestand" in finding(in_excel)
    assert "uit een tabel" in finding(replace(in_excel, files=("a.xlsx", "b.csv")))


def test_everything_that_can_be_understood_has_words() -> None:
    assert set(words.SURENESS) == set(Sureness)
    assert set(words.SCALE_WORDS) == set(words.ANSWERS_OF) == set(AnswerScale)
    assert set(words.ROLE_WORDS) == {role.value for role in ColumnRole}
    assert set(words.USE_WORDS) == {use.value for use in Use}
    assert use_text("n_young") == "Aantal antwoorden, jong"
    assert use_text("iets_nieuws") == "iets nieuws"

"""A list of agreements: what is read, and what is told when it cannot be."""

from retention_check.domain.round import Agreement
from retention_check.importers.agreements import MOST, read_agreements
from tests.cast import STUDY, sheet

STATUSES = STUDY.content.meeting.agreements.status
HEADS = ["wat", "rol", "wanneer", "hoe merken we het", "status"]


def told(*rows: list[str]) -> list[str]:
    found, problems = read_agreements(sheet(rows), STATUSES)
    assert found == ()
    return [str(problem) for problem in problems]


def test_agreements_are_read_in_any_order_of_columns() -> None:
    found, problems = read_agreements(
        sheet([["Afspraken van maart"], ["Rol", "Wat", "Status"], ["HR-adviseur", " Mentoren  zoeken ", "loopt"], []]),
        STATUSES,
    )
    assert problems == ()
    assert found == (Agreement("Mentoren zoeken", "HR-adviseur", status="loopt"),)


def test_a_status_outside_the_three_is_told_with_its_place() -> None:
    assert told(HEADS, ["Mentoren", "", "", "", "bezig"]) == [
        "Rij 2, kolom E (status): ‘bezig’ is geen status. Kies uit: gedaan, loopt, niet gedaan."
    ]


def test_a_row_without_an_agreement_and_a_long_text_are_told() -> None:
    problems = told(HEADS, ["", "directie", "", "", ""], ["x" * 201, "", "", "", ""])
    assert problems[0] == "Rij 2, kolom A (wat): Hier staat niet wat er is afgesproken."
    assert "te lang" in problems[1]


def test_too_many_agreements_do_not_fit() -> None:
    assert "hooguit" in told(HEADS, *([f"Afspraak {number}", "", "", "", ""] for number in range(MOST + 1)))[0]


def test_a_file_without_agreements_is_told_which_columns_it_needs() -> None:
    assert "alleen ‘wat’ moet" in told(["code", "jong"], ["R1", "7"])[0]


def test_a_file_that_is_no_table_is_told() -> None:
    assert "geen tabel" in str(read_agreements(b"%PDF-1.7", STATUSES)[1][0])


def test_a_text_that_falls_apart_over_the_columns_is_told() -> None:
    assert "meer vakken" in str(read_agreements(b"wat;rol\nMentoren; en koppels;HR\n", STATUSES)[1][0])

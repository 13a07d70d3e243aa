import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import google_forms, tool_of
from tests.importers.surveys.tools.samples import ASKED, R1, R3, with_answers


@pytest.mark.parametrize(
    ("time", "address"),
    [
        ("Tijdstempel", "E-mailadres"),
        ("Timestamp", "Email Address"),
        ("Zeitstempel", "E-Mail-Adresse"),
        ("Tidsstämpel", "E-postadress"),
        ("Timestamp", "Username"),
    ],
)
def test_the_first_column_is_the_time_in_the_language_of_the_form(time: str, address: str) -> None:
    head = with_answers([time, address, "Score", "Functie", R1, R3], meta=["31-8-2020 14:20:53", "a@b.example", "0"])
    assert tool_of(head) is google_forms
    roles = [heading.role for heading in google_forms.read(head).headings]
    assert roles == [ToolRole.SUBMITTED, ToolRole.PRIVATE, ToolRole.OTHER, None, None, None]


def test_a_time_in_another_place_is_no_export_of_it() -> None:
    assert not google_forms.matches(with_answers(["Functie", "Tijdstempel", R1], meta=[]))
    assert not google_forms.matches([["Tijdstempel"], ["31-8-2020 14:20:53"]])


def test_the_row_of_a_grid_stands_in_brackets() -> None:
    head = with_answers(["Tijdstempel", "Functie", f"{ASKED} [{R1}]", f"{ASKED} [{R3}]"], meta=["31-8-2020 14:20:53"])
    assert [heading.parts[0] for heading in google_forms.read(head).headings[-2:]] == [R1, R3]

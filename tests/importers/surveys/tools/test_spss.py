from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import spss, tool_of
from tests.importers.surveys.tools.samples import ASKED, R1, R3


def test_a_variable_is_known_by_its_name_and_by_what_was_asked() -> None:
    layout = spss.read([["functie", "R1", "M3_2"], ["Wat is uw functie?", f"{ASKED} - {R1}", R3], ["1", "4", "5"]])
    assert layout.rows_above == 2
    assert layout.headings[1].parts[0] == R1
    assert layout.headings[1].parts[-1] == "R1"
    assert layout.headings[2].parts == (R3, "M3_2", "M3.2")
    assert layout.headings[0].text == "functie – Wat is uw functie?"


def test_a_file_that_another_tool_made_keeps_the_roles_of_its_columns() -> None:
    names = ["StartDate", "EndDate", "Status", "IPAddress", "ResponseId", "Q1"]
    layout = spss.read([names, ["", "", "", "", "", R1]])
    assert layout.headings[3].role is ToolRole.PRIVATE
    assert layout.headings[4].role is ToolRole.RESPONSE_ID


def test_it_is_never_known_by_its_first_rows() -> None:
    assert tool_of([["R1", "M3_2"], [R1, R3], ["4", "5"]]) is not spss

import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import TOOLS, tool_of
from tests.importers.surveys.tools.samples import HEADS, R3, Head


@pytest.mark.parametrize("sample", HEADS)
def test_an_export_is_recognised_as_that_of_its_own_tool_and_of_no_other(sample: str) -> None:
    name, head = HEADS[sample]
    assert [tool.NAME for tool in TOOLS[:-1] if tool.matches(head)] == ([] if name == "een tabel" else [name])
    assert name == tool_of(head).NAME


@pytest.mark.parametrize("sample", HEADS)
@pytest.mark.parametrize("above", [[["Medewerkersonderzoek 2025"]], [["Uitkomsten"], ["", ""], ["gemaakt op", "31-3"]]])
def test_titles_may_stand_above_any_table(sample: str, above: Head) -> None:
    name, head = HEADS[sample]
    titled = [*above, [], *head]
    assert name == tool_of(titled).NAME
    own, moved = tool_of(head).read(head), tool_of(titled).read(titled)
    assert moved.rows_above == own.rows_above + len(above) + 1
    assert [each.parts for each in moved.headings] == [each.parts for each in own.headings]


@pytest.mark.parametrize("sample", HEADS)
def test_every_tool_gives_the_statement_first_and_the_rows_of_people(sample: str) -> None:
    head = HEADS[sample][1]
    layout = tool_of(head).read(head)
    assert R3 in layout.headings[-1].parts or "R3" in layout.headings[-1].parts
    assert layout.headings[-1].role is None
    assert head[layout.rows_above][-1] == "heel belangrijk"


@pytest.mark.parametrize("sample", HEADS)
def test_what_names_a_person_is_private_by_its_column(sample: str) -> None:
    head = HEADS[sample][1]
    layout = tool_of(head).read(head)
    people = {"a.devries@delft.example", "A. de Vries", "10.1.2.3", "aB3dE9", "anonymous"}
    for heading, cell in zip(layout.headings, head[-1], strict=True):
        assert (heading.role is ToolRole.PRIVATE) == (cell in people) or not cell, heading


@pytest.mark.parametrize("sample", HEADS)
def test_the_first_rows_of_an_empty_export_are_read_too(sample: str) -> None:
    name, head = HEADS[sample]
    headers = head[: tool_of(head).read(head).rows_above]
    assert name == tool_of(headers).NAME
    assert tool_of(headers).read(headers).rows_above == len(headers)


@pytest.mark.parametrize("head", [[], [[]], [[""]], [["", ""], ["", ""]], [["ID"]], [["1", "2"], ["3", "4"]]])
def test_a_table_with_hardly_anything_in_it_is_a_plain_one(head: Head) -> None:
    tool = tool_of(head)
    assert tool.NAME == "een tabel"
    assert tool.read(head).rows_above <= len(head)

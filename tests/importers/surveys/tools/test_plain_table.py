from collections.abc import Sequence

import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import plain_table, tool_of
from tests.importers.surveys.tools.samples import PLAIN, R1, R3, Head

CODES = ["Groep", "R1", "R2", "R3", "M1.1", "M1.2", "M1.3"]
TEXTS = ["", R1, "Te weinig gebruik van competenties", R3, "Promotie maken", "Op prestaties", "Mentoren"]
ROWS: Head = [["Jong", "4", "5", "2", "3", "4", "1"], ["Jong", "1", "2", "4", "3", "5", "5"]]


def test_the_row_whose_texts_come_back_nowhere_is_the_header() -> None:
    layout = plain_table.read([["Onderzoek 2025"], ["Bron:", "HR"], [], *PLAIN])
    assert layout.rows_above == 4
    assert [heading.text for heading in layout.headings] == ["Groep", R1, R3]


def test_a_title_that_tells_the_scale_is_kept_with_each_heading() -> None:
    title = "Vraag 3: 1 = zeer belangrijk en 5 = zeer onbelangrijk"
    for above in ([[title], [""]], [["Enquête 2025"], ["", title]]):
        assert {heading.scale for heading in plain_table.read([*above, *PLAIN]).headings} == {title}
    assert {heading.scale for heading in plain_table.read([["Enquête 2025"], *PLAIN]).headings} == {""}


def test_a_row_of_codes_and_a_row_of_texts_are_one_header() -> None:
    layout = plain_table.read([CODES, TEXTS, *ROWS])
    assert layout.rows_above == 2
    assert layout.headings[1].parts == (R1, "R1")
    assert layout.headings[0].text == "Groep"


def test_what_stands_above_several_headings_tells_what_they_are_about() -> None:
    head = [["", "Redenen", "", "Maatregelen", ""], ["Groep", R1, R3, "Promotie", "Mentoren"], ["Jong", *"4512"]]
    layout = plain_table.read(head)
    assert layout.rows_above == 2
    assert [heading.text for heading in layout.headings[1:4]] == [
        f"Redenen – {R1}",
        f"Redenen – {R3}",
        "Maatregelen – Promotie",
    ]
    assert layout.headings[2].parts == (R3,)
    assert layout.headings[0].text == "Groep"


def test_a_heading_over_two_rows_stands_in_the_upper_one() -> None:
    head = [["Groep", "Redenen", ""], ["", R1, R3], ["Jong", "4", "5"], ["Jong", "5", "4"]]
    assert [heading.text for heading in plain_table.read(head).headings] == [
        "Groep",
        f"Redenen – {R1}",
        f"Redenen – {R3}",
    ]


def test_words_as_answers_are_not_taken_for_a_second_header_row() -> None:
    assert plain_table.read(PLAIN).rows_above == 1
    wide = [
        CODES,
        ["Jong", "wel", "niet", "soms", "wel", "vaak", "niet"],
        ["Oud", "niet", "wel", "wel", "soms", "wel", "wel"],
    ]
    assert plain_table.read(wide).rows_above == 1


def test_a_header_that_comes_back_below_is_still_the_header() -> None:
    assert plain_table.read([*PLAIN, *PLAIN]).rows_above == 1


def test_a_table_without_a_header_has_no_headings() -> None:
    layout = plain_table.read([["1", "4", "5"], ["2", "3", "3,5"]])
    assert layout.rows_above == 0
    assert [heading.text for heading in layout.headings] == ["", "", ""]


def test_the_number_of_a_response_is_known_only_where_it_says_so() -> None:
    layout = plain_table.read([["Response ID", "ID", "Groep", R1], ["17", "1", "Jong", "4"]])
    assert [heading.role for heading in layout.headings] == [ToolRole.RESPONSE_ID, None, None, None]


def test_it_reads_what_no_other_tool_knows() -> None:
    assert tool_of(PLAIN) is plain_table


@pytest.mark.parametrize("name", ["ID", "Respondent", "Respondentnummer", "Response ID"])
def test_a_column_of_ids_is_known_by_its_name_and_by_what_differs_below_it(name: str) -> None:
    layout = plain_table.read([[name, *CODES], *([f"a{place}", *row] for place, row in enumerate(ROWS * 4))])
    assert layout.headings[0].role is ToolRole.RESPONSE_ID


@pytest.mark.parametrize(
    ("name", "values"),
    [("ID", "12121212"), ("Respondent", ["jong", "management"] * 4), ("Nr", "12345678"), ("ID", [""] * 8)],
)
def test_a_column_that_tells_nobody_apart_holds_no_ids(name: str, values: Sequence[str]) -> None:
    layout = plain_table.read([[name, *CODES], *([value, *ROWS[0]] for value in values)])
    assert layout.headings[0].role is None

import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import survey_monkey, tool_of
from tests.importers.surveys.tools.samples import ASKED, MONKEY_META, MONKEY_ROW, R1, R3, SURVEY_MONKEY, with_answers

EMPTY = [""] * len(MONKEY_META)


def test_the_columns_of_the_tool_have_nothing_in_the_second_row() -> None:
    layout = survey_monkey.read(SURVEY_MONKEY)
    assert layout.rows_above == 2
    assert [heading.role for heading in layout.headings[:7]] == [
        *(ToolRole.RESPONSE_ID, None, ToolRole.OTHER, ToolRole.SUBMITTED),
        *(ToolRole.PRIVATE, ToolRole.PRIVATE, ToolRole.PRIVATE),
    ]


def test_the_question_stands_above_its_first_statement_only() -> None:
    first, last = survey_monkey.read(SURVEY_MONKEY).headings[-2:]
    assert (first.text, last.text) == (f"{ASKED} – {R1}", f"{ASKED} – {R3}")
    assert (first.parts, last.parts) == ((R1,), (R3,))


@pytest.mark.parametrize("below", ["Response", "Open-Ended Response", "Antwoord", "Respons", "Antwort", "Svar"])
def test_what_stands_below_a_question_of_one_column_is_no_part_of_it(below: str) -> None:
    head = with_answers([*MONKEY_META, "Functie", R1, R3], [*EMPTY, below, below, below], meta=MONKEY_ROW)
    assert survey_monkey.read(head).headings[-1].parts == (R3,)


def test_a_word_that_we_do_not_know_below_a_question_leaves_the_question() -> None:
    head = with_answers([*MONKEY_META, "Functie", R1, R3], [*EMPTY, "Réponse", "Réponse", "Réponse"], meta=MONKEY_ROW)
    assert R3 in survey_monkey.read(head).headings[-1].parts


def test_the_remark_behind_a_statement_is_not_taken_for_the_statement() -> None:
    head = with_answers([*MONKEY_META, "Functie", R1, ""], [*EMPTY, "Response", "Response", "Anders"], meta=MONKEY_ROW)
    assert survey_monkey.read(head).headings[-1].parts == ("Anders",)


@pytest.mark.parametrize("number", ["RespondentID", "Respondent ID", "Respondent-ID", "Teilnehmer-ID"])
def test_older_and_other_languages_have_other_names(number: str) -> None:
    head = with_answers([number, "Functie", R1, R3], ["", "Response", "Response", "Response"], meta=["3237565956"])
    assert tool_of(head) is survey_monkey


def test_older_names_are_not_taken_for_qualtrics() -> None:
    meta = ["RespondentID", "CollectorID", "StartDate", "EndDate", "IPAddress", "EmailAddress", "FirstName"]
    head = with_answers([*meta, "Functie", R1, R3], [*EMPTY, "Response", "Response", "Response"], meta=MONKEY_ROW)
    assert tool_of(head) is survey_monkey


def test_one_row_of_questions_and_statements_made_by_others_is_read() -> None:
    head = with_answers(["RespondentID", "Functie", f"{ASKED} - {R1}", f"{ASKED} - {R3}"], meta=["4337954960"])
    assert tool_of(head) is survey_monkey
    layout = survey_monkey.read(head)
    assert (layout.rows_above, layout.headings[-1].parts[0]) == (1, R3)


def test_a_plain_table_with_numbers_of_respondents_is_not_taken_for_it() -> None:
    assert not survey_monkey.matches([["Respondent ID", "Groep", R1], ["1", "Jong", "4"]])

import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import ms_forms, tool_of
from tests.importers.surveys.tools.samples import FORMS_META, FORMS_NL, QUESTIONS, R1, with_answers

LANGUAGES = {
    "nl": FORMS_NL,
    "en": ["Id", "Start time", "Completion time", "Email", "Name", "Last modified time"],
    "sv": ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Ändrades senast klockan"],
    "de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Zeitpunkt der letzten Änderung"],
}
ROLES = [ToolRole.RESPONSE_ID, ToolRole.OTHER, ToolRole.SUBMITTED, ToolRole.PRIVATE, ToolRole.PRIVATE, ToolRole.OTHER]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_of_the_tool_follow_the_language_of_who_downloads(language: str) -> None:
    head = with_answers([*LANGUAGES[language], *QUESTIONS], meta=FORMS_META)
    assert tool_of(head) is ms_forms
    assert [heading.role for heading in ms_forms.read(head).headings] == [*ROLES, None, None, None]


@pytest.mark.parametrize("kept", [[1, 2], [0, 1, 2], [1, 2, 3, 4]])
def test_an_export_without_the_names_or_numbers_is_still_recognised(kept: list[int]) -> None:
    head = with_answers([*(FORMS_NL[at] for at in kept), *QUESTIONS], meta=[FORMS_META[at] for at in kept])
    assert tool_of(head) is ms_forms


def test_a_number_and_one_time_are_not_enough() -> None:
    head = with_answers(["ID", "Begintijd", *QUESTIONS], meta=["1", "9:00"])
    assert tool_of(head) is not ms_forms


def test_spaces_that_do_not_break_and_new_lines_go_from_a_heading() -> None:
    head = with_answers([*FORMS_NL, "Functie\xa0", f"{R1}\n", f"\xa0{R1}\xa0 2"], meta=FORMS_META)
    assert [heading.text for heading in ms_forms.read(head).headings[-3:]] == ["Functie", R1, f"{R1} 2"]


@pytest.mark.parametrize("again", [f"{R1}2", f"{R1}3", f"{R1} 2"])
def test_the_number_behind_a_question_that_stands_there_twice_is_no_part_of_it(again: str) -> None:
    head = with_answers([*FORMS_NL, "Functie", R1, again], meta=FORMS_META)
    assert ms_forms.read(head).headings[-1].parts[0] == R1


def test_a_number_that_belongs_to_a_question_stays() -> None:
    head = with_answers([*FORMS_NL, "Functie", R1, "Wat vindt u van team 2"], meta=FORMS_META)
    assert ms_forms.read(head).headings[-1].parts == ("Wat vindt u van team 2",)


@pytest.mark.parametrize(
    ("points", "feedback"), [("Points", "Feedback"), ("Punten", "Feedback"), ("Poäng", "Kommentar")]
)
def test_points_and_feedback_of_a_quiz_are_no_answers(points: str, feedback: str) -> None:
    row = [*FORMS_NL, "Total points", "Quiz feedback", R1, f"{points} - {R1}", f"{feedback} - {R1}"]
    roles = [heading.role for heading in ms_forms.read([row]).headings]
    assert roles[6:] == [ToolRole.OTHER, ToolRole.OTHER, None, ToolRole.OTHER, ToolRole.OTHER]


def test_a_question_with_a_dash_is_no_column_of_a_quiz() -> None:
    assert ms_forms.read([[*FORMS_NL, f"Redenen - {R1}"]]).headings[-1].role is None


def test_a_question_called_as_a_column_of_the_tool_but_further_on_is_a_question() -> None:
    row = [*FORMS_NL, *(f"Vraag {number}" for number in range(12)), "Taal"]
    assert ms_forms.read([row]).headings[-1].role is None

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.grid import grid_of
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.table.kept_survey import from_bytes, to_bytes
from retention_check.importers.surveys.table.tables import table_of
from retention_check.importers.surveys.tools import survey_monkey, tool_of
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
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


WORDS = ["helemaal niet belangrijk", "niet belangrijk", "neutraal", "belangrijk", "heel belangrijk"]


def expanded(rows: list[tuple[str, list[str], list[str]]]) -> list[list[str]]:
    """A column for each answer: of who somebody is, and of two statements."""
    sides = ["Jonge ambtenaar", "Management"]
    header = [*MONKEY_META, "Wat is uw functie?", "", R1, *[""] * 4, R3, *[""] * 4]
    below = [*EMPTY, *sides, *WORDS, *WORDS]
    made = [
        [str(11837564821 + n), *MONKEY_ROW[1:]]
        + [side if name == side else "" for name in sides]
        + [word if word in given else "" for given in (first, second) for word in WORDS]
        for n, (side, first, second) in enumerate(rows)
    ]
    return [header, below, *made]


def test_a_column_for_each_answer_is_joined_into_one_answer() -> None:
    people = [("Jonge ambtenaar", [WORDS[n % 5]], [WORDS[4]]) for n in range(5)]
    people += [("Management", [WORDS[3]], []) for _ in range(40)]
    table = table_of(grid_of("", expanded(people), USUAL), "a.csv")
    found = understand([table], STUDY, UNDECIDED)
    assert found.is_ready
    assert {(entry.code, str(entry.side)): entry.n for entry in found.entries} == {
        ("R1", "young"): 5,
        ("R1", "management"): 40,
        ("R3", "young"): 5,
    }
    assert "Van 3 vragen staat elk antwoord in een eigen kolom." in str(found.remarks)
    assert understand(from_bytes(to_bytes([table])), STUDY, UNDECIDED) == found


def test_two_answers_of_one_person_are_asked_and_not_guessed() -> None:
    people = [("Jonge ambtenaar", [WORDS[1], WORDS[3]], [WORDS[4]]), ("Management", [WORDS[2]], [WORDS[0]])]
    found = understand([table_of(grid_of("", expanded(people), USUAL), "a.csv")], STUDY, UNDECIDED)
    assert [question.about for question in found.questions] == ["niet belangrijk + belangrijk"]


def test_statements_below_a_question_are_not_joined() -> None:
    assert survey_monkey.read(SURVEY_MONKEY).joined == ()

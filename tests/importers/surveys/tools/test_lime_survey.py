import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import lime_survey, tool_of
from tests.importers.surveys.tools.samples import ASKED, LIME_CODES, LIME_META, LIME_TEXTS, R1, R3, Head, with_answers

ROLES = [
    *(ToolRole.RESPONSE_ID, ToolRole.SUBMITTED, ToolRole.OTHER, ToolRole.OTHER, ToolRole.OTHER),
    *(ToolRole.PRIVATE, ToolRole.PRIVATE),
]
ENGLISH = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "IP address", "Access code"]
GERMAN = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "IP-Adresse"]


def texts(meta: list[str]) -> Head:
    return with_answers(
        [*meta, "Wat is uw functie?", f"{ASKED} [{R1}]", f"{ASKED} [{R3}]"], meta=LIME_META[: len(meta)]
    )


@pytest.mark.parametrize("head", [LIME_CODES, LIME_TEXTS, texts(ENGLISH), texts([*GERMAN, "Zugangscode"])])
def test_codes_and_texts_in_every_language_say_what_the_columns_of_the_tool_are(head: Head) -> None:
    assert tool_of(head) is lime_survey
    assert [heading.role for heading in lime_survey.read(head).headings] == [*ROLES, None, None, None]


@pytest.mark.parametrize("separator", [". ", ": ", " | ", " - ", ".", " – "])
def test_code_and_text_may_have_any_separator(separator: str) -> None:
    codes, asked = LIME_CODES[0], texts(ENGLISH)[0]
    head = with_answers([separator.join(each) for each in zip(codes, asked, strict=True)], meta=LIME_META)
    assert tool_of(head) is lime_survey
    found = lime_survey.read(head).headings
    assert [heading.role for heading in found] == [*ROLES, None, None, None]
    assert found[-1].parts[0] == R3
    assert "R3" in found[-1].parts


@pytest.mark.parametrize("meta", [["Response ID"], ["Antwort ID"], ["Antwoord-ID"]])
def test_the_number_of_the_response_and_statements_in_brackets_are_enough(meta: list[str]) -> None:
    assert tool_of(texts(meta)) is lime_survey


def test_spaces_that_became_underscores_come_back() -> None:
    row = [text.replace(" ", "_") for text in texts(ENGLISH)[0]]
    head = with_answers(row, meta=LIME_META)
    assert tool_of(head) is lime_survey
    found = lime_survey.read(head).headings
    assert [heading.role for heading in found[:7]] == ROLES
    assert found[-1].parts[0] == R3
    assert found[-1].text == row[-1]


def test_texts_that_were_cut_lose_their_dots_and_keep_their_roles() -> None:
    row = [
        "Respons ID",
        "Datum verstuurd",
        "Laatste pagina",
        "Datum laatste a.. ",
        "Hoe belangrijk .. [Te weinig finan.. ]",
    ]
    found = lime_survey.read([row]).headings
    assert found[3].role is ToolRole.OTHER
    assert found[4].parts[0] == "Te weinig finan"


@pytest.mark.parametrize(
    "name", ["groupTime12", "interviewtime", "Group time: Redenen", "Groeptijd: Redenen", "f1Time"]
)
def test_how_long_a_page_took_is_no_answer(name: str) -> None:
    assert lime_survey.read([[*LIME_CODES[0], name]]).headings[-1].role is ToolRole.OTHER


def test_a_plain_table_that_begins_with_a_number_is_not_taken_for_it() -> None:
    assert not lime_survey.matches([["id", "groep", R1], ["1", "Jong", "4"]])
    assert not lime_survey.matches([["ID", "Startdatum", R1], ["1", "1-2-2020", "4"]])


def test_a_header_row_that_comes_back_is_skipped() -> None:
    head = [*LIME_CODES, LIME_CODES[0], *LIME_CODES[1:]]
    assert lime_survey.read(head).skipped == (3,)

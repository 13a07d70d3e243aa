import pytest

from retention_check.importers.surveys.survey_table import ToolRole
from retention_check.importers.surveys.tools import qualtrics, tool_of
from tests.importers.surveys.tools.samples import (
    ASKED,
    IMPORT_IDS,
    LEGACY,
    QUALTRICS,
    QUALTRICS_META,
    QUALTRICS_NAMES,
    QUALTRICS_TEXTS,
    R1,
    R3,
    with_answers,
)

QUESTIONS = ["Wat is uw functie?", f"{ASKED} - {R1}", f"{ASKED} - {R3}"]
ROLES = [
    *(ToolRole.OTHER, ToolRole.SUBMITTED, ToolRole.PREVIEW, ToolRole.PRIVATE, ToolRole.FINISHED, ToolRole.SUBMITTED),
    *(ToolRole.RESPONSE_ID, None, None, None),
]
NAMES = [*QUALTRICS_NAMES, "Q1", "Q2_1", "M3_2"]


def test_three_header_rows_are_names_texts_and_import_ids() -> None:
    layout = qualtrics.read(QUALTRICS)
    assert layout.rows_above == 3
    assert [heading.role for heading in layout.headings] == ROLES
    assert layout.headings[-1].parts[0] == R3
    assert layout.headings[-1].text == f"Q2_2 – {ASKED} - {R3}"


@pytest.mark.parametrize("quote", ['"', "'", '""'])
def test_import_ids_stand_between_any_quotes(quote: str) -> None:
    ids = [cell.replace('"', quote) for cell in IMPORT_IDS]
    head = with_answers(NAMES, [*QUALTRICS_TEXTS, *QUESTIONS], ids, meta=QUALTRICS_META)
    assert qualtrics.read(head).rows_above == 3


def test_the_import_ids_say_the_roles_in_any_language_of_the_rows_above() -> None:
    head = with_answers([*QUALTRICS_TEXTS, *QUESTIONS], IMPORT_IDS, meta=QUALTRICS_META)
    assert tool_of(head) is qualtrics
    layout = qualtrics.read(head)
    assert (layout.rows_above, [heading.role for heading in layout.headings]) == (2, ROLES)


def test_someone_may_have_taken_out_the_import_ids() -> None:
    head = with_answers(NAMES, [*QUALTRICS_TEXTS, *QUESTIONS], meta=QUALTRICS_META)
    assert qualtrics.read(head).rows_above == 2


def test_someone_may_have_taken_out_the_texts_too() -> None:
    head = with_answers(NAMES, meta=QUALTRICS_META)
    layout = qualtrics.read(head)
    assert layout.rows_above == 1
    assert "M3.2" in layout.headings[-1].parts


def test_answers_are_no_texts_when_only_words_are_left_in_the_columns_of_the_tool() -> None:
    head = with_answers(
        ["ResponseId", "Finished", "DistributionChannel", "UserLanguage", "Q1", "Q2_1", "M3_2"],
        meta=["", "True", "anonymous", "NL"],
    )
    assert tool_of(head) is qualtrics
    assert qualtrics.read(head).rows_above == 1


def test_an_old_export_has_v_with_numbers_above_and_a_question_that_is_cut() -> None:
    layout = qualtrics.read(LEGACY)
    assert layout.rows_above == 2
    assert [heading.parts[0] for heading in layout.headings[-2:]] == [R1, R3]
    assert layout.headings[-1].text.startswith("Q2_2 – ")
    assert layout.headings[0].role is ToolRole.RESPONSE_ID
    assert layout.headings[1].role is ToolRole.PRIVATE


def test_old_insights_repeats_the_names_of_its_own_columns() -> None:
    names = ["ResponseID", "ResponseSet", "StartDate", "EndDate", "Finished"]
    meta = ["R_1", "Default", "2015-01-01 10:00:00", "2015-01-01 10:01:00", "1"]
    ids = [f"{{'ImportId': '{name}'}}" for name in [*names, "QID1", "QID2-1", "QID2-2"]]
    head = with_answers([*names, "Q1", "Q2_1", "Q2_2"], [*names, *QUESTIONS], ids, meta=meta)
    layout = qualtrics.read(head)
    assert layout.rows_above == 3
    assert layout.headings[0].role is ToolRole.RESPONSE_ID


def test_import_ids_that_come_back_below_are_skipped() -> None:
    assert qualtrics.read([*QUALTRICS, IMPORT_IDS]).skipped == (5,)


def test_new_lines_and_tags_in_a_text_are_taken_out() -> None:
    head = with_answers(
        NAMES,
        [*QUALTRICS_TEXTS, "Functie?", f"<b>Hoe</b>\nbelangrijk?&nbsp;- {R1}", ""],
        IMPORT_IDS,
        meta=QUALTRICS_META,
    )
    assert qualtrics.read(head).headings[-2].parts[0] == R1

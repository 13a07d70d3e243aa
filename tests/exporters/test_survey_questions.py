"""The questionnaire to copy: what a tool makes of it comes back without a question."""

import csv
import io
from collections.abc import Mapping
from xml.etree import ElementTree

import docx
import pytest

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.exporters.forms_word_file import forms_word_file, questions
from retention_check.exporters.limesurvey_file import limesurvey_file
from retention_check.exporters.survey_questions import GROUPS, blocks
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import read_files
from retention_check.importers.surveys.understanding import Understanding
from tests.cast import STUDY

ROOT = ElementTree.fromstring(limesurvey_file(STUDY))  # noqa: S314 - our own file
PEOPLE = ["jong"] * 6 + ["mt"] * 5 + ["geen"]
META = ["id", "submitdate", "lastpage", "startlanguage", "seed"]


def rows(table: str) -> list[Mapping[str, str]]:
    return [{field.tag: field.text or "" for field in row} for row in ROOT.find(table).find("rows")]  # type: ignore[union-attr]


def understood(head: list[str], answers: list[list[str]], name: str = "export.csv") -> Understanding:
    output = io.StringIO(newline="")
    csv.writer(output, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([head, *answers])
    return read_files([(name, output.getvalue().encode("utf-8-sig"))], STUDY, UNDECIDED, USUAL).understanding


def test_the_blocks_hold_every_statement_once() -> None:
    codes = [item.code for block in blocks(STUDY) for item in block.items]
    assert sorted(codes) == sorted(STUDY.codes)
    assert all(len(block.answers) == 5 for block in blocks(STUDY))


def test_limesurvey_finds_what_it_asks_of_a_survey() -> None:
    assert ROOT.findtext("LimeSurveyDocType") == "Survey"
    assert int(ROOT.findtext("DBVersion") or 0) >= 400
    languages = {each.text for each in ROOT.find("languages") or ()}
    assert {
        row["language"] for table in ("group_l10ns", "question_l10ns", "answer_l10ns") for row in rows(table)
    } == languages
    for table in ROOT:
        if (fields := table.find("fields")) is not None:
            named = [field.text for field in fields]
            assert all([cell.tag for cell in row] == named for row in table.find("rows") or ())


def test_every_row_of_it_refers_to_a_row_that_is_there() -> None:
    groups = {row["gid"] for row in rows("groups")}
    asked = {row["qid"] for row in rows("questions")}
    all_asked = asked | {row["qid"] for row in rows("subquestions")}
    assert len(all_asked) == len(rows("questions")) + len(rows("subquestions"))
    assert {row["gid"] for row in rows("questions")} == groups == {row["gid"] for row in rows("group_l10ns")}
    assert {row["parent_qid"] for row in rows("subquestions")} < asked
    assert {row["qid"] for row in rows("question_l10ns")} == all_asked
    assert {row["qid"] for row in rows("answers")} == asked
    assert {row["aid"] for row in rows("answers")} == {row["aid"] for row in rows("answer_l10ns")}


def test_its_codes_are_such_as_limesurvey_takes() -> None:
    titles = [row["title"] for row in (*rows("questions"), *rows("subquestions"))]
    assert len(set(titles)) == len(titles)
    assert all(title.isalnum() and title[0].isalpha() and len(title) <= 15 for title in titles)
    assert all(len(row["code"]) <= 5 for row in rows("answers"))


def test_it_asks_for_no_time_address_or_token() -> None:
    survey = rows("surveys")[0]
    assert survey["anonymized"] == "Y"
    assert {survey[name] for name in ("datestamp", "ipaddr", "refurl", "savetimings", "usetokens")} == {"N"}


def limesurvey_columns() -> list[tuple[str, str, str]]:
    """Of each column that LimeSurvey exports of it: its code, its question and its row."""
    texts = {row["qid"]: row["question"] for row in rows("question_l10ns")}
    parents = {row["qid"]: row for row in rows("questions")}
    found = [("groep", texts[next(q for q, row in parents.items() if row["title"] == "groep")], "")]
    for row in rows("subquestions"):
        parent = parents[row["parent_qid"]]
        found.append((f"{parent['title']}[{row['title']}]", texts[row["parent_qid"]], texts[row["qid"]]))
    return found


def heading(heads: str, code: str, question: str, row: str) -> str:
    """A heading as LimeSurvey writes it: its code, its text, or both."""
    text = f"{question} [{row}]" if row else question
    return {"codes": code, "text": text, "both": f"{code}. {text}"}[heads]


@pytest.mark.parametrize(
    ("heads", "answers"), [(heads, answers) for heads in ("codes", "text", "both") for answers in ("words", "codes")]
)
def test_an_export_of_it_by_limesurvey_comes_back_without_a_question(heads: str, answers: str) -> None:
    columns = limesurvey_columns()
    cells = []
    for number, group in enumerate(PEOPLE):
        given = [
            STUDY.answer_words[Kind.REASON if code.startswith("R[") else Kind.MEASURE] for code, _, _ in columns[1:]
        ]
        place = number % 5
        line = [words[place] if answers == "words" else str(place + 1) for words in given]
        cells.append(
            [
                str(number + 1),
                "1980-01-01 00:00:00",
                "12",
                "nl",
                "1",
                GROUPS[group] if answers == "words" else group,
                *line,
            ]
        )
    found = understood([*META, *(heading(heads, *column) for column in columns)], cells)
    assert_all_there(found)


def test_an_export_of_it_by_microsoft_forms_comes_back_without_a_question() -> None:
    head = [question for question, _ in questions(STUDY)]
    cells = [
        [
            str(number + 1),
            "",
            "",
            "anonymous",
            "",
            GROUPS[group],
            *(words[number % 5] for _, words in questions(STUDY)[1:]),
        ]
        for number, group in enumerate(PEOPLE)
    ]
    assert_all_there(understood(["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *head], cells))


def assert_all_there(found: Understanding) -> None:
    assert found.problems == ()
    assert found.questions == ()
    assert found.people == {Side.YOUNG: 6, Side.MANAGEMENT: 5}
    assert {(entry.code, entry.side, entry.n) for entry in found.entries} == {
        (code, side, n) for code in STUDY.codes for side, n in found.people.items()
    }


def test_the_word_file_has_a_numbered_question_and_lettered_answers_on_lines_of_their_own() -> None:
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(forms_word_file(STUDY))).paragraphs]
    numbered = [line for line in lines if line.split(".")[0].isdigit()]
    assert len(numbered) == len(STUDY.items) + 1
    first = lines.index(numbered[1])
    assert lines[first + 1 : first + 6] == [
        f"{letter}. {word}" for letter, word in zip("ABCDE", STUDY.answer_words[Kind.REASON], strict=True)
    ]


def test_the_same_study_gives_the_same_bytes() -> None:
    assert limesurvey_file(STUDY) == limesurvey_file(STUDY)
    assert forms_word_file(STUDY) == forms_word_file(STUDY)

"""The questionnaire to copy as LimeSurvey's own file (.lss): every question type, code and answer as it imports them.

The tables and their fields are those that LimeSurvey writes since version 4 (DBVersion 426).
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from retention_check.domain.study import Study
from retention_check.exporters.survey_questions import (
    GROUP_QUESTION,
    GROUPS,
    TITLE,
    TO_ADD,
    WELCOME,
    Block,
    blocks,
)

DB_VERSION = 426
SURVEY = "100000"  # the import gives it a number of its own
LANGUAGE = "nl"
ARRAY, LIST = "F", "L"  # types of questions: one answer on each row, one from a list
PER_GROUP = "G"  # one page for each group
YES, NO = "Y", "N"

Row = Mapping[str, str]


def limesurvey_file(study: Study) -> bytes:
    """The survey: anonymous, without times, addresses or numbers of computers."""
    tables = _Tables()
    tables.add_list("groep", "Over u", GROUP_QUESTION, GROUPS)
    for block in blocks(study):
        tables.add_array(block)
    document = ElementTree.Element("document")
    for name, text in (("LimeSurveyDocType", "Survey"), ("DBVersion", str(DB_VERSION))):
        ElementTree.SubElement(document, name).text = text
    ElementTree.SubElement(ElementTree.SubElement(document, "languages"), "language").text = LANGUAGE
    for name, rows in tables.all():
        _add_table(document, name, rows)
    ElementTree.indent(document, " ")
    data: bytes = ElementTree.tostring(document, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


class _Tables:
    """The rows of each table, with the numbers by which they refer to one another."""

    def __init__(self) -> None:
        self.groups: list[Row] = []
        self.group_texts: list[Row] = []
        self.questions: list[Row] = []
        self.subquestions: list[Row] = []
        self.question_texts: list[Row] = []
        self.answers: list[Row] = []
        self.answer_texts: list[Row] = []

    def add_list(self, code: str, title: str, question: str, answers: Mapping[str, str]) -> None:
        """A group with one question that is answered from a list."""
        number = self._add_question(self._add_group(title), "0", LIST, code, question)
        self._add_answers(number, answers)

    def add_array(self, block: Block) -> None:
        """A group with one question that has a row for each statement."""
        group = self._add_group(block.title)
        number = self._add_question(group, "0", ARRAY, block.code, block.question)
        for item in block.items:
            self._add_question(group, number, "T", re.sub(r"\W", "", item.code), item.text)
        self._add_answers(number, {str(place): text for place, text in enumerate(block.answers, start=1)})

    def all(self) -> list[tuple[str, list[Row]]]:
        """The tables by their names, in the order of LimeSurvey's own files."""
        return [
            ("answers", self.answers),
            ("answer_l10ns", self.answer_texts),
            ("groups", self.groups),
            ("group_l10ns", self.group_texts),
            ("questions", self.questions),
            ("subquestions", self.subquestions),
            ("question_l10ns", self.question_texts),
            ("surveys", [_survey()]),
            ("surveys_languagesettings", [_texts()]),
        ]

    def _add_group(self, title: str) -> str:
        number = str(len(self.groups) + 1)
        self.groups.append({"gid": number, "sid": SURVEY, "group_order": number, "grelevance": "1"})
        texts = {"id": number, "gid": number, "group_name": title, "description": "", "language": LANGUAGE}
        self.group_texts.append(texts)
        return number

    def _add_question(self, group: str, parent: str, kind: str, code: str, text: str) -> str:
        number = str(len(self.questions) + len(self.subquestions) + 1)
        rows = self.questions if parent == "0" else self.subquestions
        place = sum(1 for row in rows if row["parent_qid"] == parent and row["gid"] == group) + 1
        row = {"qid": number, "parent_qid": parent, "sid": SURVEY, "gid": group, "type": kind, "title": code}
        rows.append(
            {
                **row,
                "other": NO,
                "mandatory": NO,
                "encrypted": NO,
                "question_order": str(place),
                "scale_id": "0",
                "same_default": "0",
                "relevance": "1",
            }
        )
        texts = {"id": number, "qid": number, "question": text, "help": "", "language": LANGUAGE}
        self.question_texts.append(texts)
        return number

    def _add_answers(self, question: str, answers: Mapping[str, str]) -> None:
        """The answers to a question, by their codes."""
        for place, (code, text) in enumerate(answers.items(), start=1):
            number = str(len(self.answers) + 1)
            row = {"aid": number, "qid": question, "code": code, "sortorder": str(place)}
            self.answers.append({**row, "assessment_value": "0", "scale_id": "0"})
            self.answer_texts.append({"id": number, "aid": number, "answer": text, "language": LANGUAGE})


def _survey() -> Row:
    kept = {"anonymized": YES, "datestamp": NO, "ipaddr": NO, "refurl": NO, "savetimings": NO, "usetokens": NO}
    shown = {"format": PER_GROUP, "allowprev": YES, "showprogress": YES, "shownoanswer": YES, "listpublic": NO}
    return {"sid": SURVEY, "gsid": "1", "language": LANGUAGE, "additional_languages": "", **kept, **shown}


def _texts() -> Row:
    return {
        "surveyls_survey_id": SURVEY,
        "surveyls_language": LANGUAGE,
        "surveyls_title": TITLE,
        "surveyls_description": "",
        "surveyls_welcometext": f"{WELCOME} {TO_ADD}",
        "surveyls_endtext": "Bedankt voor uw antwoorden.",
        "surveyls_dateformat": "5",
        "surveyls_numberformat": "1",
    }


def _add_table(document: ElementTree.Element, name: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    table = ElementTree.SubElement(document, name)
    fields = ElementTree.SubElement(table, "fields")
    for field in rows[0]:
        ElementTree.SubElement(fields, "fieldname").text = field
    body = ElementTree.SubElement(table, "rows")
    for row in rows:
        element = ElementTree.SubElement(body, "row")
        for field, value in row.items():
            ElementTree.SubElement(element, field).text = value

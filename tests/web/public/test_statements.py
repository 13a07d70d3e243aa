"""The fifty statements as they are asked: for everyone to read, to print and to take along."""

import importlib.util

import pytest
from flask import Flask

from retention_check.domain.item import Kind
from retention_check.exporters.forms_word_file import forms_word_file
from retention_check.exporters.limesurvey_file import limesurvey_file
from retention_check.exporters.statements import statements_csv, statements_xlsx
from tests.cast import STUDY
from tests.web.client import SavedRound, Visitor, words


def test_every_question_and_statement_stands_there_under_its_reason_with_its_code(visitor: Visitor) -> None:
    page = visitor.get("/stellingen")
    sections = {each.get("aria-labelledby"): words(each) for each in page.tree.iter("section")}
    blocks = {name: text for name, text in sections.items() if name in STUDY.codes}
    assert list(blocks) == [reason.code for reason in STUDY.of_kind(Kind.REASON)]
    for code, text in blocks.items():
        for item in (STUDY.item(str(code)), *STUDY.measures_of(str(code))):
            assert item.question in text
            assert item.text in text
            assert item.code in text


def test_the_answer_words_of_each_kind_stand_there_and_whose_they_are(visitor: Visitor) -> None:
    page = visitor.get("/stellingen")
    found = [
        [words(each) for each in answers] for answers in page.tree.iter("ol") if answers.get("class") == "answer-words"
    ]
    assert found == [
        [f"{number} {word}" for number, word in enumerate(STUDY.answer_words[kind], start=1)] for kind in Kind
    ]
    assert "Deze antwoordwoorden zijn van ons: het onderzoek drukt alleen cijfers af." in page.main
    assert "om te lezen, niet om op te antwoorden" in page.main


def test_where_our_words_are_not_the_study_s_is_told(visitor: Visitor) -> None:
    text = visitor.get("/stellingen").main
    assert STUDY.questions_note in text
    assert STUDY.content.statements_note in text


@pytest.mark.parametrize(
    ("kind", "write"),
    [("xlsx", statements_xlsx), ("csv", statements_csv), ("lss", limesurvey_file), ("docx", forms_word_file)],
)
def test_anyone_may_take_them_along(visitor: Visitor, central: Flask, kind: str, write: object) -> None:
    for page in (visitor.get(f"/stellingen.{kind}"), Visitor(central).get(f"/stellingen.{kind}")):
        assert page.status == 200
        assert page.data == write(STUDY)  # type: ignore[operator]
        assert page.headers["Content-Disposition"] == f'attachment; filename="stellingen.{kind}"'


@pytest.mark.parametrize("kind", ["exe", "XLSX", "json"])
def test_another_kind_of_file_is_not_there(visitor: Visitor, kind: str) -> None:
    assert visitor.get(f"/stellingen.{kind}").status == 404


def test_without_the_library_the_page_says_what_to_install_and_there_is_no_word_file(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)  # noqa: ARG005
    assert visitor.get("/stellingen.docx").status == 404
    page = visitor.get("/stellingen")
    assert "stellingen.docx" not in " ".join(page.links)
    assert "retention-check[office]" in page.main


def test_the_page_on_which_scores_are_typed_leads_there(me: Visitor, gouda: SavedRound) -> None:
    assert "/stellingen" in " ".join(me.get(f"{gouda.at}/scores/jong").links)

"""A statement in other words is asked by its answers, where few statements are missing."""

import random
from collections.abc import Mapping, Sequence

import pytest

from retention_check.domain.item import Kind
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import QuestionTopic, Understanding
from tests.cast import STUDY
from tests.importers.surveys.made_tables import table

ROWS = 20
OTHER = "Iets heel anders"
CODES = {kind: [item.code for item in STUDY.of_kind(kind)] for kind in Kind}
NUMBERS = ("1", "2", "3", "4", "5")


def values(words: Sequence[str], seed: int = 1) -> list[str]:
    return random.Random(seed).choices(words, k=ROWS)


def cells(*missing: str, in_numbers: bool = False) -> dict[str, Sequence[str]]:
    """All statements but these."""
    told = {item.code: NUMBERS if in_numbers else STUDY.answer_words[item.kind] for item in STUDY.items}
    there = {code: values(words, seed) for seed, (code, words) in enumerate(told.items()) if code not in missing}
    return {"Groep": ["Jong", "Management"] * (ROWS // 2), **there}


def understood(given: Mapping[str, Sequence[str]], choices: Choices = UNDECIDED) -> Understanding:
    return understand([table(given)], STUDY, choices)


def asked(found: Understanding) -> dict[str, list[str]]:
    assert all(question.topic is QuestionTopic.COLUMN for question in found.questions)
    return {question.about: [option.value for option in question.options] for question in found.questions}


@pytest.mark.parametrize("missing", [["M3.2"], ["M1.1", "M3.2", "M4.1", "M9.1", "M10.2"]])
def test_a_column_with_answers_is_asked_when_few_statements_of_its_kind_are_missing(missing: list[str]) -> None:
    given = {**cells("R4", *missing), OTHER: values(STUDY.answer_words[Kind.MEASURE])}
    assert asked(understood(given)) == {OTHER: [*missing, "none"]}
    chosen = understood(given, Choices(columns={OTHER: missing[0]}))
    assert chosen.is_ready
    assert missing[0] in {entry.code for entry in chosen.entries}


def test_numbers_may_be_of_either_kind() -> None:
    given = {**cells("R4", "M3.2", in_numbers=True), OTHER: values(NUMBERS)}
    assert asked(understood(given)) == {OTHER: ["R4", "M3.2", "none"]}


def test_a_column_that_is_no_statement_after_all_is_not_asked_or_told_again() -> None:
    given = {**cells("M3.2"), OTHER: values(STUDY.answer_words[Kind.MEASURE])}
    found = understood(given, Choices(columns={OTHER: "none"}))
    assert found.is_ready
    assert not any(OTHER in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("missing", "kind"),
    [
        ([], Kind.MEASURE),
        (CODES[Kind.MEASURE][:6], Kind.MEASURE),
        (CODES[Kind.MEASURE], Kind.REASON),
        (["R4"], Kind.MEASURE),
    ],
    ids=["none is missing", "many are missing", "a kind was not asked", "of the other kind"],
)
def test_otherwise_it_is_told_and_not_asked(missing: list[str], kind: Kind) -> None:
    found = understood({**cells(*missing), OTHER: values(STUDY.answer_words[kind])})
    assert found.is_ready
    assert any("lijken antwoorden op stellingen" in remark and OTHER in remark for remark in found.remarks)


def test_many_columns_of_other_questions_are_told_and_not_asked() -> None:
    others = {f"{OTHER} {n}": values(STUDY.answer_words[Kind.MEASURE], n) for n in range(6)}
    assert understood({**cells("M3.2"), **others}).is_ready


def test_a_column_is_not_asked_where_another_that_is_asked_may_be_the_missing_one() -> None:
    unclear = "Jonge ambtenaren ontvangen trainingen en opleiding"
    words = STUDY.answer_words[Kind.MEASURE]
    found = understood({**cells("M7.1"), unclear: values(words), OTHER: values(words, 2)})
    assert [*asked(found)] == [unclear]

"""One value of an answer by itself: numbers, words, numbers with a word, codes of tools, none."""

from decimal import Decimal

import pytest

from retention_check.importers.lost_values import LOST
from retention_check.importers.surveys.answers.answer_values import Value, ValueKind, value_of


@pytest.mark.parametrize(
    ("typed", "number"),
    [("4", "4"), ("4,0", "4"), ("4.0", "4"), ("3,25", "3.25"), (" 5 ", "5"), ("4)", "4"), ("(3)", "3"), ("+2", "2")],
)
def test_numbers_as_tools_and_people_write_them(typed: str, number: str) -> None:
    assert value_of(typed) == Value(ValueKind.NUMBER, Decimal(number))


@pytest.mark.parametrize(
    ("typed", "number", "label"),
    [
        ("4 = mee eens", 4, "mee eens"),
        ("(4) Mee eens", 4, "mee eens"),
        ("4. Mee eens", 4, "mee eens"),
        ("4) mee eens", 4, "mee eens"),
        ("4 - mee eens", 4, "mee eens"),
        ("4: mee eens", 4, "mee eens"),
        ("Mee eens (4)", 4, "mee eens"),
        ("Mee eens - 4", 4, "mee eens"),
        ("Somewhat agree (8)", 8, "somewhat agree"),
    ],
)
def test_a_word_may_have_a_number(typed: str, number: int, label: str) -> None:
    assert value_of(typed) == Value(ValueKind.CODED, Decimal(number), label)


@pytest.mark.parametrize("typed", ["(6) geen mening", "6 = weet niet", "Geen mening (6)", "9 - n.v.t.", "-99", "#N/A"])
def test_a_number_with_no_opinion_is_none(typed: str) -> None:
    assert value_of(typed).kind is ValueKind.NONE


@pytest.mark.parametrize(("typed", "prefix", "number"), [("A1", "A", 1), ("AO05", "AO", 5), ("A10", "A", 10)])
def test_codes_of_lime_survey_hold_a_number(typed: str, prefix: str, number: int) -> None:
    assert value_of(typed) == Value(ValueKind.CODE, Decimal(number), prefix=prefix)


@pytest.mark.parametrize("typed", ["7-mei", "7 mei", "2025-05-07", LOST, "#DEEL/0!", "x" * 200])
def test_days_errors_and_long_texts_are_something_else(typed: str) -> None:
    assert value_of(typed).kind is ValueKind.OTHER


def test_a_percentage_is_no_number() -> None:
    assert value_of("80 %").kind is ValueKind.PERCENTAGE


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("1", "Heel belangrijk", Value(ValueKind.CODED, Decimal(1), "heel belangrijk")),
        ("1.0", "1 - heel belangrijk", Value(ValueKind.CODED, Decimal(1), "heel belangrijk")),
        ("6", "Geen mening", Value(ValueKind.NONE)),
        ("3", "3", Value(ValueKind.NUMBER, Decimal(3))),
    ],
)
def test_the_words_that_a_file_gives_for_its_codes_go_with_them(typed: str, label: str, value: Value) -> None:
    assert value_of(typed, label) == value

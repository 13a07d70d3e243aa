"""What may be shown of a cell: short, and nothing by which a person can be reached."""

import pytest

from retention_check.importers.surveys.answers.shown_values import (
    asked_value,
    quoted_heading,
    shortened,
    shown_answer,
    shown_value,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hm", "hm"),
        ("  hoi   daar ", "hoi daar"),
        ("x" * 20, "x" * 20),
        ("x" * 34, "(tekst, 34 tekens)"),
        ("(tekst, 1234567 tekens)", "(tekst, 1234567 tekens)"),
        ("a.de.wit@gouda.nl", "(e-mailadres)"),
        ("mail mij: a@b.nl", "(e-mailadres)"),
        ("192.0.2.17", "(nummer of adres)"),
        ("2001:db8:0:1::7", "(nummer of adres)"),
        ("06-12345678", "(nummer of adres)"),
        ("+31 6 1234 5678", "(nummer of adres)"),
        ("123456789", "(nummer of adres)"),
        ("www.gouda.nl", "(nummer of adres)"),
        ("2025-05-07 00:00:00", "2025-05-07 00:00:00"),
        ("12345", "(nummer of adres)"),
        ("123.456.782", "(nummer of adres)"),
        ("2611 AB", "(nummer of adres)"),
        ("3.333333333", "3.333333333"),
    ],
)
def test_a_cell_as_it_may_be_shown(typed: str, shown: str) -> None:
    assert shown_value(typed) == shown


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Steunt u dit? [Vaste contracten]", "Steunt u dit? [Vaste contracten]"),
        ("In hoeverre steunt u elk van deze maatregelen in uw gemeente? [Vaste contracten]", "… Vaste contracten"),
        ("In hoeverre steunt u elk van deze maatregelen in uw gemeente? - Vaste contracten", "… Vaste contracten"),
        ("In hoeverre steunt u elk van deze maatregelen in uw gemeente? – Vaste contracten", "… Vaste contracten"),
        ("In hoeverre steunt u deze - en andere - maatregelen in uw gemeente? [Meer - loon]", "… Meer - loon"),
        ("x" * 80, "x" * 59 + "…"),
        ("x" * 80 + " [" + "y" * 80 + "]", "y" * 59 + "…"),
        ("x" * 80 + " [", "x" * 59 + "…"),
    ],
)
def test_of_a_long_heading_the_part_that_differs_is_shown(heading: str, shown: str) -> None:
    assert shortened(heading) == shown


def test_a_heading_between_quotes_stands_on_one_line() -> None:
    assert quoted_heading("Vaste\n contracten") == "‘Vaste contracten’"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Jan de Vries", "(tekst, 12 tekens)"),
        ("piet", "(tekst, 4 tekens)"),
        ("123.456.782", "(nummer of adres)"),
        ("zie boven", "zie boven"),
        ("beetje belangrijk", "beetje belangrijk"),
        ("geen mening", "geen mening"),
        ("hm", "hm"),
        ("7", "7"),
        ("#N/B", "#N/B"),
    ],
)
def test_of_a_cell_among_answers_only_what_reads_as_an_answer_is_shown(typed: str, shown: str) -> None:
    assert shown_answer(typed) == shown


def test_a_sentence_is_not_quoted_whole_in_a_question() -> None:
    assert asked_value("Vraag dit maar aan Jan de Vries van kamer zes") == "‘(tekst, 45 tekens)’"
    assert asked_value("Nee joh") == "‘Nee joh’"
    assert asked_value("Ik vind dit niet zo heel erg belangrijk") == "‘Ik vind dit niet zo heel erg belangrijk’"

"""What may be shown of a cell: short, and nothing by which a person can be reached."""

import pytest

from retention_check.importers.surveys.answers.shown_values import shown_value


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
    ],
)
def test_a_cell_as_it_may_be_shown(typed: str, shown: str) -> None:
    assert shown_value(typed) == shown

"""Numbers, dates, lists and plurals as Dutch readers expect them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check import dutch


@pytest.mark.parametrize(("value", "text"), [("7.85", "7,9"), ("-0.2", "−0,2"), ("-0.04", "0,0"), ("10", "10,0")])
def test_a_number_has_a_decimal_comma_and_a_true_minus(value: str, text: str) -> None:
    assert dutch.decimal(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("2.1", "+2,1"), ("-0.2", "−0,2"), ("0", "0,0"), ("0.04", "0,0")])
def test_a_gap_shows_its_sign_and_zero_has_none(value: str, text: str) -> None:
    assert dutch.signed(Decimal(value)) == text


@given(st.decimals(min_value=-99, max_value=99, places=3))
def test_a_printed_number_reads_back_within_half_a_tenth(value: Decimal) -> None:
    back = Decimal(dutch.decimal(value).replace("−", "-").replace(",", "."))
    assert abs(back - value) <= Decimal("0.05")


def test_dates_are_written_out() -> None:
    assert dutch.date(date(2026, 11, 21)) == "21 november 2026"
    assert dutch.month(date(2026, 3, 1)) == "maart 2026"
    assert dutch.period(date(2025, 2, 17), date(2025, 4, 2)) == "17 februari tot en met 2 april 2025"
    assert dutch.period(date(2025, 12, 1), date(2026, 1, 2)) == "1 december 2025 tot en met 2 januari 2026"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_lists_end_with_en(words: list[str], text: str) -> None:
    assert dutch.listing(words) == text


def test_one_is_singular_and_all_else_plural() -> None:
    assert dutch.plural(1, "antwoord", "antwoorden") == "1 antwoord"
    assert dutch.plural(0, "antwoord", "antwoorden") == "0 antwoorden"
    assert dutch.plural(12500, "antwoord", "antwoorden") == "12.500 antwoorden"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "nul"),
        (1, "één"),
        (3, "drie"),
        (10, "tien"),
        (11, "elf"),
        (12, "twaalf"),
        (13, "13"),
        (20, "twintig"),
        (30, "dertig"),
        (40, "veertig"),
        (49, "49"),
        (50, "vijftig"),
        (60, "60"),
        (1200, "1.200"),
        (-1, "-1"),
    ],
)
def test_counts_up_to_twelve_and_tens_up_to_fifty_are_words(number: int, text: str) -> None:
    assert dutch.count(number) == text


def test_capitals_change_only_the_first_letter() -> None:
    assert dutch.first_small("Te weinig VNG") == "te weinig VNG"
    assert dutch.first_small("VNG-trainingen") == "VNG-trainingen"
    assert dutch.first_capital("één") == "Één"


def test_a_number_from_a_spreadsheet_is_shown_as_its_owner_sees_it() -> None:
    assert dutch.as_typed(34.0) == "34"
    assert dutch.as_typed(11.2) == "11,2"


@pytest.mark.parametrize("text", ["21-11-2026", "21 november 2026", " 21 November 2026 ", "2026-11-21", "21/11/2026"])
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert dutch.read_date(text) == date(2026, 11, 21)


@pytest.mark.parametrize("text", ["", "morgen", "31-02-2026", "21-11-26", "21 nov", "0-1-2026", "²-1-2026", "1-2-3-4"])
def test_anything_else_is_no_date(text: str) -> None:
    assert dutch.read_date(text) is None


@given(st.dates())
def test_a_date_that_is_shown_is_read_back(day: date) -> None:
    assert dutch.read_date(dutch.date(day)) == (day if day.year >= 1000 else None)

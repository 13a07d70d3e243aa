"""Numbers, dates, lists and plurals as Dutch readers expect them."""

import re
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
    ("start", "end", "text"),
    [
        (date(2026, 11, 5), date(2026, 11, 5), "5 november 2026"),
        (date(2026, 11, 5), date(2026, 11, 19), "5 tot 19 november 2026"),
        (date(2026, 11, 28), date(2026, 12, 3), "28 november tot 3 december 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 december 2026 tot 3 januari 2027"),
        (date(2026, 1, 5), date(2027, 1, 5), "5 januari 2026 tot 5 januari 2027"),
    ],
)
def test_a_span_of_days_says_what_both_share_once(start: date, end: date, text: str) -> None:
    assert dutch.span(start, end) == text


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


@pytest.mark.parametrize(
    "text",
    [
        "5-11-2026",
        "05-11-2026",
        "5/11/2026",
        "05.11.2026",
        "5 11 2026",
        "5–11–2026",
        "5 november 2026",
        " 5 November  2026 ",
        "5 nov 2026",
        "5 nov. 2026.",
        "5-nov-2026",
        "2026-11-05",
        "2026/11/5",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert dutch.read_date(text) == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("month", "number"), [("mrt", 3), ("maart", 3), ("mei", 5), ("sept", 9), ("sep.", 9), ("dec", 12)]
)
def test_a_month_may_be_shortened(month: str, number: int) -> None:
    assert dutch.read_date(f"1 {month} 2026") == date(2026, number, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 november 2026", "31 november bestaat niet: november heeft 30 dagen."),
        ("2026-04-31", "31 april bestaat niet: april heeft 30 dagen."),
        ("29-2-2027", "29 februari bestaat niet: februari heeft in 2027 28 dagen."),
        ("0-1-2026", "0 januari bestaat niet: januari heeft 31 dagen."),
        ("11-21-2026", "Maand 21 bestaat niet. Schrijf eerst de dag en dan de maand, zoals 21-11-2026."),
        ("21-11-26", "Schrijf het jaar met vier cijfers, zoals in 21-11-2026."),
        ("05.11.26", "Schrijf het jaar met vier cijfers, zoals in 21-11-2026."),
    ],
)
def test_a_day_that_does_not_exist_or_may_be_another_says_so(text: str, why: str) -> None:
    with pytest.raises(dutch.DateError, match=f"^{re.escape(why)}$"):
        dutch.read_date(text)


@pytest.mark.parametrize(
    "text", ["", "morgen", "21 nov", "1-1-0000", "²-1-2026", "1-2-3-4", "1-٣-2026", "9" * 5000, f"1-{'9' * 5000}-2026"]
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(dutch.DateError, match=r"^$"):
        dutch.read_date(text)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["{0.day}-{0.month}-{0.year}", "{0}"]))
def test_a_date_that_is_shown_is_read_back(day: date, form: str) -> None:
    assert dutch.read_date(dutch.date(day)) == day
    assert dutch.read_date(form.format(day)) == day


@given(st.text(max_size=20))
def test_no_text_is_more_than_a_date_or_none(text: str) -> None:
    try:
        assert isinstance(dutch.read_date(text), date)
    except dutch.DateError:
        return
